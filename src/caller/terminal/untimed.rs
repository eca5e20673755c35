//! A walk at leisure: time stands still while the person thinks.

use std::io;
use std::time::Duration;

use super::log::{Asks, Echo, HIDDEN};
use super::{Answer, Answers, Asked, Given, Manner, Over, Signal, Walk};
use crate::transcript::Act;

/// What the prompt begins the person's line with: the verb of what is typed most.
const PRESS: &str = "press    ";
/// The same where words are typed.
const TYPE: &str = "type     ";

/// What an answer did.
enum Done {
    /// Something in the call.
    Something,
    /// Nothing; the person is asked again.
    Nothing,
    /// Words are going to be typed.
    Typing,
    /// The walk is over.
    Over(Over),
}

impl Walk {
    /// Hears the first words and tells them. Nothing is asked yet.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn hear_first_words(&mut self) -> io::Result<()> {
        self.witness.hear_paragraph();
        self.log.tell(&mut self.witness, Echo::Needed)
    }

    /// Walks at leisure: everything is heard out before the person answers, and between the paragraphs of a
    /// story they are asked as well.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub async fn at_leisure(&mut self, answers: &mut Answers) -> io::Result<Over> {
        loop {
            let at_paragraph = self.witness.hear_paragraph() || self.witness.hearing().is_some();
            self.log.tell(&mut self.witness, Echo::Needed)?;
            if self.witness.ending().is_some() {
                return self.recite_out(answers).await;
            }
            loop {
                self.ask(answers, at_paragraph)?;
                let given = self.given(answers, at_paragraph).await?;
                match self.take(given, at_paragraph)? {
                    Done::Something => break,
                    Done::Nothing | Done::Typing => {}
                    Done::Over(over) => return Ok(over),
                }
            }
        }
    }

    pub(super) fn ask(&mut self, answers: &mut Answers, at_paragraph: bool) -> io::Result<()> {
        /// Said once, to whoever is asked.
        const AT_PARAGRAPH: &str = "the walk stops after each paragraph; Enter alone hears on";
        if at_paragraph
            && self.log.asks() != Asks::Never
            && !std::mem::replace(&mut self.paragraphs_told, true)
        {
            self.log.remark(AT_PARAGRAPH)?;
        }
        answers.ask(self.asked());
        match self.manner {
            _ if self.witness.call().is_secret() && (self.manner == Manner::Lines || self.typing) => {
                self.log.prompt(HIDDEN)
            }
            Manner::Lines => self.log.prompt(PRESS),
            Manner::Keys if self.typing => self.log.prompt(TYPE),
            Manner::Keys => Ok(()),
        }
    }

    fn take(&mut self, given: Given, at_paragraph: bool) -> io::Result<Done> {
        let after = at_paragraph.then(|| self.witness.since_last_act());
        let answer = match given {
            Given::Answer(answer) => answer,
            Given::End => return self.hang_up(after).map(Done::Over),
            Given::Signal(Signal::Stop(stop)) => return Ok(Done::Over(self.stop(stop, after))),
            Given::Signal(Signal::Resumed) => return Ok(Done::Nothing),
        };
        match self.asked() {
            // What did not show did not end its line either.
            Asked::HiddenLine => self.log.close()?,
            Asked::Line => self.log.answered(),
            Asked::Keys => {}
        }
        let done = self.answer(answer, at_paragraph);
        if !matches!(done, Ok(Done::Typing)) {
            self.typing = false;
        }
        done
    }

    fn answer(&mut self, answer: Answer, at_paragraph: bool) -> io::Result<Done> {
        match answer {
            Answer::Act(Act::Press { keys, after: None }) if self.typing => {
                self.act(Act::Type { words: keys.to_string(), after: None }, at_paragraph)?;
            }
            Answer::Act(act) => self.act(act, at_paragraph)?,
            Answer::Repeat => self.act(self.repeat(), at_paragraph)?,
            Answer::Nothing if at_paragraph => {
                if let Some(end) = self.witness.next_event() {
                    self.witness.come_to(end);
                }
            }
            Answer::Nothing => {
                if self.log.asks() != Asks::Never {
                    self.log.remark("nothing was pressed; type ? and Enter to read what can be")?;
                }
                return Ok(Done::Nothing);
            }
            Answer::Help => {
                self.help(at_paragraph)?;
                return Ok(Done::Nothing);
            }
            Answer::TypeWords => {
                self.typing = true;
                return Ok(Done::Typing);
            }
            Answer::Remark => return Ok(Done::Nothing),
            Answer::Refused(words) => {
                self.log.remark(&words)?;
                return Ok(Done::Nothing);
            }
        }
        Ok(Done::Something)
    }

    /// Does what the caller does: at once where the person was asked, or at the time that they said.
    fn act(&mut self, act: Act, at_paragraph: bool) -> io::Result<()> {
        let wanted = match &act {
            Act::Press { after, .. } | Act::Type { after, .. } | Act::HangUp { after } => *after,
            Act::Wait(_) => None,
        };
        let past = self.witness.since_last_act();
        let still_to_come = wanted.and_then(|wanted| wanted.checked_sub(past));
        if let Some(length) = still_to_come {
            let then = self.witness.now() + length;
            let mut ahead = self.witness.clone();
            ahead.come_to(then);
            if ahead.ending().is_some() {
                // The caller was silent until then, which is an act that the kept call needs.
                self.perform(Act::Wait(length), None)?;
                return self.log.remark("the call was over before that moment, so nothing more was done");
            }
            self.witness.come_to(then);
            self.log.tell(&mut self.witness, Echo::Needed)?;
        } else if wanted.is_some() {
            self.log.remark(
                "everything was heard out first, so that moment is past, and it is done now; \
                 with --real-time words can be cut short",
            )?;
        }
        let timed = at_paragraph || still_to_come.is_some();
        let after: Option<Duration> = timed.then(|| self.witness.since_last_act());
        self.perform(act, after)
    }
}
