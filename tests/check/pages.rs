//! The pages of the faults: every example on them is checked, and shows what it says.

use reachline::diagnostic::Code;
use reachline::script::SCHEMA;
use reachline::{prompt, script};

use crate::example::{Example, Side, fences};

/// Codes whose examples would be too large, cannot be seen, or are files that are there or not.
const WITHOUT_EXAMPLES: [&str; 6] = [
    "too-many-steps",
    "prompt-too-deep",
    "unsafe-character",
    "missing-language",
    "extra-language",
    "pronunciation",
];

fn codes() -> impl Iterator<Item = &'static Code> {
    script::faults::ALL.iter().chain(prompt::faults::ALL).copied()
}

#[test]
fn every_code_has_a_page_that_says_what_it_means_and_shows_it() {
    for code in codes() {
        let words = code.page.split_whitespace().count();
        assert!(words > 30, "the page of {} says next to nothing", code.name);
        assert!(code.page.starts_with("# "), "the page of {} has no heading", code.name);
        let has = |side: &str| fences(code.page).iter().any(|(words, _)| words.contains(&side));
        let shows = has("wrong") && has("right");
        assert_eq!(shows, !WITHOUT_EXAMPLES.contains(&code.name), "{}", code.name);
    }
}

#[test]
fn every_wrong_example_has_the_fault_of_its_page_and_no_other() {
    let mut others = Vec::new();
    for code in codes().filter(|code| !WITHOUT_EXAMPLES.contains(&code.name)) {
        let faults = Example::of(code.page, Side::Wrong).faults();
        let own = |fault: &String| fault.starts_with(&format!("{}: ", code.name));
        if faults.is_empty() || !faults.iter().all(own) {
            others.push((code.name, faults));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn every_right_example_has_no_fault() {
    let mut faulty = Vec::new();
    for code in codes().filter(|code| !WITHOUT_EXAMPLES.contains(&code.name)) {
        let faults = Example::of(code.page, Side::Right).faults();
        if !faults.is_empty() {
            faulty.push((code.name, faults));
        }
    }
    assert!(faulty.is_empty(), "{faulty:#?}");
}

#[test]
fn every_right_example_is_valid_by_the_schema() {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("script.json", serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let index = compiler.compile("script.json", &mut schemas).unwrap();
    for code in codes().filter(|code| !WITHOUT_EXAMPLES.contains(&code.name)) {
        let example = Example::of(code.page, Side::Right);
        let script: serde_json::Value = toml::from_str(&example.written.script).unwrap();
        let valid = schemas.validate(&script, index).map_err(|error| format!("{error:#}"));
        assert_eq!(valid, Ok(()), "{}", code.name);
    }
}
