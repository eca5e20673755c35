#![doc = include_str!("text_for_every_prompt.md")]

use std::path::Path;

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;

rule!(
    TextForEveryPrompt,
    "text-for-every-prompt",
    "text_for_every_prompt.md",
    Asks::Severity,
    [Deaf, HardOfHearing]
);

/// More files than a hotline has recordings.
const MOST_FILES: usize = 100_000;

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for prompt in seen.prompts() {
        if prompt.speaks {
            continue;
        }
        let message = format!("`{}` has no words", prompt.title());
        let draft =
            Draft::new(seen.prompt(prompt), message, "write what is heard there").language(prompt.language);
        found.tell(match prompt.step {
            Some(step) => draft.step(step),
            None => draft.about(&prompt.name),
        });
    }
    for language in seen.hotline.language_ids() {
        let catalogue = seen.hotline.prompts(language);
        let file = Path::new(catalogue.source().name());
        let folder = file.with_extension("");
        for name in recordings(&folder) {
            let (message, attribute) =
                name.split_once('.').map_or((name.as_str(), None), |(name, own)| (name, Some(own)));
            if !catalogue.has(message, attribute) {
                let said = format!("the recording `{name}.wav` belongs to no prompt");
                let fix =
                    format!("add `{message} = …` with its words to the prompts, or remove the recording");
                let place = catalogue.source().place(0..0);
                found.tell(Draft::new(place, said, fix).about(&name).language(language));
            }
        }
    }
}

/// The names of the recordings in a folder, without their endings.
fn recordings(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().into_iter().flatten().take(MOST_FILES);
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> =
        names.filter_map(|name| Some(name.strip_suffix(".wav")?.to_owned())).collect();
    names.sort_unstable();
    names
}
