//! Speech Dispatcher, reached through its own socket. It speaks with the user's voice and settings, and reports when
//! words begin and end.

mod address;
mod gate;
mod talk;

use std::collections::HashMap;
use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;
use tokio::time::{Instant, sleep_until, timeout};

pub use address::Address;
use talk::{Happened, Talk};

use super::pieces;
use crate::prompt::{Locale, Utterance};
use crate::voice::speaker::{Mouth, Order, Report, Reporter, Speaker};
use crate::voice::{Manner, Trouble, Words};

/// How long words may take to begin.
const BEGIN: Duration = Duration::from_secs(10);
/// How much longer than they would take words may last: for a synthesizer that begins late, or speaks slowly.
const SLOWER: u32 = 4;

/// How a line was over.
enum Over {
    Heard,
    Unsaid(Trouble),
    Gone(Trouble),
}

/// A speaker with the voice of the Speech Dispatcher at this address. Within a tokio runtime only.
pub fn speaker(address: Address, start: bool) -> Speaker {
    let (speaker, mouth) = Speaker::new();
    tokio::spawn(speak(address, start, mouth));
    speaker
}

/// Speaks until nobody gives orders any more, or Speech Dispatcher has gone. With `start`, it is started if it is not
/// there.
async fn speak(address: Address, start: bool, mut mouth: Mouth) {
    let mut tongue = Tongue { address, start, talks: HashMap::new(), speaking: None };
    let (mut lines, mut manner) = (Vec::new(), Manner::default());
    let mut next = None;
    loop {
        let order = match next.take() {
            Some(order) => order,
            None => match mouth.order().await {
                Some(order) => order,
                None => return,
            },
        };
        let line = match order {
            Order::Stop => continue,
            Order::Ready { lines: ready, manner: asked } => {
                (lines, manner) = (ready, asked);
                continue;
            }
            Order::Say(line) => line,
        };
        let nothing = Utterance::default();
        let words = lines.get(line).unwrap_or(&nothing);
        let reporter = mouth.reporter();
        let over = tongue.say(line, words, manner, &reporter, &mut mouth).await;
        match over {
            Ok(Over::Heard) => reporter.report(Report::Ended { line }),
            Ok(Over::Unsaid(trouble)) => reporter.report(Report::Unsaid { line, trouble }),
            Ok(Over::Gone(trouble)) => return reporter.report(Report::Gone(trouble)),
            Err(order) => {
                if let Err(trouble) = tongue.stop().await {
                    return reporter.report(Report::Gone(trouble));
                }
                match order {
                    Some(order) => next = Some(order),
                    None => return,
                }
            }
        }
    }
}

/// The languages that can be spoken.
///
/// # Errors
/// When Speech Dispatcher cannot be reached, or does not speak as it should.
pub(super) async fn languages(address: Address, start: bool) -> Result<Vec<&'static Locale>, Trouble> {
    let mut tongue = Tongue { address, start, talks: HashMap::new(), speaking: None };
    let mut languages = Vec::new();
    for locale in crate::prompt::locale::ALL.iter().copied() {
        if tongue.open(locale, None).await?.is_ok() {
            languages.push(locale);
        }
    }
    Ok(languages)
}

/// A connection for every language, so that each keeps its voice.
struct Tongue {
    address: Address,
    start: bool,
    talks: HashMap<&'static str, Result<Talk, Trouble>>,
    speaking: Option<&'static str>,
}

