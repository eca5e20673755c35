//! One simulated call: a caller who listens, decides and acts, through the call engine, in virtual time. Everything
//! the caller goes by was said in the call; the script is not looked at, save for what kind of digits an entry asks
//! for, which stands for understanding its question, and for the way of a caller who has learned it.

mod choosing;
mod fingers;
mod noticing;

use arrayvec::ArrayVec;

use super::chance::Chance;
use super::ear::{Ear, Ears};
use super::habits::{Channel, Habit, Habits};
use super::outcome::{Counted, Deed, Outcome};
use super::room::Room;
use super::wish::InMind;
use crate::call::{Ending, What};
use crate::caller::Handset;
use crate::clock::At;
use crate::key::Keys;
use crate::script::{StepId, StepKind};

/// A call that has come to so many turns is over for any caller.
const MOST_TURNS: usize = 2000;
/// The most that anybody holds in mind.
const MOST_IN_MIND: usize = 32;

/// Everything that calls of one caller with one wish have in common.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Who calls.
    pub habits: &'a Habits,
    /// What for.
    pub wish: &'a InMind,
    /// The number of the wish, for what is remembered of sayings.
    pub number: usize,
    /// The beginning of every call.
    pub beginning: &'a Handset,
    /// Who hears.
    pub ears: &'a Ears,
    /// The lines that help those who need a person.
    pub helping: &'a [StepId],
    /// Whether the hotline can be reached by what the caller calls with.
    pub can_call: bool,
}

/// An option held in mind.
#[derive(Clone, Copy, Debug)]
struct Held {
    keys: Keys,
    likeness: f32,
    /// Its place among what was named in the saying.
    cue: usize,
}

/// Keys of which the caller has heard that they do something everywhere.
#[derive(Clone, Copy, Debug, Default)]
struct Learned {
    person: Option<Keys>,
    again: Option<Keys>,
    back: Option<Keys>,
}

/// What a caller is about to do.
#[derive(Clone, Debug)]
enum Answer {
    /// Press keys, decided at this moment; the place of the option in the saying, if it is one.
    Press { keys: Keys, decided: At, cue: Option<usize> },
    /// Type digits that the hotline asked for.
    Digits { keys: Keys, decided: At },
    /// Hang up.
    Leave { decided: At },
}

/// One call.
pub(super) struct Conversation<'a> {
    setting: Setting<'a>,
    handset: &'a mut Handset,
    room: &'a mut super::room::Hearing,
    chance: &'a mut Chance,
    /// How much slower and more prone to slips this caller is than the middle of their kind.
    factor: f64,
    mind: ArrayVec<Held, MOST_IN_MIND>,
    capacity: usize,
    learned: Learned,
    typed: Keys,
    errors: usize,
    menus: usize,
    visits: u32,
    step: StepId,
    /// Which of the sayings was listened to last.
    listened: usize,
    has_pressed: bool,
    fulfilled: bool,
    leaves: bool,
    counted: Counted,
    deeds: Option<&'a mut Vec<(At, Deed)>>,
}

/// Makes one call; `person` is who of their kind calls. What the caller does is put down in `deeds`, if somebody
/// wants to know.
pub fn converse(
    setting: Setting<'_>,
    room: &mut Room,
    person: &mut Chance,
    chance: &mut Chance,
    deeds: Option<&mut Vec<(At, Deed)>>,
) -> Counted {
    let habits = setting.habits;
    let factor = person.factor(habits.get(Habit::Differ));
    room.handset.become_like(setting.beginning);
    let start = setting.beginning.call().hotline().start();
    let mut conversation = Conversation {
        setting,
        handset: &mut room.handset,
        room: &mut room.hearing,
        chance,
        factor,
        mind: ArrayVec::new(),
        capacity: habits.count(Habit::Memory).min(MOST_IN_MIND),
        learned: Learned::default(),
        typed: Keys::NONE,
        errors: 0,
        menus: 0,
        visits: 0,
        step: start,
        listened: 0,
        has_pressed: false,
        fulfilled: false,
        leaves: false,
        counted: Counted {
            outcome: Outcome::GaveUp(start),
            ended: At::START,
            human: false,
            keys: 0,
            wrong_keys: 0,
            words: 0,
            repeats: 0,
            silences: 0,
            no_matches: 0,
            lost: 0,
            late: 0,
            slack: None,
            memory: 0,
        },
        deeds,
    };
    if setting.can_call {
        conversation.go();
    } else {
        conversation.hang_up();
    }
    conversation.finish()
}

