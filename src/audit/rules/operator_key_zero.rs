#![doc = include_str!("operator_key_zero.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::audit::ways::person;
use crate::key::Key;
use crate::script::StepKind;

rule!(
    OperatorKeyZero,
    "operator-key-zero",
    "operator_key_zero.md",
    Asks::Severity,
    [Cognitive, Older, NonNative]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let hotline = seen.hotline;
    let zero = Key::Zero;
    match hotline.anywhere(zero) {
        Some(target) if person(hotline, target).is_some() => return,
        Some(_) => {
            let fix = "let `0` lead to a person, and give what it does now another key";
            let draft =
                Draft::new(seen.key("anywhere", "0"), "`0` leads to something else than a person", fix);
            return found.tell(draft.about("anywhere").serious());
        }
        None => {}
    }
    let mut used = false;
    for (id, kind) in seen.steps() {
        let StepKind::Menu(menu) = kind else { continue };
        let Some(option) = menu.options.iter().find(|option| option.keys == zero.into()) else { continue };
        used = true;
        if person(hotline, option.target).is_none() {
            let message = format!("`0` leads to something else than a person at `{}`", hotline.step(id).name);
            let place = hotline.source().place(option.span.clone());
            let fix = "give this option another key, and `0` to a person in `[anywhere]`";
            found.tell(Draft::new(place, message, fix).step(id).serious());
        }
    }
    if !used {
        let draft = Draft::new(
            seen.key("anywhere", "0"),
            "`0` does nothing",
            "add `0 = \"…\"` to `[anywhere]`, with a line where a person answers",
        );
        found.tell(
            match hotline.last_resort() {
                Some(line) => draft.mend(Mend::Set {
                    table: "anywhere".to_owned(),
                    key: "0",
                    value: format!("\"{}\"", hotline.step(line).name),
                }),
                None => draft,
            }
            .about("anywhere"),
        );
    }
}
