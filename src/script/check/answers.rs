//! The keys that answer questions and turn over paragraphs: where anything does, they mean nothing else everywhere.

use super::reader::Reader;
use super::ways::Ways;
use crate::key::Key;
use crate::script::faults;
use crate::script::hotline::{Accept, Step, StepKind};

/// Finds keys that mean something everywhere and would be hidden by an answer at some step.
pub(super) fn check(reader: &mut Reader, steps: &[Step], ways: &Ways) {
    for (key, way) in ways.anywhere.iter().filter(|(key, _)| matches!(key, Key::One | Key::Two)) {
        let Some((step, answers)) = steps.iter().find_map(|step| Some((step, answers(&step.kind)?))) else {
            return;
        };
        let message = format!("`{key}` means something else at `{}`", step.name);
        reader.error(&faults::KEY_TAKEN, message, way.span.clone());
        reader.related(step.span.clone(), answers);
        reader.help("choose a key other than 1 and 2 for what shall be the same everywhere");
    }
}

/// What 1 and 2 mean at a step, where they are not for its author to give.
fn answers(step: &StepKind) -> Option<&'static str> {
    match step {
        StepKind::Line(line) if line.confirm => Some("here 1 is for being connected, and 2 for going back"),
        StepKind::Entry(entry) if entry.accept == Accept::YesNo => Some("here 1 is yes, and 2 is no"),
        StepKind::Entry(_) => Some("here, once typing is stopped, 1 goes on with it, and 2 begins again"),
        StepKind::Bulletin(_) => {
            Some("here 1 is for the next paragraph of a story, and 2 for the one before")
        }
        StepKind::Line(_) | StepKind::Menu(_) | StepKind::Announcement(_) | StepKind::Hours(_) => None,
    }
}
