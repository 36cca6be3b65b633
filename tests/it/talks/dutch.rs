//! The main job in a team that is spoken to in Dutch: people type the same, and the backlog stays
//! English.

use crate::home::Home;
use crate::talk::talk_at;
use expect_test::expect;
use wording::Language;

#[tokio::test(flavor = "multi_thread")]
async fn from_the_first_message_to_the_last_in_dutch() {
    let mut home = Home::new().await;
    home.stop().await;
    home.config.language = Language::Dutch;
    home.start().await;
    talk_at(
        &home,
        expect![[r#"
            09:00 Ana > report betalingen staan stil in Kenia sinds 08:40
                  121  | [card] INC-1 wacht tot Bo Lindqvist de ernst bevestigt: betalingen staan stil in Kenia sinds 08:40
            09:02 Ana > confirm 1
                  121  | Ana: Het is aan Bo Lindqvist om als logcontroleur van de dag de ernst van INC-1 te bevestigen. `who is checking` toont wie dat is.
            09:03 Bo > confirm 1
                  121  ~ [card] INC-1 heeft ernst 1 (kritiek), firefighting staat aan, nog niemand leidt: betalingen staan stil in Kenia sinds 08:40
                  121  | 🔥 Het team is aan het firefighten voor **INC-1**: “betalingen staan stil in Kenia sinds 08:40” / Ernst 1: Kritiek. Dat is: een kritiek pad ligt eruit en er is geen workaround. Bo Lindqvist heeft het bevestigd om 09:03 CET, zojuist. / Bo Lindqvist kan de incidentmanager kiezen. Wil jij het doen, zeg dan `volunteer INC-1`.
                  Femi | [card] INC-1: belanghebbenden moeten het horen.
                  ops  | Bug 50993: INC-1: betalingen staan stil in Kenia sinds 08:40 [critical-production-issue; INC-1] [1 - Critical] [New]
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  ops  | 50993 leads the sprint
            09:05 Bo > assign @Cleo
                  121  ~ [card] INC-1 heeft ernst 1 (kritiek), firefighting staat aan, Cleo Martens is gevraagd om te leiden: betalingen staan stil in Kenia sinds 08:40
                  121  | [card] INC-1: Cleo Martens is gevraagd als incidentmanager: betalingen staan stil in Kenia sinds 08:40
            09:06 Cleo > accept
                  121  ~ [card] INC-1 heeft ernst 1 (kritiek), firefighting staat aan, Cleo Martens leidt: betalingen staan stil in Kenia sinds 08:40
                  121  ~ [card] INC-1: Cleo Martens is incidentmanager sinds 09:06 CET, zojuist.
                  121  | Cleo Martens is incidentmanager van **INC-1**: “betalingen staan stil in Kenia sinds 08:40” / Ernst 1: Kritiek. Dat is: een kritiek pad ligt eruit en er is geen workaround. Het team is aan het firefighten sinds 09:03 CET, 3 min geleden. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
                  chat | INC-1 Ernst 1 betalingen staan stil in Kenia sinds 08 40: Cleo, Bo, Ana, Dev, Eve, Femi, Gus
                  INC-1 | Firewatch joins
                  INC-1 | [card] INC-1 heeft ernst 1 (kritiek), firefighting staat aan, Cleo Martens leidt: betalingen staan stil in Kenia sinds 08:40
            09:10 Cleo #INC-1 ) update de wachtrij loopt weer
                  ops  | note on 50993: **Update** by Cleo Martens, Mon 23 Nov 2026 09:10 CET / de wachtrij loopt weer / (INC-1 note 1)
            09:20 Cleo #INC-1 > resolve
                  INC-1 | Cleo: INC-1 kan nog niet worden opgelost: zeg wie het in productie heeft gecontroleerd, en hoe. Bijvoorbeeld: `resolve INC-1 verified by Bo: 20 testbetalingen gelukt`.
            09:30 Cleo #INC-1 > resolve verified by Bo: 20 testbetalingen gelukt
                  121  ~ [card] INC-1 is opgelost, firefighting staat uit: betalingen staan stil in Kenia sinds 08:40
                  121  | ✅ **INC-1** is opgelost na 27 min, dus firefighting staat uit: “betalingen staan stil in Kenia sinds 08:40” / In productie gecontroleerd door Bo: 20 testbetalingen gelukt
                  Femi | @Femi Bakker, er is nieuws over INC-1: Het is opgelost om 09:30 CET en wordt in de gaten gehouden. Wat je kunt sturen staat op [de kaart](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  chat | is now called [OPGELOST] INC-1 Ernst 1 betalingen staan stil in Kenia sinds 08 40
                  INC-1 ~ [card] INC-1 is opgelost, firefighting staat uit: betalingen staan stil in Kenia sinds 08:40
                  ops  | 50993 State is Resolved
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:30 CET, after 27 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 testbetalingen gelukt</p><p><b>Incident manager:</b> Cleo Martens</p>
            09:40 Cleo #INC-1 > close
                  121  ~ [card] INC-1 is gesloten: betalingen staan stil in Kenia sinds 08:40
                  INC-1 ~ [card] INC-1 is gesloten: betalingen staan stil in Kenia sinds 08:40
            09:41 Ana > who is checking
                  121  | Bo Lindqvist is vandaag logcontroleur van de dag. Kan Bo niet antwoorden, dan wordt Dev Kapoor gevraagd. De volgende beurt begint op di 24 nov.
            09:42 Ana > show INC-9
                  121  | Ana: INC-9 bestaat niet. `incidents` toont welke er zijn.
            09:43 Ana > statsu
                  121  | Ana, dat begreep ik niet. Bedoelde je `show INC-7`? `help` toont wat je kunt zeggen, in het Engels.
        "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn turns_at_checking_the_logs_in_dutch() {
    let mut home = Home::new().await;
    home.stop().await;
    home.config.language = Language::Dutch;
    home.start().await;
    talk_at(
        &home,
        expect![[r#"
            09:05 Bo > swap Wednesday with Dev
                  121  | Bo: De beurt van wo 25 nov 00:00 CET, over 1 dag is niet van Bo Lindqvist maar van Gus Ferreira. `rota` toont de komende beurten.
            09:06 Dev > swap tomorrow with Gus
                  121  | [card] Dev Kapoor wil van beurt ruilen met Gus Ferreira.
            09:07 Ana > accept swap 1
                  121  | Ana: Dat beslist Gus Ferreira.
            09:08 Gus ! Ruilen
                  Gus  < Klaar. `rota` laat zien wie aan de beurt is.
                  121  | Gus Ferreira controleert de logs van di 24 nov 00:00 CET tot wo 25 nov 00:00 CET, geruild. / Dev Kapoor controleert de logs van wo 25 nov 00:00 CET tot do 26 nov 00:00 CET, geruild. / Bo Lindqvist controleert nu de logs, tot di 24 nov 00:00 CET. / Terugdraaien kan met `rota undo 2`.
            09:09 Dev > swap 27 Nov with Gus 30 Nov
                  121  | [card] Dev Kapoor wil van beurt ruilen met Gus Ferreira.
            09:10 Gus > override tomorrow Bo
                  121  | [card] Een wijziging van het rooster: Bo Lindqvist zou de logs controleren.
            09:11 Gus ! Wijzigen
                  Gus  < Klaar. `rota` laat zien wie aan de beurt is.
                  121  | Bo Lindqvist controleert de logs van di 24 nov 00:00 CET tot wo 25 nov 00:00 CET, ingesteld door Gus Ferreira. / Bo Lindqvist controleert nu de logs, tot wo 25 nov 00:00 CET. / Terugdraaien kan met `rota undo 5`.
            09:12 Gus > override tomorrow Dev
                  121  | Gus: Door wijziging 5 heeft Bo Lindqvist een deel van deze dagen: tot wo 25 nov 00:00 CET, over 1 dag. `rota undo 5` draait dat terug; zeg het daarna opnieuw.
            09:13 Gus > rota undo 5
                  121  | Gus Ferreira heeft wijziging 5 van het rooster teruggedraaid. Bo Lindqvist controleert nu de logs, tot di 24 nov 00:00 CET.
            09:14 Dev > leave Thursday
                  121  | Dev Kapoor is afwezig op do 26 nov. / Bo Lindqvist controleert nu de logs, tot di 24 nov 00:00 CET. / Terugdraaien kan met `rota undo 6`.
            09:15 Dev > leave 1 Dec to 4 Dec
                  121  | Dev Kapoor is afwezig van di 1 dec tot en met vr 4 dec. / Bo Lindqvist controleert nu de logs, tot di 24 nov 00:00 CET. / Terugdraaien kan met `rota undo 7`.
            09:16 Gus > rota 5 days
                  121  | [card] Het rooster. Bo Lindqvist controleert nu de logs, tot di 24 nov 00:00 CET.
            09:17 Bo > log checks
                  121  | [card] Wie naar de logs keek, en wat er gevonden is.
            33:00 .
                  121  | [card] Logcontrole van di 24 nov: Gus Ferreira is gevraagd.
            34:30 .
                  121  | @Gus Ferreira, heb je vandaag naar de logs gekeken? Druk op een knop op [de kaart van de logcontrole](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795507200000?context=%7B%22contextType%22%3A%22chat%22%7D), of zeg `logs checked`; kun je niet, zeg dan `pass on`.
            36:00 .
                  121  ~ [card] Logcontrole van di 24 nov: Bo Lindqvist is gevraagd.
                  121  | @Bo Lindqvist, wil jij naar de logs kijken? Gus Ferreira heeft niet geantwoord. Druk op een knop op [de kaart van de logcontrole](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795507200000?context=%7B%22contextType%22%3A%22chat%22%7D), of zeg `logs checked`.
            36:05 Dev > logs checked: wachtrij stond stil, herstart
                  121  ~ [card] Logcontrole van di 24 nov: gedaan door Dev Kapoor.
            36:06 Gus > pass on
                  121  | Gus: Dev Kapoor heeft al naar de logs gekeken, om 12:05 CET, 1 min geleden. `log checks` toont het.
            57:00 .
                  121  | [card] Logcontrole van wo 25 nov: Dev Kapoor is gevraagd.
            57:01 Dev ! Vandaag niet, geef door
                  Dev  < [card] Logcontrole van wo 25 nov: Bo Lindqvist is gevraagd.
                  121  ~ [card] Logcontrole van wo 25 nov: Bo Lindqvist is gevraagd.
                  121  | @Bo Lindqvist, wil jij naar de logs kijken? Dev Kapoor kan vandaag niet. Druk op een knop op [de kaart van de logcontrole](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795593600000?context=%7B%22contextType%22%3A%22chat%22%7D), of zeg `logs checked`.
            57:03 Bo > log checks
                  121  | [card] Wie naar de logs keek, en wat er gevonden is.
        "#]],
    )
    .await;
}

/// What the live card in the team chat says of an errand that is parked.
fn parked(home: &Home) -> String {
    let world = home.town.world();
    let card = world.chats[0].messages.iter().find_map(|message| message.card.as_ref()).unwrap();
    let mut texts = Vec::new();
    strings(card, &mut texts);
    texts.into_iter().filter(|text| text.contains("en probeer het opnieuw")).collect()
}

fn strings(value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => into.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
        serde_json::Value::Object(fields) => fields.values().for_each(|one| strings(one, into)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_mends_an_errand_is_told_in_dutch() {
    let mut home = Home::new().await;
    home.stop().await;
    home.config.language = Language::Dutch;
    home.town.meddle(|world| {
        world.devops.required = vec!["Custom.Region".to_owned()];
    });
    home.start().await;
    super::outage::an_incident(&home).await;
    home.until(incident::Moment(home.clock.now().0 + 900_000)).await;
    expect!["✗ Bug: Azure DevOps wil het veld Region op dit item, en Firewatch laat het leeg; geef Region een waarde onder devops.fields, of laat de regel veranderen, en probeer het opnieuw"].assert_eq(&parked(&home));
}
