#![doc = include_str!("not_sound_only.md")]

use crate::audit::Asks;
use crate::audit::finding::Found;
use crate::audit::seen::Seen;

rule!(NotSoundOnly, "not-sound-only", "not_sound_only.md", Asks::Severity, [Deaf, HardOfHearing, Blind]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for prompt in seen.prompts() {
        let lexicon = seen.lexicon(prompt.language);
        super::says(seen, found, prompt, lexicon.tones, "relies on a tone", "say in words when to begin");
        super::says(
            seen,
            found,
            prompt,
            lexicon.looks,
            "relies on the looks of a keypad",
            "name the key by what is on it",
        );
    }
}
