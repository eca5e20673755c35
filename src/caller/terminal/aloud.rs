//! A walk that is heard: where the lines come from, and what becomes of the call's time and of the answers meanwhile.

use std::io;

use super::clock::Clock;
use super::spoken::{Spoken, Step};
use super::{Answers, Given, Origin, Over, Signal, Walk};
use crate::voice::Manner;
use crate::voice::speaker::Speaker;

impl Walk {
    /// The same, heard through a speaker: in real time as the call goes, at leisure what is printed, until the person
    /// answers.
    #[must_use]
    pub fn aloud(mut self, speaker: Speaker, manner: Manner) -> Self {
        self.hear_through(speaker, manner);
        self
    }

    /// From now on it is heard through a speaker.
    pub fn hear_through(&mut self, speaker: Speaker, manner: Manner) {
        self.spoken = Some(Spoken::new(speaker, manner));
    }

    /// In real time: says what is due and has been printed, and stops what is over.
    pub(super) fn speak(&mut self, clock: &mut Clock) {
        let Some(spoken) = &mut self.spoken else { return };
        let place = self.witness.hearing_place();
        if place != spoken.place {
            spoken.place = place;
            spoken.hush();
            clock.run_from(self.witness.now());
            if let Some((lines, percent)) = place.and_then(|place| self.witness.lines_from(place).next()) {
                spoken.ready(lines, percent);
            }
        }
        if let Some(end) = spoken.say_what_is_due(self.witness.now()) {
            clock.wait_before(end);
        }
    }

    /// In real time: what came of saying a line.
    pub(super) fn heed(&mut self, step: Step, clock: &mut Clock) -> io::Result<()> {
        match step {
            Step::Lasts(length) => clock.words_last(length),
            Step::Ended(end) => clock.run_from(end),
            Step::Unsaid(_) | Step::Gone(_) => clock.run_from(clock.now()),
            Step::Told(_) | Step::Nothing => {}
        }
        self.tell_of(step).map(drop)
    }

    /// At leisure: an answer. Meanwhile what was printed and not yet said is said, until the answer comes; those that
    /// come from a file wait for its end.
    pub(super) async fn given(&mut self, answers: &mut Answers, at_paragraph: bool) -> io::Result<Given> {
        self.begin_to_recite();
        loop {
            let wanted = answers.origin() == Origin::Terminal || !self.is_reciting();
            let step = tokio::select! {
                biased;
                given = answers.next(wanted) => {
                    if given != Given::Signal(Signal::Resumed) {
                        self.hush();
                    }
                    return Ok(given);
                }
                step = recite(&mut self.spoken) => step,
            };
            if self.tell_of(step)? {
                self.ask(answers, at_paragraph)?;
            }
        }
    }

    /// At leisure: the last words, when the call is over. Any answer stops them.
    pub(super) async fn recite_out(&mut self, answers: &mut Answers) -> io::Result<Over> {
        self.begin_to_recite();
        while self.is_reciting() {
            let wanted = answers.origin() == Origin::Terminal;
            let step = tokio::select! {
                biased;
                given = answers.next(wanted) => match given {
                    Given::Signal(Signal::Resumed) => continue,
                    Given::Signal(Signal::Stop(stop)) => return self.finish().map(|_| Over::Stopped(stop)),
                    Given::Answer(_) | Given::End => break,
                },
                step = recite(&mut self.spoken) => step,
            };
            self.tell_of(step)?;
        }
        self.finish()
    }

    fn begin_to_recite(&mut self) {
        let Some(spoken) = &mut self.spoken else { return };
        let begun = spoken.place.unwrap_or(0);
        let mut percent = 100;
        let lines: Vec<_> = self
            .witness
            .lines_from(begun)
            .flat_map(|(lines, speed)| {
                percent = speed;
                lines
            })
            .collect();
        spoken.place = Some(self.witness.heard_so_far());
        if !lines.is_empty() {
            spoken.ready(lines, percent);
        }
    }

    fn is_reciting(&self) -> bool {
        self.spoken.as_ref().is_some_and(Spoken::is_saying)
    }

    /// Stops what is being said.
    pub(super) fn hush(&mut self) {
        if let Some(spoken) = &mut self.spoken {
            spoken.hush();
        }
    }

    /// Waits until nothing is said any more, after it was told to stop; not for long.
    pub async fn fall_silent(&mut self) {
        if let Some(spoken) = &mut self.spoken {
            spoken.fall_silent().await;
        }
    }

    /// Tells what there is to tell; gives whether there was something.
    fn tell_of(&mut self, step: Step) -> io::Result<bool> {
        let words = match step {
            Step::Gone(words) => {
                self.spoken = None;
                words
            }
            Step::Told(words) | Step::Unsaid(Some(words)) => words,
            Step::Unsaid(None) | Step::Lasts(_) | Step::Ended(_) | Step::Nothing => return Ok(false),
        };
        self.log.remark(&words)?;
        Ok(true)
    }
}

/// What comes of reciting; nothing ever, where nothing is heard.
async fn recite(spoken: &mut Option<Spoken>) -> Step {
    match spoken {
        Some(spoken) => spoken.recite().await,
        None => std::future::pending().await,
    }
}

/// What comes of saying a line in real time; nothing ever, where nothing is heard.
pub(super) async fn step(spoken: &mut Option<Spoken>) -> Step {
    match spoken {
        Some(spoken) => spoken.step().await,
        None => std::future::pending().await,
    }
}
