//! Whether what was expected of a segment has happened, and what is told where it has not.

use super::{Caller, Room};
use crate::call::Ending;
use crate::caller::scripted::failure::{Failure, Missed, nearest_line};
use crate::caller::scripted::listener::{Listener, Words};
use crate::caller::scripted::matching::{Ground, Sought};
use crate::caller::scripted::plan::{Check, Segment, What};
use crate::caller::scripted::vocabulary::WordId;
use crate::clock::At;
use crate::key::Keys;
use crate::prompt::Locale;
use crate::script::StepId;
use crate::transcript::call_file::HeardAs;

impl Caller<'_> {
    /// Judges everything that was expected of a segment, once it is over.
    pub(super) fn judge(&mut self, segment: &Segment) {
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

    fn judge_options(&self, wanted: &[Keys]) -> Option<Missed> {
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

    fn heard(&self) -> (&Words, HeardAs) {
        (&self.listener.words, self.plan.heard_as)
    }

    /// Puts down what was said since the last act, until now.
    pub(super) fn record_words(&mut self, now: At) {
        let Listener { lexicon, words, .. } = &mut *self.listener;
        self.room.record.fill(self.handset.heard(), now, lexicon, words, self.plan.heard_as);
    }

    /// The line that a word was said in.
    fn line_of(&self, word: usize) -> Option<String> {
        self.room.record.line_of(word, self.handset.heard(), &self.listener.lexicon, self.heard())
    }

    pub(super) fn fail(&mut self, segment: &Segment, statement: usize, missed: Missed) {
        if !segment.has_words() {
            self.record_words(self.handset.now());
        }
        let heard = self.room.record.lines(self.handset.heard(), &self.listener.lexicon, self.plan.heard_as);
        let nearest = if let Missed::NotHeard { sought, .. } = &missed {
            nearest_line(sought, &heard, self.listener)
        } else {
            None
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
