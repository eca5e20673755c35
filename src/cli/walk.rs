//! `reachline walk`: the call that was asked for, who answers in it, and where it is told. The walk itself is in
//! [`crate::caller::terminal`].

mod at;
pub(super) mod records;
pub(super) mod signals;
mod sound;

pub(super) use records::{first_line, way};

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::mpsc;

pub(super) use super::hotline::{hotline, language};
use super::recording::Tape;
use super::{Accessible, Failure, Outcome};
use crate::caller::terminal::{Answers, Asks, Keyboard, Log, Manner as By, Over, Telling, Walk, read_all};
use crate::caller::{Lexicon, Witness};
use crate::transcript::{Clock, Form, Heads, Notation, Numbers};
use crate::voice::Manner;

/// Walk through a hotline: hear it as text, answer with keys or words
#[derive(Debug, Default, clap::Args)]
#[command(before_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub struct Asked {
    /// The hotline's script; without it, the built-in hotline of China Post
    script: Option<PathBuf>,

    /// Answer the question for a language in the caller's place: en, zh-CN
    #[arg(long, value_name = "LANGUAGE", help_heading = "The call")]
    language: Option<String>,
    /// Call at this time of day, where the hotline is: "2026-11-23 21:00"
    #[arg(long, value_name = "DATE-TIME", help_heading = "The call")]
    at: Option<String>,

    /// Let keys count at once, without Enter
    #[arg(long, help_heading = "Answering")]
    keypad: bool,
    /// Let time run: prompts last as long as their words, and time-outs act, with a warning before
    #[arg(long, help_heading = "Answering")]
    real_time: bool,
    /// Hear it as well, by this voice: espeak, system, command; `reachline voices` lists them
    #[arg(long, value_name = "VOICE", help_heading = "Answering")]
    voice: Option<String>,
    /// With --real-time, how fast time runs: 2 is twice as fast, 0.5 half as fast
    #[arg(long, value_name = "TIMES", requires = "real_time", value_parser = pace, help_heading = "Answering")]
    pace: Option<f64>,

    /// Keep what was said and done in FILE; as JSON when its name ends in .json
    #[arg(long, value_name = "FILE", help_heading = "Keeping")]
    transcript: Option<PathBuf>,
    /// Keep the walk as a test call, to be run later; never replaces a file
    #[arg(long, value_name = "FILE.call", help_heading = "Keeping")]
    save: Option<PathBuf>,
    /// Keep the call as sound: the hotline left, the caller right, with FILE.vtt and FILE.txt beside it
    #[arg(long, value_name = "FILE.wav", help_heading = "Keeping")]
    audio_out: Option<PathBuf>,
    /// Keep and print the caller's own number in full; without this it is masked
    #[arg(long, help_heading = "Keeping")]
    show_numbers: bool,

    /// Print what happens as JSON Lines, and nothing else
    #[arg(long, help_heading = "Output")]
    json: bool,
    #[command(flatten, next_help_heading = "Output")]
    accessible: Accessible,
}

const EXAMPLES: &str = "\
Examples:
  reachline walk                              the built-in hotline, in a terminal
  reachline walk my-hotline.toml              your own
  printf '1\\n2\\n' | reachline walk            English, then Postal Savings
  reachline walk --language zh-CN --save my.call
  reachline walk --real-time --keypad --voice espeak    by ear, as on the phone
Type ? during a walk to hear what can be typed.";

/// The slowest and fastest that time may run: a call at a thirtieth is still a call, and faster than thirty
/// times nobody reads.
const PACES: std::ops::RangeInclusive<f64> = 0.03..=30.0;

fn pace(text: &str) -> Result<f64, String> {
    let pace: f64 = text.parse().map_err(|_| "write a number, as in 2 or 0.5".to_owned())?;
    if PACES.contains(&pace) {
        Ok(pace)
    } else {
        Err(format!("time can run from {} to {} times as fast", PACES.start(), PACES.end()))
    }
}

