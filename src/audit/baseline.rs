//! What an owner knows already: the findings of one day, kept in a file, so that only new ones count. They are
//! known again by rule, step and language, not by their lines, which move.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::finding::Finding;
use super::report::Report;

/// A baseline takes up to this many bytes.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// What marks a file as a baseline, and how it is written.
const FORM: u32 = 1;

/// Findings that are known.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// How the file is written.
    #[serde(rename = "reachline_baseline")]
    form: u32,
    /// The hotline it belongs to.
    hotline: String,
    /// The profile by which the findings were found.
    profile: String,
    findings: Vec<Known>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    rule: String,
    /// The step, or the line it is about where there is no step.
    about: String,
    language: String,
    /// How many there are.
    count: usize,
}

/// Why a text is no baseline of a hotline.
#[derive(Debug, thiserror::Error)]
pub enum NoBaseline {
    /// It is something else.
    #[error("it is no baseline: {0}; write one with `--write-baseline`")]
    Unreadable(String),
    /// It was written by another version.
    #[error(
        "it is written in form {0}, and this version reads form {FORM}; write it anew with `--write-baseline`"
    )]
    OtherForm(u32),
    /// It belongs to another hotline.
    #[error(
        "it is the baseline of the hotline `{0}`, and this is `{1}`; name the right file, or write one with `--write-baseline`"
    )]
    OtherHotline(String, String),
    /// It was found by another profile.
    #[error(
        "it was written with the profile `{0}`, and this audit asks `{1}`; use the same profile, or write it anew"
    )]
    OtherProfile(String, String),
}

impl Baseline {
    /// What a report found.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut counts: BTreeMap<_, usize> = BTreeMap::new();
        for finding in &report.findings {
            *counts.entry(finding.key()).or_default() += 1;
        }
        let known = counts.into_iter();
        Self {
            form: FORM,
            hotline: report.hotline.to_string(),
            profile: report.profile.name.to_string(),
            findings: known
                .map(|((rule, about, language), count)| Known { rule, about, language, count })
                .collect(),
        }
    }

    /// Reads a file that [`Baseline::text`] made, for the report it is meant for.
    ///
    /// # Errors
    /// When it is none, or of another hotline or profile.
    pub fn read(text: &str, report: &Report) -> Result<Self, NoBaseline> {
        let own: Self =
            serde_json::from_str(text).map_err(|error| NoBaseline::Unreadable(error.to_string()))?;
        if own.form != FORM {
            return Err(NoBaseline::OtherForm(own.form));
        }
        if own.hotline != *report.hotline {
            return Err(NoBaseline::OtherHotline(own.hotline, report.hotline.to_string()));
        }
        if own.profile != *report.profile.name {
            return Err(NoBaseline::OtherProfile(own.profile, report.profile.name.to_string()));
        }
        Ok(own)
    }

    /// As it is kept: JSON, a line for each finding, so that it merges well.
    ///
    /// # Panics
    /// Never: texts and numbers can always be written as JSON.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("texts and numbers are always JSON");
        text.push('\n');
        text
    }

    /// How many findings it knows.
    #[must_use]
    pub fn count(&self) -> usize {
        self.findings.iter().map(|known| known.count).sum()
    }

    /// The findings that it does not know.
    pub(super) fn unknown(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let mut left: BTreeMap<(String, String, String), usize> = BTreeMap::new();
        for known in &self.findings {
            let key = (known.rule.clone(), known.about.clone(), known.language.clone());
            *left.entry(key).or_default() += known.count;
        }
        let mut unknown = findings;
        unknown.retain(|finding| match left.get_mut(&finding.key()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            Some(_) | None => true,
        });
        unknown
    }
}
