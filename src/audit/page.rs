//! What is told of a rule beside its own page: whom it is for, and what each profile says of it by whose word. The
//! handbook's list of rules is made of the same.

use std::fmt::Write;

use super::profile::{Profile, Setting};
use super::rule::Rule;
use super::rules;
use crate::diagnostic::page;

/// The callers a rule is for, as a sentence.
#[must_use]
pub fn affects(rule: &dyn Rule) -> String {
    let words = rule.affects().iter().map(|group| group.words()).collect::<Vec<_>>().join(", ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What each profile says of a rule, as a list in Markdown. A profile that says what `default` says is not repeated.
#[must_use]
pub fn profiles(rule: &dyn Rule) -> String {
    let all: Vec<Profile> = Profile::names().filter_map(Profile::built_in).collect();
    of_profiles(rule, &all)
}

fn of_profiles(rule: &dyn Rule, profiles: &[Profile]) -> String {
    let mut said = String::new();
    let mut ordinary: Option<&Setting> = None;
    for profile in profiles {
        let Some(setting) = profile.setting(rule.code().name) else { continue };
        if ordinary == Some(setting) {
            continue;
        }
        let words = setting.words(rule.asks().unit());
        // Writing to a string does not fail.
        let _ = writeln!(said, "- {}: {words}. Who says so: {}.", profile.name, setting.source);
        ordinary.get_or_insert(setting);
    }
    said
}

/// The handbook's page of all rules.
#[must_use]
pub fn handbook() -> String {
    let profiles: Vec<Profile> = Profile::names().filter_map(Profile::built_in).collect();
    let mut page = String::from(
        "# Rules\n\nWhat [`reachline audit`](audit.md) asks, of whom it thinks, how strict each profile is, and who says so. \
         This page is made from\nthe rules and the profiles themselves. `reachline audit --explain RULE` prints the whole page of a \
         rule: the problem, a bad\nexample and a good one, sources and limits. A profile that is not named says what `default` says.\n\n\
         “Read” is what was read; “abstract” is what was read of a study; “seen” is a title or a table of contents, which is \
         no more\nthan a hint; “recalled” was not read again; “our own choice” means that no source gives it.\n",
    );
    for rule in rules::ALL {
        let code = rule.code();
        let _ = write!(
            page,
            "\n## `{}`: {}\n\nFor: {}.\n\n{}",
            code.name,
            page::title(code.page),
            affects(*rule),
            of_profiles(*rule, &profiles)
        );
    }
    page
}
