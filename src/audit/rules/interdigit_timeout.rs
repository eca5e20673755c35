#![doc = include_str!("interdigit_timeout.md")]

use super::too_short;
use crate::audit::finding::Found;
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::{Accept, StepKind};

rule!(
    InterdigitTimeout,
    "interdigit-timeout",
    "interdigit_timeout.md",
    Asks::Figure(Unit::Time),
    [Motor, Older, Blind]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, kind) in seen.steps() {
        let listening = match kind {
            StepKind::Entry(entry) if entry.accept != Accept::YesNo => &entry.listening,
            StepKind::Menu(menu) if menu.options.iter().any(|option| option.keys.len() > 1) => {
                &menu.listening
            }
            StepKind::Menu(_)
            | StepKind::Entry(_)
            | StepKind::Line(_)
            | StepKind::Bulletin(_)
            | StepKind::Announcement(_)
            | StepKind::Hours(_) => continue,
        };
        let waits = listening.inter_digit_timeout;
        too_short(
            seen,
            found,
            id,
            "inter-digit-timeout",
            waits,
            "a caller has {} from one digit to the next at {}",
        );
    }
}
