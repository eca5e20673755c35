//! `reachline say`: text, a prompt, or SSML as sound, played or written as a WAV. What is said and how it becomes sound
//! is in [`crate::voice`]; here it is asked for.

mod demo;
mod material;
mod out;
mod own_voice;
pub(super) mod stop;

use std::io::{self, Write};
use std::path::PathBuf;

use rayon::prelude::*;

use super::{Failure, Outcome};
use crate::diagnostic::quoted;
use crate::prompt::locale::Tempo;
use crate::prompt::{Locale, locale};
use crate::script::Hotline;
use crate::sound::wav::Encoding;
use crate::voice::list::{ALL, Does};
use crate::voice::{Because, Choice, Manner, Sentence, Speech, Trouble, Voice, choose, system};
use material::{Material, Said};
use out::{Out, To};

/// Say text, a prompt or SSML: play it, or write it as a WAV
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Say {
    /// What to say; without it, and without --prompt, text comes on standard input
    #[arg(value_name = "TEXT")]
    text: Vec<String>,

    /// Say this prompt of a hotline: its name, or NAME.ATTRIBUTE
    #[arg(long, value_name = "ID", conflicts_with_all = ["text", "ssml"], help_heading = "What")]
    prompt: Option<String>,
    /// With --prompt, the script of the hotline; without it, the built-in one
    #[arg(long, value_name = "FILE", requires = "prompt", help_heading = "What")]
    hotline: Option<PathBuf>,
    /// With --prompt, a value that it names: key=1
    #[arg(long, value_name = "NAME=VALUE", requires = "prompt", help_heading = "What")]
    value: Vec<String>,
    /// The text is SSML
    #[arg(long, help_heading = "What")]
    ssml: bool,
    /// Say one sentence at three rates, in each language, by each voice that can be used here
    #[arg(long, conflicts_with_all = ["text", "prompt", "ssml", "voice", "language", "rate"], help_heading = "What")]
    demo: bool,

    /// The language, as en or zh-CN; without it, it is told by the letters
    #[arg(long, value_name = "LANGUAGE", help_heading = "How")]
    language: Option<String>,
    /// The voice; `reachline voices` lists them
    #[arg(long, value_name = "VOICE", help_heading = "How")]
    voice: Option<String>,
    /// Words a minute, 80 to 300; in Mandarin characters, 80 to 480
    #[arg(long, value_name = "NUMBER", help_heading = "How")]
    rate: Option<u64>,
    /// How high, in percent of the voice's own height
    #[arg(long, value_name = "PERCENT", default_value_t = 100, value_parser = clap::value_parser!(u32).range(50..=200), help_heading = "How")]
    pitch: u32,
    /// How loud, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 100, value_parser = clap::value_parser!(u32).range(0..=200), help_heading = "How")]
    volume: u32,

    /// Write a WAV to FILE, or to standard output with `-`, rather than playing it
    #[arg(long, value_name = "FILE", help_heading = "Where to")]
    out: Option<PathBuf>,
    /// Samples a second, 8000 to 48000; without it, the voice's own, and 8000 for G.711
    #[arg(long, value_name = "HERTZ", value_parser = clap::value_parser!(u32).range(8_000..=48_000), help_heading = "Where to")]
    sample_rate: Option<u32>,
    /// How samples are written; ulaw and alaw are those of telephones, G.711
    #[arg(long, value_enum, default_value_t = Coding::Pcm, help_heading = "Where to")]
    encoding: Coding,
}

/// How samples are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Coding {
    /// Sixteen bits
    Pcm,
    /// G.711 µ-law
    Ulaw,
    /// G.711 A-law
    Alaw,
}

const EXAMPLES: &str = "\
Examples:
  reachline say 'For postal savings, press 2.'
  reachline say --language zh-CN --rate 200 '邮政储蓄，请按2。' --out savings.wav
  reachline say --prompt main --language en
  reachline say --out - < book.txt | aplay";

/// After so many characters, a long text says how far it is.
const PROGRESS: usize = 50_000;

/// Sentences, and paragraphs, that are on their way into a file at once, at the most: enough for many cores, little for
/// the memory.
const AT_ONCE: usize = 16;

