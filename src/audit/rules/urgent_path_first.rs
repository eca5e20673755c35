#![doc = include_str!("urgent_path_first.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::{Hotline, StepId, StepKind, Target};

rule!(UrgentPathFirst, "urgent-path-first", "urgent_path_first.md", Asks::Severity, [Everyone, Cognitive]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let hotline = seen.hotline;
    if !seen.steps().any(|(_, kind)| is_urgent(kind)) {
        let fix = "write `urgent = true` in the line that callers in distress are to reach";
        let message = "no line or menu of this hotline says that it is for callers in distress";
        return found.tell(Draft::new(seen.key("hotline", "start"), message, fix).about("hotline"));
    }
    let Some(first) = first_choice(hotline) else { return };
    let StepKind::Menu(menu) = &hotline.step(first).kind else { return };
    let name = &hotline.step(first).name;
    let first_option = menu.options.first().map(|option| option.target).or(menu.then);
    let fix = "make it the first option of the first menu, and let silence lead there";
    if !first_option.is_some_and(|target| leads_to_urgent(hotline, target)) {
        let message = format!("the first option of `{name}` does not lead to help in distress");
        found.tell(Draft::new(seen.key(&seen.table(first), "options"), message, fix).step(first));
    } else if !leads_to_urgent(hotline, menu.listening.on_no_input) {
        let message = format!("silence at `{name}` does not lead to help in distress");
        let (place, _) = seen.listens(first, "on-no-input");
        found.tell(Draft::new(place, message, fix).step(first));
    }
}

fn is_urgent(kind: &StepKind) -> bool {
    match kind {
        StepKind::Menu(menu) => menu.urgent,
        StepKind::Line(line) => line.urgent,
        StepKind::Bulletin(_) | StepKind::Announcement(_) | StepKind::Entry(_) | StepKind::Hours(_) => false,
    }
}

/// The first step where callers choose, unless help comes before it by itself.
fn first_choice(hotline: &Hotline) -> Option<StepId> {
    let mut step = hotline.start();
    for _ in 0..hotline.steps().len() {
        let kind = &hotline.step(step).kind;
        if is_urgent(kind) {
            return None;
        }
        let next = match kind {
            StepKind::Announcement(announcement) => announcement.then,
            StepKind::Hours(hours) => hours.when_open,
            StepKind::Menu(_) | StepKind::Line(_) | StepKind::Bulletin(_) | StepKind::Entry(_) => {
                return Some(step);
            }
        };
        let Target::Step(next) = next else { return None };
        step = next;
    }
    None
}

/// Whether a target is help in distress, or a menu of languages or words before it.
fn leads_to_urgent(hotline: &Hotline, target: Target) -> bool {
    let mut target = target;
    for _ in 0..8 {
        let Target::Step(step) = target else { return false };
        let kind = &hotline.step(step).kind;
        if is_urgent(kind) {
            return true;
        }
        target = match kind {
            StepKind::Announcement(announcement) => announcement.then,
            StepKind::Menu(menu) => match (menu.options.first(), menu.then) {
                (Some(option), _) => option.target,
                (None, Some(then)) => then,
                (None, None) => return false,
            },
            StepKind::Line(_) | StepKind::Bulletin(_) | StepKind::Entry(_) | StepKind::Hours(_) => {
                return false;
            }
        };
    }
    false
}
