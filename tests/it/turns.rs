//! Plans of turns that cannot be kept: each is refused with its place.

use expect_test::{Expect, expect};
use firewatch::config;
use std::fmt::Write;

const EXAMPLE: &str = include_str!("../../deploy/firewatch.example.toml");

/// What a start says to a plan with these lines.
fn told(lines: &str) -> String {
    let text = EXAMPLE.replacen("[rota]\n", &format!("[rota]\n{lines}\n"), 1);
    let secret = ("FIREWATCH_BOT__CLIENT_SECRET".to_owned(), "s".to_owned());
    match config::read(&text, std::iter::once(secret)) {
        Ok(_) => "taken".to_owned(),
        Err(problems) => {
            let problems = problems.to_string();
            problems.lines().skip(1).map(str::trim).collect::<Vec<_>>().join(" | ")
        }
    }
}

fn table(plans: &[&str], expected: &Expect) {
    let mut rows = String::new();
    for plan in plans {
        writeln!(rows, "{}\n    {}", plan.replace('\n', "; "), told(plan)).unwrap();
    }
    expected.assert_eq(&rows);
}

#[test]
fn a_plan_that_cannot_be_kept_is_refused_with_its_place() {
    table(
        &[
            "order = []",
            "order = [\"bo.lindqvist@example.org\", \"zed@example.org\"]",
            "deputy = \"zed@example.org\"",
            "weekdays = [\"bo.lindqvist@example.org\", \"dev.kapoor@example.org\"]",
            "start = \"2026-02-30\"",
            "start = \"soon\"",
            "change_at = \"25:00\"",
            "holidays = [\"2026-12-25\", \"Christmas\"]",
            "public_holidays = [\"NL\", \"XX\"]",
            "liberation_day = \"sometimes\"",
            "nudge_after = \"3h\"\ndeputy_after = \"1h\"",
            "temporary = [{ from = \"2026-12-21\", order = [\"dev.kapoor@example.org\"] }]",
            "temporary = [{ from = \"2026-12-21\", until = \"2026-12-20\", order = [\"dev.kapoor@example.org\"] }]",
            "temporary = [{ from = \"2026-12-21\", until = \"2026-12-24\", order = [] }]",
            "temporary = [{ from = \"2026-12-21\", until = \"2026-12-24\", order = [\"zed@example.org\"] }]",
            "temporary = [{ from = \"2026-12-21\", until = \"2026-12-24\", order = [\"dev.kapoor@example.org\"] }, { from = \"2026-12-24\", until = \"2026-12-31\", order = [\"bo.lindqvist@example.org\"] }]",
        ],
        &expect![[r#"
            order = []
                rota.order: found nobody, expected e-mails of people in team.people, or no order
            order = ["bo.lindqvist@example.org", "zed@example.org"]
                rota.order: found zed@example.org, expected the e-mail of somebody in team.people
            deputy = "zed@example.org"
                rota.deputy: found zed@example.org, expected the e-mail of somebody in team.people
            weekdays = ["bo.lindqvist@example.org", "dev.kapoor@example.org"]
                rota.weekdays: found 2 people, expected five e-mails, for Monday to Friday
            start = "2026-02-30"
                rota.start: found 2026-02-30, expected a date such as 2026-11-23
            start = "soon"
                rota.start: found soon, expected a date such as 2026-11-23
            change_at = "25:00"
                rota.change_at: found 25:00, expected a time such as 09:00
            holidays = ["2026-12-25", "Christmas"]
                rota.holidays: found Christmas, expected dates such as 2026-12-25
            public_holidays = ["NL", "XX"]
                rota.public_holidays: found XX, expected NL or none; days of other countries in rota.holidays
            liberation_day = "sometimes"
                rota.liberation_day: found sometimes, expected lustrum, yearly or never
            nudge_after = "3h"; deputy_after = "1h"
                rota.deputy_after: found 3600s, expected at least rota.nudge_after
            temporary = [{ from = "2026-12-21", order = ["dev.kapoor@example.org"] }]
                rota.temporary[0]: found something else, expected from and until as dates such as 2026-12-21, and order as a list of e-mails
            temporary = [{ from = "2026-12-21", until = "2026-12-20", order = ["dev.kapoor@example.org"] }]
                rota.temporary[0]: found 2026-12-21 to 2026-12-20, expected a last day that is not before the first, and people
            temporary = [{ from = "2026-12-21", until = "2026-12-24", order = [] }]
                rota.temporary[0]: found 2026-12-21 to 2026-12-24, expected a last day that is not before the first, and people
            temporary = [{ from = "2026-12-21", until = "2026-12-24", order = ["zed@example.org"] }]
                rota.temporary[0]: found zed@example.org, expected the e-mail of somebody in team.people
            temporary = [{ from = "2026-12-21", until = "2026-12-24", order = ["dev.kapoor@example.org"] }, { from = "2026-12-24", until = "2026-12-31", order = ["bo.lindqvist@example.org"] }]
                rota.temporary[1]: found 2026-12-24 to 2026-12-31, expected days that no other has; 2026-12-21 to 2026-12-24 has some of them
        "#]],
    );
}

#[test]
fn a_plan_that_is_odd_is_taken_for_somebody_is_named_all_the_same() {
    table(
        &[
            "start = \"2099-01-01\"",
            "public_holidays = [\"none\"]",
            "public_holidays = []",
            "liberation_day = \"yearly\"",
            "temporary = [{ from = \"2026-12-21\", until = \"2026-12-24\", order = [\"dev.kapoor@example.org\"] }]",
        ],
        &expect![[r#"
            start = "2099-01-01"
                taken
            public_holidays = ["none"]
                taken
            public_holidays = []
                taken
            liberation_day = "yearly"
                taken
            temporary = [{ from = "2026-12-21", until = "2026-12-24", order = ["dev.kapoor@example.org"] }]
                taken
        "#]],
    );
}
