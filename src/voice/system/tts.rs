//! The system's voice by the crate `tts`: AVFoundation on macOS, WinRT on Windows, and on Linux, where it is asked for,
//! Speech Dispatcher through its C library. The engine lives on a thread of its own, for it may wait.

use std::collections::HashSet;
use std::sync::mpsc as threads;

use tokio::sync::mpsc;
use tts::{Tts, UtteranceId, Voice};

use super::{pieces, voice};
use crate::prompt::{Locale, Utterance, locale};
use crate::voice::speaker::{Mouth, Order, Report, Reporter, Speaker};
use crate::voice::{Manner, Trouble, Words};

/// What the engine is asked to do.
enum Asked {
    Say { locale: &'static Locale, text: String, manner: Manner },
    Stop,
}

/// What the engine tells.
enum Told {
    /// It has taken words, which it calls so.
    Taken(UtteranceId),
    Begun,
    Remark(String),
    Ended(UtteranceId),
    Unsaid(Trouble),
    Gone(Trouble),
}

/// A speaker with the system's voice. Within a tokio runtime only.
pub(super) fn speaker() -> Speaker {
    let (speaker, mouth) = Speaker::new();
    tokio::spawn(speak(mouth));
    speaker
}

/// Speaks until nobody gives orders any more, or the engine is of no use.
async fn speak(mut mouth: Mouth) {
    let (ask, asked) = threads::channel();
    let (tell, mut told) = mpsc::unbounded_channel();
    if let Err(error) = std::thread::Builder::new().spawn(move || run(&asked, &tell)) {
        return mouth.report(Report::Gone(Trouble(format!("cannot start the system's voice: {error}"))));
    }
    let (mut lines, mut manner): (Vec<Utterance>, _) = (Vec::new(), Manner::default());
    let mut next = None;
    loop {
        let order = match next.take() {
            Some(order) => order,
            None => match mouth.order().await {
                Some(order) => order,
                None => return,
            },
        };
        match order {
            Order::Stop => {}
            Order::Ready { lines: ready, manner: wanted } => (lines, manner) = (ready, wanted),
            Order::Say(line) => {
                let reporter = mouth.reporter();
                let words = lines.get(line).cloned().unwrap_or_default();
                tokio::select! {
                    biased;
                    order = mouth.order() => {
                        let _ = ask.send(Asked::Stop);
                        match order {
                            Some(order) => next = Some(order),
                            None => return,
                        }
                    }
                    report = say(line, &words, manner, &ask, &mut told, &reporter) => {
                        let over = matches!(report, Report::Gone(_));
                        reporter.report(report);
                        if over {
                            return;
                        }
                    }
                }
            }
        }
    }
}

/// Says a line; gives how it was over.
async fn say(
    line: usize,
    words: &Utterance,
    manner: Manner,
    ask: &threads::Sender<Asked>,
    told: &mut mpsc::UnboundedReceiver<Told>,
    reporter: &Reporter,
) -> Report {
    let gone =
        || Report::Gone(Trouble("the system's voice has gone; choose another with `--voice`".to_owned()));
    let mut begun = false;
    for (locale, text) in pieces(words) {
        let text = Words::new(locale, text, manner).text().to_owned();
        if ask.send(Asked::Say { locale, text, manner }).is_err() {
            return gone();
        }
        let (mut own, mut ended) = (None, HashSet::new());
        while own.as_ref().is_none_or(|own| !ended.contains(own)) {
            match told.recv().await {
                Some(Told::Taken(id)) => own = Some(id),
                Some(Told::Begun) if !begun => {
                    begun = true;
                    reporter.report(Report::Begun { line, length: None });
                }
                Some(Told::Begun) => {}
                Some(Told::Remark(words)) => reporter.report(Report::Told(words)),
                Some(Told::Ended(id)) => drop(ended.insert(id)),
                Some(Told::Unsaid(trouble)) => return Report::Unsaid { line, trouble },
                Some(Told::Gone(trouble)) => return Report::Gone(trouble),
                None => return gone(),
            }
        }
    }
    Report::Ended { line }
}

/// The languages that some voice speaks.
pub(super) fn languages() -> Result<Vec<&'static Locale>, Trouble> {
    let engine = Engine::start(None)?;
    let speaks = |locale: &&'static Locale| engine.voice(locale).is_ok();
    Ok(locale::ALL.iter().copied().filter(speaks).collect())
}

