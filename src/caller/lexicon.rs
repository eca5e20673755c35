//! What a hotline's sayings are in words, and how long the words take: as long as they do at the ordinary speed of
//! their language, as long as recordings of them last, or as long as a voice takes.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use rustc_hash::FxBuildHasher;

use crate::call::{Call, Pace, Saying};
use crate::prompt::recordings::Recordings;
use crate::prompt::{Locale, Part, Utterance};
use crate::script::Hotline;

/// How long words take. Without one, words take as long as their number at the ordinary speed of their language;
/// where a call is made into sound, they take as long as the voice does.
pub trait Lengths: std::fmt::Debug + Send + Sync {
    /// How long each part of an utterance takes, in the order of the parts, in whole milliseconds.
    fn lengths(&self, utterance: &Utterance, pace: Pace) -> Vec<Duration>;
}

/// How long words take at the ordinary speed of their language, made slower or faster.
fn ordinary(locale: &Locale, ear: &str, pace: Pace) -> Duration {
    locale.length(ear) * 100 / pace.percent().max(1)
}

/// Recordings last as long as they do.
#[derive(Debug)]
struct Recorded(Vec<(&'static Locale, Arc<Recordings>)>);

impl Lengths for Recorded {
    fn lengths(&self, utterance: &Utterance, pace: Pace) -> Vec<Duration> {
        let whole =
            |length: Duration| Duration::from_millis(u64::try_from(length.as_millis()).unwrap_or(u64::MAX));
        let length = |part: &Part| match part {
            Part::Pause(length) => *length,
            Part::Words { locale, said } => {
                let own = self.0.iter().find(|(own, _)| own == locale);
                own.map_or_else(
                    || ordinary(locale, &said.ear, pace),
                    |(_, recordings)| recordings.length(locale, &said.ear, pace.percent()),
                )
            }
        };
        utterance.parts().iter().map(|part| whole(length(part))).collect()
    }
}

/// What a hotline's sayings are in words, each put into words once, however many calls hear it.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    utterances: Vec<Utterance>,
    places: HashMap<Saying, u32, FxBuildHasher>,
    lengths: Option<Arc<dyn Lengths>>,
}

impl Lexicon {
    /// A lexicon whose words take as long as this says.
    pub fn timed_by(lengths: Arc<dyn Lengths>) -> Self {
        Self { lengths: Some(lengths), ..Self::default() }
    }

    /// A lexicon whose words take as long as the hotline's recordings do, where it has any.
    pub fn of(hotline: &Hotline) -> Self {
        let languages: Vec<_> = hotline
            .language_ids()
            .filter_map(|id| {
                let prompts = hotline.prompts(id);
                Some((prompts.locale(), Arc::clone(prompts.recordings()?)))
            })
            .collect();
        if languages.is_empty() { Self::default() } else { Self::timed_by(Arc::new(Recorded(languages))) }
    }

    /// How long an utterance takes.
    pub fn length(&self, utterance: &Utterance, pace: Pace) -> Duration {
        match &self.lengths {
            None => utterance.length(pace.percent()),
            Some(lengths) => lengths.lengths(utterance, pace).into_iter().sum(),
        }
    }

    /// How long each part of an utterance takes, in the order of the parts.
    pub fn part_lengths(&self, utterance: &Utterance, pace: Pace) -> Vec<Duration> {
        if let Some(lengths) = &self.lengths {
            return lengths.lengths(utterance, pace);
        }
        let length = |part: &Part| match part {
            Part::Pause(length) => *length,
            Part::Words { locale, said } => ordinary(locale, &said.ear, pace),
        };
        utterance.parts().iter().map(length).collect()
    }

    /// How many sayings are in it.
    pub fn len(&self) -> usize {
        self.utterances.len()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.utterances.is_empty()
    }

    /// The words of a saying that names nothing a caller typed.
    pub fn utterance(&mut self, call: &Call, saying: &Saying) -> &Utterance {
        let place = self.place(call, saying);
        &self.utterances[place as usize]
    }

    /// The words of a saying in a call: known to the lexicon, unless they may name what the caller typed.
    pub(super) fn words(&mut self, call: &Call, saying: &Saying) -> Words {
        if call.entries().is_empty() {
            Words::Known(self.place(call, saying))
        } else {
            Words::Own(Box::new(call.utterance(saying)))
        }
    }

    /// Where the words are of a saying that names nothing a caller typed.
    fn place(&mut self, call: &Call, saying: &Saying) -> u32 {
        *self.places.entry(*saying).or_insert_with(|| {
            self.utterances.push(call.utterance(saying));
            u32::try_from(self.utterances.len() - 1).expect("fewer sayings than four thousand million")
        })
    }
}

/// The words of something heard.
#[derive(Clone, Debug)]
pub(super) enum Words {
    /// In the lexicon.
    Known(u32),
    /// For this call only: they name what the caller typed.
    Own(Box<Utterance>),
}

impl Words {
    pub(super) fn utterance<'a>(&'a self, lexicon: &'a Lexicon) -> &'a Utterance {
        match self {
            Self::Known(place) => &lexicon.utterances[*place as usize],
            Self::Own(utterance) => utterance,
        }
    }

    pub(super) fn number(&self) -> Option<u32> {
        match self {
            Self::Known(place) => Some(*place),
            Self::Own(_) => None,
        }
    }
}
