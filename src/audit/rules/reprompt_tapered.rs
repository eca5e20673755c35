#![doc = include_str!("reprompt_tapered.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;

rule!(RepromptTapered, "reprompt-tapered", "reprompt_tapered.md", Asks::Severity, [Cognitive, Older]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for prompt in seen.prompts() {
        let name = prompt.attribute.as_deref().unwrap_or(&prompt.name);
        let own = prompt.attribute.is_some() == prompt.step.is_some();
        if !own
            || !matches!(name, "no-input" | "no-match")
            || prompt.values.iter().any(|value| &**value == "try")
        {
            continue;
        }
        let message = format!("`{}` says the same however often it is said", prompt.title());
        let fix = "let the words depend on `$try`, and say more the second time";
        found.tell(Draft::new(seen.prompt(prompt), message, fix).prompt(prompt).heard(prompt.line()));
    }
}
