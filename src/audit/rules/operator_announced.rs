#![doc = include_str!("operator_announced.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::audit::ways::person;
use crate::script::{Announce, Menu, StepId, StepKind};

rule!(
    OperatorAnnounced,
    "operator-announced",
    "operator_announced.md",
    Asks::Severity,
    [Cognitive, Older, NonNative]
);

/// Callers who have come through so many menus without a word of a person have been kept from one.
const LATEST: usize = 3;

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, kind) in seen.steps() {
        let StepKind::Menu(menu) = kind else { continue };
        if menu.options.is_empty() || tells(seen, menu) || seen.ways.menus[id.index()].is_none() {
            continue;
        }
        let way = seen.ways.path(id);
        let before = menus_on(seen, &way[..way.len() - 1]);
        if before.iter().any(|menu| tells(seen, menu)) {
            continue;
        }
        let name = &seen.hotline.step(id).name;
        let (place, _) = seen.listens(id, "announce");
        let table = seen.table(id);
        let fix = format!("write `announce = \"person\"` in `[{table}]`");
        let has_key = seen.hotline.anywhere_keys().any(|(_, target)| person(seen.hotline, target).is_some());
        let draft = match before.len() {
            0 => Draft::new(place, format!("`{name}` does not tell how to reach a person"), fix),
            more if more + 1 >= LATEST => {
                let message = format!(
                    "callers come through {} menus to `{name}` and have not heard of a person",
                    more + 1
                );
                Draft::new(place, message, fix).serious()
            }
            _ => continue,
        };
        let mend = Mend::Set { table, key: "announce", value: "\"person\"".to_owned() };
        found.tell(if has_key { draft.mend(mend) } else { draft }.step(id));
    }
}

/// The menus of a way that have options.
fn menus_on<'a>(seen: &Seen<'a>, way: &[StepId]) -> Vec<&'a Menu> {
    let menus = way.iter().filter_map(|step| seen.hotline.step(*step).kind.menu());
    menus.filter(|menu| !menu.options.is_empty()).collect()
}

/// Whether a menu names a key that leads to a person.
fn tells(seen: &Seen<'_>, menu: &Menu) -> bool {
    let to_person = |target| person(seen.hotline, target).is_some();
    let everywhere = menu.listening.announce != Announce::Nothing
        && seen.hotline.anywhere_keys().any(|(_, target)| to_person(target));
    everywhere || menu.options.iter().any(|option| to_person(option.target))
}
