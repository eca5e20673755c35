//! A hotline made of the examples on a page.
//!
//! A page has examples in fences: ```` ```toml wrong ````, ```` ```ftl right ````; without `wrong` or `right`, a
//! fence belongs to both. Words in Mandarin are in `ftl zh-CN`. So that examples stay short, a test adds what a
//! page leaves out: the table `[hotline]`, a line `person`, and the words of every step that is in no fence.

use std::collections::BTreeMap;

use reachline::diagnostic::Faults;

use crate::written::Written;

/// One of the two sides of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Side {
    Wrong,
    Right,
}

/// What is in the fences of a page: their words after the backticks, and their text.
pub(crate) fn fences(page: &str) -> Vec<(Vec<&str>, String)> {
    let mut fences = Vec::new();
    let mut open: Option<(Vec<&str>, String)> = None;
    for line in page.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(words), None) => open = Some((words.split_whitespace().collect(), String::new())),
            (Some(_), Some(_)) => fences.extend(open.take()),
            (None, Some((_, text))) => text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    fences
}

/// A hotline made of one side of a page, and where in each prompt file the words begin that a test added.
pub(crate) struct Example {
    pub(crate) written: Written,
    added_from: BTreeMap<String, usize>,
}

impl Example {
    pub(crate) fn of(page: &str, side: Side) -> Self {
        let belongs = |words: &[&str]| match side {
            Side::Wrong => !words.contains(&"right"),
            Side::Right => !words.contains(&"wrong"),
        };
        let (mut script, mut prompts) = (String::new(), BTreeMap::new());
        let mut mentioned = String::new();
        for (words, text) in fences(page) {
            if words.first() == Some(&"ftl") {
                mentioned.push_str(&text);
            }
            if !belongs(&words) {
                continue;
            }
            match words[0] {
                "toml" => script.push_str(&text),
                "ftl" => {
                    let tag = if words.contains(&"zh-CN") { "zh-CN" } else { "en" };
                    prompts.entry(tag.to_owned()).or_insert_with(String::new).push_str(&text);
                }
                _ => {}
            }
        }
        let script = whole(&script, &mentioned);
        let mut added_from = BTreeMap::new();
        for tag in ["en", "zh-CN"].iter().filter(|tag| script.contains(&format!("\"{tag}\""))) {
            let text: &mut String = prompts.entry((*tag).to_owned()).or_default();
            added_from.insert((*tag).to_owned(), text.len());
            for step in steps(&script) {
                if !mentioned.lines().any(|line| line.starts_with(&format!("{step} "))) {
                    text.push_str(&format!("\n{step} = {0}.\n    .option = {0}\n", said(&step, tag)));
                }
            }
        }
        Self { written: Written { script, prompts }, added_from }
    }

    /// The faults, without what is said of words that a test added.
    pub(crate) fn faults(&self) -> Vec<String> {
        let faults: Faults = self.written.check().faults.into_iter().collect();
        let in_page = |fault: &&reachline::diagnostic::Diagnostic| {
            let added = self.added_from.iter().any(|(tag, from)| {
                fault.place.source.name().ends_with(&format!("{tag}.ftl")) && fault.place.span.start >= *from
            });
            !added
        };
        let told = faults.list().iter().filter(in_page);
        told.map(|fault| format!("{}: {}", fault.code.name, fault.message)).collect()
    }
}

/// Words for a step that a page gives none.
fn said(step: &str, tag: &str) -> String {
    if tag == "en" { format!("the {}", step.replace('-', " ")) } else { "这一项".to_owned() }
}

/// A script with what every script has.
fn whole(script: &str, prompts: &str) -> String {
    let mut script = script.to_owned();
    if steps(&script).is_empty() && !script.contains("[hotline]") {
        // A page about prompts: each is the words of an announcement.
        let names = prompts.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.trim());
        let mut names: Vec<&str> = names
            .filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.contains(' '))
            .collect();
        names.sort_unstable();
        names.dedup();
        for (place, name) in names.iter().enumerate() {
            let then = names.get(place + 1).unwrap_or(&"person");
            script.push_str(&format!("[announcement.{name}]\nthen = \"{then}\"\n"));
        }
    }
    if !script.contains("[line.") {
        script.push_str("\n[line.person]\nnumber = \"010 11185\"\n");
    }
    if !script.contains("[hotline]") {
        let start = steps(&script)[0].clone();
        let head = format!("[hotline]\nname = \"example\"\nlanguages = [\"en\"]\nstart = \"{start}\"\n\n");
        script.insert_str(0, &head);
    }
    script
}

/// The names of all steps, as the script has them.
fn steps(script: &str) -> Vec<String> {
    let kinds = ["menu", "line", "bulletin", "announcement", "entry", "hours"];
    let named = |line: &str| {
        let (kind, name) = line.trim().strip_prefix('[')?.split_once(']')?.0.split_once('.')?;
        kinds.contains(&kind).then(|| name.trim_matches('"').to_owned())
    };
    let mut steps: Vec<String> = script.lines().filter_map(named).collect();
    let hours_alone = |step: &String| {
        script.contains(&format!("[hours.{step}]"))
            && !script
                .split(&format!("[hours.{step}]"))
                .nth(1)
                .is_some_and(|below| below.contains("when-open"))
    };
    steps.retain(|step| !hours_alone(step));
    steps
}
