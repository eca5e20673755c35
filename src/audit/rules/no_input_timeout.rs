#![doc = include_str!("no_input_timeout.md")]

use super::too_short;
use crate::audit::finding::Found;
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};

rule!(
    NoInputTimeout,
    "no-input-timeout",
    "no_input_timeout.md",
    Asks::Figure(Unit::Time),
    [Older, Motor, Cognitive, NonNative, Deaf, Blind]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, listening) in seen.listening() {
        let waits = listening.no_input_timeout;
        too_short(seen, found, id, "no-input-timeout", waits, "a caller has {} to answer at {}");
    }
}
