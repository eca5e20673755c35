//! What a simulated caller is like: one figure for each habit, each with where it comes from. The figures are data,
//! so that reports can say which of them somebody read in a source and which are an invention.

use std::time::Duration;

use crate::clock::At;

/// The ordinary speed of speech in words a minute, which the speed of reading is compared with.
pub const ORDINARY_RATE: f64 = 150.0;

/// What a figure is a figure of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// How likely something is, from 0 to 1.
    Chance,
    /// A length of time.
    Length,
    /// How many.
    Count,
    /// Words in a minute.
    Rate,
    /// The sigma of a lognormal spread.
    Spread,
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Somebody read it in a source.
    Read,
    /// It is recalled from a source that nobody read again.
    Recalled,
    /// Nobody has measured it; it is a starting point.
    Assumed,
}

impl Basis {
    /// Every basis with its word.
    pub const ALL: [(&'static str, Self); 3] =
        [("read", Self::Read), ("recalled", Self::Recalled), ("assumed", Self::Assumed)];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, own)| *own == self).map_or("", |(word, _)| word)
    }
}

/// A figure with where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The figure: a chance, milliseconds, how many, words in a minute, or a sigma.
    pub is: f64,
    /// Where it comes from.
    pub basis: Basis,
    /// The source, or what else there is to say of it.
    pub note: String,
}

macro_rules! habits {
    ($($(#[doc = $about:literal])* $name:ident = $key:literal, $unit:ident;)*) => {
        /// A habit, in the order in which they are told.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Habit {
            $($(#[doc = $about])* $name,)*
        }

        impl Habit {
            /// Every habit.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// How a file of a caller names it.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }

            /// What its figure is a figure of.
            pub const fn unit(self) -> Unit {
                match self { $(Self::$name => Unit::$unit),* }
            }

            /// What it is, in a sentence.
            pub fn about(self) -> &'static str {
                match self { $(Self::$name => concat!($($about),*).trim()),* }
            }
        }
    };
}

habits! {
    /// How many options with their keys the caller holds in mind, the one just heard among them; what fits least is dropped for it, the oldest first.
    Memory = "memory", Count;
    /// The chance, at each further option, that the key of one held in mind is lost.
    ForgetKey = "forget-key", Chance;
    /// The time from a decision to the first key: the median of a lognormal spread.
    React = "react", Length;
    /// The sigma of that spread, from one answer of a caller to the next.
    ReactSpread = "react-spread", Spread;
    /// The time from one key to the next, or from one typed letter to the next.
    KeyGap = "key-gap", Length;
    /// The chance that a neighbour of the key is pressed in its place.
    WrongKey = "wrong-key", Chance;
    /// The chance that a key is pressed twice.
    DoubleKey = "double-key", Chance;
    /// The time between the two.
    Bounce = "bounce", Length;
    /// The chance that a key is meant and not pressed.
    OmitKey = "omit-key", Chance;
    /// The chance that an option is not heard.
    Miss = "miss", Chance;
    /// The same until the caller has pressed a first key, where finding the keypad is in the way.
    MissAtFirst = "miss-at-first", Chance;
    /// The same for what is said in a language that the caller does not know.
    MissForeign = "miss-foreign", Chance;
    /// What each rare word of an option adds to it. A word of nine letters or more, or in capitals, stands for a rare word.
    MissRareWord = "miss-rare-word", Chance;
    /// The chance of asking for the same again when unsure, if the caller has heard how.
    Repeat = "repeat", Chance;
    /// The chance, at each menu, of pressing the key for a person; half of it, and `0`, where none was heard of.
    Person = "person", Chance;
    /// The chance of going back from where nothing fits, if the caller has heard how.
    Back = "back", Chance;
    /// The chance of choosing any option held in mind when unsure; who does not stays silent.
    Guess = "guess", Chance;
    /// The chance of answering as soon as an option fits, before the others are heard.
    Early = "early", Chance;
    /// How long the caller stays on the line.
    Patience = "patience", Length;
    /// How many times the caller is told of silence or a wrong key and still goes on.
    Errors = "errors", Count;
    /// How much callers of this kind differ: the sigma of a lognormal factor on the times and slips of each.
    Differ = "differ", Spread;
    /// How many menus the caller bears, the choice of a language not counted; at one more, they hang up.
    Menus = "menus", Count;
    /// How many menus the caller goes through and surely still knows what they wanted.
    Depth = "depth", Count;
    /// The chance of not recognising the right option after that.
    Lost = "lost", Chance;
    /// The most digits the caller can type at once.
    Digits = "digits", Count;
    /// How fast the caller reads what is said; 0 for a caller who hears it.
    Reads = "reads", Rate;
    /// The time it takes to take turns: until the other side has finished, and the answer is passed on.
    Turn = "turn", Length;
    /// The chance that a caller who types types the words of an option, not its key.
    TypeWords = "type-words", Chance;
}

/// By what the caller and the hotline are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// A telephone.
    Voice,
    /// A relay service: an assistant types what is said, and says or presses what the caller types.
    Relay,
    /// Text both ways.
    Text,
}

impl Channel {
    /// Every channel with its word.
    pub const ALL: [(&'static str, Self); 3] =
        [("voice", Self::Voice), ("relay", Self::Relay), ("text", Self::Text)];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, own)| *own == self).map_or("", |(word, _)| word)
    }
}

