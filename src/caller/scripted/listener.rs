//! The ear of every caller to one hotline: puts each of its sayings into words once, however many calls hear it.
//! Of the calls themselves it keeps nothing.

use std::sync::Arc;

use super::matching::Sought;
use super::plan::{Segment, What};
use super::spoken::Spoken;
use super::vocabulary::{Dates, Vocabulary};
use crate::caller::{Heard, Lexicon};
use crate::script::Hotline;
use crate::transcript::call_file::{HeardAs, Pattern};

/// The words of one hotline, for all calls of one thread.
#[derive(Debug)]
pub struct Listener {
    hotline: Arc<Hotline>,
    pub(super) lexicon: Lexicon,
    pub(super) words: Words,
}

/// What was put into words so far, and how days and numbers are said.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) vocabulary: Vocabulary,
    /// By their number in the lexicon: as they look, and as they sound.
    known: [Vec<Option<Spoken>>; 2],
    dates: [Vec<Dates>; 2],
    knows_numbers: bool,
}

impl Listener {
    /// A listener who has heard nothing yet.
    pub fn new(hotline: Arc<Hotline>) -> Self {
        let lexicon = Lexicon::of(&hotline);
        Self { hotline, lexicon, words: Words::default() }
    }

    /// The hotline.
    pub fn hotline(&self) -> &Arc<Hotline> {
        &self.hotline
    }

    /// Makes words ready to be found.
    pub(super) fn seek(&mut self, pattern: &Pattern) -> Sought {
        Sought::new(pattern, &mut self.words.vocabulary)
    }

    /// Learns what the values in these expectations can be.
    pub(super) fn prepare(&mut self, heard_as: HeardAs, segments: &[Segment]) {
        if heard_as == HeardAs::Sound && !self.words.knows_numbers {
            self.words.knows_numbers = true;
            for language in self.hotline.languages() {
                self.words.vocabulary.learn_numbers(language.locale());
            }
        }
        let dates = segments.iter().flat_map(|segment| &segment.expected).any(|check| match &check.what {
            What::Hear(sought) | What::NotHear(sought) => sought.has_date(),
            What::Silence | What::At(_) | What::Options(_) | What::Transfer(..) | What::Ends(_) => false,
        });
        let known = &mut self.words.dates[side(heard_as)];
        if dates && known.is_empty() {
            for language in self.hotline.languages() {
                known.push(Dates::learn(language.locale(), heard_as, &mut self.words.vocabulary));
            }
        }
    }
}

impl Words {
    /// Puts what was heard into words, unless it is known already; gives the words where they are this call's own.
    pub(super) fn learn(&mut self, heard: &Heard, lexicon: &Lexicon, heard_as: HeardAs) -> Option<Spoken> {
        let utterance = heard.utterance(lexicon);
        let Some(number) = heard.number() else {
            return Some(Spoken::of(utterance, heard_as, &mut self.vocabulary));
        };
        let known = &mut self.known[side(heard_as)];
        let place = number as usize;
        if known.len() <= place {
            known.resize_with(place + 1, || None);
        }
        if known[place].is_none() {
            known[place] = Some(Spoken::of(utterance, heard_as, &mut self.vocabulary));
        }
        None
    }

    /// The words of something heard that was learnt before.
    pub(super) fn known(&self, number: u32, heard_as: HeardAs) -> Option<&Spoken> {
        self.known[side(heard_as)].get(number as usize)?.as_ref()
    }

    /// How days are said in the hotline's languages.
    pub(super) fn dates(&self, heard_as: HeardAs) -> &[Dates] {
        &self.dates[side(heard_as)]
    }
}

fn side(heard_as: HeardAs) -> usize {
    match heard_as {
        HeardAs::Words => 0,
        HeardAs::Sound => 1,
    }
}
