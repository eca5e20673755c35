//! What of a call decides where it goes from here. Two calls of one essence go on alike, whatever came before,
//! as long as nobody does anything within a moment of what was done last; so whoever goes through all that can
//! happen need look at each essence once.
//!
//! Left out is what only tells how long something takes or how it sounds: pace and patience, the names of
//! playbacks, the count of hearings below its bound, what was typed before. Left out too is the key before: a key
//! that falls into its shadow is dropped, and the call is as if it had not been pressed. Words being said are
//! taken as over where the hotline listens after them: a key cuts into them and does what it does afterwards.
//! Digits are known by their number, and reminders of a waiting hotline as none or the last.
//! `docs/explore.md` tells why each is sound; `tests/explore_properties.rs` tries it.

use std::collections::HashMap;

use arrayvec::ArrayVec;
use jiff::Timestamp;
use rustc_hash::FxBuildHasher;

use super::saying::Choice;
use super::silence::MOST_REMINDERS;
use super::state::{Over, Phase, Place, Recent, Spot, State, Tries, Way};
use super::{Actions, Call, PlayId, Settings};
use crate::clock::At;
use crate::key::{Key, Keys};
use crate::script::{Accept, Deed, Hotline, LanguageId, StepId, StepKind, Target};

/// When something is done in a settled call: late enough that nothing done before matters.
pub const SETTLED: At = At::from_millis(10_000);

/// What of a call decides where it goes from here.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Essence {
    spot: Spot,
    over: Over,
    tries: Tries,
    language: LanguageId,
    language_known: bool,
    way: u32,
}

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

    fn number(&mut self, way: &Way, guess: Option<u32>) -> u32 {
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

/// What of a call was looked at or changed since it was settled, beside what its spot and its settings say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// How often the way back was gone; more than once too where it was gone after arriving elsewhere.
    pub back: u8,
    /// Whether silence or something wrong was counted, and the count looked at.
    pub tries: bool,
    /// Whether the caller arrived somewhere, with all tries before them.
    pub arrived: bool,
}

impl Essence {
    /// The step.
    pub fn step(&self) -> StepId {
        self.spot.step()
    }

    /// The language, or the first that leads alike.
    pub fn language(&self) -> LanguageId {
        self.language
    }

    /// The one that stands for all that differ from this only in their tries and in their way back.
    #[must_use]
    pub fn summed(self) -> Self {
        Self { tries: Tries::default(), way: 0, ..self }
    }

    /// What of the step this is, in words: `waiting`, `settings`, or nothing where it is the step itself.
    pub fn over(&self) -> &'static str {
        match self.over {
            Over::Nothing | Over::Guess(_) => "",
            Over::Settings => "settings",
            Over::Languages => "languages",
            Over::Waiting { .. } => "waiting",
            Over::Paused => "paused typing",
        }
    }

    /// How many digits stand typed.
    pub fn typed(&self) -> usize {
        match self.spot {
            Spot::Entry { typed, .. } | Spot::ReadBack { typed, .. } => typed.keys.len(),
            Spot::Menu { partial, .. } => partial.len(),
            Spot::Greeting { .. }
            | Spot::Line { .. }
            | Spot::Closed { .. }
            | Spot::Headlines { .. }
            | Spot::NoNews { .. }
            | Spot::Story { .. }
            | Spot::Announcement { .. } => 0,
        }
    }

    /// The same with other digits typed, as many as there are.
    #[must_use]
    pub fn with_digits(mut self, digits: Keys) -> Self {
        if let Spot::Entry { typed, .. } = &mut self.spot {
            typed.keys = digits.iter().take(typed.keys.len()).collect();
        }
        self
    }

    /// Whether the hotline listens here, once its words are over; elsewhere the call goes on after them.
    fn rests(spot: &Spot, over: Over, hotline: &Hotline) -> bool {
        over != Over::Nothing
            || match spot {
                Spot::Menu { .. } | Spot::Headlines { .. } | Spot::Entry { .. } | Spot::ReadBack { .. } => {
                    true
                }
                Spot::Line { step } => {
                    matches!(&hotline.step(*step).kind, StepKind::Line(line) if line.confirm)
                }
                Spot::Greeting { .. }
                | Spot::Closed { .. }
                | Spot::NoNews { .. }
                | Spot::Story { .. }
                | Spot::Announcement { .. } => false,
            }
    }
}

/// The keys that are worth trying where a call is: those that mean something, and one for all that mean nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trying {
    /// They mean something.
    pub meaning: ArrayVec<Key, 12>,
    /// It means nothing here, and neither does any that is not named.
    pub wrong: Option<Key>,
    /// Digits are being typed: these are digits to type, from the first on.
    pub digits: Vec<Keys>,
    /// No key counts before the words are over, or every digit is one: only words can be typed.
    pub words: bool,
}

