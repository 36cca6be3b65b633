//! The page in the documentation: the looks with their pictures.

use super::ours;
use expect_test::expect_file;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// The pictures of one look, on the average, in bytes: what a clone of the repository should bear.
const BYTES_MAX: usize = 34_000;

const HEAD: &str = "\
# The gallery

Every card in every state, as the code that ships draws it, in Microsoft's renderer with the look of
Teams. Each picture shows one card: at the top on a phone (320 px) in the light, the dark and the
high-contrast theme, below it at a desk (1024 px) in the same themes.

`bash tests/browser/gallery.sh` makes the pictures, and fails where text is cut or runs over, where a
button does not fit, where text has less contrast than 4.5 to 1, or where an input has no label. This
page is written by `UPDATE_EXPECT=1 cargo test --test it gallery::`, which fails where a template, an
element of one, or a state of an incident is not shown here.

Teams itself draws with code of its own, which nobody outside can run; its colours are those that
Microsoft has published ([tests/browser/themes.mjs](../tests/browser/themes.mjs) says where).
";

fn title(card: &str) -> &'static str {
    match card {
        "live" => "The card of an incident, in the team chat",
        "show" => "Details",
        "acceptance" => "Will you lead?",
        "severity" => "How severe is it?",
        "manager" => "Who leads?",
        "more" => "More",
        "reminder" => "An update is owed",
        "action-items" => "Action items",
        "incidents" => "The list",
        "statistics" => "How incidents went",
        "help" => "Help",
        "report" => "Report",
        "maybe-report" => "Is this a report?",
        "war-room" => "The card in the firefighting chat",
        "words" => "Said without a card",
        "duty" => "The morning duty",
        "turns" => "Turns",
        "alert" => "An alert",
        "informing" => "Who has to know",
        other => panic!("{other} has no title on the page"),
    }
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gallery")
}

#[test]
fn the_page_shows_every_look() {
    let looks = ours();
    let mut page = HEAD.to_owned();
    let mut cards: Vec<&str> = Vec::new();
    for look in &looks {
        if !cards.contains(&look.card) {
            cards.push(look.card);
        }
    }
    for card in cards {
        write!(page, "\n## {}\n", title(card)).unwrap();
        for look in looks.iter().filter(|look| look.card == card) {
            let (state, name) = (look.state, look.name());
            let mut letters = state.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            let heading = format!("{first}{}", letters.as_str());
            let about = look.about;
            write!(page, "\n### {heading}\n\n{about}\n\n![{heading}](gallery/{name}.webp)\n")
                .unwrap();
        }
    }
    expect_file!["../../../docs/gallery.md"].assert_eq(&page);
}

#[test]
fn every_look_has_its_picture_and_all_are_small() {
    let looks = ours();
    let wanted: BTreeSet<String> =
        looks.iter().map(|look| format!("{}.webp", look.name())).collect();
    let (mut there, mut bytes) = (BTreeSet::new(), 0);
    for entry in std::fs::read_dir(folder()).unwrap() {
        let entry = entry.unwrap();
        bytes += usize::try_from(entry.metadata().unwrap().len()).unwrap();
        there.insert(entry.file_name().into_string().unwrap());
    }
    assert_eq!(there, wanted, "run tests/browser/gallery.sh");
    assert!(bytes <= BYTES_MAX * looks.len(), "{bytes} bytes");
}
