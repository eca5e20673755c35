#![doc = include_str!("text_channel.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;

rule!(TextChannel, "text-channel", "text_channel.md", Asks::Severity, [Deaf, HardOfHearing, Speech]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    if seen.hotline.about().channels.is_empty() {
        let message = "the script names no way to get through in writing";
        let fix = "find out which there is, and name it in `[channels]`: `rtt`, `sms`, `chat` or `relay`; if there is none, ask for one";
        found.tell(Draft::new(seen.key("hotline", "name"), message, fix).about("hotline"));
    }
}
