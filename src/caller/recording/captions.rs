//! Who says what when, as WebVTT: every player shows it beside the sound, and every screen reader reads it.

use std::fmt::Write;
use std::time::Duration;

use super::ANSWERED;
use crate::caller::Witness;
use crate::clock::At;
use crate::diagnostic::printable;
use crate::sound::tone;
use crate::transcript::act::BETWEEN_KEYS;
use crate::transcript::mask::Mask;
use crate::transcript::{Happened, Hidden, Moment, Stretch, TRANSFERRED, heard_of};

/// What the captions of a recording begin with, so that it is known for one.
pub(super) const BEGIN: &str = "WEBVTT - a call, recorded by Reachline\n";

/// What is said without words stands there long enough to be read.
const LEAST: Duration = Duration::from_millis(1_500);

/// The captions of a call.
pub(super) fn captions(witness: &Witness) -> String {
    let mut captions = Captions { text: BEGIN.to_owned(), saying: Vec::new() };
    captions.text.push_str("\nNOTE\nLeft is the hotline, right is the caller.\n");
    captions.cue(At::START, At::START + Duration::from_secs(1), "<v Line>[it rings]");
    for moment in witness.all_moments() {
        let what = moment.what.clone().without(witness.numbers(), Mask::Stars);
        captions.moment(&Moment { at: moment.at, what });
    }
    captions.said_until(witness.ended_at().unwrap_or(witness.now()));
    captions.text
}

struct Captions {
    text: String,
    /// What is being said and was not told yet.
    saying: Vec<Stretch>,
}

impl Captions {
    fn moment(&mut self, moment: &Moment) {
        let from = moment.at + ANSWERED;
        let short = from + LEAST;
        match &moment.what {
            Happened::Hear { said, .. } => {
                self.said_until(moment.at);
                self.saying.clone_from(said);
            }
            Happened::Cut => self.said_until(moment.at),
            Happened::Press { keys, .. } => {
                let between = BETWEEN_KEYS * u32::try_from(keys.len().saturating_sub(1)).unwrap_or(0);
                let until = short.max(from + between + tone::KEY);
                self.caller(moment.at, until, &format!("[presses {keys}]"));
            }
            Happened::PressHidden { why: Hidden::Secret, .. } => {
                self.caller(moment.at, short, "[presses secret keys]");
            }
            Happened::PressHidden { why: Hidden::Number, .. } => {
                self.caller(moment.at, short, "[presses keys of a number that is not kept]");
            }
            Happened::Type { words, .. } => self.caller(moment.at, short, &format!("[types] {words}")),
            Happened::HangUp { .. } => self.caller(moment.at, short, "[hangs up]"),
            Happened::Transfer { line, number } => {
                self.said_until(moment.at);
                let words = safe(&format!("[connects to {line}, {number}]"));
                self.cue(from, short, &format!("<v Line>{words}"));
            }
            // The transfer has said so.
            Happened::Ends { reason } if reason == TRANSFERRED => self.said_until(moment.at),
            Happened::Ends { reason } => {
                self.said_until(moment.at);
                self.cue(from, short, &format!("<v Line>[the call ends: {}]", safe(reason)));
            }
            Happened::Note { words } => {
                // A note ends at an empty line, and must not look like the times of a cue.
                let words = safe(words).replace("\n\n", "\n");
                let _ = write!(self.text, "\nNOTE\n{words}\n");
            }
            Happened::Wait { .. } => {}
        }
    }

    fn caller(&mut self, at: At, until: At, words: &str) {
        self.said_until(at);
        self.cue(at + ANSWERED, until, &format!("<v Caller>{}", safe(words)));
    }

    /// Tells what was begun to be said before a moment; what was not over by then and never will be is cut there.
    fn said_until(&mut self, now: At) {
        let cut = |stretch: &Stretch| stretch.until > now;
        let still = self.saying.iter().position(|stretch| stretch.at >= now).unwrap_or(self.saying.len());
        for stretch in self.saying.drain(..still).collect::<Vec<_>>() {
            let text = if cut(&stretch) { heard_of(&stretch, now) } else { Some(stretch.text.clone()) };
            let Some(text) = text else { continue };
            let words = format!("<v Hotline><lang {}>{}</lang>", stretch.language, safe(&text));
            self.cue(stretch.at + ANSWERED, stretch.until.min(now) + ANSWERED, &words);
        }
    }

    fn cue(&mut self, from: At, until: At, words: &str) {
        // Writing to a string does not fail.
        let _ = write!(self.text, "\n{} --> {}\n{words}\n", time(from), time(until));
    }
}

/// Hours, minutes, seconds and milliseconds.
fn time(at: At) -> String {
    let milliseconds = at.as_millis();
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
    format!("{:02}:{:02}:{:02}.{rest:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Words that no player takes for marks.
fn safe(words: &str) -> String {
    printable(words).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
