//! One test call: a caller who does what the plan says, hears what the hotline says, and notices what is not as
//! expected. The call goes through the engine from its first event to its last.

use std::sync::Arc;
use std::time::Duration;

use super::failure::{Failure, Missed};
use super::listener::Listener;
use super::matching::{Ground, Sought};
use super::plan::{Check, Plan, Segment, What};
use super::record::Record;
use super::vocabulary::WordId;
use crate::call::{Call, Ending, Fact};
use crate::caller::Handset;
use crate::caller::simulated::{Habit, Habits};
use crate::clock::At;
use crate::prompt::Locale;
use crate::script::StepId;
use crate::transcript::act::{Act, BETWEEN_KEYS};
use crate::transcript::call_file::HeardAs;

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

    fn judge(&mut self, segment: &Segment) {
        if segment.has_words() {
            self.record_words(self.handset.now());
        }
        let mut from = 0;
        for check in &segment.expected {
            let missed = match &check.what {
                What::Hear(sought) => self.judge_hear(check, sought, &mut from),
                What::NotHear(sought) => self.judge_not_hear(check, sought),
                What::Silence if self.room.record.words.is_empty() => None,
                What::Silence => Some(Missed::NotSilent),
                What::At(step) => self.judge_step(check, *step),
                What::Options(keys) => self.judge_options(keys),
                What::Transfer(line, dialled) => match self.handset.ending() {
                    Some(Ending::Transferred(own)) if own == *line && *dialled => {
                        self.in_time(check, self.ended())
                    }
                    Some(Ending::Transferred(own)) if own == *line => Some(Missed::OtherNumber { line: own }),
                    ending => Some(Missed::NotTransferred { ending }),
                },
                What::Ends(wanted) => match self.handset.ending() {
                    Some(ending) if wanted.is(ending) => self.in_time(check, self.ended()),
                    ending => Some(Missed::NotEnded { ending }),
                },
            };
            if let Some(missed) = missed {
                self.fail(segment, check.statement, missed);
            }
        }
    }

    fn judge_hear(&mut self, check: &Check, sought: &Sought, from: &mut usize) -> Option<Missed> {
        let mut last = None;
        let found = self.find(check.said_in, sought, *from, &mut |_, end| last = end.checked_sub(1));
        if let Some(end) = found {
            *from = end;
            let over = last.map_or(self.acted, |word| self.room.record.over(word, self.heard()));
            return self.in_time(check, over);
        }
        let other_language = check.said_in.and_then(|_| {
            let mut word = None;
            self.find(None, sought, *from, &mut |start, _| word = word.or(Some(start)))?;
            self.room.record.locale(word?, self.heard())
        });
        let out_of_order = *from > 0 && self.find(check.said_in, sought, 0, &mut |_, _| {}).is_some();
        Some(Missed::NotHeard { sought: sought.clone(), other_language, out_of_order })
    }

    fn judge_not_hear(&mut self, check: &Check, sought: &Sought) -> Option<Missed> {
        let mut first = None;
        self.find(check.said_in, sought, 0, &mut |start, _| first = first.or(Some(start)))?;
        let line = first.and_then(|word| self.line_of(word));
        Some(Missed::Heard { line: line.unwrap_or_default() })
    }

    /// Finds words in what was said since the last act, or in what of it was said in one language.
    fn find(
        &mut self,
        locale: Option<&'static Locale>,
        sought: &Sought,
        from: usize,
        tell: &mut dyn FnMut(usize, usize),
    ) -> Option<usize> {
        /// In place of a word in another language: no word has this number.
        const OTHER: WordId = WordId::MAX;
        let Room { record, masked, facts: _, reached: _ } = &mut *self.room;
        let known = (&self.listener.words, self.plan.heard_as);
        let words = match locale {
            None => &record.words,
            Some(locale) => {
                masked.clear();
                masked.extend((0..record.words.len()).map(|word| {
                    if record.locale(word, known) == Some(locale) { record.words[word] } else { OTHER }
                }));
                &*masked
            }
        };
        let ground = Ground {
            words,
            vocabulary: &self.listener.words.vocabulary,
            dates: self.listener.words.dates(self.plan.heard_as),
            pauses_between: &|first, last| record.pauses_between(first, last, known),
        };
        sought.find(&ground, from, tell)
    }

    fn judge_step(&self, check: &Check, wanted: StepId) -> Option<Missed> {
        match self.step {
            Some((step, since)) if step == wanted => self.in_time(check, since),
            at => Some(Missed::NotAt { at: at.map(|(step, _)| step), ending: self.handset.ending() }),
        }
    }

    fn judge_options(&self, wanted: &[crate::key::Keys]) -> Option<Missed> {
        let mut keys: Vec<_> = self.handset.call().choices().into_iter().map(|(keys, _)| keys).collect();
        keys.sort_unstable();
        (keys != wanted).then_some(Missed::OtherOptions { keys })
    }

    fn in_time(&self, check: &Check, when: At) -> Option<Missed> {
        let within = check.within?;
        let took = when - self.acted;
        (took > within).then_some(Missed::TooLate { took })
    }

    fn ended(&self) -> At {
        self.handset.ended_at().unwrap_or(self.handset.now())
    }

    fn heard(&self) -> (&super::listener::Words, HeardAs) {
        (&self.listener.words, self.plan.heard_as)
    }

    /// Puts down what was said since the last act, until now.
    fn record_words(&mut self, now: At) {
        let Listener { lexicon, words, .. } = &mut *self.listener;
        self.room.record.fill(self.handset.heard(), now, lexicon, words, self.plan.heard_as);
    }

    /// The line that a word was said in.
    fn line_of(&self, word: usize) -> Option<String> {
        self.room.record.line_of(word, self.handset.heard(), &self.listener.lexicon, self.heard())
    }

    fn fail(&mut self, segment: &Segment, statement: usize, missed: Missed) {
        if !segment.has_words() {
            self.record_words(self.handset.now());
        }
        let heard = self.room.record.lines(self.handset.heard(), &self.listener.lexicon, self.plan.heard_as);
        let nearest = match &missed {
            Missed::NotHeard { sought, .. } => super::failure::nearest_line(sought, &heard, self.listener),
            Missed::Heard { .. }
            | Missed::NotSilent
            | Missed::TooLate { .. }
            | Missed::NotAt { .. }
            | Missed::OtherOptions { .. }
            | Missed::NotTransferred { .. }
            | Missed::OtherNumber { .. }
            | Missed::NotEnded { .. }
            | Missed::CallOver { .. }
            | Missed::Program { .. } => None,
        };
        self.failures.push(Failure {
            statement,
            missed,
            at: self.handset.now(),
            step: self.step.map(|(step, _)| step),
            since: self.act,
            since_at: self.acted,
            heard,
            nearest,
        });
    }
}
