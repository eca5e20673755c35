//! How eSpeak NG's own measure of speed and words a minute, or characters a minute, go together. What the program is
//! asked for and what comes out differ, most in Mandarin, where it counts no characters; these pairs were measured.

use crate::prompt::Locale;
use crate::prompt::locale::Tempo;

use super::super::Manner;

/// How fast the voice is asked to speak.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pace {
    /// eSpeak NG's own rate.
    pub(super) parameter: i32,
    /// How many times as fast what comes out is played, where the rate alone does not reach.
    pub(super) stretch: f64,
}

/// Words a minute in the prompts that every hotline has, with the silence between sentences, for eSpeak NG's rates.
const WORDS: [(u32, u32); 11] = [
    (80, 87),
    (100, 106),
    (120, 130),
    (140, 154),
    (160, 174),
    (175, 189),
    (200, 211),
    (225, 233),
    (250, 251),
    (300, 286),
    (350, 316),
];

/// Characters a minute in the same prompts in Mandarin.
const CHARACTERS: [(u32, u32); 11] = [
    (80, 91),
    (100, 110),
    (120, 134),
    (140, 156),
    (160, 176),
    (175, 191),
    (200, 213),
    (225, 234),
    (250, 253),
    (300, 288),
    (350, 318),
];

impl Pace {
    /// The pace at which a language is spoken in this manner.
    pub(super) fn of(locale: &Locale, manner: Manner) -> Self {
        let table = match locale.tempo {
            Tempo::WordsPerMinute(_) => &WORDS,
            Tempo::CharactersPerMinute(_) => &CHARACTERS,
        };
        #[expect(clippy::cast_precision_loss, reason = "speeds of speech are small numbers")]
        let wanted = (manner.per_minute(locale) as f64).clamp(10.0, 2_000.0);
        Self::reaching(table, wanted)
    }

    #[expect(clippy::cast_possible_truncation, reason = "between two rates of the table")]
    fn reaching(table: &[(u32, u32)], wanted: f64) -> Self {
        let [(slowest, least), .., (fastest, most)] = *table else {
            return Self { parameter: 175, stretch: 1.0 };
        };
        let whole = |rate: u32| f64::from(rate) as i32;
        for pair in table.windows(2) {
            let ((rate, low), (next_rate, high)) = (pair[0], pair[1]);
            if (f64::from(low)..=f64::from(high)).contains(&wanted) {
                let share = (wanted - f64::from(low)) / f64::from(high - low);
                let parameter = f64::from(rate) + share * f64::from(next_rate - rate);
                return Self { parameter: parameter.round() as i32, stretch: 1.0 };
            }
        }
        if wanted < f64::from(least) {
            Self { parameter: whole(slowest), stretch: wanted / f64::from(least) }
        } else {
            Self { parameter: whole(fastest), stretch: wanted / f64::from(most) }
        }
    }
}