/// A simulated caller.
#[derive(Clone, Debug, PartialEq)]
pub struct Habits {
    /// The name: small letters, digits and hyphens.
    pub name: String,
    /// Who this is, in a sentence.
    pub about: String,
    /// By what the call is made.
    pub channel: Channel,
    /// Whether the caller has learned the way by heart, and keys it without listening.
    pub knows_the_way: bool,
    /// Whether the caller does not know the language that a silent caller gets.
    pub foreign: bool,
    pub(super) figures: Vec<Figure>,
}

impl Habits {
    /// A figure with where it comes from.
    pub fn figure(&self, habit: Habit) -> &Figure {
        &self.figures[habit as usize]
    }

    /// A figure.
    pub fn get(&self, habit: Habit) -> f64 {
        self.figures[habit as usize].is
    }

    /// A length of time.
    pub fn length(&self, habit: Habit) -> Duration {
        Duration::from_millis(self.milliseconds(habit))
    }

    /// A length of time in milliseconds.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "lengths are checked to be from nothing to a day"
    )]
    pub fn milliseconds(&self, habit: Habit) -> u64 {
        self.get(habit).round() as u64
    }

    /// How many.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts are checked to be from nothing to a thousand"
    )]
    pub fn count(&self, habit: Habit) -> usize {
        self.get(habit).round() as usize
    }

    /// The figures that nobody read in a source.
    pub fn not_read(&self) -> impl Iterator<Item = (Habit, &Figure)> {
        let all = Habit::ALL.iter().map(|habit| (*habit, self.figure(*habit)));
        all.filter(|(_, figure)| figure.basis != Basis::Read)
    }

    /// When this caller answers, by the middle of all the times it can take: what was said for so long since `from`
    /// has to be read, if the caller reads; then turns are taken, and the answer is thought of. Never before `now`.
    pub fn answers_at(&self, from: At, spoken: Duration, now: At) -> At {
        let rate = self.get(Habit::Reads);
        let read = if rate > 0.0 { from + spoken.mul_f64(ORDINARY_RATE / rate) } else { now };
        read.max(now) + self.length(Habit::Turn) + self.length(Habit::React)
    }

    /// The same caller with one figure changed.
    #[must_use]
    pub fn with(&self, habit: Habit, is: f64) -> Self {
        let mut other = self.clone();
        other.figures[habit as usize].is = is;
        other
    }
}

/// A figure as a file has it.
pub fn printed(unit: Unit, is: f64) -> String {
    match unit {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no length is negative")]
        Unit::Length => crate::clock::print_length(Duration::from_millis(is.round() as u64)),
        Unit::Chance | Unit::Count | Unit::Rate | Unit::Spread => format!("{is}"),
    }
}
