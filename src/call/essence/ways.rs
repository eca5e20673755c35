//! Ways back by number, and languages that lead alike as one, so that essences are small and few.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::call::state::Way;
use crate::script::{Hotline, LanguageId};

/// The ways that essences hold by number, and which languages lead alike.
#[derive(Debug)]
pub struct Ways {
    all: Vec<Way>,
    known: HashMap<Way, u32, FxBuildHasher>,
    alike: Vec<LanguageId>,
}

impl Ways {
    /// No ways yet. Languages in which every story has equally many paragraphs lead alike and are one.
    pub fn new(hotline: &Hotline) -> Self {
        let paragraphs = |language| {
            let locale = hotline.locale(language);
            (0..hotline.news().len()).map(|item| hotline.news().paragraphs(item, locale)).collect::<Vec<_>>()
        };
        let all: Vec<_> = hotline.language_ids().map(|language| (language, paragraphs(language))).collect();
        let first_alike = |own: &Vec<usize>| {
            all.iter().find(|(_, other)| other == own).map_or(LanguageId::FIRST, |(language, _)| *language)
        };
        let alike = all.iter().map(|(_, own)| first_alike(own)).collect();
        Self { all: Vec::new(), known: HashMap::default(), alike }
    }

    /// Whether all languages lead alike.
    pub fn all_alike(&self) -> bool {
        self.alike.iter().all(|language| *language == LanguageId::FIRST)
    }

    /// The first language that leads as this one does.
    pub(super) fn alike(&self, language: LanguageId) -> LanguageId {
        self.alike.get(language.index()).copied().unwrap_or(language)
    }

    /// The way that is known by a number.
    pub(super) fn way(&self, number: u32) -> &Way {
        &self.all[number as usize]
    }

    /// The number that a way is known by from now on; quickly found where `guess` is it.
    pub(super) fn number(&mut self, way: &Way, guess: Option<u32>) -> u32 {
        if let Some(guess) = guess.filter(|guess| self.all.get(*guess as usize) == Some(way)) {
            return guess;
        }
        if let Some(number) = self.known.get(way) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).expect("memory ends before so many ways are known");
        self.all.push(way.clone());
        self.known.insert(way.clone(), number);
        number
    }
}
