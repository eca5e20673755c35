//! One test call: a caller who does what the plan says, hears what the hotline says, and notices what is not as
//! expected. The call goes through the engine from its first event to its last.

mod judging;

use std::sync::Arc;
use std::time::Duration;

use super::failure::{Failure, Missed};
use super::listener::Listener;
use super::plan::{Plan, Segment};
use super::record::Record;
use super::vocabulary::WordId;
use crate::call::{Call, Ending, Fact};
use crate::caller::Handset;
use crate::caller::simulated::{Habit, Habits};
use crate::clock::At;
use crate::script::StepId;
use crate::transcript::act::{Act, BETWEEN_KEYS};

/// Room for one call at a time, kept so that a million calls need no more of it than one.
#[derive(Debug, Default)]
pub struct Room {
    record: Record,
    masked: Vec<WordId>,
    /// What happened in the call made last, where somebody asked for it.
    facts: Option<Vec<Fact>>,
    /// The last act that the call made last came to.
    pub(super) reached: usize,
}

impl Room {
    /// Room in which what happened in the last call is kept.
    pub fn keeping_facts() -> Self {
        Self { facts: Some(Vec::new()), ..Self::default() }
    }

    /// What happened in the call made last; nothing if nobody asked for it.
    pub fn facts(&self) -> &[Fact] {
        self.facts.as_deref().unwrap_or_default()
    }
}

/// What a call goes on after something was not as expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GoOn {
    /// It stops at the next act: what follows would only be a consequence.
    #[default]
    No,
    /// It goes on after words that were not heard, so that all that differ are found.
    AfterWords,
}

/// Makes the call; gives how long it lasted, in its own time.
///
/// # Errors
/// What was not as expected: everything until the act at which the call was stopped. Never empty.
pub fn attempt(
    plan: &Plan,
    listener: &mut Listener,
    room: &mut Room,
    go_on: GoOn,
) -> Result<Duration, Vec<Failure>> {
    room.reached = 0;
    let hotline = Arc::clone(listener.hotline());
    let mut call = Call::new(hotline);
    if let Some(language) = plan.language {
        call = call.with_language(language);
    }
    if room.facts.is_some() {
        call = call.keeping_facts();
    }
    let handset = Handset::answer(call, plan.connected, &mut listener.lexicon);
    let acted = handset.now();
    let mut caller =
        Caller { plan, listener, room, handset, act: None, acted, step: None, failures: Vec::new() };
    for segment in &plan.segments {
        // Known to whoever catches a failure of the program.
        caller.room.reached = segment.act.as_ref().map_or(0, |(statement, _)| *statement);
        if !caller.act(segment) {
            break;
        }
        caller.listen(segment);
        if !segment.expected.is_empty() {
            caller.judge(segment);
        }
        let may_go_on = go_on == GoOn::AfterWords && caller.failures.iter().all(Failure::is_about_words);
        if !caller.failures.is_empty() && !may_go_on {
            break;
        }
    }
    if let Some(facts) = &mut caller.room.facts {
        facts.clear();
        facts.extend_from_slice(caller.handset.call().facts());
    }
    if caller.failures.is_empty() { Ok(caller.handset.now().since(At::START)) } else { Err(caller.failures) }
}

struct Caller<'a> {
    plan: &'a Plan,
    listener: &'a mut Listener,
    room: &'a mut Room,
    handset: Handset,
    /// The last act.
    act: Option<usize>,
    /// When it was done.
    acted: At,
    /// Where the call was when it was last in progress.
    step: Option<(StepId, At)>,
    failures: Vec<Failure>,
}

impl Caller<'_> {
    /// Does what begins a segment; gives whether it could be done.
    fn act(&mut self, segment: &Segment) -> bool {
        let Some((statement, act)) = &segment.act else { return true };
        if let Some(ending) = self.handset.ending() {
            self.record_words(self.handset.now());
            self.fail(segment, *statement, Missed::CallOver { ending });
            return false;
        }
        self.act = Some(*statement);
        // What is being said goes on into this segment, unless the act cuts it short.
        self.handset.forget_finished();
        let lexicon = &mut self.listener.lexicon;
        match act {
            Act::Press { keys, .. } => {
                for (index, key) in keys.iter().enumerate() {
                    if index > 0 {
                        let gap =
                            self.plan.paced_as.map_or(BETWEEN_KEYS, |habits| habits.length(Habit::KeyGap));
                        self.handset.wait(gap, lexicon);
                    }
                    self.handset.press(key, lexicon);
                }
                self.handset.forget_finished();
            }
            Act::Type { words, .. } => {
                self.handset.types(words, lexicon);
                self.handset.forget_finished();
            }
            // What is said while a caller waits is said since the act as well.
            Act::Wait(length) => self.handset.wait(*length, lexicon),
            Act::HangUp { .. } => {
                self.handset.hang_up(lexicon);
                self.handset.forget_finished();
            }
        }
        self.acted = self.handset.now();
        true
    }

    /// Listens until the next act.
    fn listen(&mut self, segment: &Segment) {
        self.note_step();
        match segment.lasts {
            Some(length) => self.handset.wait(length, &mut self.listener.lexicon),
            None if segment.times_steps() => {
                while self.handset.sound_ends().is_some() {
                    self.handset.hear_on(&mut self.listener.lexicon);
                    self.note_step();
                }
            }
            None => self.handset.hear_out(&mut self.listener.lexicon),
        }
        if let (Some(habits), None, true) = (self.plan.paced_as, segment.lasts, segment.is_answered) {
            self.come_to_answer(habits);
        }
        self.note_step();
    }

    /// Lets the time pass that a caller of this pace needs before the next act; time-outs run on in it.
    fn come_to_answer(&mut self, habits: &Habits) {
        let spoken: Duration =
            self.handset.heard().iter().map(|heard| heard.spoken(&self.listener.lexicon)).sum();
        let until = habits.answers_at(self.acted, spoken, self.handset.now());
        while let Some(next) = self.handset.next_event().filter(|next| *next <= until) {
            self.handset.wait(next - self.handset.now(), &mut self.listener.lexicon);
            self.note_step();
        }
        self.handset.wait(until - self.handset.now(), &mut self.listener.lexicon);
    }

    fn note_step(&mut self) {
        let now = match self.handset.ending() {
            Some(Ending::Transferred(line)) => Some(line),
            Some(Ending::HungUp | Ending::Finished(_)) => None,
            None => self.handset.call().step(),
        };
        if let Some(step) = now
            && self.step.is_none_or(|(before, _)| before != step)
        {
            self.step = Some((step, self.handset.now()));
        }
    }
}
