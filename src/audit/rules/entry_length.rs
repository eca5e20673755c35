#![doc = include_str!("entry_length.md")]

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::{Accept, StepKind};

rule!(EntryLength, "entry-length", "entry_length.md", Asks::Figure(Unit::Count), [Cognitive, Older, Blind]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, kind) in seen.steps() {
        let StepKind::Entry(entry) = kind else { continue };
        if entry.accept == Accept::PhoneNumber {
            continue;
        }
        found.measure(f64::from(most_digits(entry.accept)), |_| {
            let message = format!("`{}` asks for many digits", seen.hotline.step(id).name);
            let fix = "ask for fewer, or let a person find the rest";
            Draft::new(seen.key(&seen.table(id), "digits"), message, fix).step(id)
        });
    }
}

/// The most digits that an entry takes.
pub(super) fn most_digits(accept: Accept) -> u8 {
    match accept {
        Accept::Digits { most, .. } => most,
        Accept::PhoneNumber => 15,
        Accept::Date => 8,
        Accept::YesNo => 1,
    }
}
