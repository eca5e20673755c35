//! The hotlines of `scripts/examples/`: each says in its opening comment what `reachline audit` finds in it and what
//! `reachline explore` refutes, and both are asked here whether that is so.
//!
//! ```text
//! # audit default errors: more-time, retries     the rules that find errors, by this profile; or none
//! # audit default warnings: none                 the same for warnings; notes are left aside
//! # explore refuted: person-reachable            the claims that do not hold; or none
//! # explore not asked: no-hang-up-on-silence     where nobody ever answers; every other claim is proved
//! ```
//!
//! A list that is long goes on in another line that begins alike.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod defaults;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use reachline::audit::{Profile, Report, audit, rules};
use reachline::diagnostic::Severity;
use reachline::explore::{Claim, Exploration, Verdict};
use reachline::script::{Hotline, load};

/// What is found, by what finds it: `audit default errors`, `explore refuted`.
type Found = BTreeMap<String, BTreeSet<String>>;

/// A hotline of the examples, and what its comment says of it.
struct Example {
    name: String,
    hotline: Arc<Hotline>,
    faults: Vec<reachline::diagnostic::Diagnostic>,
    says: Found,
}

impl Example {
    fn read(path: &Path) -> Self {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let checked = load(path).unwrap();
        let hotline = checked.hotline.unwrap_or_else(|| panic!("{name}: {:?}", checked.faults));
        let mut says = Found::new();
        for line in fs::read_to_string(path).unwrap().lines().take_while(|line| line.starts_with('#')) {
            let line = line.trim_start_matches(['#', ' ']);
            let Some((what, list)) = line.split_once(": ") else { continue };
            if what.starts_with("audit ") || what.starts_with("explore ") {
                let listed = list.split(", ").filter(|word| *word != "none").map(str::to_owned);
                says.entry(what.to_owned()).or_default().extend(listed);
            }
        }
        Self { name, hotline: Arc::new(hotline), faults: checked.faults, says }
    }

    fn judged(&self, profile: &str) -> Report {
        let profile = Profile::built_in(profile).unwrap_or_else(|| panic!("{}: no `{profile}`", self.name));
        audit(&self.hotline, &self.faults, &profile)
    }

    /// The profiles that its comment names.
    fn profiles(&self) -> BTreeSet<&str> {
        let audits = self.says.keys().filter_map(|what| what.strip_prefix("audit "));
        audits.filter_map(|what| what.split(' ').next()).collect()
    }

    /// What is really found, in the form of the comment.
    fn shows(&self) -> Found {
        let mut found = Found::new();
        for profile in self.profiles() {
            let report = self.judged(profile);
            for (severity, word) in [(Severity::Error, "errors"), (Severity::Warning, "warnings")] {
                let names = report.findings.iter().filter(|finding| finding.severity == severity);
                let names = names.map(|finding| finding.code.name.to_owned()).collect();
                found.insert(format!("audit {profile} {word}"), names);
            }
        }
        found.insert("explore refuted".to_owned(), BTreeSet::new());
        for judged in Exploration::new(&self.hotline).judged() {
            let what = match judged.verdict {
                Verdict::Proved => continue,
                Verdict::Refuted { .. } => "explore refuted",
                Verdict::NotAsked => "explore not asked",
                Verdict::Open => "explore open",
            };
            found.entry(what.to_owned()).or_default().insert(judged.claim.name().to_owned());
        }
        found
    }
}

/// The scripts in a folder of the repository, by name.
fn scripts(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut scripts: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect();
    scripts.sort();
    scripts
}

fn examples() -> Vec<Example> {
    let paths = [scripts("scripts/examples"), scripts("scripts/examples/defaults")].concat();
    paths.iter().map(|path| Example::read(path)).collect()
}

fn example(name: &str) -> Example {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/examples").join(name);
    Example::read(&path.with_extension("toml"))
}

fn listed(found: &Found) -> String {
    let line = |(what, names): (&String, &BTreeSet<String>)| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        format!("# {what}: {}\n", if names.is_empty() { "none".to_owned() } else { names.join(", ") })
    };
    found.iter().map(line).collect()
}

#[test]
fn each_example_shows_what_its_comment_says_and_nothing_else() {
    let examples = examples();
    assert!(examples.len() > 1, "no examples were found");
    let mut amiss = String::new();
    for example in examples {
        assert!(!example.profiles().is_empty(), "{}: no line `# audit default errors: …`", example.name);
        let shows = example.shows();
        if example.says != shows {
            let (says, shows) = (listed(&example.says), listed(&shows));
            amiss += &format!("{} says:\n{says}and shows:\n{shows}\n", example.name);
        }
    }
    assert!(amiss.is_empty(), "{amiss}");
}

#[test]
fn a_comment_names_only_rules_and_claims_that_exist() {
    for example in examples() {
        for (what, names) in &example.says {
            for name in names {
                let exists = if what.starts_with("audit ") {
                    rules::ALL.iter().any(|rule| rule.code().name == name)
                } else {
                    Claim::ALL.iter().any(|claim| claim.name() == name)
                };
                assert!(exists, "{}: {what}: `{name}`", example.name);
            }
        }
    }
}

#[test]
fn the_hotlines_done_with_care_have_no_errors_and_every_claim_is_proved() {
    for (name, profiles) in [("crisis-well", ["crisis", "default"]), ("clinic", ["default", "older"])] {
        let example = example(name);
        assert_eq!(example.profiles(), BTreeSet::from(profiles), "{name}");
        for profile in profiles {
            assert!(example.says[&format!("audit {profile} errors")].is_empty(), "{name}, {profile}");
        }
        assert!(
            example.says["explore refuted"].is_empty() && !example.says.contains_key("explore not asked")
        );
    }
}

#[test]
fn the_second_greeting_of_the_switch_offers_a_choice_on_a_key_that_leads_elsewhere() {
    let report = example("switch-demo").judged("default");
    let mut messages = report.findings.iter().filter(|finding| finding.code.name == "key-text-match");
    assert!(
        messages
            .any(|finding| finding.message.contains("the sample menu") && finding.message.contains("`4`"))
    );
}

#[test]
fn the_office_is_five_menus_deep_and_each_bad_line_hangs_up_on_the_silent() {
    let office = example("deep-government").judged("default");
    let deep = office
        .findings
        .iter()
        .find(|finding| finding.code.name == "menu-depth" && finding.severity == Severity::Error);
    assert!(deep.is_some_and(|finding| finding.message.contains("fifth")), "{deep:?}");
    for name in ["bad-bank", "crisis-badly"] {
        assert!(Exploration::new(&example(name).hotline).is_refuted(Claim::Silence), "{name}");
    }
}