impl Tongue {
    /// Says a line. The error is an order that came in between.
    async fn say(
        &mut self,
        line: usize,
        words: &Utterance,
        manner: Manner,
        reporter: &Reporter,
        mouth: &mut Mouth,
    ) -> Result<Over, Option<Order>> {
        let mut begun = false;
        for (locale, text) in pieces(words) {
            let words = Words::new(locale, text, manner);
            let handed_over = match self.open(locale, Some(reporter)).await {
                Err(gone) => return Ok(Over::Gone(gone)),
                Ok(Err(trouble)) => return Ok(Over::Unsaid(trouble)),
                Ok(Ok(talk)) => talk.speak(&words).await.map(|taken| taken.map(|()| talk)),
            };
            let talk = match handed_over {
                Err(gone) => return Ok(Over::Gone(gone)),
                Ok(Err(trouble)) => return Ok(Over::Unsaid(trouble)),
                Ok(Ok(handed_over)) => handed_over,
            };
            let lasts = locale.length(words.text()) * 100 / manner.rate.max(1);
            let mut until = Some(Instant::now() + BEGIN);
            loop {
                let happened = tokio::select! {
                    biased;
                    order = mouth.order() => {
                        self.speaking = Some(locale.tag);
                        return Err(order);
                    }
                    happened = talk.happens() => happened,
                    () = patience(until) => return Ok(Over::Gone(silent())),
                };
                match happened {
                    Err(gone) => return Ok(Over::Gone(gone)),
                    Ok(Happened::Begun) => {
                        until = Some(Instant::now() + lasts * SLOWER + BEGIN);
                        if !std::mem::replace(&mut begun, true) {
                            reporter.report(Report::Begun { line, length: None });
                        }
                    }
                    Ok(Happened::Ended) => break,
                    // Whoever has silenced it for a while says when it goes on.
                    Ok(Happened::Paused) => until = None,
                    Ok(Happened::Resumed) => until = Some(Instant::now() + lasts * SLOWER + BEGIN),
                }
            }
        }
        Ok(Over::Heard)
    }

    /// Stops what is being said.
    async fn stop(&mut self) -> Result<(), Trouble> {
        let stopped = match self.speaking.take().and_then(|tag| self.talks.get_mut(tag)) {
            Some(Ok(talk)) => talk.cancel().await?,
            Some(Err(_)) | None => true,
        };
        if !stopped {
            // What a connection does no longer tell, a new one does.
            self.talks.clear();
        }
        Ok(())
    }

    /// The connection for a language. The outer error is of the server, the inner one of this language.
    async fn open(
        &mut self,
        locale: &'static Locale,
        reporter: Option<&Reporter>,
    ) -> Result<Result<&mut Talk, Trouble>, Trouble> {
        if !self.talks.contains_key(locale.tag) {
            let mut opened = Talk::open(&self.address, locale).await;
            if opened.is_err()
                && std::mem::take(&mut self.start)
                && self.is_away()
                && spawn(&self.address).await
            {
                opened = Talk::open(&self.address, locale).await;
                if let (Ok(_), Some(reporter)) = (&opened, reporter) {
                    reporter
                        .report(Report::Told("Speech Dispatcher was not running; it was started".to_owned()));
                }
            }
            self.talks.insert(locale.tag, opened?);
        }
        match self.talks.get_mut(locale.tag) {
            Some(Ok(talk)) => {
                if let Some(reporter) = reporter
                    && let Some(warning) = talk.warning.take()
                {
                    reporter.report(Report::Told(warning));
                }
                Ok(Ok(talk))
            }
            Some(Err(trouble)) => Ok(Err(trouble.clone())),
            None => Err(silent()),
        }
    }

    /// Whether nothing listens where it should.
    fn is_away(&self) -> bool {
        match &self.address {
            Address::Socket(path) => std::os::unix::net::UnixStream::connect(path).is_err(),
            // What is on another machine is not ours to start.
            Address::Port(..) => false,
        }
    }
}

/// Starts Speech Dispatcher; gives whether it says that it has started. It starts only where its own settings let it.
async fn spawn(address: &Address) -> bool {
    /// As long as it may take to find its synthesizers.
    const START: Duration = Duration::from_secs(10);
    let Address::Socket(path) = address else { return false };
    let mut command = Command::new("speech-dispatcher");
    command.arg("--spawn").args(["--communication-method", "unix_socket", "--socket-path"]).arg(path);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return false };
    matches!(timeout(START, child.wait()).await, Ok(Ok(status)) if status.success())
}

async fn patience(until: Option<Instant>) {
    match until {
        Some(until) => sleep_until(until).await,
        None => std::future::pending().await,
    }
}

fn silent() -> Trouble {
    Trouble(
        "Speech Dispatcher has taken words and does not say that they were spoken; restart it, or choose another voice \
         with `--voice`"
            .to_owned(),
    )
}
