#![doc = include_str!("operator_first.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::audit::ways::person;
use crate::script::{Announce, StepKind};

rule!(OperatorFirst, "operator-first", "operator_first.md", Asks::Severity, [Cognitive]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let hotline = seen.hotline;
    if !hotline.anywhere_keys().any(|(_, target)| person(hotline, target).is_some()) {
        return;
    }
    for (id, kind) in seen.steps() {
        let StepKind::Menu(menu) = kind else { continue };
        let tells = menu.listening.announce != Announce::Nothing && !menu.options.is_empty();
        let own_first = menu.options.first().is_some_and(|option| person(hotline, option.target).is_some());
        if tells && !menu.listening.person_first && !own_first {
            let (place, table) = seen.listens(id, "person-first");
            let message = format!("`{}` names the way to a person after all options", hotline.step(id).name);
            let fix = format!("write `person-first = true` in `[{table}]`");
            let mend = Mend::Set { table, key: "person-first", value: "true".to_owned() };
            found.tell(Draft::new(place, message, fix).step(id).mend(mend));
        }
    }
}
