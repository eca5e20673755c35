//! The pages of the rules, and of what can be wrong with profiles and allowances: every example on them is judged,
//! and shows what it says.
//!
//! A page whose rule the profile `default` does not ask says in its fences by which it is judged:
//! ```` ```toml wrong crisis ````.

use std::sync::Arc;

use reachline::audit::profile::NoProfile;
use reachline::audit::{Profile, Report, audit, faults, rules};
use reachline::diagnostic::{Code, Source};

use crate::example::{Example, Side, fences};

/// Rules whose examples are files that are there or not; they have tests of their own.
const WITHOUT_EXAMPLES: [&str; 1] = ["text-for-every-prompt"];

fn with_examples() -> impl Iterator<Item = &'static Code> {
    rules::ALL.iter().map(|rule| rule.code()).filter(|code| !WITHOUT_EXAMPLES.contains(&code.name))
}

/// The profile that the examples of a page are judged by.
fn profile_of(page: &str) -> Profile {
    let mut words = fences(page)
        .into_iter()
        .flat_map(|(words, _)| words.into_iter().map(str::to_owned).collect::<Vec<_>>());
    let named = words.find_map(|word| Profile::built_in(&word));
    named.unwrap_or_else(|| Profile::built_in("default").unwrap())
}

fn judge(page: &str, side: Side, profile: &Profile) -> Report {
    let checked = Example::of(page, side).written.check();
    let faults: Vec<_> = checked.faults.iter().map(|fault| (fault.code.name, &fault.message)).collect();
    let Some(hotline) = checked.hotline.map(Arc::new) else {
        panic!("the {side:?} example of this page is faulty: {faults:?}\n{page}")
    };
    audit(&hotline, &checked.faults, profile)
}

fn names(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.code.name).collect()
}

#[test]
fn every_wrong_example_is_found_and_every_right_one_is_not() {
    let mut amiss = Vec::new();
    for Code { name, page } in with_examples() {
        let profile = profile_of(page);
        let wrong = judge(page, Side::Wrong, &profile);
        if !names(&wrong).contains(name) {
            amiss.push(format!("{name}: the wrong example is not found; found {:?}", names(&wrong)));
        }
        let right = judge(page, Side::Right, &profile);
        for finding in right.findings.iter().filter(|finding| finding.code.name == *name) {
            amiss.push(format!("{name}: the right example is found: {}", finding.message));
        }
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

#[test]
fn every_rule_has_a_page_that_says_why_by_whose_word_and_how_far() {
    for rule in rules::ALL {
        let Code { name, page } = rule.code();
        assert!(page.starts_with("# "), "{name}");
        for part in ["\n## Sources\n", "\n## Limits\n"] {
            assert!(page.contains(part), "the page of {name} lacks {part}");
        }
        let has = |side: &str| fences(page).iter().any(|(words, _)| words.contains(&side));
        assert!(has("wrong") && has("right"), "the page of {name} shows too little");
    }
}

#[test]
fn every_finding_says_who_is_affected_where_and_what_to_do() {
    for Code { page, .. } in with_examples() {
        for finding in judge(page, Side::Wrong, &profile_of(page)).findings {
            let name = finding.code.name;
            assert!(!finding.fix.is_empty() && !finding.message.is_empty(), "{name}");
            assert!(
                !finding.message.ends_with('.') && !finding.fix.ends_with('.'),
                "{name}: {}",
                finding.message
            );
            let first = finding.message.chars().next().unwrap();
            assert!(!first.is_uppercase(), "{name}: {}", finding.message);
            assert!(rules::find(name).is_none() || !finding.affects.is_empty(), "{name}");
            assert!(finding.place.bytes().end <= finding.place.source.text().len(), "{name}");
        }
    }
}

#[test]
fn the_pages_of_allowances_show_what_they_say() {
    for name in ["allowance-unknown", "allowance-without-reason", "allowance-unused"] {
        let page = faults::ALL.iter().find(|code| code.name == name).unwrap().page;
        let profile = profile_of(page);
        assert!(names(&judge(page, Side::Wrong, &profile)).contains(&name), "{name}");
        let right = judge(page, Side::Right, &profile);
        assert!(names(&right).iter().all(|own| !own.starts_with("allowance")), "{name}: {:?}", names(&right));
    }
}

#[test]
fn the_pages_of_profiles_show_what_they_say() {
    for code in
        faults::ALL.iter().filter(|code| code.name.contains("profile-") || code.name == "unknown-rule")
    {
        let side = |side: &str| {
            let text = fences(code.page).into_iter().find(|(words, _)| words.contains(&side)).unwrap().1;
            Profile::read(&Source::new("ours.toml", text))
        };
        let Err(NoProfile::Faulty(told)) = side("wrong") else { panic!("{} is not found", code.name) };
        assert!(
            told.list().iter().all(|fault| fault.code.name == code.name && fault.help.is_some()),
            "{}",
            code.name
        );
        assert!(side("right").is_ok(), "{}", code.name);
    }
}

#[test]
fn every_right_example_is_sound() {
    for Code { name, page } in with_examples() {
        let faults = Example::of(page, Side::Right).faults();
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
}

#[test]
fn the_handbook_lists_every_rule_as_it_is() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    snapbox::assert_data_eq!(reachline::audit::page::handbook(), snapbox::Data::read_from(&path, None).raw());
}
