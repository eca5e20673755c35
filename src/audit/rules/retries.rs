#![doc = include_str!("retries.md")]

use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};

rule!(Retries, "retries", "retries.md", Asks::Figure(Unit::Count), [Motor, Cognitive, NonNative]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let mut told = std::collections::HashSet::new();
    for (id, listening) in seen.listening() {
        let tries = [
            ("max-no-input", listening.max_no_input, "silence"),
            ("max-no-match", listening.max_no_match, "a wrong key"),
        ];
        for (key, tries, met) in tries {
            found.measure(f64::from(tries), |figure| {
                let (place, table) = seen.listens(id, key);
                let times = if tries == 1 { "once".to_owned() } else { format!("{tries} times") };
                let message =
                    format!("what is met with {met} is heard {times} at `{}`", seen.hotline.step(id).name);
                let fix = format!("write `{key} = {}` in `[{table}]`", figure.limit);
                let draft = Draft::new(place.clone(), message, fix).step(id);
                // What one line says for many steps is mended once.
                if told.insert((place.span.start, key)) {
                    draft.mend(Mend::Set { table, key, value: figure.limit.to_string() })
                } else {
                    draft
                }
            });
        }
    }
}