/// Does what is asked, until nobody asks any more.
fn run(asked: &threads::Receiver<Asked>, tell: &mpsc::UnboundedSender<Told>) {
    let mut engine = match Engine::start(Some(tell)) {
        Ok(engine) => engine,
        Err(trouble) => return drop(tell.send(Told::Gone(trouble))),
    };
    for asked in asked {
        match asked {
            // What does not stop ends, and that is told.
            Asked::Stop => drop(engine.tts.stop().map(drop)),
            Asked::Say { locale, text, manner } => {
                if let Some(warning) = engine.warning(locale) {
                    // When nobody listens, the next line finds out.
                    let _ = tell.send(Told::Remark(warning));
                }
                let told = match engine.say(locale, &text, manner) {
                    Ok(Some(id)) => Told::Taken(id),
                    Ok(None) => {
                        Told::Gone(Trouble("the system's voice does not say what it speaks".to_owned()))
                    }
                    Err(trouble) => Told::Unsaid(trouble),
                };
                if tell.send(told).is_err() {
                    return;
                }
            }
        }
    }
}

struct Engine {
    tts: Tts,
    voices: Vec<Voice>,
    /// The user's own voice, where the system tells.
    own: Option<Voice>,
    rate: f32,
    manner: Manner,
    /// Whether it was said that a voice may garble its language.
    warned: bool,
}

impl Engine {
    fn start(tell: Option<&mpsc::UnboundedSender<Told>>) -> Result<Self, Trouble> {
        let tts = Tts::default().map_err(|error| trouble(&error))?;
        if !tts.supported_features().utterance_callbacks {
            return Err(Trouble(
                "the system's voice does not tell when it has spoken; choose another with `--voice`"
                    .to_owned(),
            ));
        }
        if let Some(tell) = tell {
            let to = |what: fn(UtteranceId) -> Told| {
                let tell = tell.clone();
                // When nobody listens, nobody misses it.
                Some(Box::new(move |id| drop(tell.send(what(id)))) as Box<dyn FnMut(UtteranceId)>)
            };
            tts.on_utterance_begin(to(|_| Told::Begun)).map_err(|error| trouble(&error))?;
            tts.on_utterance_end(to(Told::Ended)).map_err(|error| trouble(&error))?;
            tts.on_utterance_stop(to(Told::Ended)).map_err(|error| trouble(&error))?;
        }
        let voices = tts.voices().unwrap_or_default();
        let own = tts.voice().ok().flatten();
        let rate = tts.get_rate().unwrap_or_else(|_| tts.normal_rate());
        Ok(Self { tts, voices, own, rate, manner: Manner::default(), warned: false })
    }

    /// The voice that speaks a language: the user's own, if it does; nothing, where the system has no list.
    fn voice(&self, locale: &Locale) -> Result<Option<&Voice>, Trouble> {
        let own = self.own.as_ref().filter(|own| voice::speaks(&own.language(), locale));
        if own.is_some() || self.voices.is_empty() {
            return Ok(own);
        }
        let best = voice::best(&self.voices, locale, |voice| Some((voice.language().to_string(), false)));
        best.map(Some).ok_or_else(|| {
            Trouble(format!(
                "the system has no voice for {}; install one, or choose another voice with `--voice`",
                locale.english_name
            ))
        })
    }

    /// What a person should know of the voice for a language, the first time.
    fn warning(&mut self, locale: &Locale) -> Option<String> {
        let voice = self.voice(locale).ok()??;
        let warning = voice::may_garble(&voice.language(), locale).then(|| voice::warning(&voice.name()))?;
        (!std::mem::replace(&mut self.warned, true)).then_some(warning)
    }

    fn say(&mut self, locale: &Locale, text: &str, manner: Manner) -> Result<Option<UtteranceId>, Trouble> {
        if let Some(voice) = self.voice(locale)?.cloned() {
            self.tts.set_voice(&voice).map_err(|error| trouble(&error))?;
        }
        if manner.rate != self.manner.rate {
            self.tts.set_rate(self.rate_at(manner.rate)).map_err(|error| trouble(&error))?;
            self.manner = manner;
        }
        self.tts.speak(text, true).map_err(|error| trouble(&error))
    }

    /// A rate in percent of the user's own, on the system's scale: from the slowest, taken for half the speed, to the
    /// fastest, taken for three times.
    #[expect(clippy::cast_precision_loss, reason = "percents are small")]
    fn rate_at(&self, percent: u32) -> f32 {
        let share = percent as f32 / 100.0 - 1.0;
        let reach = if share < 0.0 {
            (self.rate - self.tts.min_rate()) * 2.0
        } else {
            (self.tts.max_rate() - self.rate) / 2.0
        };
        (self.rate + share * reach).clamp(self.tts.min_rate(), self.tts.max_rate())
    }
}

fn trouble(error: &tts::Error) -> Trouble {
    Trouble(format!("the system's voice cannot be used: {error}; choose another with `--voice`"))
}
