//! What a rule has found, and how a profile's figures make it a note, a warning or an error.

use super::profile::Setting;
use super::prompt::Prompt;
use super::rule::{Asks, Group, Rule, Unit};
use super::seen::Seen;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::script::{Hotline, LanguageId, StepId};

/// One thing that shuts callers out, at one place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule, with its page.
    pub code: &'static Code,
    /// How bad it is by the profile.
    pub severity: Severity,
    /// The callers it is about.
    pub affects: &'static [Group],
    /// The name of the step it is about, if it is about one.
    pub step: Option<Box<str>>,
    /// What it is about, where that is no step: a prompt, a table of the script.
    pub about: Option<Box<str>>,
    /// The tag of the language it is about, if it is about one.
    pub language: Option<&'static str>,
    /// Where it is, in the script or in a prompt file.
    pub place: Place,
    /// One sentence in lower case, names in backticks, without a full stop.
    pub message: String,
    /// The sentence as callers hear it.
    pub heard: Option<String>,
    /// The figure, and the one it was held against.
    pub figure: Option<Figure>,
    /// What to do about it, one sentence.
    pub fix: String,
    /// The repair, where a machine can make it safely.
    pub mend: Option<Mend>,
}

/// A figure held against another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// What was found.
    pub found: f64,
    /// What the profile says.
    pub limit: f64,
    /// Whether the limit is the least there may be; else it is the most.
    pub at_least: bool,
    /// What both count.
    pub unit: Unit,
}

/// A repair of the script that takes nothing from callers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mend {
    /// Puts a value into a table: `listening`, `anywhere` or `menu.main`.
    Set {
        /// The table.
        table: String,
        /// The key.
        key: &'static str,
        /// The value, as TOML has it.
        value: String,
    },
    /// Gives the options of a menu the digits from 1 on, in the order they have.
    Renumber {
        /// The menu.
        menu: Box<str>,
    },
}

impl Figure {
    /// `5 s, and should be at least 7 s`
    #[must_use]
    pub fn words(&self) -> String {
        let bound = if self.at_least { "at least" } else { "at most" };
        format!("{}, and should be {bound} {}", self.unit.print(self.found), self.unit.print(self.limit))
    }
}

impl Finding {
    /// The callers it is about, in words.
    #[must_use]
    pub fn affected(&self) -> String {
        self.affects.iter().map(|group| group.words()).collect::<Vec<_>>().join(", ")
    }

    /// What it is called by in a baseline: everything that does not change when lines move.
    #[must_use]
    pub fn key(&self) -> (String, String, String) {
        let prompt = match self.step.as_ref().or(self.about.as_ref()) {
            Some(name) => name.to_string(),
            None => self.place.text().lines().next().unwrap_or_default().trim().to_owned(),
        };
        (self.code.name.to_owned(), prompt, self.language.unwrap_or_default().to_owned())
    }

    /// The same as other complaints are told.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let mut told = Diagnostic::error(self.code, self.message.clone(), self.place.clone());
        told.severity = self.severity;
        if let Some(heard) = &self.heard {
            told = told.note(format!("callers hear: {heard}"));
        }
        if let Some(figure) = &self.figure {
            told = told.note(format!("figure: {}", figure.words()));
        }
        if !self.affects.is_empty() {
            told = told.note(format!("affects: {}", self.affected()));
        }
        told.help(self.fix.clone())
    }
}

/// What a rule says of one place, before a profile says how bad it is.
#[derive(Clone, Debug)]
pub struct Draft {
    place: Place,
    message: String,
    fix: String,
    step: Option<StepId>,
    about: Option<Box<str>>,
    language: Option<LanguageId>,
    heard: Option<String>,
    mend: Option<Mend>,
    serious: bool,
}

impl Draft {
    /// What is wrong where, and what to do about it.
    pub fn new(place: Place, message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            place,
            message: message.into(),
            fix: fix.into(),
            step: None,
            about: None,
            language: None,
            heard: None,
            mend: None,
            serious: false,
        }
    }

    /// The step it is about.
    #[must_use]
    pub fn step(mut self, step: StepId) -> Self {
        self.step = Some(step);
        self
    }

    /// The prompt it is about, where that is no step.
    #[must_use]
    pub fn about(mut self, prompt: &str) -> Self {
        self.about = Some(prompt.into());
        self
    }

    /// The prompt it is about, and its language: the step's, where its words are a step's.
    #[must_use]
    pub fn prompt(mut self, prompt: &Prompt) -> Self {
        self.language = Some(prompt.language);
        match prompt.step {
            Some(step) => self.step(step),
            None => self.about(&prompt.name),
        }
    }

    /// The language it is about.
    #[must_use]
    pub fn language(mut self, language: LanguageId) -> Self {
        self.language = Some(language);
        self
    }

    /// The sentence as callers hear it.
    #[must_use]
    pub fn heard(mut self, heard: impl Into<String>) -> Self {
        self.heard = Some(heard.into());
        self
    }

    /// The repair that a machine can make.
    #[must_use]
    pub fn mend(mut self, mend: Mend) -> Self {
        self.mend = Some(mend);
        self
    }

    /// Marks it as the worse of the two cases that its rule knows.
    #[must_use]
    pub fn serious(mut self) -> Self {
        self.serious = true;
        self
    }
}

/// Where a rule puts what it finds.
pub struct Found<'a> {
    rule: &'static dyn Rule,
    setting: &'a Setting,
    hotline: &'a Hotline,
    findings: Vec<Finding>,
}

impl<'a> Found<'a> {
    pub(super) fn new(rule: &'static dyn Rule, setting: &'a Setting, seen: &Seen<'a>) -> Self {
        Self { rule, setting, hotline: seen.hotline, findings: Vec::new() }
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Tells something that is there or not.
    pub fn tell(&mut self, draft: Draft) {
        let Some(severity) = self.setting.severity(draft.serious) else { return };
        self.push(severity, None, draft);
    }

    /// Tells a figure, if the profile has something against it.
    pub fn measure(&mut self, figure: f64, draft: impl FnOnce(Figure) -> Draft) {
        let Asks::Figure(unit) = self.rule.asks() else { return };
        let Some((severity, limit, at_least)) = self.setting.judge(figure) else { return };
        let figure = Figure { found: figure, limit, at_least, unit };
        let draft = draft(figure);
        self.push(severity, Some(figure), draft);
    }

    fn push(&mut self, severity: Severity, figure: Option<Figure>, draft: Draft) {
        let step = draft.step.map(|step| self.hotline.step(step).name.clone());
        self.findings.push(Finding {
            code: self.rule.code(),
            severity,
            affects: self.rule.affects(),
            step,
            about: draft.about,
            language: draft.language.map(|language| self.hotline.locale(language).tag),
            place: draft.place,
            message: draft.message,
            heard: draft.heard,
            figure,
            fix: draft.fix,
            mend: draft.mend,
        });
    }
}
