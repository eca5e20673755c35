#![doc = include_str!("human_reachable.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::ways::person;
use crate::explore::Claim;
use crate::script::StepKind;

rule!(
    HumanReachable,
    "human-reachable",
    "human_reachable.md",
    Asks::Severity,
    [Cognitive, Older, NonNative, HardOfHearing, Speech]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let hotline = seen.hotline;
    let everywhere = hotline.anywhere_keys().any(|(_, target)| person(hotline, target).is_some());
    for id in seen.refuted(Claim::Person) {
        let message = format!("from `{}` no keys lead to a person", hotline.step(id).name);
        let fix = "give a person one key everywhere: `0 = \"…\"` in `[anywhere]`";
        found.tell(Draft::new(seen.step(id), message, fix).step(id));
    }
    if everywhere {
        return;
    }
    for (id, kind) in seen.steps() {
        let near = match kind {
            StepKind::Menu(menu) => {
                let options = menu.options.iter().map(|option| option.target);
                options.chain(menu.then).any(|target| person(hotline, target).is_some())
            }
            StepKind::Bulletin(_) | StepKind::Entry(_) => false,
            StepKind::Line(_) | StepKind::Announcement(_) | StepKind::Hours(_) => true,
        };
        if !near {
            let message = format!("no key leads from `{}` to a person", hotline.step(id).name);
            let fix = "give a person one key everywhere: `0 = \"…\"` in `[anywhere]`";
            found.tell(Draft::new(seen.step(id), message, fix).step(id));
        }
    }
}
