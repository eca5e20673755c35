#![doc = include_str!("tty_rtt_informed.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::Channel;

rule!(TtyRttInformed, "tty-rtt-informed", "tty_rtt_informed.md", Asks::Severity, [Deaf, Speech]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    if !seen.hotline.about().channels.iter().any(|(channel, _)| *channel == Channel::RealTimeText) {
        return;
    }
    for language in seen.hotline.language_ids() {
        let written = seen.lexicon(language).written;
        let told = seen
            .prompts()
            .iter()
            .any(|prompt| prompt.language == language && prompt.finds(written).is_some());
        if !told {
            let tongue = seen.hotline.locale(language).english_name;
            let message = format!("nothing in {tongue} tells text callers that they can type their choice");
            let fix = "say in the first menu what can be typed";
            found.tell(
                Draft::new(seen.words(seen.hotline.start(), language), message, fix)
                    .about("channels")
                    .language(language),
            );
        }
    }
}
