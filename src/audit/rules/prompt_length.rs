#![doc = include_str!("prompt_length.md")]

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::{Announce, StepKind};

rule!(PromptLength, "prompt-length", "prompt_length.md", Asks::Figure(Unit::Time), [Cognitive, Older, Deaf]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for language in seen.hotline.language_ids() {
        for (id, listening) in seen.listening() {
            if matches!(seen.hotline.step(id).kind, StepKind::Bulletin(_)) {
                continue;
            }
            let Some(heard) = seen.heard(id, language) else { continue };
            found.measure(heard.length.as_secs_f64(), |_| {
                let message = format!("this is heard at `{}` before it is quiet", seen.hotline.step(id).name);
                let all = listening.announce == Announce::All;
                let fix = if all {
                    "write `announce = \"person\"` there, and tell the other keys where callers ask for them; or shorten the words"
                } else {
                    "shorten the words and the labels, or put rare options behind one that names them"
                };
                Draft::new(seen.words(id, language), message, fix).step(id).language(language).heard(heard.said.to_string())
            });
        }
    }
}
