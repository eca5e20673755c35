#![doc = include_str!("more_time.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::Deed;

rule!(MoreTime, "more-time", "more_time.md", Asks::Severity, [Motor, Older, Cognitive, Deaf, Speech]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    if super::deed_key(seen, &[Deed::Wait, Deed::MoreTime, Deed::Settings]).is_none() {
        let fix = "add `7 = \"wait\"` and `8 = \"settings\"` to `[anywhere]`, and say so in a menu: `announce = \"all\"`";
        let draft = Draft::new(
            seen.key("anywhere", "7"),
            "no key gives callers more time, or makes the hotline wait",
            fix,
        );
        let keys = [("8", "\"settings\""), ("7", "\"settings\""), ("6", "\"settings\"")];
        found.tell(super::with_key(seen, draft.about("anywhere"), &keys));
    }
}