impl Say {
    /// Says it.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let to = To::new(self.out.clone(), self.sample_rate, self.encoding())?;
        if self.demo {
            return demo::run(to, self.manner(100));
        }
        let choice = choose(self.voice.as_deref()).map_err(told)?;
        let hotline = material::hotline(&self)?;
        if matches!(choice.voice.does, Does::Prints) && choice.because != Because::Default {
            return self.print(&choice, hotline.as_ref());
        }
        if matches!(choice.voice.does, Does::Speaks) {
            self.not_kept(&choice)?;
            return own_voice::run(self, choice, hotline, system::speaker);
        }
        let voice = if choice.because == Because::Default {
            any_with_sound(&choice)?
        } else {
            open(&choice, hotline.as_ref())?
        };
        let mut out = Out::new(to, choice.settings());
        let stopped = stop::Stop::listen(out.is_file())?;
        let material = Material::new(&self, &choice, hotline.as_ref())?;
        if let Some(stopped) = speak(material, &*voice, &mut out, &stopped)? {
            return Ok(stopped);
        }
        out.finish()?;
        Ok(Outcome::Fine)
    }

    /// The voice that was asked for has no sound: its words are printed.
    fn print(&self, choice: &Choice, hotline: Option<&Hotline>) -> Result<Outcome, Failure> {
        if self.out.is_some() {
            open(choice, hotline)?;
        }
        let mut out = io::stdout().lock();
        for said in Material::new(self, choice, hotline)? {
            for line in said?.utterance.lines() {
                writeln!(out, "{line}")?;
            }
        }
        out.flush()?;
        Ok(Outcome::Fine)
    }

    /// A voice that speaks by itself cannot be written to a file, nor told how its samples are to be.
    fn not_kept(&self, choice: &Choice) -> Result<(), Failure> {
        if self.out.is_some() {
            choice.open().map_err(told)?;
        }
        match self.sample_rate {
            Some(rate) => Err(Failure::told(format!(
                "`--sample-rate {rate}` is for sound that is made here, and the voice `{}` speaks by itself; leave it out",
                choice.voice.name
            ))),
            None => Ok(()),
        }
    }

    fn manner(&self, rate: u32) -> Manner {
        Manner { rate, pitch: self.pitch, volume: self.volume }
    }

    /// How words are spoken, when this is the language that the rate is counted in.
    fn manner_in(&self, locale: &'static Locale) -> Result<Manner, Failure> {
        let Some(asked) = self.rate else { return Ok(self.manner(100)) };
        let (range, what) = match locale.tempo {
            Tempo::WordsPerMinute(_) => (80..=300, "words"),
            Tempo::CharactersPerMinute(_) => (80..=480, "characters"),
        };
        if range.contains(&asked) {
            return Ok(self.manner(Manner::rate_for(locale, asked)));
        }
        Err(Failure::told(format!(
            "`--rate {asked}` is no rate of speech; in {}, give from {} to {} {what} a minute",
            locale.english_name,
            range.start(),
            range.end()
        )))
    }

    /// The language that was asked for, by its tag or any of its names.
    fn language(&self) -> Result<Option<&'static Locale>, Failure> {
        let Some(asked) = self.language.as_deref() else { return Ok(None) };
        let named = |locale: &&&'static Locale| {
            let names = [locale.own_name, locale.english_name];
            names.iter().chain(locale.also_called).any(|name| name.to_lowercase() == asked.to_lowercase())
        };
        let found = Locale::find(asked).or_else(|| locale::ALL.iter().find(named).copied());
        found.map(Some).ok_or_else(|| {
            let names: Vec<String> =
                locale::ALL.iter().map(|own| format!("`{}` ({})", own.tag, own.english_name)).collect();
            Failure::told(format!(
                "there is no voice for the language {}; give {}",
                quoted(asked),
                names.join(" or ")
            ))
        })
    }

    fn encoding(&self) -> Encoding {
        match self.encoding {
            Coding::Pcm => Encoding::Pcm16,
            Coding::Ulaw => Encoding::MuLaw,
            Coding::Alaw => Encoding::ALaw,
        }
    }
}

/// Makes sound of everything, and passes it on in order, with a word now and then on how far it is. Gives how it ended if
/// it was stopped.
fn speak(
    material: Material<'_>,
    voice: &dyn Voice,
    out: &mut Out<'_>,
    stopped: &stop::Stop,
) -> Result<Option<Outcome>, Failure> {
    let mut material =
        material.filter(|said| !said.as_ref().is_ok_and(|said| material::is_silent(&said.utterance)));
    let mut told_at = PROGRESS;
    let mut characters = 0;
    let mut at_once = 1;
    loop {
        let batch: Vec<Said> = material.by_ref().take(at_once).collect::<Result<_, _>>()?;
        if batch.is_empty() {
            break;
        }
        let sentences: Vec<_> = batch
            .iter()
            .flat_map(|said| Speech::new(&said.utterance, said.manner, voice).sentences())
            .collect();
        for some in sentences.chunks(at_once) {
            if stopped.asked() {
                return Ok(Some(Outcome::Stopped(stop::INTERRUPTED)));
            }
            let sounds: Vec<_> = some.par_iter().map(Sentence::sound).collect();
            for sound in sounds {
                out.write(sound.map_err(told)?)?;
            }
        }
        let lines = batch.iter().flat_map(|said| said.utterance.lines());
        characters += lines.map(|line| line.chars().count()).sum::<usize>();
        if characters >= told_at {
            told_at = characters + PROGRESS;
            writeln!(
                io::stderr(),
                "said {characters} characters so far, {} of sound",
                out.length_in_words()
            )?;
        }
        // Who listens waits for one sentence only; a file has time, and all cores.
        if out.is_file() {
            at_once = (at_once * 2).min(AT_ONCE);
        }
    }
    Ok(None)
}

fn told(trouble: Trouble) -> Failure {
    Failure::told(trouble.0)
}

fn open(choice: &Choice, hotline: Option<&Hotline>) -> Result<Box<dyn Voice>, Failure> {
    hotline.map_or_else(|| choice.open(), |hotline| choice.open_for(hotline)).map_err(told)
}

/// Nobody has named a voice, and sound was asked for: the first that can be used.
fn any_with_sound(choice: &Choice) -> Result<Box<dyn Voice>, Failure> {
    let mut first = None;
    for listed in ALL {
        match listed.does {
            Does::MakesSound(open) => match open(choice.settings()) {
                Ok(voice) => return Ok(voice),
                Err(trouble) => first = first.or(Some(trouble)),
            },
            Does::Prints | Does::Speaks => {}
        }
    }
    Err(first
        .map_or_else(|| Failure::told("there is no voice with sound; `reachline voices` lists them"), told))
}
