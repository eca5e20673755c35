#![doc = include_str!("language_parity.md")]

use crate::audit::Asks;
use crate::audit::finding::Found;
use crate::audit::seen::Seen;
use crate::diagnostic::Code;
use crate::script::faults::{EXTRA_LANGUAGE, FOREIGN_WORDS, MISSING_PROMPT};

rule!(LanguageParity, "language-parity", "language_parity.md", Asks::Severity, [NonNative]);

static UNEQUAL: [&Code; 3] = [&FOREIGN_WORDS, &MISSING_PROMPT, &EXTRA_LANGUAGE];

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    super::told_by_check(seen, found, &UNEQUAL);
}