impl Asked {
    /// Walks.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let hotline = Arc::new(hotline(self.script.as_deref(), self.accessible.asked(), "walked")?);
        let language = self.language.as_deref().map(|asked| language(&hotline, asked)).transpose()?;
        let connected = match &self.at {
            Some(at) => at::moment(at, hotline.timezone())?,
            None => at::whole_second(Timestamp::now()),
        };
        let sound = sound::Sound::asked(self.voice.as_deref(), &hotline)?;
        let stdin_is_terminal = io::stdin().is_terminal();
        let mut log = self.log(stdin_is_terminal);
        let record = records::Record {
            hotline: &hotline,
            script: self.script.as_deref(),
            language,
            connected,
            clock: if self.real_time { Clock::Real } else { Clock::Virtual },
            asked: self.at.is_some(),
            numbers: if self.show_numbers { Numbers::Shown } else { Numbers::Masked },
        };
        if let Some(path) = &self.transcript {
            log.keep(record.transcript(path)?);
        }
        if let Some(path) = &self.save {
            log.keep(record.test_call(path)?);
        }
        let tape = self
            .audio_out
            .as_deref()
            .map(|wav| Tape::at(wav, self.voice.as_deref(), &hotline))
            .transpose()?;
        let named = self.script.as_ref().map(|path| path.display().to_string());
        let tape_heads = record.heads("transcript of a walk that was recorded", named.as_deref());
        if self.json {
            log.lines(&record.first_line()?)?;
        } else {
            let at = self.at.is_some().then(|| hotline.timezone().to_datetime(connected));
            let script = self.script.as_ref().map(|path| path.display().to_string());
            let language = language.map(|language| hotline.locale(language).tag);
            log.lines(&Heads { script: script.as_deref(), language, at }.to_string())?;
        }

        let lexicon = tape.as_ref().map_or_else(|| Lexicon::of(&hotline), Tape::lexicon);
        let witness = Witness::connect_with(hotline, connected, language, lexicon);
        let mut witness = witness.showing_numbers(self.show_numbers);
        if tape.is_some() {
            witness = witness.remembering();
        }
        let by_keys = self.keypad && stdin_is_terminal;
        let manner = if by_keys { By::Keys } else { By::Lines };
        let mut walk = Walk::new(witness, log, manner);
        let over = self.walk(&mut walk, sound, stdin_is_terminal);
        if over.is_err() {
            walk.abandon();
        }
        if let Some(tape) = &tape {
            let kept = tape.keep(walk.witness(), tape_heads)?;
            if over.is_ok() {
                walk.remark(&kept)?;
            }
        }
        match over? {
            Over::Stopped(stop) => Ok(Outcome::Stopped(stop.exit_code())),
            Over::Ended if walk.has_lost() => Ok(Outcome::Stopped(2)),
            Over::Ended => Ok(Outcome::Fine),
        }
    }

    /// Says the first words, and only then gets everything ready that an answer needs.
    fn walk(&self, walk: &mut Walk, sound: sound::Sound, stdin_is_terminal: bool) -> io::Result<Over> {
        if self.real_time {
            walk.begin_in_real_time()?;
        } else {
            walk.hear_first_words()?;
        }
        if self.keypad && !stdin_is_terminal {
            walk.remark("--keypad needs a terminal; answers are taken by lines")?;
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let over = runtime.block_on(async {
            match sound.speaker() {
                Ok(Some(speaker)) => walk.hear_through(speaker, Manner::default()),
                Ok(None) => {}
                Err(trouble) => walk.remark(&format!("{trouble}; the walk goes on without sound"))?,
            }
            let (to, incoming) = mpsc::channel(4);
            let signals = signals::listen()?;
            let mut answers = if stdin_is_terminal {
                Answers::typed(incoming, signals, Some(Keyboard::read(to)?))
            } else {
                std::thread::Builder::new().spawn(move || read_all(io::stdin(), &to))?;
                Answers::piped(incoming, signals)
            };
            let over = if self.real_time {
                walk.in_real_time(&mut answers, self.pace.unwrap_or(1.0)).await
            } else {
                walk.at_leisure(&mut answers).await
            };
            walk.fall_silent().await;
            over
        });
        // A voice that is in the middle of a sentence is not waited for.
        runtime.shutdown_background();
        over
    }

    /// Where the walk is told.
    fn log(&self, stdin_is_terminal: bool) -> Log {
        let stdout_is_terminal = io::stdout().is_terminal();
        let form = if self.real_time { Form::Live } else { Form::Record };
        let telling = if self.json { Telling::Json } else { Telling::Notation(Notation::new(form)) };
        let asks = match (stdin_is_terminal, stdout_is_terminal && !self.json) {
            // In real time words come whenever they come, and a prompt would stand in their way.
            _ if self.real_time => Asks::Never,
            (false, _) => Asks::Never,
            (true, true) => Asks::OnOutput,
            (true, false) => Asks::Beside,
        };
        let private = (stdout_is_terminal && !self.json) || self.show_numbers;
        let mut log =
            Log::new(Box::new(io::stdout()), Box::new(io::stderr()), telling, asks).in_private(private);
        if self.accessible.asked() {
            log.aside("accessible: faults are told in words, and all else is words already\n");
        }
        log
    }
}
