#![doc = include_str!("text_for_every_prompt.md")]

use std::collections::HashSet;
use std::path::Path;

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::prompt::recordings::{ENDINGS, FOLDER, recordables};

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
    for language in seen.hotline.language_ids() {
        let catalogue = seen.hotline.prompts(language);
        let file = Path::new(catalogue.source().name());
        let files = recordings(&file.with_extension("").join(FOLDER));
        if files.is_empty() {
            continue;
        }
        let recordables = recordables(catalogue);
        let ids: HashSet<&str> = recordables.iter().map(|recordable| &*recordable.id).collect();
        for (id, file) in files.iter().filter(|(id, _)| !ids.contains(&**id)) {
            let said = format!("the recording `{file}` belongs to no prompt");
            let message = id.split('.').next().unwrap_or(id);
            let fix = if catalogue.has(message, None) {
                "give it the name of the words it says, as `reachline voices --check` lists them, or remove it".to_owned()
            } else {
                format!("add `{message} = …` with its words to the prompts, or remove the recording")
            };
            let place = catalogue.source().place(0..0);
            found.tell(Draft::new(place, said, fix).about(id).language(language));
        }
    }
}

/// The recordings in a folder: their names without their endings, and with them.
fn recordings(folder: &Path) -> Vec<(String, String)> {
    let entries = folder.read_dir().into_iter().flatten().take(MOST_FILES);
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let parted = names.filter_map(|name| {
        let (id, ending) = name.rsplit_once('.')?;
        ENDINGS.contains(&ending).then(|| (id.to_owned(), name.clone()))
    });
    let mut names: Vec<(String, String)> = parted.collect();
    names.sort_unstable();
    names
}
