//! What an audit has to say, and the forms in which it is told. Adding a form is a file and a variant.

mod html;
mod json;
mod junit;
mod text;

use std::io;

use super::allow::{self, Allowance, Allowed};
use super::baseline::Baseline;
use super::finding::{Finding, Found};
use super::profile::Profile;
use super::rules;
use super::seen::Seen;
use crate::diagnostic::{Diagnostic, Faults, Severity, sarif};
use crate::script::Hotline;

/// What no audit can tell, at the end of each.
pub const NO_CLAIM: &str = "This is no claim of conformity with any standard. It says what a script can tell; \
    whether people get through, people must try: test with disabled callers.";

/// All that was found.
#[derive(Debug)]
pub struct Report {
    /// The name of the hotline.
    pub hotline: Box<str>,
    /// Its script, as messages name it.
    pub file: Box<str>,
    /// The profile it was judged by.
    pub profile: Profile,
    /// What was found and is not allowed, by place.
    pub findings: Vec<Finding>,
    /// What was found and is allowed.
    pub allowed: Vec<Allowed>,
    /// How many allowances the hotline has.
    pub allowances: usize,
    /// Whether every state that the engine can come to was gone through.
    pub explored: bool,
    /// How many findings a baseline knew before; they are not among the others.
    pub known: Option<usize>,
}

/// A form to tell a report in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Drawn in characters, for people who see.
    #[default]
    Text,
    /// In words with nothing drawn, for people who listen.
    Words,
    /// One JSON document.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML, a case for each rule.
    Junit,
    /// A page in one file.
    Html,
}

impl Format {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] = [Self::Text, Self::Words, Self::Json, Self::Sarif, Self::Junit, Self::Html];

    /// What it is called on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Words => "words",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Html => "html",
        }
    }

    /// What it is for, in a few words.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Text => "the place drawn under its line",
            Self::Words => "nothing drawn, for speech and braille",
            Self::Json => "one JSON document",
            Self::Sarif => "SARIF 2.1.0, for editors and code scanning",
            Self::Junit => "JUnit XML, a case for each rule",
            Self::Html => "a page in one file",
        }
    }
}

impl Report {
    pub(super) fn new(hotline: &Hotline, seen: &Seen<'_>, profile: &Profile, found: Vec<Finding>) -> Self {
        let (allowances, mut findings) = allow::read(hotline);
        let mut needed = vec![false; allowances.len()];
        let mut allowed = Vec::new();
        for finding in found {
            match allowances.iter().position(|own| own.covers(&finding)) {
                Some(place) => {
                    needed[place] = true;
                    let Allowance { reason, place, .. } = &allowances[place];
                    allowed.push(Allowed { finding, reason: reason.clone(), place: place.clone() });
                }
                None => findings.push(finding),
            }
        }
        let unused = allowances.iter().zip(&needed).filter(|(_, needed)| !**needed).map(|(own, _)| own);
        findings.extend(unused.filter(|own| !is_needed_elsewhere(own, seen)).map(Allowance::unused));
        let key = |finding: &Finding| {
            let place = &finding.place;
            (
                place.source.name().to_owned(),
                place.span.start,
                place.span.end,
                finding.code.name,
                finding.message.clone(),
            )
        };
        findings.sort_by_cached_key(key);
        allowed.sort_by_cached_key(|own| key(&own.finding));
        Self {
            hotline: hotline.name().into(),
            file: hotline.source().name().into(),
            profile: profile.clone(),
            findings,
            allowed,
            allowances: allowances.len(),
            explored: seen.is_explored(),
            known: None,
        }
    }

    /// Takes out what a baseline knows.
    #[must_use]
    pub fn without(mut self, baseline: &Baseline) -> Self {
        let before = self.findings.len();
        self.findings = baseline.unknown(self.findings);
        self.known = Some(before - self.findings.len());
        self
    }

    /// Whether something is as bad as this or worse.
    #[must_use]
    pub fn has(&self, severity: Severity) -> bool {
        self.findings.iter().any(|finding| finding.severity >= severity)
    }

    /// The findings as other complaints are told.
    #[must_use]
    pub fn faults(&self) -> Faults {
        self.findings.iter().map(Finding::diagnostic).collect()
    }

    /// What was looked at: `china-post, by the 40 rules of the profile default`.
    fn judged(&self) -> String {
        format!(
            "{}, by the {} rules of the profile `{}`",
            self.hotline,
            self.profile.count(),
            self.profile.name
        )
    }

    /// What was found, in a few words.
    fn count(&self) -> String {
        let faults = self.faults();
        if faults.is_empty() { "nothing".to_owned() } else { faults.count() }
    }

    /// How ways were followed, in words.
    fn explored(&self) -> &'static str {
        if self.explored {
            "every state that the engine can come to was gone through"
        } else {
            "not state by state, for the hotline is large; ways were followed in the script, and `reachline explore` goes them all"
        }
    }

    /// What a baseline knew, in words.
    fn known(&self) -> Option<String> {
        Some(match self.known? {
            0 => "the baseline knew none of it".to_owned(),
            1 => "1 finding more is in the baseline".to_owned(),
            more => format!("{more} findings more are in the baseline"),
        })
    }

    /// Writes the report, for a page of `width` columns where that matters.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(&self, format: Format, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
        match format {
            Format::Text => text::write(self, Some(width), out),
            Format::Words => text::write(self, None, out),
            Format::Json => json::write(self, out),
            Format::Sarif => {
                let allowed: Vec<(Diagnostic, &str)> =
                    self.allowed.iter().map(|own| (own.diagnostic(), own.reason.as_str())).collect();
                sarif::write_with_suppressed(&self.faults(), &allowed, out)
            }
            Format::Junit => junit::write(self, out),
            Format::Html => html::write(self, out),
        }
    }
}

/// Whether another profile in the program would have something against what is allowed.
fn is_needed_elsewhere(allowance: &Allowance, seen: &Seen<'_>) -> bool {
    let Some(rule) = rules::find(allowance.rule) else { return false };
    Profile::names().filter_map(Profile::built_in).any(|profile| {
        let Some(setting) = profile.setting(allowance.rule).filter(|setting| !setting.is_off()) else {
            return false;
        };
        let mut found = Found::new(rule, setting, seen);
        rule.judge(seen, &mut found);
        found.into_findings().iter().any(|finding| allowance.covers(finding))
    })
}
