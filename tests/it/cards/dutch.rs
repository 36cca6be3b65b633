//! The same afternoon in Dutch, and the labels of the cards in every language.

use super::story::{Story, cards_of, stories};
use expect_test::expect;
use firewatch::cards::{Cards, Spoken, names, sample};
use firewatch::proof;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use wording::{Language, Words};

fn in_dutch(mut story: Story) -> Story {
    story.language = Language::Dutch;
    story
}

#[test]
fn each_phase_has_a_line_of_its_own_in_dutch() {
    let mut lines = String::new();
    for (name, story) in stories() {
        let card = in_dutch(story).draw(Cards::live).unwrap();
        writeln!(lines, "{name:23} {}", card["fallbackText"].as_str().unwrap()).unwrap();
    }
    expect![[r#"
        reported                INC-7 wacht tot Bo Mwangi de ernst bevestigt: payments stuck since 08:40, queue growing
        reported, for a client  INC-7 wacht tot Bo Mwangi de ernst bevestigt: login fails
        reported, deputy asked  INC-7 wacht tot Bo Mwangi of Dev Patel de ernst bevestigt: payments stuck since 08:40, queue growing
        reported, team asked    INC-7 wacht tot iemand van het team de ernst bevestigt: payments stuck since 08:40, queue growing
        declined                INC-7 is geen incident: payments stuck since 08:40, queue growing
        backlogged              INC-7 heeft ernst 3 (middel) en gaat mee in de gewone sprint: payments stuck since 08:40, queue growing
        confirmed               INC-7 heeft ernst 1 (kritiek), firefighting staat aan, nog niemand leidt: payments stuck since 08:40, queue growing
        assumed                 INC-7 heeft ernst 1 (kritiek), firefighting staat aan, nog niemand leidt: payments stuck since 08:40, queue growing
        volunteered             INC-7 heeft ernst 1 (kritiek), firefighting staat aan, nog niemand leidt: payments stuck since 08:40, queue growing
        asked                   INC-7 heeft ernst 1 (kritiek), firefighting staat aan, Cleo Jansen is gevraagd om te leiden: payments stuck since 08:40, queue growing
        silent                  INC-7 heeft ernst 1 (kritiek), firefighting staat aan, nog niemand leidt: payments stuck since 08:40, queue growing
        led                     INC-7 heeft ernst 1 (kritiek), firefighting staat aan, Cleo Jansen leidt: payments stuck since 08:40, queue growing
        firefighting            INC-7 heeft ernst 1 (kritiek), firefighting staat aan, Cleo Jansen leidt: payments stuck since 08:40, queue growing
        stuck                   INC-7 heeft ernst 1 (kritiek), firefighting staat aan, Cleo Jansen leidt: payments stuck since 08:40, queue growing
        resolved                INC-7 is opgelost, firefighting staat uit: payments stuck since 08:40, queue growing
        closed                  INC-7 is gesloten: payments stuck since 08:40, queue growing
        reopened                INC-7 heeft ernst 1 (kritiek), firefighting staat aan, Cleo Jansen leidt: payments stuck since 08:40, queue growing
    "#]].assert_eq(&lines);
}

#[test]
fn an_afternoon_is_told_in_dutch() {
    let mut told = String::new();
    for (name, story) in stories() {
        let story = in_dutch(story);
        let said = story.intents.iter().any(|one| matches!(one, incident::Intent::Say { .. }));
        if !said {
            continue;
        }
        if let Spoken::Text { text, .. } = story.said() {
            writeln!(told, "[{name}]\n{text}\n").unwrap();
        }
    }
    expect![[r#"
        [reported, deputy asked]
        <at>Dev Patel</at>, hoe ernstig is **INC-7**? “payments stuck since 08:40, queue growing”

        Bo Mwangi is gevraagd om 09:04 CET, 10 min geleden. Ook Dev Patel kan antwoorden: druk op **Ernst bevestigen** op de kaart, of zeg `confirm 1 INC-7`.

        [reported, team asked]
        Hoe ernstig is **INC-7**? “payments stuck since 08:40, queue growing”

        Iedereen in het team kan nu antwoorden: druk op **Ernst bevestigen** op de kaart, of zeg `confirm 1 INC-7`. Is er geen antwoord om 09:24 CET, over 5 min, dan geldt de hoogste ernst die aannemelijk is.

        [declined]
        **INC-7** is toch geen incident: “payments stuck since 08:40, queue growing”

        Bo Mwangi: a test in the staging environment

        Dank je voor het melden, Ana. Is het er wel een, zeg dan `reopen INC-7 because …`.

        [backlogged]
        **INC-7** gaat mee in de gewone sprint, zonder firefighting: “payments stuck since 08:40, queue growing”

        Ernst 3: Middel. Dat is: geen kritiek pad is geraakt, of er is een workaround die volstaat.

        Dank je voor het melden, Ana.

        [confirmed]
        🔥 Het team is aan het firefighten voor **INC-7**: “payments stuck since 08:40, queue growing”

        Ernst 1: Kritiek. Dat is: een kritiek pad ligt eruit en er is geen workaround. Bo Mwangi heeft het bevestigd om 09:16 CET, zojuist.

        Bo Mwangi kan de incidentmanager kiezen. Wil jij het doen, zeg dan `volunteer INC-7`.

        [assumed]
        🔥 Het team is aan het firefighten voor **INC-7**: “payments stuck since 08:40, queue growing”

        Ernst 1: Kritiek. Dat is: een kritiek pad ligt eruit en er is geen workaround. Aangenomen om 09:24 CET, zojuist, omdat er geen antwoord kwam. Het kan worden veranderd.

        Iedereen in het team kan de incidentmanager kiezen. Wil jij het doen, zeg dan `volunteer INC-7`.

        [volunteered]
        Eve de Vries wil incidentmanager zijn van **INC-7**: “payments stuck since 08:40, queue growing”

        <at>Bo Mwangi</at> kan dat goedvinden op de kaart, of met `assign Eve INC-7`.

        [asked]
        🔥 Het team is aan het firefighten voor **INC-7**: “payments stuck since 08:40, queue growing”

        Ernst 1: Kritiek. Dat is: een kritiek pad ligt eruit en er is geen workaround. Bo Mwangi heeft het bevestigd om 09:16 CET, 2 min geleden.

        Cleo Jansen is gevraagd als incidentmanager.

        [silent]
        Cleo Jansen heeft nog niet geantwoord, dus **INC-7** heeft een andere incidentmanager nodig: “payments stuck since 08:40, queue growing”

        <at>Bo Mwangi</at> kan iemand anders vragen op de kaart, of met `assign … INC-7`.

        [led]
        Cleo Jansen is incidentmanager van **INC-7**: “payments stuck since 08:40, queue growing”

        Ernst 1: Kritiek. Dat is: een kritiek pad ligt eruit en er is geen workaround. Het team is aan het firefighten sinds 09:16 CET, 3 min geleden.

        [Bug 4711](https://dev.azure.com/org/121/_workitems/edit/4711)

        [firefighting]
        Cleo Jansen is incidentmanager van **INC-7**: “payments stuck since 08:40, queue growing”

        Ernst 1: Kritiek. Dat is: een kritiek pad ligt eruit en er is geen workaround. Het team is aan het firefighten sinds 09:16 CET, 23 min geleden.

        [Bug 4711](https://dev.azure.com/org/121/_workitems/edit/4711) · [Firefighting-chat](https://teams.microsoft.com/l/chat/19%3Aabc%40thread.v2/conversations)

        [stuck]
        Cleo Jansen is incidentmanager van **INC-7**: “payments stuck since 08:40, queue growing”

        Ernst 1: Kritiek. Dat is: een kritiek pad ligt eruit en er is geen workaround. Het team is aan het firefighten sinds 09:16 CET, 3 min geleden.

        [Bug 4711](https://dev.azure.com/org/121/_workitems/edit/4711)

        [resolved]
        ✅ **INC-7** is opgelost na 1 u 4 min, dus firefighting staat uit: “payments stuck since 08:40, queue growing”

        In productie gecontroleerd door Bo: 20 test payments went through

        Oplossing: Restarted the queue consumer, hotfix 1.42.1

        [closed]
        ✅ **INC-7** is opgelost na 1 u 4 min, dus firefighting staat uit: “payments stuck since 08:40, queue growing”

        In productie gecontroleerd door Bo: 20 test payments went through

        Oplossing: Restarted the queue consumer, hotfix 1.42.1

        [reopened]
        **INC-7** gaat verder: “payments stuck since 08:40, queue growing”

        Ana Silva zegt: the queue grows again

        Het team is aan het firefighten. <at>Cleo Jansen</at>, jij leidt weer.

    "#]].assert_eq(&told);
}

/// What a person reads, in the order of the card.
fn read(card: &Value, text: &mut String) {
    const SEEN: [&str; 7] =
        ["text", "title", "label", "placeholder", "errorMessage", "facts", "choices"];
    match card {
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| *name != "fallback") {
                match value.as_str().filter(|_| SEEN.contains(&name.as_str())) {
                    Some(line) => writeln!(text, "{line}").unwrap(),
                    None => read(value, text),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| read(item, text)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_main_card_in_dutch() {
    let story = stories().into_iter().find(|(name, _)| *name == "firefighting").unwrap().1;
    let mut text = String::new();
    read(&in_dutch(story).draw(Cards::live).unwrap(), &mut text);
    expect![[r#"
        Verversen
        🔴 Ernst 1: Kritiek · INC-7
        🔥 FIREFIGHTING sinds 09:16 CET, Cleo Jansen leidt
        payments stuck since 08:40, queue growing
        Gemeld door Ana Silva om 09:04 CET, 35 min geleden
        Cleo Jansen is incidentmanager sinds 09:19 CET, 20 min geleden.
        Laatste update van Cleo Jansen om 09:39 CET, zojuist: “The queue is draining, 40% left.”
        Ernst 1: Kritiek. Dat is: een kritiek pad ligt eruit en er is geen workaround.
        Volgende update uiterlijk 10:09 CET, over 30 min.
        ✓ [Bug 4711](https://dev.azure.com/org/121/_workitems/edit/4711)
        ✓ Taken: [Fix production issue](https://dev.azure.com/org/121/_workitems/edit/4712), [Release hotfix](https://dev.azure.com/org/121/_workitems/edit/4713), [Schedule post-mortem](https://dev.azure.com/org/121/_workitems/edit/4714)
        ✓ Bovenaan in Sprint 42
        ✓ [Firefighting-chat](https://teams.microsoft.com/l/chat/19%3Aabc%40thread.v2/conversations)
        Chat openen
        Details
        Meer …
        Stand van 09:39 CET
    "#]].assert_eq(&text);
}

#[test]
fn every_card_in_dutch_is_one_that_teams_takes() {
    for (name, story) in stories() {
        for (card, drawn) in cards_of(&in_dutch(story)) {
            assert_eq!(proof::check(&drawn), [], "{name}: {card}");
            assert_eq!(drawn["lang"], "nl", "{name}: {card}");
        }
    }
}

/// The labels that a template calls.
fn called(card: &str) -> BTreeSet<String> {
    let file = format!("adaptive-cards/{card}.json");
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let names = text.split("$root.words.").skip(1).filter_map(|rest| rest.split('}').next());
    names.map(str::to_owned).collect()
}

#[test]
fn a_template_calls_the_labels_there_are_and_its_sample_has_the_english_ones() {
    for card in names() {
        let labels = Words::new(Language::English).labels(card);
        assert_eq!(called(card), labels.keys().cloned().collect(), "{card}");
        let sample: Value = serde_json::from_str(sample(card).unwrap()).unwrap();
        assert_eq!(sample["words"], json!(labels), "{card}");
    }
}
