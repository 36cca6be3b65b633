//! How incidents went, counted from what is kept.
#![expect(clippy::too_many_lines, reason = "the transcripts are long, the tests are not")]

use crate::home::Home;
use crate::talk::talk_at;
use expect_test::expect;
use serde_json::Value;
use wording::Language;

/// What the latest card of the team chat shows, also behind its buttons.
fn latest_card(home: &Home) -> String {
    let world = home.town.world();
    let mut cards = world.chats[0].messages.iter().rev().filter_map(|one| one.card.as_ref());
    let mut lines = Vec::new();
    texts(cards.next().unwrap(), &mut lines);
    lines.join("\n")
}

fn texts(card: &Value, lines: &mut Vec<String>) {
    match card {
        Value::Object(object) => {
            lines.extend(object.get("text").and_then(Value::as_str).map(str::to_owned));
            object.values().for_each(|value| texts(value, lines));
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, lines)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A team without a product manager: what stakeholders should hear is told elsewhere.
async fn alone() -> Home {
    let mut home = Home::new().await;
    home.stop().await;
    home.config.team.members.retain(|member| !member.person.name.starts_with("Femi"));
    home.start().await;
    home
}

#[tokio::test(flavor = "multi_thread")]
async fn how_an_incident_went_is_counted_from_its_history() {
    let home = alone().await;
    talk_at(
        &home,
        expect![[r#"
            09:00 Ana > statistics
                  121  | [card] How incidents went, from Wed 26 Aug to Mon 23 Nov.
            09:01 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:05 Bo > confirm 2
                  121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments stuck
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:05 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [2 - High] [New]
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  ops  | 50993 leads the sprint
            09:07 Bo > assign Cleo
                  121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens is asked to lead: payments stuck
                  121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments stuck
            09:09 Cleo > accept
                  121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens will lead: payments stuck
                  121  ~ [card] INC-1: Cleo Martens said yes at 09:09 CET, just now, and leads unless somebody objects.
                  121  | Cleo Martens will be incident manager of **INC-1**: “payments stuck” / It stands from 09:12 CET, in 3 min unless somebody objects: say `object INC-1 because …`.
                  121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens leads: payments stuck
                  121  ~ [card] INC-1: Cleo Martens is incident manager since 09:12 CET, just now.
                  121  | Cleo Martens is incident manager of **INC-1**: “payments stuck” / Severity 2 (High): a critical path is hit badly and the workaround is limited. The team is in firefighting mode since 09:05 CET, 7 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
                  Cleo | [card] INC-1: stakeholders have to be told.
                  chat | INC-1 Severity 2 payments stuck: Cleo, Bo, Ana
                  INC-1 | Firewatch joins
                  INC-1 | [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens leads: payments stuck
            09:40 Cleo #INC-1 > update the queue drains
                  ops  | note on 50993: **Update** by Cleo Martens, Mon 23 Nov 2026 09:40 CET / the queue drains / (INC-1 note 1)
            10:01 Cleo #INC-1 > resolve verified by Bo: 20 test payments went through
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck
                  121  | ✅ **INC-1** is resolved after 56 min, so firefighting mode is off: “payments stuck” / Verified in production by Bo: 20 test payments went through
                  Cleo | @Cleo Martens, there is something new to tell about INC-1: It was resolved at 10:01 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A19af43ca9c4a84e2297b0423cc9fb2651/1795421520000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  chat | is now called [RESOLVED] INC-1 Severity 2 payments stuck
                  INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck
                  ops  | 50993 State is Resolved
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 10:01 CET, after 56 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 test payments went through</p><p><b>Incident manager:</b> Cleo Martens</p>
            10:30 Ana > reopen INC-1 because it is stuck again
                  121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens leads: payments stuck
                  121  | **INC-1** goes on: “payments stuck” / Ana Achieng says: it is stuck again / The team is in firefighting mode. @Cleo Martens, you lead again.
                  Cleo | @Cleo Martens, there is something new to tell about INC-1: It is Severity 2 (High). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A19af43ca9c4a84e2297b0423cc9fb2651/1795421520000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  chat | is now called INC-1 Severity 2 payments stuck
                  INC-1 ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens leads: payments stuck
                  INC-1 | **INC-1** goes on: “payments stuck” / Ana Achieng says: it is stuck again / The team is in firefighting mode. @Cleo Martens, you lead again.
                  ops  | 50993 State is Active
                  ops  | note on 50993: <p>INC-1 was reopened: it is not resolved after all.</p><p><b>Incident manager:</b> Cleo Martens</p>
            11:01 Cleo #INC-1 > resolve verified by Bo: another 20 went through
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck
                  121  | ✅ **INC-1** is resolved after 1 h 56 min, so firefighting mode is off: “payments stuck” / Verified in production by Bo: another 20 went through
                  Cleo | @Cleo Martens, there is something new to tell about INC-1: It was resolved at 11:01 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A19af43ca9c4a84e2297b0423cc9fb2651/1795421520000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  chat | is now called [RESOLVED] INC-1 Severity 2 payments stuck
                  INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck
                  ops  | 50993 State is Resolved
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 11:01 CET, after 1 h 56 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> another 20 went through</p><p><b>Incident manager:</b> Cleo Martens</p>
            11:02 Cleo > schedule post-mortem INC-1
                  121  | The post-mortem of **INC-1** is on Tue 24 Nov 09:00 CET; all involved are invited. [Open it](https://outlook.office365.com/owa/?itemid=e9c6b3a7-68b3-4766-ac67-9ece32461389) / To move it, move the meeting in the calendar.
                  ops  | 50996 State is Closed
            11:03 Ana > @Firewatch metrics for the last 30 days?
                  121  | [card] How incidents went, from Sun 25 Oct to Mon 23 Nov.
        "#]],
    )
    .await;
    expect![[r#"
        How incidents went
        Reported from Sun 25 Oct to Mon 23 Nov: 1 incident.
        🟠 Severity 2 (High): 1
        Noticed by an alert: 0 · by somebody else, who told the reporter: 0 · by the reporter: 1
        Reopened: 1 incident, once
        Severity assumed because nobody answered: none
        Not measured: 0 declined, 0 exercises
        Time to confirm
        4 min (INC-1) · n = 1
        From the report until somebody said how severe it is, or that it is none.
        Time to an incident manager
        7 min (INC-1) · n = 1
        From the moment it was severity 1 or 2 until somebody led.
        Time to firefighting
        4 min (INC-1) · n = 1
        From the report until the team was in firefighting mode, also by an assumed severity.
        Longest silence
        35 min (INC-1) · n = 1
        The longest time without an update while the team was firefighting. Promised: 30 min at severity 1, 1 h at severity 2.
        Time to resolve
        2 h (INC-1) · n = 1
        From the report until somebody said that it works again in production; where it was reopened, the last time.
        Time to post-mortem
        1 working day (INC-1) · n = 1
        From then until the date of the post-mortem, in working days of the team. Wanted: 2 at the most.
        Median: half took no longer. p90: nine of ten took no longer. n: how many are counted; below 5 each is told by itself.
        INC-1 · payments stuck
        🟠 Severity 2 (High) · Reported at 09:01 CET, 2 h 2 min ago
        Confirm: 4 min · Manager: 7 min · Firefighting: 4 min · Silence: 35 min · Resolve: 2 h · Post-mortem: 1 working day · Reopened: once
        Tap one for its details. What is not told has not happened, or Firewatch does not know it."#]].assert_eq(&latest_card(&home));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_incident_or_was_assumed_is_told_apart() {
    let home = alone().await;
    talk_at(
        &home,
        expect![[r#"
            09:10 Ana > alert payment queue: 250 waiting
                  121  | [card] ALERT-1 payment queue: waits for Bo Lindqvist
            09:11 Bo > report ALERT-1
                  121  ~ [card] ALERT-1 payment queue: 🔥 Bo Lindqvist reported it as INC-1 (09:11 CET)
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payment queue: 250 waiting (ALERT-1)
            09:20 Bo > decline INC-1 because it is the import of Kenya
                  121  ~ [card] INC-1 is no incident: payment queue: 250 waiting (ALERT-1)
                  121  | **INC-1** is no incident after all: “payment queue: 250 waiting (ALERT-1)” / Bo Lindqvist: it is the import of Kenya / Thank you for reporting, Bo. If it is one, say `reopen INC-1 because …`.
            09:30 Ana > alert disk: 95 % full
                  121  | [card] ALERT-2 disk: waits for Bo Lindqvist
            09:31 Bo > report ALERT-2
                  121  ~ [card] ALERT-2 disk: 🔥 Bo Lindqvist reported it as INC-2 (09:31 CET)
                  121  | [card] INC-2 waits for Bo Lindqvist to confirm its severity: disk: 95 % full (ALERT-2)
            09:35 Bo > confirm 3 INC-2
                  121  ~ [card] INC-2 is Severity 3 (Medium) and goes with the regular sprint: disk: 95 % full (ALERT-2)
                  121  | **INC-2** goes with the regular sprint, without firefighting: “disk: 95 % full (ALERT-2)” / Severity 3 (Medium): no critical path is hit, or there is a workaround that will do. / Thank you for reporting, Bo.
                  ops  | Bug 50993: INC-2: disk: 95 % full (ALERT-2) [critical-production-issue; INC-2] [3 - Medium] [New]
            10:00 Ana > report for Zambia RC: login fails
                  121  | [card] INC-3 waits for Bo Lindqvist to confirm its severity: login fails
            10:20 .
                  121  ~ [card] INC-3 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: login fails
                  121  | @Dev Kapoor, how severe is **INC-3**? “login fails” / Bo Lindqvist was asked at 10:00 CET, 10 min ago. Dev Kapoor can answer too: press **Confirm severity** on the card, or say `confirm 1 INC-3`.
                  121  | How severe is **INC-3**? “login fails” / Anybody in the team can answer now: press **Confirm severity** on the card, or say `confirm 1 INC-3`. Without an answer by 10:20 CET, in 5 min, the higher plausible severity is assumed.
                  121  | 🔥 The team is in firefighting mode for **INC-3**: “login fails” / Severity 1 (Critical): a critical path is out and there is no workaround. Assumed at 10:20 CET, just now, because there was no answer. It can be changed. / Anybody in the team can choose the incident manager. To offer, say `volunteer INC-3`.
                  Bo   | **INC-3** still waits for you: how severe is it? “login fails” / Dev Kapoor is asked too now. Press **Confirm severity** on [the card](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795424400001?context=%7B%22contextType%22%3A%22chat%22%7D), or say `confirm 1 INC-3` here.
                  ops  | Bug 50994: INC-3: login fails [critical-production-issue; INC-3] [1 - Critical] [New]
                  ops  | task below 50994: Fix production issue
                  ops  | task below 50994: Release hotfix
                  ops  | task below 50994: Schedule post-mortem
                  ops  | 50994 leads the sprint
            10:21 Ana > stats
                  121  | [card] How incidents went, from Wed 26 Aug to Mon 23 Nov.
        "#]],
    )
    .await;
    let card = latest_card(&home);
    let told = card.split("Longest silence").next().unwrap();
    expect![[r#"
        How incidents went
        Reported from Wed 26 Aug to Mon 23 Nov: 2 incidents.
        🔴 Severity 1 (Critical): 1 · 🟡 Severity 3 (Medium): 1
        Noticed by an alert: 1 · by somebody else, who told the reporter: 1 · by the reporter: 0
        Reopened: none
        Severity assumed because nobody answered: 1
        Not measured: 1 declined, 0 exercises
        Time to confirm
        4 min (INC-2) · n = 1 (without 1 assumed)
        From the report until somebody said how severe it is, or that it is none.
        Time to an incident manager
        n = 0
        From the moment it was severity 1 or 2 until somebody led.
        Time to firefighting
        20 min (INC-3) · n = 1
        From the report until the team was in firefighting mode, also by an assumed severity.
    "#]]
    .assert_eq(told);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_days_and_the_list_are_a_press_away() {
    let home = Home::new().await;
    talk_at(
        &home,
        expect![[r#"
            09:01 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:05 Bo > confirm 3
                  121  ~ [card] INC-1 is Severity 3 (Medium) and goes with the regular sprint: payments stuck
                  121  | **INC-1** goes with the regular sprint, without firefighting: “payments stuck” / Severity 3 (Medium): no critical path is hit, or there is a workaround that will do. / Thank you for reporting, Ana.
                  ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [3 - Medium] [New]
            09:06 Ana > statistics
                  121  | [card] How incidents went, from Wed 26 Aug to Mon 23 Nov.
            09:07 Ana ! 1 year
                  Ana  < [card] How incidents went, from Mon 24 Nov 2025 to Mon 23 Nov 2026.
            09:08 Ana ! Details of INC-1
                  Ana  < [card] INC-1 is Severity 3 (Medium) and goes with the regular sprint: payments stuck
            09:09 Ana > incidents
                  121  | [card] No incident is open.
            09:10 Ana ! Statistics
                  Ana  < [card] How incidents went, from Wed 26 Aug to Mon 23 Nov.
            09:11 Ana ! Incidents
                  Ana  < [card] No incident is open.
            09:12 Ana ) these statistics are nice
            09:13 Ana > statistics of Kenya
                  121  | Ana, I did not understand that. Did you mean `statistics 90 days`? `help` shows what you can say.
        "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_dutch_as_well() {
    let mut home = Home::new().await;
    home.stop().await;
    home.config.language = Language::Dutch;
    home.start().await;
    talk_at(
        &home,
        expect![[r#"
            09:01 Ana > report payments stuck
                  121  | [card] INC-1 wacht tot Bo Lindqvist de ernst bevestigt: payments stuck
            09:05 Bo > confirm 3
                  121  ~ [card] INC-1 heeft ernst 3 (middel) en gaat mee in de gewone sprint: payments stuck
                  121  | **INC-1** gaat mee in de gewone sprint, zonder firefighting: “payments stuck” / Ernst 3: Middel. Dat is: geen kritiek pad is geraakt, of er is een workaround die volstaat. / Dank je voor het melden, Ana.
                  ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [3 - Medium] [New]
            09:06 Ana > statistieken
                  121  | [card] Hoe incidenten verliepen, van wo 26 aug tot en met ma 23 nov.
        "#]],
    )
    .await;
    expect![[r#"
        Hoe incidenten verliepen
        Gemeld van wo 26 aug tot en met ma 23 nov: 1 incident.
        🟡 Ernst 3: Middel: 1
        Opgemerkt door een alert: 0 · door iemand anders, die het de melder vertelde: 0 · door de melder: 1
        Heropend: geen
        Ernst aangenomen omdat niemand antwoordde: geen
        Niet gemeten: 0 afgewezen, 0 oefeningen
        Tijd tot bevestiging
        4 min (INC-1) · n = 1
        Van de melding tot iemand zei hoe ernstig het is, of dat het er geen is.
        Tijd tot een incidentmanager
        n = 0
        Vanaf ernst 1 of 2 tot iemand leidde.
        Tijd tot firefighting
        n = 0
        Van de melding tot firefighting aan stond, ook door een aangenomen ernst.
        Langste stilte
        n = 0
        De langste tijd zonder update terwijl firefighting aan stond. Beloofd: 30 min bij ernst 1, 1 u bij ernst 2.
        Tijd tot oplossing
        n = 0
        Van de melding tot iemand zei dat het weer werkt in productie; waar het heropend werd, de laatste keer.
        Tijd tot post-mortem
        n = 0
        Van toen tot de datum van de post-mortem, in werkdagen van het team. Gewenst: hoogstens 2.
        Mediaan: de helft duurde niet langer. p90: negen van de tien duurden niet langer. n: hoeveel er geteld zijn; onder de 5 staat elk apart.
        INC-1 · payments stuck
        🟡 Ernst 3: Middel · Gemeld om 09:01 CET, 5 min geleden
        Bevestiging: 4 min
        Tik er een aan voor details. Wat er niet staat is niet gebeurd, of Firewatch weet het niet."#]].assert_eq(&latest_card(&home));
}
