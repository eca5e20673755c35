#![doc = include_str!("back_available.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::key::Key;
use crate::script::{Deed, StepKind, Target};

rule!(BackAvailable, "back-available", "back_available.md", Asks::Severity, [Cognitive, Motor, Blind]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let hotline = seen.hotline;
    if hotline.key_for(Deed::Back).is_some() {
        return;
    }
    let star_is_free = hotline.anywhere(Key::Star).is_none()
        && !seen.steps().any(|(_, kind)| match kind {
            StepKind::Menu(menu) => menu.options.iter().any(|option| option.keys.get(0) == Some(Key::Star)),
            StepKind::Entry(entry) => entry.end_key == Some(Key::Star),
            StepKind::Line(_) | StepKind::Bulletin(_) | StepKind::Announcement(_) | StepKind::Hours(_) => {
                false
            }
        });
    for (id, kind) in seen.steps() {
        let first = seen.ways.menus[id.index()].is_none_or(|menus| menus <= 1);
        let lacks = match kind {
            StepKind::Menu(menu) => {
                let leads_back = |target: Target| target == Target::Do(Deed::Back);
                !first && !menu.options.iter().any(|option| leads_back(option.target))
            }
            StepKind::Bulletin(_) | StepKind::Entry(_) => seen.ways.before[id.index()].is_some(),
            StepKind::Line(_) | StepKind::Announcement(_) | StepKind::Hours(_) => false,
        };
        if !lacks {
            continue;
        }
        let message = format!("no key leads back from `{}`", hotline.step(id).name);
        let mut draft = Draft::new(seen.step(id), message, "add `\"*\" = \"back\"` to `[anywhere]`").step(id);
        if star_is_free {
            let value = "\"back\"".to_owned();
            draft = draft.mend(Mend::Set { table: "anywhere".to_owned(), key: "*", value });
        }
        found.tell(if matches!(kind, StepKind::Entry(_)) { draft.serious() } else { draft });
    }
}
