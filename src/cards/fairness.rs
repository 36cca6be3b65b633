//! Who carried how much of checking the logs (P03).

use super::terms::day;
use super::text::name;
use super::turns::{Sheet, button};
use super::{CardError, Cards, Scene};
use rota::{Fairness, Share};
use serde_json::{Value, json};
use wording::say;

impl Cards {
    /// The report.
    pub(super) fn fairness(
        &self,
        scene: &Scene<'_>,
        report: &Fairness,
    ) -> Result<Value, CardError> {
        let words = scene.words;
        let (first, last) = (day(scene, report.first), day(scene, report.last));
        let (first, last) = (first.as_str(), last.as_str());
        let row = |share: &Share| {
            let (days, incidents, late) = (share.days, share.incidents, share.out_of_hours);
            let right = say!(words, "fairness-row", days, incidents, late);
            json!({ "left": name(&share.who.name), "right": right })
        };
        let mut text = say!(words, "fairness-span", first, last, days = report.days());
        if report.unanswered > 0 {
            let open = say!(words, "fairness-open", days = report.unanswered);
            text = format!("{text} {open}");
        }
        self.sheet(
            scene,
            Sheet {
                head: say!(words, "fairness-head"),
                text,
                rows: report.shares.iter().map(row).collect(),
                notes: vec![say!(words, "fairness-how")],
                actions: vec![
                    button(&say!(words, "turns-button"), "rota", &json!({})),
                    button(&say!(words, "checks-head"), "log-checks", &json!({})),
                ],
                fallback: say!(words, "fairness-short", first, last),
                ..Sheet::default()
            },
        )
    }
}
