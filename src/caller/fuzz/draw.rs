//! What a random caller does next: keys that mean something there and keys that do not, digits where digits are
//! taken, words, silence, and hanging up; most of it at a moment at which something changes, a millisecond before
//! it, or one after.

use std::time::Duration;

use jiff::Timestamp;
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::known::Known;
use super::making::{Opening, milliseconds};
use super::phone::Phone;
use crate::call::Choice;
use crate::key::{Key, Keys};
use crate::script::{Accept, LanguageId, StepKind};
use crate::transcript::Act;

/// The choices of one call.
pub(super) struct Draw(Xoshiro256PlusPlus);

/// What is typed where a telephone number is wanted: right ones of every length, and one that is none.
const NUMBERS: [&str; 7] =
    ["13800138000", "01068858888", "95580#", "11185#", "004930123456#", "4008909999#", "1234567#"];

/// What is typed where a day is wanted; the last is none.
const DAYS: [&str; 3] = ["19851018", "20000229", "20010229"];

/// A caller who thinks no longer than this between two keys.
const SOON: u64 = 3_000;

impl Draw {
    /// Those of one call of a seed.
    pub(super) fn of(seed: u64, call: u64) -> Self {
        /// An odd number whose bits are well spread, so that calls that follow each other have nothing in common.
        const SPREAD: u64 = 0xD134_2543_DE82_EF95;
        Self(Xoshiro256PlusPlus::seed_from_u64(seed.rotate_left(32) ^ (call + 1).wrapping_mul(SPREAD)))
    }

    /// A number below `count`, which is not zero.
    pub(super) fn below(&mut self, count: u32) -> u32 {
        self.0.random_range(0..count)
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let count = u32::try_from(all.len()).ok().filter(|count| *count > 0)?;
        all.get(self.below(count) as usize)
    }

    /// What is settled before the call.
    pub(super) fn opening(&mut self, known: &Known) -> Opening {
        /// A minute of a year that has every kind of day, from 2026-01-01 in UTC.
        const YEAR: (i64, u32) = (1_767_225_600, 365 * 24 * 60);
        let connected = if known.keeps_hours {
            let minute = i64::from(self.below(YEAR.1));
            Timestamp::from_second(YEAR.0 + 60 * minute).unwrap_or(known.ordinary)
        } else {
            known.ordinary
        };
        let languages = u32::try_from(known.words.len()).unwrap_or(1);
        // Half of the callers choose their language themselves.
        let chosen = self.below(2 * languages) as usize;
        let language: Option<LanguageId> = known.hotline.language_ids().nth(chosen);
        Opening { connected, language }
    }

    /// What the caller does next.
    pub(super) fn act<P: Phone>(&mut self, phone: &P, known: &Known) -> Act {
        match self.below(1000) {
            // Words are slow to understand, and rare on telephones.
            0 => self.words(phone, known),
            1..90 => Act::Wait(self.silence(phone)),
            90..105 => Act::HangUp { after: self.moment(phone) },
            _ => {
                let keys = self.keys(phone, known);
                Act::Press { keys, after: self.moment(phone) }
            }
        }
    }

    fn words<P: Phone>(&mut self, phone: &P, known: &Known) -> Act {
        let language = phone.settings().language.index();
        let words = known.words.get(language).and_then(|all| self.one_of(all)).cloned();
        Act::Type { words: words.unwrap_or_else(|| "?".to_owned()), after: self.moment(phone) }
    }

    /// When: once everything is heard out, or so long after the last act.
    fn moment<P: Phone>(&mut self, phone: &P) -> Option<Duration> {
        match self.below(10) {
            0..5 => None,
            5 => Some(milliseconds(u64::from(self.below(3_000)))),
            _ => Some(self.edge(phone)),
        }
    }

    /// How long until a moment at which something changes, or a millisecond before it or after.
    fn edge<P: Phone>(&mut self, phone: &P) -> Duration {
        /// After a key: the end of a bounce, and of keys that follow a wrong one. After the beginning of words: when
        /// a key counts that must not count by accident.
        const AFTER_KEY: [u64; 3] = [0, 500, 600];
        const AFTER_WORDS: u64 = 1_000;
        let (now, handset) = (phone.now().as_millis(), phone.handset());
        let edge = match self.below(6) {
            0 | 1 => handset.next_event().map_or(0, |next| next.as_millis() - now),
            2 => handset
                .hearing()
                .map_or(SOON, |heard| (heard.from.as_millis() + AFTER_WORDS).saturating_sub(now)),
            other => AFTER_KEY[other as usize - 3],
        };
        milliseconds((edge + u64::from(self.below(3))).saturating_sub(1))
    }

    /// How long the caller is silent once everything is heard out: about as long as the hotline waits for.
    fn silence<P: Phone>(&mut self, phone: &P) -> Duration {
        let call = phone.handset().call();
        let listening = call.step().map(|step| call.hotline().listening_at(step));
        let length = match (self.below(4), listening) {
            (0, Some(listening)) => listening.inter_digit_timeout,
            (1 | 2, Some(listening)) => listening.no_input_timeout,
            _ => milliseconds(u64::from(self.below(20_000))),
        };
        let length = phone.settings().patience.stretch(length) + milliseconds(u64::from(self.below(3)));
        length.saturating_sub(milliseconds(1))
    }

    fn keys<P: Phone>(&mut self, phone: &P, known: &Known) -> Keys {
        if let Some(keys) = self.typed(phone) {
            return keys;
        }
        match self.below(20) {
            0..11 => match self.one_of(&phone.choices()) {
                Some((keys, _)) => *keys,
                None => self.key().into(),
            },
            11..16 => self.one_of(&known.anywhere).map_or_else(|| self.key(), |(key, _)| *key).into(),
            16 => [self.key(), self.key()].into_iter().collect(),
            _ => self.key().into(),
        }
    }

    fn key(&mut self) -> Key {
        self.one_of(&Key::ALL).copied().unwrap_or(Key::Zero)
    }

    /// Digits, half of the times where they are taken.
    fn typed<P: Phone>(&mut self, phone: &P) -> Option<Keys> {
        if !phone.is_typing() || self.below(2) == 0 {
            return None;
        }
        let call = phone.handset().call();
        let StepKind::Entry(entry) = &call.hotline().step(phone.step()?).kind else { return None };
        match entry.accept {
            Accept::Digits { least, most } => {
                let spare = u32::from(most.saturating_sub(least)) + 2;
                let count = (u32::from(least) + self.below(spare)).saturating_sub(1);
                let digits =
                    (0..count.min(31)).filter_map(|_| Key::from_digit(u8::try_from(self.below(10)).ok()?));
                let digits: Keys = digits.collect();
                digits
                    .with(Key::Hash)
                    .filter(|_| self.below(2) == 0)
                    .or(Some(digits))
                    .filter(|keys| !keys.is_empty())
            }
            Accept::PhoneNumber => self.one_of(&NUMBERS).and_then(|number| Keys::parse(number).ok()),
            Accept::Date => self.one_of(&DAYS).and_then(|day| Keys::parse(day).ok()),
            Accept::YesNo => None,
        }
    }
}

/// Whether a choice of a menu can be told by a rule: it leads to a step.
pub(super) fn leads_on(choice: Choice) -> bool {
    matches!(choice, Choice::Target(crate::script::Target::Step(_)) | Choice::Language(_) | Choice::Story(_))
}
