#![doc = include_str!("announce_option_count.md")]

use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::StepKind;

rule!(
    AnnounceOptionCount,
    "announce-option-count",
    "announce_option_count.md",
    Asks::Figure(Unit::Count),
    [Cognitive, Older, Blind, Deaf]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, kind) in seen.steps() {
        let StepKind::Menu(menu) = kind else { continue };
        if menu.listening.count_options {
            continue;
        }
        let options = u32::try_from(menu.options.len()).unwrap_or(u32::MAX);
        found.measure(f64::from(options), |_| {
            let message =
                format!("`{}` does not say that {options} options come", seen.hotline.step(id).name);
            let table = seen.table(id);
            let fix = format!("write `count-options = true` in `[{table}]`");
            let mend = Mend::Set { table: table.clone(), key: "count-options", value: "true".to_owned() };
            Draft::new(seen.key(&table, "options"), message, fix).step(id).mend(mend)
        });
    }
}
