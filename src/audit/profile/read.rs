//! Reads a profile: every fault at once, each with its place and what to do next.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{DEFAULT, Profile, Setting};
use crate::audit::rule::{Asks, Rule, Unit};
use crate::audit::{faults, rules};
use crate::clock;
use crate::diagnostic::{Code, Diagnostic, Severity, Source, did_you_mean, listed, quoted};

/// The keys of `[profile]`.
const HEAD: [&str; 3] = ["name", "about", "extends"];

/// How bad something can be, as profiles say it.
const LEVELS: [(&str, Level); 4] = [
    ("off", Level::Off),
    ("note", Level::On(Severity::Note)),
    ("warning", Level::On(Severity::Warning)),
    ("error", Level::On(Severity::Error)),
];

#[derive(Clone, Copy, PartialEq)]
enum Level {
    Off,
    On(Severity),
}

impl Level {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::On(severity) => Some(severity),
        }
    }
}

/// The keys that hold a figure, with what each says.
const FIGURES: [(&str, Severity, bool); 6] = [
    ("note-above", Severity::Note, false),
    ("warning-above", Severity::Warning, false),
    ("error-above", Severity::Error, false),
    ("note-below", Severity::Note, true),
    ("warning-below", Severity::Warning, true),
    ("error-below", Severity::Error, true),
];

type Entries<'a> = DeTable<'a>;

struct Reader<'a> {
    source: &'a Arc<Source>,
    faults: Vec<Diagnostic>,
}

/// Reads a profile; all that is wrong with it instead, if something is.
pub(super) fn read(source: &Arc<Source>) -> Result<Profile, Vec<Diagnostic>> {
    let mut reader = Reader { source, faults: Vec::new() };
    let profile = reader.profile();
    match profile {
        Some(profile) if reader.faults.is_empty() => Ok(profile),
        Some(_) | None => Err(reader.faults),
    }
}

