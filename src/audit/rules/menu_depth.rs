#![doc = include_str!("menu_depth.md")]

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::{StepId, StepKind};

rule!(MenuDepth, "menu-depth", "menu_depth.md", Asks::Figure(Unit::Count), [Cognitive, Older, Blind]);

/// Deeper menus are told without their way.
const MOST_TOLD: u32 = 6;

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let start = seen.hotline.start();
    let asks_language =
        matches!(&seen.hotline.step(start).kind, StepKind::Menu(menu) if menu.options.is_empty());
    let depth = |step: StepId| seen.ways.menus[step.index()].unwrap_or(0) - u32::from(asks_language);
    for (id, kind) in seen.steps() {
        let reached = seen.ways.menus[id.index()].is_some() && id != start;
        if !matches!(kind, StepKind::Menu(_)) || !reached {
            continue;
        }
        found.measure(f64::from(depth(id)), |_| {
            let name = &seen.hotline.step(id).name;
            // A longer way is not read by anybody, and telling it for each of many menus would take long.
            let near = depth(id) <= MOST_TOLD;
            let way: Vec<StepId> = if near { seen.ways.path(id) } else { Vec::new() };
            let way: Vec<String> =
                way.iter().map(|step| format!("`{}`", seen.hotline.step(*step).name)).collect();
            let way = if near { format!(": {}", way.join(", ")) } else { String::new() };
            let message = format!("`{name}` is the {} menu on its way{way}", ordinal(depth(id)));
            Draft::new(seen.step(id), message, "offer what is in it one menu earlier").step(id)
        });
    }
}

fn ordinal(number: u32) -> String {
    match number {
        1 => "first".to_owned(),
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        4 => "fourth".to_owned(),
        5 => "fifth".to_owned(),
        more => format!("{more}th"),
    }
}
