#![doc = include_str!("readback_confirm.md")]

use super::entry_length::most_digits;
use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::StepKind;

rule!(
    ReadbackConfirm,
    "readback-confirm",
    "readback_confirm.md",
    Asks::Figure(Unit::Count),
    [Motor, HardOfHearing, Blind, NonNative]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, kind) in seen.steps() {
        let StepKind::Entry(entry) = kind else { continue };
        if entry.confirm || entry.sensitive {
            continue;
        }
        found.measure(f64::from(most_digits(entry.accept)), |_| {
            let message = format!("what is typed at `{}` is not read back", seen.hotline.step(id).name);
            let table = seen.table(id);
            let fix = format!("write `confirm = true` in `[{table}]`");
            Draft::new(seen.step(id), message, fix).step(id).mend(Mend::Set {
                table,
                key: "confirm",
                value: "true".to_owned(),
            })
        });
    }
}