impl Call {
    /// What decides where this call goes from here. None before it is connected and once it is over, and none
    /// while it asks whether typed words were meant: that leads where the words lead, or back. `before` may have
    /// the same way.
    pub fn essence(&self, ways: &mut Ways, before: Option<&Essence>) -> Option<Essence> {
        let essence = self.essence_by(ways, 0)?;
        Some(Essence { way: ways.number(&self.live.way, before.map(|before| before.way)), ..essence })
    }

    /// The same without the way back and without the tries: all essences that differ in nothing else are one.
    /// Settled, it is on no way and has all tries before it.
    pub fn summed(&self, ways: &mut Ways) -> Option<Essence> {
        let essence = self.essence_by(ways, 0)?;
        // The first way that is known is always the empty one.
        let way = ways.number(&Way::default(), Some(0));
        Some(Essence { way, ..essence.summed() })
    }

    /// Puts a settled call on a way of one step, and at the last try of both kinds if that is asked.
    pub fn vary(&mut self, back: Option<StepId>, last: bool) {
        self.live.way = Way::default();
        if let Some(step) = back {
            self.live.way.leave(step);
        }
        let State::Talking(place) = &self.live.state else { return };
        let listening = self.listening(place.spot.step());
        let last_tries = Tries {
            no_input: listening.max_no_input.saturating_sub(1),
            no_match: listening.max_no_match.saturating_sub(1),
        };
        if let (State::Talking(place), true) = (&mut self.live.state, last) {
            place.tries = last_tries;
        }
    }

    /// What was looked at since this call was settled.
    pub fn touched(&self) -> Touched {
        self.touched
    }

    /// Whether there was silence or something wrong where the caller is.
    pub fn has_tried(&self) -> bool {
        matches!(&self.live.state, State::Talking(place) if place.tries != Tries::default())
    }

    fn essence_by(&self, ways: &Ways, way: u32) -> Option<Essence> {
        let State::Talking(place) = &self.live.state else { return None };
        let over = match place.over {
            Over::Guess(_) => return None,
            Over::Waiting { reminders: 1.. } => Over::Waiting { reminders: MOST_REMINDERS },
            over @ (Over::Nothing
            | Over::Settings
            | Over::Languages
            | Over::Paused
            | Over::Waiting { reminders: 0 }) => over,
        };
        let mut spot = place.spot;
        if let Spot::Entry { step, typed } | Spot::ReadBack { step, typed } = &mut spot {
            typed.keys = self.plain_digits(*step, typed.keys.len());
        }
        let settings = self.live.settings;
        Some(Essence {
            spot,
            over,
            tries: place.tries,
            language: ways.alike.get(settings.language.index()).copied().unwrap_or(settings.language),
            language_known: self.live.language_known,
            way,
        })
    }

    /// Makes this call one of this essence, connected at a moment, with nothing done lately. What happens next
    /// is handed in at [`SETTLED`].
    pub fn settle(&mut self, essence: &Essence, ways: &Ways, connected: Timestamp) {
        let Essence { spot, over, tries, language, language_known, way } = *essence;
        let phase = if Essence::rests(&spot, over, &self.hotline) {
            Phase::Listening { until: At::START }
        } else {
            Phase::Playing { id: PlayId(0), since: At::START, early: Keys::NONE }
        };
        self.touched = Touched::default();
        let live = &mut self.live;
        live.state = State::Talking(Place { spot, over, phase, tries });
        live.settings = Settings { language, ..Settings::default() };
        live.language_known = language_known;
        live.way.clone_from(&ways.all[way as usize]);
        live.recent = Recent::Nothing;
        live.entries.clear();
        live.hearings = 0;
        live.next_play = 1;
        live.connected = connected;
    }

    /// The same call of a caller who has asked for the slowest speech and the most time.
    #[must_use]
    pub fn at_its_slowest(mut self) -> Self {
        while let Some(slower) = self.live.settings.pace.slower() {
            self.live.settings.pace = slower;
        }
        while let Some(more) = self.live.settings.patience.more() {
            self.live.settings.patience = more;
        }
        self
    }

    /// What a silent caller meets next: the end of the words, or of the hotline's patience.
    pub fn silent(&mut self, at: At) -> Actions {
        let event = match &self.live.state {
            State::Talking(Place { phase: Phase::Playing { id, .. }, .. }) => super::Event::Finished(*id),
            State::Talking(_) | State::Ringing | State::Ended(_) => super::Event::Deadline,
        };
        self.handle(at, event)
    }

