#![doc = include_str!("global_keys_consistent.md")]

use std::collections::BTreeMap;

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::key::{Key, Keys};
use crate::script::{MenuOption, StepId, StepKind, Target};

rule!(
    GlobalKeysConsistent,
    "global-keys-consistent",
    "global_keys_consistent.md",
    Asks::Severity,
    [Blind, Cognitive, Older]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let mut uses: BTreeMap<Keys, Vec<(StepId, &MenuOption)>> = BTreeMap::new();
    for (id, kind) in seen.steps() {
        let StepKind::Menu(menu) = kind else { continue };
        for option in &menu.options {
            uses.entry(option.keys).or_default().push((id, option));
        }
    }
    for (keys, uses) in uses {
        let special = [Key::Zero, Key::Star, Key::Hash].iter().any(|key| keys == (*key).into());
        let first = uses[0].1.target;
        let deed =
            uses.iter().map(|(_, option)| option.target).find(|target| matches!(target, Target::Do(_)));
        let common = if special { Some(first) } else { deed };
        let Some(common) = common else { continue };
        let Some((id, option)) = uses.iter().find(|(_, option)| option.target != common) else { continue };
        let other = uses.iter().find(|(_, option)| option.target == common).map_or(*id, |(id, _)| *id);
        let name = |id: StepId| &seen.hotline.step(id).name;
        let message = format!("`{keys}` means something else at `{}` than at `{}`", name(*id), name(other));
        let place = seen.hotline.source().place(option.span.clone());
        let fix = format!("put `{keys}` into `[anywhere]` with one meaning, and use other keys for the rest");
        found.tell(Draft::new(place, message, fix).step(*id));
    }
}
