#![doc = include_str!("key_text_match.md")]

use crate::audit::Asks;
use crate::audit::finding::Found;
use crate::audit::seen::Seen;
use crate::diagnostic::Code;
use crate::script::faults::{KEY_IN_LABEL, UNBOUND_KEY_SAID, UNSAID_KEY, WRONG_KEY_SAID};

rule!(KeyTextMatch, "key-text-match", "key_text_match.md", Asks::Severity, [Blind, Cognitive, NonNative]);

static DISAGREE: [&Code; 4] = [&WRONG_KEY_SAID, &UNBOUND_KEY_SAID, &UNSAID_KEY, &KEY_IN_LABEL];

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    super::told_by_check(seen, found, &DISAGREE);
}
