//! How strict an audit is: a table of figures and severities, each with its source. Profiles are data, six of them
//! in the program; an owner may write another, which is checked as scripts are.

mod read;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::rules;
use crate::diagnostic::{Diagnostic, Faults, Severity, Source};

/// A profile takes up to this many bytes.
pub const LARGEST: u64 = 1024 * 1024;

/// The profiles in the program, by name. Every other one builds on the first.
const BUILT_IN: [(&str, &str); 6] = [
    ("default", include_str!("profiles/default.toml")),
    ("cognitive", include_str!("profiles/cognitive.toml")),
    ("older", include_str!("profiles/older.toml")),
    ("relay", include_str!("profiles/relay.toml")),
    ("crisis", include_str!("profiles/crisis.toml")),
    ("zh-telecom", include_str!("profiles/zh-telecom.toml")),
];

/// The name of the profile that is used when nobody names one.
pub const DEFAULT: &str = "default";

/// How strict an audit is.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Its name.
    pub name: Box<str>,
    /// Whom it is for, one sentence.
    pub about: Box<str>,
    settings: BTreeMap<&'static str, Setting>,
}

/// What a profile says of one rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setting {
    pub(super) off: bool,
    pub(super) severity: Option<Severity>,
    pub(super) serious: Option<Severity>,
    /// The most that is well, by severity.
    pub(super) above: BTreeMap<Severity, f64>,
    /// The least that is well, by severity.
    pub(super) below: BTreeMap<Severity, f64>,
    /// Who says so.
    pub source: Box<str>,
}

/// Why there is no profile.
#[derive(Debug)]
pub enum NoProfile {
    /// None has this name. With the one that may have been meant.
    Unknown(Option<&'static str>),
    /// Its file could not be read.
    Unread(crate::diagnostic::ReadError),
    /// It is faulty.
    Faulty(Faults),
}

impl Profile {
    /// The names of those in the program.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.into_iter().map(|(name, _)| name)
    }

    /// One of those in the program.
    ///
    /// # Panics
    /// When a profile in the program itself is faulty, which a test rules out.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let (name, text) = BUILT_IN.into_iter().find(|(own, _)| *own == name)?;
        let source = Source::new(format!("{name}.toml (built in)"), text);
        match read::read(&source) {
            Ok(profile) => Some(profile),
            Err(faults) => {
                panic!("the profile {name} is part of the program and faulty: {:?}", told(&faults))
            }
        }
    }

    /// One of those in the program, or the one in a file.
    ///
    /// # Errors
    /// When there is none of this name, and when its file cannot be read or is faulty.
    pub fn find(name: &str, folder: &Path) -> Result<Self, NoProfile> {
        if let Some(profile) = Self::built_in(name) {
            return Ok(profile);
        }
        if !Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")) {
            return Err(NoProfile::Unknown(crate::diagnostic::nearest(name, Self::names())));
        }
        let source = Source::read(&folder.join(name), LARGEST).map_err(NoProfile::Unread)?;
        Self::read(&source)
    }

    /// Reads a profile that somebody wrote.
    ///
    /// # Errors
    /// When it is faulty.
    pub fn read(source: &Arc<Source>) -> Result<Self, NoProfile> {
        read::read(source).map_err(|faults| NoProfile::Faulty(faults.into_iter().collect()))
    }

    /// What it says of a rule.
    #[must_use]
    pub fn setting(&self, rule: &str) -> Option<&Setting> {
        self.settings.get(rule)
    }

    /// Whether it judges by a rule at all.
    #[must_use]
    pub fn judges(&self, rule: &str) -> bool {
        self.setting(rule).is_some_and(|setting| !setting.is_off())
    }

    /// How many rules it judges by.
    #[must_use]
    pub fn count(&self) -> usize {
        rules::ALL.iter().filter(|rule| self.judges(rule.code().name)).count()
    }
}

fn told(faults: &[Diagnostic]) -> Vec<String> {
    faults.iter().map(|fault| format!("{}: {}", fault.place.text(), fault.message)).collect()
}

impl Setting {
    /// Whether the rule is not asked.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.off
    }

    /// How bad something is that is there or not.
    pub(super) fn severity(&self, serious: bool) -> Option<Severity> {
        if serious { self.serious.or(self.severity) } else { self.severity }
    }

    /// How bad a figure is, with the limit that it breaks, and whether that is the least.
    pub(super) fn judge(&self, figure: f64) -> Option<(Severity, f64, bool)> {
        let above = self.above.iter().rev().find(|(_, limit)| figure > **limit);
        let below = self.below.iter().rev().find(|(_, limit)| figure < **limit);
        let found = [above.map(|found| (found, false)), below.map(|found| (found, true))];
        let worst = found.into_iter().flatten().max_by_key(|((severity, _), _)| **severity);
        worst.map(|((severity, limit), at_least)| (*severity, *limit, at_least))
    }

    /// What it says, in the words of its file: `warning-below 7 s`.
    #[must_use]
    pub fn words(&self, unit: Option<super::Unit>) -> String {
        if self.off {
            return "off".to_owned();
        }
        let figure = |figure: f64| unit.map_or_else(|| figure.to_string(), |unit| unit.print(figure));
        let mut said = Vec::new();
        said.extend(self.severity.map(|severity| severity.word().to_owned()));
        said.extend(self.serious.map(|severity| format!("{} in the worse case", severity.word())));
        said.extend(
            self.below.iter().map(|(level, limit)| format!("{} below {}", level.word(), figure(*limit))),
        );
        said.extend(
            self.above.iter().map(|(level, limit)| format!("{} above {}", level.word(), figure(*limit))),
        );
        said.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_is_sound_and_knows_every_rule() {
        for name in Profile::names() {
            let profile = Profile::built_in(name).unwrap();
            assert_eq!(&*profile.name, name);
            for rule in rules::ALL {
                let setting = profile.setting(rule.code().name);
                assert!(
                    setting.is_some_and(|setting| !setting.source.is_empty()),
                    "{name}: {}",
                    rule.code().name
                );
            }
        }
    }

    #[test]
    fn the_worst_limit_that_a_figure_breaks_counts() {
        let mut setting = Setting::default();
        setting.below.extend([(Severity::Error, 5.0), (Severity::Warning, 7.0)]);
        setting.above.insert(Severity::Note, 20.0);
        assert_eq!(setting.judge(4.0), Some((Severity::Error, 5.0, true)));
        assert_eq!(setting.judge(5.0), Some((Severity::Warning, 7.0, true)));
        assert_eq!(setting.judge(7.0), None);
        assert_eq!(setting.judge(21.0), Some((Severity::Note, 20.0, false)));
    }
}
