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
    let mut captions = Captions { cues: Vec::new(), saying: Vec::new() };
    captions.cue(At::START, Duration::from_secs(1), "<v Line>[it rings]".to_owned());
    for moment in witness.all_moments() {
        let what = moment.what.clone().without(witness.numbers(), Mask::Stars);
        captions.moment(&Moment { at: moment.at, what });
    }
    captions.said(witness.ended_at().unwrap_or(witness.now()));
    captions.text()
}

struct Captions {
    /// From when, until when, and what.
    cues: Vec<(At, At, String)>,
    /// What is being said, or was said last.
    saying: Vec<Stretch>,
}

impl Captions {
    fn moment(&mut self, moment: &Moment) {
        let at = moment.at + ANSWERED;
        match &moment.what {
            Happened::Hear { said, .. } => {
                self.said(moment.at);
                self.saying.clone_from(said);
            }
            Happened::Cut => self.said(moment.at),
            Happened::Press { keys, .. } => {
                let between = BETWEEN_KEYS * u32::try_from(keys.len().saturating_sub(1)).unwrap_or(0);
                self.cue(at, LEAST.max(between + tone::KEY), format!("<v Caller>[presses {keys}]"));
            }
            Happened::PressHidden { why: Hidden::Secret, .. } => {
                self.cue(at, LEAST, "<v Caller>[presses secret keys]".to_owned());
            }
            Happened::PressHidden { why: Hidden::Number, .. } => {
                self.cue(at, LEAST, "<v Caller>[presses keys of a number that is not kept]".to_owned());
            }
            Happened::Type { words, .. } => {
                self.cue(at, LEAST, format!("<v Caller>[types] {}", safe(words)));
            }
            Happened::HangUp { .. } => self.cue(at, LEAST, "<v Caller>[hangs up]".to_owned()),
            Happened::Transfer { line, number } => {
                self.cue(at, LEAST, format!("<v Line>[connects to {}, {}]", safe(line), safe(number)));
            }
            // The transfer has said so.
            Happened::Ends { reason } if reason == TRANSFERRED => {}
            Happened::Ends { reason } => {
                self.cue(at, LEAST, format!("<v Line>[the call ends: {}]", safe(reason)));
            }
            Happened::Note { words } => self.cue(at, LEAST, format!("<v Line>[{}]", safe(words))),
            Happened::Wait { .. } => {}
        }
    }

    /// Tells what was said last, as far as it was heard before a moment.
    fn said(&mut self, now: At) {
        for stretch in std::mem::take(&mut self.saying) {
            let whole = stretch.until <= now;
            let Some(text) = (if whole { Some(stretch.text.clone()) } else { heard_of(&stretch, now) })
            else {
                continue;
            };
            let words = format!("<v Hotline><lang {}>{}</lang>", stretch.language, safe(&text));
            self.cue(stretch.at + ANSWERED, stretch.until.min(now) - stretch.at, words);
        }
    }

    fn cue(&mut self, from: At, length: Duration, words: String) {
        self.cues.push((from, from + length, words));
    }

    /// The whole, in the order in which things begin: players count on that.
    fn text(mut self) -> String {
        let mut text = format!("{BEGIN}\nNOTE\nLeft is the hotline, right is the caller.\n");
        self.cues.sort_by_key(|(from, _, _)| *from);
        for (from, until, words) in &self.cues {
            // Writing to a string does not fail.
            let _ = write!(text, "\n{} --> {}\n{words}\n", time(*from), time(*until));
        }
        text
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
    printable(words)
        .replace(['\n', '\r'], " ")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
