//! Saying through a voice that speaks by itself, such as the user's own: words are handed over one stretch after
//! another, and what happens to them is waited for.

use std::io::{self, Write};
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

use super::material::{self, Material, Said};
use super::{Choice, Failure, Say, demo, told};
use crate::caller::terminal::{Signal, Stop};
use crate::cli::Outcome;
use crate::cli::walk::signals;
use crate::prompt::{Part, Utterance};
use crate::script::Hotline;
use crate::voice::speaker::{Report, Speaker};
use crate::voice::{Manner, Trouble};

/// How long a voice may take to stop, before the program ends all the same.
const STOP: Duration = Duration::from_secs(2);

/// How many paragraphs are read before they are said.
const AHEAD: usize = 2;

/// Says all that is to be said. `start` gives what speaks, within a tokio runtime.
pub(super) fn run(
    say: Say,
    choice: Choice,
    hotline: Option<Hotline>,
    start: fn() -> Result<Speaker, Trouble>,
) -> Result<Outcome, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let over = runtime.block_on(async {
        let mut aloud = Aloud { speaker: start().map_err(told)?, signals: signals::listen()? };
        let (to, mut from) = mpsc::channel(AHEAD);
        // Text may be long in coming, and a signal must not wait for it.
        std::thread::Builder::new().spawn(move || {
            let things = match Material::new(&say, &choice, hotline.as_ref()) {
                Ok(things) => things,
                Err(failure) => return drop(to.blocking_send(Err(failure))),
            };
            for thing in things {
                if to.blocking_send(thing).is_err() {
                    return;
                }
            }
        })?;
        let mut said_something = false;
        loop {
            let next = tokio::select! {
                next = from.recv() => next,
                stop = stopped(&mut aloud.signals) => return Ok(Outcome::Stopped(stop.exit_code())),
            };
            let Some(next) = next else { break };
            let Said { utterance, manner } = next?;
            if material::is_silent(&utterance) {
                continue;
            }
            said_something = true;
            match aloud.say(&utterance, manner).await? {
                Over::Heard => {}
                Over::Unheard(trouble) => return Err(told(trouble)),
                Over::Stopped(stop) => return Ok(Outcome::Stopped(stop.exit_code())),
            }
        }
        if said_something {
            Ok(Outcome::Fine)
        } else {
            Err(Failure::told("there is nothing to say in this text; give it words"))
        }
    });
    runtime.shutdown_background();
    over
}

/// Says each of these, after the line that tells of it, with so much silence between them.
pub(super) fn demonstrate(
    said: Vec<(String, Utterance, Manner)>,
    apart: Duration,
    start: fn() -> Result<Speaker, Trouble>,
) -> Result<demo::Over, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let over = runtime.block_on(async {
        let speaker = match start() {
            Ok(speaker) => speaker,
            Err(trouble) => return Ok(demo::Over::Unheard(trouble)),
        };
        let mut aloud = Aloud { speaker, signals: signals::listen()? };
        for (line, mut utterance, manner) in said {
            writeln!(io::stderr(), "{line}")?;
            utterance.pause(apart);
            match aloud.say(&utterance, manner).await? {
                Over::Heard => {}
                Over::Unheard(trouble) => return Ok(demo::Over::Unheard(trouble)),
                Over::Stopped(stop) => return Ok(demo::Over::Stopped(stop.exit_code())),
            }
        }
        Ok(demo::Over::Heard)
    });
    runtime.shutdown_background();
    over
}

/// How saying something was over.
enum Over {
    Heard,
    /// The voice could not say it.
    Unheard(Trouble),
    Stopped(Stop),
}

struct Aloud {
    speaker: Speaker,
    signals: mpsc::Receiver<Signal>,
}

impl Aloud {
    /// Says an utterance, with the pauses in it.
    async fn say(&mut self, utterance: &Utterance, manner: Manner) -> Result<Over, Failure> {
        for (words, pause) in stretches(utterance) {
            self.speaker.ready(vec![words], manner);
            self.speaker.say(0);
            loop {
                let report = tokio::select! {
                    report = self.speaker.report() => report,
                    stop = stopped(&mut self.signals) => {
                        // The voice is not of this program, and would speak on after its end.
                        let _ = timeout(STOP, self.speaker.silence()).await;
                        return Ok(Over::Stopped(stop));
                    }
                };
                match report {
                    Report::Begun { .. } => {}
                    Report::Ended { .. } => break,
                    Report::Told(what) => writeln!(io::stderr(), "{what}")?,
                    Report::Unsaid { trouble, .. } | Report::Gone(trouble) => {
                        return Ok(Over::Unheard(trouble));
                    }
                }
            }
            tokio::select! {
                () = sleep(pause) => {}
                stop = stopped(&mut self.signals) => return Ok(Over::Stopped(stop)),
            }
        }
        Ok(Over::Heard)
    }
}

/// Waits until the person or the system asks to stop.
async fn stopped(signals: &mut mpsc::Receiver<Signal>) -> Stop {
    loop {
        match signals.recv().await {
            Some(Signal::Stop(stop)) => return stop,
            Some(Signal::Resumed) => {}
            None => std::future::pending().await,
        }
    }
}

/// What is said between two pauses, and how long the pause after it is.
fn stretches(utterance: &Utterance) -> Vec<(Utterance, Duration)> {
    let mut stretches = vec![(Utterance::default(), Duration::ZERO)];
    for part in utterance.parts() {
        match (part, stretches.last_mut()) {
            (Part::Pause(length), Some((_, pause))) => *pause = *length,
            (Part::Words { locale, said }, Some((words, pause))) if pause.is_zero() => {
                words.say(locale, said.clone())
            }
            (Part::Words { locale, said }, _) => {
                let mut words = Utterance::default();
                words.say(locale, said.clone());
                stretches.push((words, Duration::ZERO));
            }
            (Part::Pause(_), None) => {}
        }
    }
    stretches
}