impl Reader<'_> {
    fn fault(&mut self, code: &'static Code, span: Range<usize>, message: String, help: impl Into<String>) {
        self.faults.push(Diagnostic::error(code, message, self.source.place(span)).help(help));
    }

    fn profile(&mut self) -> Option<Profile> {
        let source = Arc::clone(self.source);
        let (document, errors) = DeTable::parse_recoverable(source.text());
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            let message = format!("this is no TOML: {}", error.message());
            self.fault(&faults::PROFILE_SYNTAX, span, message, "write it as in `docs/audit.md`");
        }
        let (mut head, mut tables) = (None, Vec::new());
        for (name, value) in document.into_inner() {
            let (span, text) = (name.span(), name.into_inner().into_owned());
            let DeValue::Table(entries) = value.into_inner() else {
                let help =
                    "write `[profile]` or the name of a rule in square brackets, and the keys below it";
                self.fault(
                    &faults::PROFILE_UNKNOWN_KEY,
                    span,
                    format!("{} stands in no table", quoted(&text)),
                    help,
                );
                continue;
            };
            if text == "profile" {
                head = Some((entries, span));
            } else {
                tables.push((text, span, entries));
            }
        }
        if !errors.is_empty() {
            return None;
        }
        let mut profile = self.head(head)?;
        for (name, span, entries) in tables {
            let Some(rule) = rules::find(&name) else {
                let known = rules::ALL.iter().map(|rule| rule.code().name);
                let help = did_you_mean(&name, known, || "`reachline audit --rules` lists them".to_owned());
                self.fault(&faults::UNKNOWN_RULE, span, format!("there is no rule {}", quoted(&name)), help);
                continue;
            };
            let setting = self.setting(rule, span, &entries);
            profile.settings.insert(rule.code().name, setting);
        }
        Some(profile)
    }

    /// `[profile]`, with the settings of the profile that it builds on.
    fn head(&mut self, head: Option<(Entries<'_>, Range<usize>)>) -> Option<Profile> {
        let Some((entries, span)) = head else {
            let help = "begin with `[profile]`, its `name`, and `about`: whom it is for";
            self.fault(&faults::PROFILE_MISSING_KEY, 0..0, "there is no table `[profile]`".to_owned(), help);
            return None;
        };
        let mut texts = BTreeMap::new();
        for (key, value) in &entries {
            let name = key.get_ref().to_string();
            if !HEAD.contains(&name.as_str()) {
                let help = did_you_mean(&name, HEAD, || format!("its keys are {}", listed(HEAD)));
                let message = format!("`[profile]` has no key {}", quoted(&name));
                self.fault(&faults::PROFILE_UNKNOWN_KEY, key.span(), message, help);
            } else if let Some(text) = self.text(&name, value) {
                texts.insert(name, (text, value.span()));
            }
        }
        for needed in ["name", "about"] {
            if !entries.keys().any(|key| key.get_ref() == needed) {
                let message = format!("`[profile]` has no `{needed}`");
                self.fault(
                    &faults::PROFILE_MISSING_KEY,
                    span.clone(),
                    message,
                    format!("add `{needed} = \"…\"`"),
                );
            }
        }
        let name = texts.get("name").map_or_else(String::new, |(text, _)| text.clone());
        let mut settings = BTreeMap::new();
        match texts.get("extends") {
            None if name == DEFAULT => {}
            None => settings = Profile::built_in(DEFAULT)?.settings,
            Some((base, span)) => match Profile::built_in(base) {
                Some(base) => settings = base.settings,
                None => {
                    let all = || format!("the profiles are {}", listed(Profile::names()));
                    let help = did_you_mean(base, Profile::names(), all);
                    let message = format!("there is no profile {}", quoted(base));
                    self.fault(&faults::UNKNOWN_PROFILE, span.clone(), message, help);
                }
            },
        }
        let about = texts.remove("about").map_or_else(String::new, |(text, _)| text);
        Some(Profile { name: name.into(), about: about.into(), settings })
    }

    /// What it says of a rule.
    fn setting(&mut self, rule: &dyn Rule, span: Range<usize>, entries: &Entries<'_>) -> Setting {
        let mut setting = Setting::default();
        let name = rule.code().name;
        for (key, value) in entries {
            let key_name: &str = key.get_ref();
            match (key_name, rule.asks()) {
                ("source", _) => {
                    setting.source = self.text("source", value).unwrap_or_default().trim().into();
                }
                ("severity", Asks::Severity) => {
                    let level = self.severity(value);
                    setting.off = level == Some(Level::Off);
                    setting.severity = level.and_then(Level::severity);
                }
                ("severity", Asks::Figure(_)) => {
                    let level = self.severity(value);
                    setting.off = level == Some(Level::Off);
                    if level.and_then(Level::severity).is_some() {
                        let help = "give its figures a severity: `warning-above`, `error-below` and the like; or \"off\"";
                        let message = format!("`{name}` measures, so its severity depends on the figure");
                        self.fault(&faults::PROFILE_WRONG_VALUE, value.span(), message, help);
                    }
                }
                ("serious", Asks::Severity) => {
                    setting.serious = self.severity(value).and_then(Level::severity)
                }
                (other, Asks::Figure(unit)) => match FIGURES.iter().find(|(own, _, _)| *own == other) {
                    Some((_, severity, below)) => {
                        let limits = if *below { &mut setting.below } else { &mut setting.above };
                        if let Some(figure) = self.figure(other, unit, value) {
                            limits.insert(*severity, figure);
                        }
                    }
                    None => self.unknown(name, other, key.span(), FIGURES.iter().map(|(own, _, _)| *own)),
                },
                (other, Asks::Severity) => {
                    self.unknown(name, other, key.span(), ["severity", "serious"].into_iter());
                }
            }
        }
        if setting.source.is_empty() {
            let message = format!("nobody says so: `{name}` has no `source`");
            let help = "add `source = \"…\"`: where the figure comes from, or that it is your own choice";
            self.fault(&faults::PROFILE_NO_SOURCE, span, message, help);
        }
        setting
    }

    fn unknown(
        &mut self,
        rule: &str,
        key: &str,
        span: Range<usize>,
        known: impl Iterator<Item = &'static str>,
    ) {
        let known: Vec<&str> = known.chain(["source", "severity"]).collect();
        let known = || known.iter().copied();
        let help = did_you_mean(key, known(), || format!("its keys are {}", listed(known())));
        let message = format!("the rule `{rule}` has no key {}", quoted(key));
        self.fault(&faults::PROFILE_UNKNOWN_KEY, span, message, help);
    }

    fn text(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(text.to_string());
        }
        let message = format!("`{name}` takes a text in quotation marks");
        self.fault(&faults::PROFILE_WRONG_VALUE, value.span(), message, format!("write `{name} = \"…\"`"));
        None
    }

    fn severity(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Level> {
        let text = self.text("severity", value)?;
        let found = LEVELS.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let message = format!("there is no severity {}", quoted(&text));
            let help = "it is one of `off`, `note`, `warning`, `error`";
            self.fault(&faults::PROFILE_WRONG_VALUE, value.span(), message, help);
        }
        found.map(|(_, level)| *level)
    }

    /// A figure in its unit: seconds of a length of time, a plain number of all else.
    fn figure(&mut self, key: &str, unit: Unit, value: &Spanned<DeValue<'_>>) -> Option<f64> {
        let found = match (unit, value.get_ref()) {
            (Unit::Time, DeValue::String(text)) => {
                clock::parse_length(text).map(|length| length.as_secs_f64())
            }
            (Unit::Time, _) => None,
            (_, DeValue::Integer(number)) => number.as_str().parse().ok(),
            (_, DeValue::Float(number)) => number.as_str().parse().ok(),
            _ => None,
        };
        let found = found.filter(|figure: &f64| figure.is_finite() && *figure >= 0.0);
        if found.is_none() {
            let (what, example) = match unit {
                Unit::Time => ("a length of time", "\"10s\""),
                Unit::Count | Unit::Words | Unit::Percent | Unit::Grade | Unit::PerMinute => {
                    ("a number from 0 on", "5")
                }
            };
            let message = format!("`{key}` takes {what}");
            self.fault(
                &faults::PROFILE_WRONG_VALUE,
                value.span(),
                message,
                format!("write `{key} = {example}`"),
            );
        }
        found
    }
}
