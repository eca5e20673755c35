#![doc = include_str!("barge_in_guard.md")]

use super::too_short;
use crate::audit::finding::Found;
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};

rule!(BargeInGuard, "barge-in-guard", "barge_in_guard.md", Asks::Figure(Unit::Time), [Motor, Older]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, listening) in seen.listening() {
        let guard = listening.double_key_guard;
        too_short(seen, found, id, "double-key-guard", guard, "the same key counts again after {} at {}");
    }
}
