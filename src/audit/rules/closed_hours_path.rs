#![doc = include_str!("closed_hours_path.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::{Deed, Hotline, StepKind, Target};

rule!(
    ClosedHoursPath,
    "closed-hours-path",
    "closed_hours_path.md",
    Asks::Severity,
    [Everyone, Cognitive, Older]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, kind) in seen.steps() {
        let closed = match kind {
            StepKind::Hours(hours) => hours.when_closed,
            StepKind::Line(line) => match &line.hours {
                Some((_, closed)) => *closed,
                None => continue,
            },
            StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Announcement(_) | StepKind::Entry(_) => {
                continue;
            }
        };
        if only_words(seen.hotline, closed) {
            let message = format!("when `{}` is closed, callers are cut off", seen.hotline.step(id).name);
            let fix =
                "let `when-closed` lead to another line, to an entry for a number to call back, or to a menu";
            found.tell(Draft::new(seen.key(&seen.table(id), "when-closed"), message, fix).step(id));
        }
    }
}

/// Whether nothing but words comes before the end.
fn only_words(hotline: &Hotline, target: Target) -> bool {
    let mut target = target;
    for _ in 0..hotline.steps().len() {
        match target {
            Target::Do(deed) => return deed == Deed::HangUp,
            Target::Step(step) => match &hotline.step(step).kind {
                StepKind::Announcement(announcement) => target = announcement.then,
                StepKind::Menu(_)
                | StepKind::Line(_)
                | StepKind::Bulletin(_)
                | StepKind::Entry(_)
                | StepKind::Hours(_) => return false,
            },
        }
    }
    false
}
