#![doc = include_str!("option_pause.md")]

use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::clock::print_length;
use crate::script::StepKind;

rule!(
    OptionPause,
    "option-pause",
    "option_pause.md",
    Asks::Figure(Unit::Time),
    [Cognitive, Older, HardOfHearing, NonNative]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, listening) in seen.listening() {
        let several = match &seen.hotline.step(id).kind {
            StepKind::Menu(menu) => menu.options.len() + menu.languages.len() > 1,
            StepKind::Bulletin(_) => true,
            StepKind::Line(_) | StepKind::Announcement(_) | StepKind::Entry(_) | StepKind::Hours(_) => false,
        };
        let pause = listening.option_pause;
        if !several {
            continue;
        }
        found.measure(pause.as_secs_f64(), |figure| {
            let (place, table) = seen.listens(id, "option-pause");
            let name = &seen.hotline.step(id).name;
            let message = format!("the options of `{name}` are {} apart", print_length(pause));
            let limit = print_length(std::time::Duration::from_secs_f64(figure.limit));
            let fix = format!("write `option-pause = \"{limit}\"` in `[{table}]`");
            Draft::new(place, message, fix).step(id).mend(Mend::Set {
                table,
                key: "option-pause",
                value: format!("\"{limit}\""),
            })
        });
    }
}
