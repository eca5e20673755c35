//! A hotline as an outline: sections of entries, each deeper than the one that leads to it.

mod drawing;
mod everywhere;
mod marks;

use self::drawing::Drawing;
pub use self::marks::Marks;
use super::terms::Terms;
use crate::prompt::Locale;
use crate::script::{Hotline, LanguageId, StepId};

/// A hotline in one language.
pub struct Outline {
    /// The language.
    pub locale: &'static Locale,
    /// What stands between its words and sentences.
    pub marks: Marks,
    /// What it is.
    pub title: String,
    /// The heading of what can be done at any time.
    pub anywhere_title: String,
    /// What can be done at any time: a key and what it does.
    pub anywhere: Vec<(String, String)>,
    /// What else holds everywhere.
    pub rules: Vec<String>,
    /// The menu, from where calls begin; then what lies too deep for one list.
    pub sections: Vec<Section>,
}

/// A part of the menu.
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its entries, the one that it begins with first, each deeper than the one that leads to it.
    pub entries: Vec<Entry>,
}

/// One way on, and what it leads to.
pub struct Entry {
    /// How deep it is in its section's list.
    pub depth: usize,
    /// The step that it leads from; none where a section begins.
    pub from: Option<StepId>,
    /// The step; none for what every hotline can do.
    pub step: Option<StepId>,
    /// What is pressed, or when it is so: `1`, `then`, `when it is closed`.
    pub by: String,
    /// What it is called.
    pub label: String,
    /// The language of the label, where it is not the map's.
    pub label_locale: Option<&'static Locale>,
    /// What is said there.
    pub said: String,
    /// Sentences about it.
    pub facts: Vec<String>,
    /// Where it is told.
    pub goes: Goes,
}

/// Where a step is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goes {
    /// Here.
    Here,
    /// Further up on the way here: the call goes back.
    Back(String),
    /// Elsewhere.
    Elsewhere(String),
    /// In a section of its own.
    Below(String),
}

impl Outline {
    /// The outline of a hotline in a language.
    pub fn new(hotline: &Hotline, language: LanguageId) -> Self {
        let terms = Terms::new(hotline, language);
        let sections = Drawing::new(&terms).draw();
        Self {
            locale: terms.locale(),
            marks: Marks::of(terms.locale()),
            title: terms.say("map-title", &[("name", terms.words(hotline.name()))]),
            anywhere_title: terms.say("map-anywhere", &[]),
            anywhere: hotline
                .anywhere_keys()
                .map(|(key, target)| everywhere::anywhere(&terms, key, target))
                .collect(),
            rules: everywhere::rules(&terms),
            sections,
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.sections.iter().map(|section| section.entries.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Entry {
    /// Where it is told, in words; nothing where that is here.
    pub fn elsewhere(&self) -> &str {
        match &self.goes {
            Goes::Here => "",
            Goes::Back(words) | Goes::Elsewhere(words) | Goes::Below(words) => words,
        }
    }

    /// What it is called, and where it is told, without the key.
    pub fn name(&self, marks: Marks) -> String {
        let elsewhere = self.elsewhere();
        match (self.label.is_empty(), elsewhere.is_empty()) {
            (true, _) => elsewhere.to_owned(),
            (false, true) => self.label.clone(),
            (false, false) => format!("{}{}{elsewhere}", self.label, marks.comma),
        }
    }

    /// What is pressed, what it is called, and where it is told.
    pub fn head(&self, marks: Marks) -> String {
        if self.by.is_empty() {
            return self.name(marks);
        }
        format!("{}{}{}", self.by, marks.colon, self.name(marks))
    }

    /// What is said there, and what else there is to it, a sentence each.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.said.as_str())
            .filter(|said| !said.is_empty())
            .chain(self.facts.iter().map(String::as_str))
    }
}