impl Conversation<'_> {
    fn habit(&self, habit: Habit) -> f64 {
        self.setting.habits.get(habit)
    }

    fn is(&self, channel: Channel) -> bool {
        self.setting.habits.channel == channel
    }

    fn patience_ends(&self) -> At {
        At::START + self.setting.habits.length(Habit::Patience)
    }

    fn go(&mut self) {
        if self.setting.habits.knows_the_way {
            self.key_the_way();
        }
        let mut noticed = 0;
        for _ in 0..MOST_TURNS {
            if self.handset.ending().is_some() {
                return;
            }
            let begun = self.handset.heard().len();
            if begun == noticed {
                self.let_it_go_on();
                continue;
            }
            for place in noticed..begun {
                self.notice(place);
            }
            noticed = begun;
            if self.fulfilled {
                break;
            }
            self.listened = begun - 1;
            if let Some(answer) = self.listen(begun - 1) {
                self.answer(answer);
            }
        }
        if self.handset.ending().is_none() {
            self.hang_up();
        }
    }

    /// Does nothing until the hotline does something, if there is patience left.
    fn let_it_go_on(&mut self) {
        let Some(next) = self.handset.next_event() else { return self.hang_up() };
        let end = self.patience_ends();
        if next > end && !self.is_being_connected() {
            self.wait_until(end);
            if self.handset.ending().is_none() {
                self.hang_up();
            }
            return;
        }
        self.wait_until(next);
    }

    /// Whether the hotline says that it connects the caller, which nobody hangs up on.
    fn is_being_connected(&self) -> bool {
        let Some(What::Line(step)) = self.handset.hearing().map(|heard| heard.saying.what) else {
            return false;
        };
        self.handset.call().hotline().step(step).kind.line().is_some_and(|line| !line.confirm)
    }

    fn wait_until(&mut self, moment: At) {
        let length = moment - self.handset.now();
        self.handset.wait(length, &mut self.room.lexicon);
    }

    fn hang_up(&mut self) {
        self.put_down(Deed::HangUp);
        self.handset.hang_up(&mut self.room.lexicon);
    }

    fn put_down(&mut self, deed: Deed) {
        let now = self.handset.now();
        if let Some(deeds) = &mut self.deeds {
            deeds.push((now, deed));
        }
    }

    /// What can be made of something heard.
    fn ear(&mut self, place: usize) -> std::sync::Arc<Ear> {
        let Setting { ears, wish, number, .. } = self.setting;
        self.room.ear(&self.handset.heard()[place], ears, wish, number)
    }

    /// Sums up.
    fn finish(mut self) -> Counted {
        for place in 0..self.handset.heard().len() {
            let ear = self.ear(place);
            let heard = &self.handset.heard()[place];
            let all = ear.end.after(heard.pace.percent()).max(1);
            let part = (u64::try_from((heard.to - heard.from).as_millis()).unwrap_or(all)).min(all);
            let words = u64::from(ear.words) * part / all;
            self.counted.words += u32::try_from(words).unwrap_or(u32::MAX);
        }
        let wish = self.setting.wish;
        let shortest = u32::try_from(wish.menus).unwrap_or(u32::MAX);
        self.counted.lost = self.visits.saturating_sub(shortest);
        self.counted.ended = self.handset.ended_at().unwrap_or(self.handset.now());
        let outcome = match self.handset.ending() {
            _ if self.fulfilled => Outcome::Completed,
            Some(Ending::Transferred(line)) => {
                let hotline = self.handset.call().hotline();
                self.counted.human = matches!(&hotline.step(line).kind, StepKind::Line(line) if line.person);
                if line == wish.goal {
                    Outcome::Completed
                } else if self.setting.helping.contains(&line) {
                    Outcome::Person
                } else {
                    Outcome::Elsewhere(line)
                }
            }
            Some(Ending::Finished(_)) => Outcome::Forced(self.step),
            Some(Ending::HungUp) | None => Outcome::GaveUp(self.step),
        };
        self.counted.outcome = outcome;
        self.counted
    }
}
