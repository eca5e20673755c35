#![doc = include_str!("speech_has_dtmf.md")]

use crate::audit::Asks;
use crate::audit::finding::Found;
use crate::audit::seen::Seen;

rule!(SpeechHasDtmf, "speech-has-dtmf", "speech_has_dtmf.md", Asks::Severity, [Speech, Deaf, NonNative]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let fix = "ask for a key, and name it after what it is for";
    for prompt in seen.prompts() {
        super::says(seen, found, prompt, seen.lexicon(prompt.language).speak, "asks callers to speak", fix);
    }
}
