#![doc = include_str!("goal_before_key.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::keys_before_goals;

rule!(GoalBeforeKey, "goal-before-key", "goal_before_key.md", Asks::Severity, [Cognitive, Older]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let fix = "say first what the key is for: “For savings, press 1”";
    for language in seen.hotline.language_ids() {
        let catalogue = seen.hotline.prompts(language);
        for (name, span) in keys_before_goals(catalogue) {
            let message = format!("`{name}` names a key before it says what the key is for");
            let source = catalogue.source();
            let line = source.text()[source.line_span(source.position(span.start).line)].trim();
            let draft = Draft::new(source.place(span), message, fix).language(language).heard(line);
            found.tell(match seen.hotline.find(name) {
                Some(step) => draft.step(step),
                None => draft.about(name),
            });
        }
    }
    for prompt in
        seen.prompts().iter().filter(|prompt| &*prompt.name == "option" && prompt.attribute.is_none())
    {
        let place = |value: &str| prompt.values.iter().position(|own| &**own == value);
        if let (Some(goal), Some(key)) = (place("goal"), place("key"))
            && key < goal
        {
            let message = "`option` names the key of every option before its goal".to_owned();
            found.tell(
                Draft::new(seen.prompt(prompt), message, fix)
                    .about("option")
                    .language(prompt.language)
                    .heard(prompt.line()),
            );
        }
    }
}
