//! A folder with templates, each drawn with its sample and held against what Teams shows.

use super::{json_of, time};
use crate::{cards, proof};
use anyhow::{Context, bail, ensure};
use incident::Moment;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use templating::Template;

const SAMPLE: &str = ".sample";

/// What is in a folder.
#[derive(Debug)]
pub struct Folder {
    /// The templates that can be read, by name.
    pub templates: BTreeMap<String, Template>,
    /// What is wrong, each with file and place.
    pub wrong: Vec<String>,
}

/// Draws each template of a folder with the sample beside it (`live.sample.json` for `live.json`),
/// or with ours for the card of that name, and tells what Teams would not take or show.
///
/// # Errors
/// The folder cannot be read, or there is no template in it.
pub fn check(folder: &Path, now: Moment) -> anyhow::Result<Folder> {
    let mut names = BTreeSet::new();
    let place = || format!("{}: cannot be read", folder.display());
    for entry in std::fs::read_dir(folder).with_context(place)? {
        let path = entry.with_context(place)?.path();
        if path.extension().is_some_and(|ending| ending == "json")
            && let Some(name) = path.file_stem().and_then(|name| name.to_str())
        {
            names.insert(name.to_owned());
        }
    }
    let mut found = Folder { templates: BTreeMap::new(), wrong: vec![] };
    for name in &names {
        if let Some(of) = name.strip_suffix(SAMPLE) {
            if !names.contains(of) {
                found.wrong.push(format!("{name}.json: there is no {of}.json for this sample"));
            }
            continue;
        }
        match drawn(folder, name, now) {
            Ok((template, wrong)) => {
                found.templates.insert(name.clone(), template);
                found.wrong.extend(wrong.iter().map(|wrong| format!("{name}.json {wrong}")));
            }
            Err(error) => found.wrong.push(format!("{error:#}")),
        }
    }
    ensure!(
        !found.templates.is_empty() || !found.wrong.is_empty(),
        "{}: holds no template, NAME.json",
        folder.display()
    );
    Ok(found)
}

fn drawn(folder: &Path, name: &str, now: Moment) -> anyhow::Result<(Template, Vec<String>)> {
    let source = json_of(&folder.join(format!("{name}.json")))?;
    let beside = folder.join(format!("{name}{SAMPLE}.json"));
    let data: Value = match cards::sample(name) {
        _ if beside.is_file() => json_of(&beside)?,
        Some(ours) => serde_json::from_str(ours)?,
        None => bail!("{name}.json: has no {name}{SAMPLE}.json beside it to be drawn with"),
    };
    let template = Template::parse(&format!("{name}.json"), &source)?;
    let mut card = template.expand(&data, None, time(now)?)?;
    cards::leave_out_nothing(&mut card);
    let mut wrong: Vec<String> = proof::check(&card).iter().map(ToString::to_string).collect();
    // People, the search of Teams and other programs find an incident by its number.
    if let Some(number) = data.get("inc").and_then(Value::as_str)
        && !card.to_string().contains(number)
    {
        wrong.push(format!("$: the incident's number, {number}, stands nowhere in the card"));
    }
    Ok((template, wrong))
}

/// The templates of a team's own, to be taken instead of ours.
///
/// # Errors
/// All that is wrong with them: what [`check`] tells, and templates that no card is drawn from.
pub fn own(folder: &Path, now: Moment) -> anyhow::Result<BTreeMap<String, Template>> {
    let mut found = check(folder, now)?;
    for name in found.templates.keys().filter(|name| cards::sample(name).is_none()) {
        let known = cards::names().collect::<Vec<_>>().join(", ");
        found.wrong.push(format!("{name}.json: no card is called so; there are {known}"));
    }
    ensure!(found.wrong.is_empty(), "{}: {}", folder.display(), found.wrong.join("; "));
    Ok(found.templates)
}