    /// What typed words do that are certain to mean this; without a meaning, what words do that nobody
    /// understands. The same as [`super::Event::Typed`] with such words.
    pub fn typed_as(&mut self, at: At, choice: Option<Choice>) -> Actions {
        let mut actions = Actions::default();
        if let State::Talking(_) = self.live.state {
            self.meant(at, choice, &mut actions);
        }
        actions
    }

    /// The keys that are worth trying here.
    pub fn trying(&self) -> Trying {
        let State::Talking(place) = &self.live.state else { return Trying::default() };
        if self.collects(place) {
            let digits = match &self.hotline.step(place.spot.step()).kind {
                StepKind::Entry(entry) => digits_to_try(entry.accept),
                StepKind::Menu(_)
                | StepKind::Line(_)
                | StepKind::Bulletin(_)
                | StepKind::Announcement(_)
                | StepKind::Hours(_) => Vec::new(),
            };
            let meaning = [Key::Star, Key::Hash].into_iter().collect();
            return Trying { meaning, wrong: None, digits, words: true };
        }
        if self.must_be_heard(place) {
            return Trying { words: true, ..Trying::default() };
        }
        let mut means = [false; 12];
        let partial = match (&place.spot, place.over) {
            (Spot::Menu { partial, .. }, Over::Nothing) => *partial,
            _ => Keys::NONE,
        };
        // A key that does not go on with the others is one for the step that they lead to.
        means.fill(!partial.is_empty());
        self.each_choice(place, |keys, _| {
            if let Some(key) = keys.get(0) {
                means[key as usize] = true;
            }
        });
        for key in Key::ALL {
            means[key as usize] |= self.hotline.anywhere(key).is_some();
        }
        let meaning = Key::ALL.into_iter().filter(|key| means[*key as usize]).collect();
        // Where words lead on by themselves, a key that means nothing is for the step that they lead to, or for nobody.
        let leads_on = self.leads_on(place)
            || place.over == Over::Nothing
                && matches!(place.spot, Spot::Announcement { .. } | Spot::Greeting { .. });
        let other = Key::ALL.into_iter().find(|key| !means[*key as usize]).filter(|_| !leads_on);
        Trying { meaning, wrong: other, digits: Vec::new(), words: false }
    }

    /// What can be typed in words and has no key here.
    pub fn typing(&self, trying: &Trying) -> impl Iterator<Item = Choice> + use<'_> {
        let all = trying.words;
        let hotline = &self.hotline;
        let deeds = [Deed::Repeat, Deed::Settings, Deed::Wait, Deed::Back, Deed::Skip, Deed::Language];
        let deeds = deeds
            .into_iter()
            .filter(move |deed| all || hotline.key_for(*deed).is_none())
            .map(|deed| Choice::Target(Target::Do(deed)));
        let steps = hotline
            .anywhere_keys()
            .filter(move |(_, target)| all && matches!(target, Target::Step(_)))
            .map(|(_, target)| Choice::Target(target));
        deeds.chain(steps).chain([Choice::Person])
    }

    /// Digits that stand for any of the same number.
    fn plain_digits(&self, step: StepId, count: usize) -> Keys {
        let first = match &self.hotline.step(step).kind {
            StepKind::Entry(entry) if entry.accept == Accept::Date => "20260302",
            StepKind::Entry(_)
            | StepKind::Menu(_)
            | StepKind::Line(_)
            | StepKind::Bulletin(_)
            | StepKind::Announcement(_)
            | StepKind::Hours(_) => "",
        };
        first.chars().filter_map(Key::from_char).chain(std::iter::repeat(Key::One)).take(count).collect()
    }
}

/// Telephone numbers of many lengths and kinds, and what is none.
const NUMBERS: [&str; 14] = [
    "11111111111111111111111111111111",
    "110",
    "1008",
    "11185",
    "100861",
    "1161141",
    "68858888",
    "075512345",
    "4008909999",
    "01068858888",
    "13812345678",
    "051212345678",
    "8613812345678",
    "008613812345678",
];

/// For each kind of entry, digits that are accepted and digits that are not.
fn digits_to_try(accept: Accept) -> Vec<Keys> {
    let keys = |text: &str| text.chars().filter_map(Key::from_char).collect::<Keys>();
    match accept {
        Accept::Digits { most, .. } => {
            vec![std::iter::repeat_n(Key::One, usize::from(most).min(Keys::MOST)).collect()]
        }
        Accept::Date => vec![keys("20260302"), keys("20261332")],
        Accept::PhoneNumber => NUMBERS.iter().map(|text| keys(text)).collect(),
        Accept::YesNo => Vec::new(),
    }
}
