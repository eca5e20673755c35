//! `reachline replay`: makes the call of a transcript again, and says what is not as it was.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{Accessible, Failure, Outcome, hotline};
use crate::caller::replay::{Replay, end, lines, replay};
use crate::diagnostic::{AUTHOR_LIMIT, Source, printable, quoted};
use crate::script::Hotline;
use crate::transcript::{Digest, Heads, Hidden, Transcript};

/// Make the call of a transcript again, and tell what is not as it was
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Asked {
    /// A transcript in JSON, as `reachline walk --transcript FILE.json` keeps it
    #[arg(value_name = "FILE")]
    transcript: PathBuf,

    /// Where the hotline's script is now, if it is not where it was
    #[arg(long, value_name = "SCRIPT")]
    hotline: Option<PathBuf>,

    /// Print what happens as JSON Lines, and nothing else
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    accessible: Accessible,
}

const EXAMPLES: &str = "\
Examples:
  reachline walk --transcript call.json       keep a call
  reachline replay call.json                  make it again
Exit codes: 0 it is the same call; 1 it is another; 2 it could not be made.";

impl Asked {
    /// Makes the call again.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let shown = quoted(&self.transcript.to_string_lossy());
        let source =
            Source::read(&self.transcript, AUTHOR_LIMIT).map_err(|error| Failure::told(error.to_string()))?;
        let then = Transcript::read(source.text()).map_err(|why| Failure::told(format!("{shown} {why}")))?;
        let script = self.script(&then)?;
        let hotline = Arc::new(hotline(script.as_deref(), self.accessible.asked(), "called")?);
        let now = replay(&hotline, &then);
        let mut err = io::stderr().lock();
        let mut say = |words: &str| {
            // When standard error is closed, the exit code still tells.
            let _ = writeln!(err, "{}", printable(words));
        };
        about_hotline(&hotline, &then, now.same_hotline, &mut say);
        about_hidden(&now, &mut say);

        let (was, is) = if self.json {
            (json(&then, then.events.iter()), json(&then, now.moments.iter()))
        } else {
            let tag = then.head.language.as_deref().and_then(|tag| hotline.language(tag));
            let language = tag.map(|language| hotline.locale(language).tag);
            let zone = then.head.timezone.as_deref().and_then(|zone| TimeZone::get(zone).ok());
            let head = |zone: &TimeZone, language| heads(&then, zone, language);
            let clock = then.head.clock;
            (
                head(&zone.unwrap_or(TimeZone::UTC), then.head.language.as_deref())
                    + &lines(&then.events, end(&then), clock),
                head(hotline.timezone(), language) + &lines(&now.moments, now.until, clock),
            )
        };
        let mut out = io::stdout().lock();
        out.write_all(is.as_bytes())?;
        out.flush()?;
        Ok(compare(&was, &is, &then, &now, &mut say))
    }

    /// Where the hotline is: where this says, or where it was, or beside the transcript.
    fn script(&self, then: &Transcript) -> Result<Option<PathBuf>, Failure> {
        if self.hotline.is_some() {
            return Ok(self.hotline.clone());
        }
        let Some(named) = &then.head.script else { return Ok(None) };
        let path = PathBuf::from(named);
        let beside = self.transcript.parent().unwrap_or(Path::new("")).join(&path);
        let found = [&path, &beside].into_iter().find(|path| path.exists());
        found.cloned().map(Some).ok_or_else(|| {
            Failure::told(format!(
                "the hotline of this transcript, {}, is not there any more; say where it is with `--hotline SCRIPT`",
                quoted(named)
            ))
        })
    }
}

/// Says whether the hotline is the one that was called.
fn about_hotline(hotline: &Hotline, then: &Transcript, same: bool, say: &mut impl FnMut(&str)) {
    let head = &then.head;
    if same {
        return;
    }
    if hotline.name() != head.hotline {
        say(&format!(
            "the call was to another hotline: {}, not {}",
            quoted(&head.hotline),
            quoted(hotline.name())
        ));
    }
    say(&format!(
        "the hotline has changed since: its digest was {}, and is {}",
        quoted(&head.digest),
        Digest::of(hotline)
    ));
    if let Some(tag) = head.language.as_deref().filter(|tag| hotline.language(tag).is_none()) {
        say(&format!("it has no language {} any more; none is chosen in the caller's place", quoted(tag)));
    }
}

/// Says what was done in place of keys that were not kept.
fn about_hidden(now: &Replay, say: &mut impl FnMut(&str)) {
    for (why, found) in &now.hidden {
        let what = match why {
            Hidden::Secret => "secret keys are not in the transcript",
            Hidden::Number => "the caller's number is not in the transcript",
        };
        say(&if *found {
            format!("{what}; other digits were pressed in their place, and the call goes on as it did")
        } else {
            format!("{what}; nothing was found to press in their place with which the call goes on as it did")
        });
    }
}

/// The lines before the first word, as the walk printed them.
fn heads(then: &Transcript, zone: &TimeZone, language: Option<&str>) -> String {
    let at = then.head.asked.then(|| zone.to_datetime(then.head.connected));
    Heads { script: then.head.script.as_deref(), language, at }.to_string()
}

/// The call as `reachline walk --json` prints it.
fn json<'a>(then: &Transcript, moments: impl Iterator<Item = &'a crate::transcript::Moment>) -> String {
    let mut text = super::walk::first_line(then.head.clone()).unwrap_or_default();
    for moment in moments {
        text.push_str(&serde_json::to_string(moment).unwrap_or_default());
        text.push('\n');
    }
    text
}

/// Says which line is the first that differs, if any does.
fn compare(was: &str, is: &str, then: &Transcript, now: &Replay, say: &mut impl FnMut(&str)) -> Outcome {
    const NOTHING: &str = "nothing; the call was over";
    if was != is {
        let mut number = 1;
        let (mut old, mut new) = (was.lines(), is.lines());
        let (old, new) = loop {
            match (old.next(), new.next()) {
                (Some(old), Some(new)) if old == new => number += 1,
                (old, new) => break (old, new),
            }
        };
        say(&format!("line {number} is the first that is not as it was"));
        say(&format!("then: {}", old.unwrap_or(NOTHING)));
        say(&format!("now: {}", new.unwrap_or(NOTHING)));
        if now.same_hotline {
            say(&format!(
                "the hotline is the same; the transcript was made by reachline {}, or changed by hand, and this is {}",
                quoted(&then.head.reachline),
                env!("CARGO_PKG_VERSION")
            ));
        }
        return Outcome::Found;
    }
    if now.same_hotline {
        return Outcome::Fine;
    }
    let times = then.events.iter().zip(&now.moments).find(|(then, now)| then.at != now.at);
    match times {
        Some((then, now)) => say(&format!(
            "every line is as it was; the first that comes at another time came after {} and comes after {}",
            then.at, now.at
        )),
        None => say("nothing of this call has changed"),
    }
    Outcome::Fine
}
