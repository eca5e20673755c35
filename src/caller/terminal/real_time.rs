//! A walk in real time: prompts last as long as their words, time-outs run, and keys cut words short. A person's
//! answers count when they come; those from a file when everything was heard out, unless they say when.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::aloud::step;
use super::clock::Clock;
use super::log::Echo;
use super::spoken::Spoken;
use super::warning::Warnings;
use super::{Answer, Answers, Asked, Given, Manner, Origin, Over, Signal, Walk};
use crate::clock::At;
use crate::transcript::Act;
use crate::transcript::act::BETWEEN_KEYS;

/// Something that the caller is going to do.
struct Planned {
    act: Act,
    due: Due,
    /// Whether it goes on with the keys before it.
    joined: bool,
}

/// When it is done.
#[derive(Clone, Copy)]
enum Due {
    Now,
    /// So long after what was done before.
    After(Duration),
    /// Once everything is heard out.
    InSilence,
}

impl Walk {
    /// Tells the first words as they begin.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn begin_in_real_time(&mut self) -> io::Result<()> {
        self.log.tell(&mut self.witness, Echo::Needed)
    }

    /// Walks in real time. In one second of the person's, `pace` seconds of the call pass, save while words are heard.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub async fn in_real_time(&mut self, answers: &mut Answers, pace: f64) -> io::Result<Over> {
        let mut clock = Clock::start(pace);
        let mut warnings = Warnings::default();
        let mut plan = VecDeque::new();
        let mut no_more = false;
        loop {
            let now = clock.now();
            self.witness.come_to(now);
            self.log.tell(&mut self.witness, Echo::Needed)?;
            while self.witness.ending().is_none() && self.is_due(plan.front(), now) {
                if let Some(planned) = plan.pop_front() {
                    self.carry_out(planned)?;
                }
            }
            self.speak(&mut clock);
            if self.witness.ending().is_some() {
                return self.finish();
            }
            warnings.look(self.witness.call(), now, pace);
            let saying = self.witness.last_heard().map(|heard| heard.saying.what);
            if let Some(words) = warnings.due(self.witness.call(), saying, now, pace) {
                self.log.remark(&words)?;
            }
            answers.ask(self.asked());
            let next = [
                self.witness.next_event(),
                self.log.next(),
                self.spoken.as_ref().and_then(Spoken::next),
                warnings.next(pace),
                self.due(plan.front()),
            ];
            // What nobody knows the time of comes with a report of the sound.
            let next = next.into_iter().flatten().min().and_then(|next| clock.when(next));
            let wanted = !no_more && (plan.is_empty() || answers.origin() == Origin::Terminal);
            let origin = answers.origin();
            let given = tokio::select! {
                biased;
                given = answers.next(wanted) => given,
                step = step(&mut self.spoken) => {
                    self.heed(step, &mut clock)?;
                    continue;
                }
                () = until(next) => continue,
            };
            self.witness.come_to(clock.now());
            self.log.tell(&mut self.witness, Echo::Needed)?;
            match given {
                Given::Answer(answer) => self.plan(answer, origin, &mut plan)?,
                Given::End => {
                    no_more = true;
                    let act = Act::HangUp { after: None };
                    plan.push_back(Planned { act, due: usual(origin), joined: false });
                }
                Given::Signal(Signal::Stop(stop)) => {
                    return Ok(self.stop(stop, Some(self.witness.since_last_act())));
                }
                Given::Signal(Signal::Resumed) => {}
            }
        }
    }

    /// Plans what was answered, or answers it at once.
    fn plan(&mut self, answer: Answer, origin: Origin, plan: &mut VecDeque<Planned>) -> io::Result<()> {
        if self.asked() != Asked::Keys {
            self.log.close()?;
        }
        let typing = std::mem::take(&mut self.typing);
        match answer {
            Answer::Act(Act::Press { keys, after: None }) if typing => {
                let act = Act::Type { words: keys.to_string(), after: None };
                plan.push_back(Planned { act, due: usual(origin), joined: false });
            }
            Answer::Act(Act::Press { keys, after }) => {
                for (index, key) in keys.iter().enumerate() {
                    let act = Act::Press { keys: key.into(), after: None };
                    let due = match (index, after) {
                        (0, None) => usual(origin),
                        (0, Some(after)) => Due::After(after),
                        (_, _) => Due::After(BETWEEN_KEYS),
                    };
                    plan.push_back(Planned { act, due, joined: keys.len() > 1 });
                }
            }
            Answer::Act(Act::Wait(_)) if origin == Origin::Terminal => {
                self.log.remark("time runs by itself here; do nothing, and it passes")?;
            }
            Answer::Act(act) => {
                let after = match &act {
                    Act::Type { after, .. } | Act::HangUp { after } | Act::Press { after, .. } => *after,
                    Act::Wait(_) => None,
                };
                plan.push_back(Planned { act, due: after.map_or(usual(origin), Due::After), joined: false });
            }
            Answer::Repeat => {
                plan.push_back(Planned { act: self.repeat(), due: usual(origin), joined: false });
            }
            Answer::Help => self.help(false)?,
            Answer::TypeWords => {
                self.typing = true;
                self.log.remark("type words and Enter")?;
            }
            Answer::Refused(words) => self.log.remark(&words)?,
            Answer::Nothing | Answer::Remark => {}
        }
        Ok(())
    }

    /// When something planned is due, as far as that can be known.
    fn due(&self, planned: Option<&Planned>) -> Option<At> {
        match planned?.due {
            Due::Now => Some(self.witness.now()),
            Due::After(length) => Some(self.witness.last_act() + length),
            Due::InSilence => {
                let silent = self.witness.hearing().is_none();
                silent.then(|| self.witness.now().max(self.witness.last_act()))
            }
        }
    }

    fn is_due(&self, planned: Option<&Planned>, now: At) -> bool {
        self.due(planned).is_some_and(|due| due <= now)
    }

    fn carry_out(&mut self, planned: Planned) -> io::Result<()> {
        if let Act::Wait(length) = planned.act {
            self.witness.begin_to_wait(length);
            return self.log.tell(&mut self.witness, Echo::Needed);
        }
        let after = Some(self.witness.since_last_act());
        let key = match &planned.act {
            Act::Press { keys, .. } if planned.joined => keys.get(0),
            Act::Press { .. } | Act::Type { .. } | Act::Wait(_) | Act::HangUp { .. } => None,
        };
        let echo = match (key, self.echo(&planned.act)) {
            (Some(key), _) => Echo::Joined(key),
            // What is typed shows where the words happen to stand, so it is said again.
            (None, Echo::Shown) if self.manner == Manner::Lines => Echo::Needed,
            (None, echo) => echo,
        };
        self.do_now(planned.act, after, echo)
    }
}

/// Waits for a moment; for ever, where there is none.
async fn until(moment: Option<Instant>) {
    match moment {
        Some(moment) => sleep_until(moment).await,
        None => std::future::pending().await,
    }
}

/// When an act is done that does not say when.
fn usual(origin: Origin) -> Due {
    match origin {
        Origin::Terminal => Due::Now,
        Origin::Pipe => Due::InSilence,
    }
}
