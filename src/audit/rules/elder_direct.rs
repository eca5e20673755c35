#![doc = include_str!("elder_direct.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::ways::person;
use crate::script::{Announce, StepKind, Target};

rule!(ElderDirect, "elder-direct", "elder_direct.md", Asks::Severity, [Older]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let hotline = seen.hotline;
    let mut step = hotline.start();
    for _ in 0..hotline.steps().len() {
        let next = match &hotline.step(step).kind {
            StepKind::Line(line) if line.person => return,
            StepKind::Announcement(announcement) => announcement.then,
            StepKind::Hours(hours) => hours.when_open,
            StepKind::Menu(menu) => match menu.then.filter(|_| menu.options.is_empty()) {
                Some(then) => then,
                None => {
                    let to_person = |target| person(hotline, target).is_some();
                    let everywhere = menu.listening.announce != Announce::Nothing
                        && hotline.anywhere_keys().any(|(_, target)| to_person(target));
                    if everywhere || menu.options.iter().any(|option| to_person(option.target)) {
                        return;
                    }
                    break;
                }
            },
            StepKind::Line(_) | StepKind::Bulletin(_) | StepKind::Entry(_) => break,
        };
        let Target::Step(next) = next else { break };
        step = next;
    }
    let message =
        format!("`{}` names no key that leads older callers to a person at once", hotline.step(step).name);
    let fix =
        "add `0 = \"…\"` to `[anywhere]` with a line where a person answers, and `announce = \"person\"`";
    found.tell(Draft::new(seen.step(step), message, fix).step(step));
}
