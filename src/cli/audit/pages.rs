//! `--explain`, `--rules`, `--profiles`.

use std::io::{self, Write};

use crate::audit::{Profile, Rule, faults, rules};
use crate::cli::{Failure, Outcome, faults::explain as explain_code};
use crate::diagnostic::page;

/// Prints the page of a rule, and what each profile says of it and by whose word.
pub(super) fn explain(name: &str) -> Result<Outcome, Failure> {
    let codes: Vec<_> =
        rules::ALL.iter().map(|rule| rule.code()).chain(faults::ALL.iter().copied()).collect();
    let outcome = explain_code(name, &codes)?;
    let Some(rule) = rules::ALL.iter().find(|rule| rule.code().name.eq_ignore_ascii_case(name)) else {
        return Ok(outcome);
    };
    let mut out = io::stdout().lock();
    write!(out, "\n{}", page::plain(&page_of_profiles(*rule), super::super::faults::page_width()))?;
    out.flush()?;
    Ok(outcome)
}

/// Whom a rule is for and what each profile says of it, in Markdown. A profile that says what `default` says is not
/// repeated.
fn page_of_profiles(rule: &dyn Rule) -> String {
    let name = rule.code().name;
    let affects: Vec<&str> = rule.affects().iter().map(|group| group.words()).collect();
    let mut said = format!("## Who is affected\n\n{}.\n\n## Profiles\n\n", capital(&affects.join(", ")));
    let mut ordinary = None;
    for profile in Profile::names().filter_map(Profile::built_in) {
        let Some(setting) = profile.setting(name) else { continue };
        if ordinary.as_ref() == Some(setting) {
            continue;
        }
        let words = setting.words(rule.asks().unit());
        said.push_str(&format!("- {}: {words}. Who says so: {}.\n", profile.name, setting.source));
        ordinary.get_or_insert_with(|| setting.clone());
    }
    said
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Lists every rule with the title of its page.
pub(super) fn rules() -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    for rule in rules::ALL {
        writeln!(out, "{}: {}", rule.code().name, page::title(rule.code().page))?;
    }
    out.flush()?;
    Ok(Outcome::Fine)
}

/// Lists the profiles in the program.
pub(super) fn profiles() -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    for profile in Profile::names().filter_map(Profile::built_in) {
        writeln!(out, "{}: {}; {} rules", profile.name, profile.about, profile.count())?;
    }
    out.flush()?;
    Ok(Outcome::Fine)
}
