#![doc = include_str!("language_own_name.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;

rule!(LanguageOwnName, "language-own-name", "language_own_name.md", Asks::Severity, [NonNative]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let offers = seen
        .prompts()
        .iter()
        .filter(|prompt| &*prompt.name == "language-option" && prompt.attribute.is_none());
    for prompt in offers {
        let locale = seen.hotline.locale(prompt.language);
        // Written in another script, a name is another's name for it.
        let in_own_script = |name: &&str| name.is_ascii() == locale.own_name.is_ascii();
        let mut names =
            std::iter::once(locale.own_name).chain(locale.also_called.iter().copied().filter(in_own_script));
        if names.any(|name| prompt.lower.contains(&name.to_lowercase())) {
            continue;
        }
        let message = format!("`language-option` does not say the name “{}”", locale.own_name);
        let fix = format!("offer it by its own name: “{}”", locale.own_name);
        let draft = Draft::new(seen.prompt(prompt), message, fix).about("language-option");
        found.tell(draft.language(prompt.language).heard(prompt.line()));
    }
}
