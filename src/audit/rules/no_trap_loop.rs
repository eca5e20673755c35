#![doc = include_str!("no_trap_loop.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::diagnostic::Code;
use crate::script::faults::{ENDLESS_PATH, FAILURE_LEADS_BACK, NO_PERSON, SILENT_CIRCLE};

rule!(NoTrapLoop, "no-trap-loop", "no_trap_loop.md", Asks::Severity, [Everyone]);

/// Faults of checking that are circles, at some hours or in some languages.
static CIRCLES: [&Code; 4] = [&ENDLESS_PATH, &SILENT_CIRCLE, &FAILURE_LEADS_BACK, &NO_PERSON];

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, _) in seen.steps() {
        if seen.ways.menus[id.index()].is_some() && !seen.ways.leads_to_line[id.index()] {
            let message = format!(
                "from `{}` no way leads to a line; callers can only go round",
                seen.hotline.step(id).name
            );
            let fix = "give a person a key in `[anywhere]`, or let `on-failure` lead to one";
            found.tell(Draft::new(seen.step(id), message, fix).step(id));
        }
    }
    super::told_by_check(seen, found, &CIRCLES);
}
