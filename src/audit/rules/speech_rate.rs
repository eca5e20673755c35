#![doc = include_str!("speech_rate.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::Deed;

rule!(
    SpeechRate,
    "speech-rate",
    "speech_rate.md",
    Asks::Severity,
    [Older, HardOfHearing, NonNative, Cognitive]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    if super::deed_key(seen, &[Deed::Settings, Deed::Slower]).is_none() {
        let draft = Draft::new(
            seen.key("anywhere", "8"),
            "no key makes the speech slower",
            "add `8 = \"settings\"` to `[anywhere]`, and say so in a menu: `announce = \"all\"`",
        );
        found.tell(super::with_key(
            seen,
            draft.about("anywhere"),
            &[("8", "\"settings\""), ("7", "\"settings\""), ("6", "\"settings\"")],
        ));
    }
}
