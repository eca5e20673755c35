//! Room for one call at a time, kept so that a million calls need no more of it than one, with everything that calls
//! of one hotline share: its words, and what can be made of them.

use std::sync::Arc;

use super::ear::{Ear, Ears};
use super::wish::InMind;
use crate::caller::{Handset, Heard, Lexicon};

/// Room for one call at a time.
#[derive(Debug)]
pub struct Room {
    pub(super) handset: Handset,
    pub(super) hearing: Hearing,
}

/// What was said before, and what could be made of it.
#[derive(Debug, Default)]
pub(super) struct Hearing {
    pub(super) lexicon: Lexicon,
    /// By wish, then by the number of the words.
    ears: Vec<Vec<Option<Arc<Ear>>>>,
}

impl Room {
    /// Room for calls that begin so. `lexicon` is the one that the beginning was made with.
    pub fn new(beginning: &Handset, lexicon: Lexicon) -> Self {
        Self { handset: beginning.clone(), hearing: Hearing { lexicon, ears: Vec::new() } }
    }
}

impl Hearing {
    /// What can be made of something heard by who has this wish, whose number is `wish_number`.
    pub(super) fn ear(&mut self, heard: &Heard, ears: &Ears, wish: &InMind, wish_number: usize) -> Arc<Ear> {
        let Some(number) = heard.number() else {
            return ears.hear(heard.utterance(&self.lexicon), wish);
        };
        if self.ears.len() <= wish_number {
            self.ears.resize_with(wish_number + 1, Vec::new);
        }
        let (known, number) = (&mut self.ears[wish_number], number as usize);
        if known.len() <= number {
            known.resize(number + 1, None);
        }
        let ear = known[number].get_or_insert_with(|| ears.hear(heard.utterance(&self.lexicon), wish));
        Arc::clone(ear)
    }
}
