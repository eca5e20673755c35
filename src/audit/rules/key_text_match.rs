#![doc = include_str!("key_text_match.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::diagnostic::Code;
use crate::script::faults::{KEY_IN_LABEL, UNBOUND_KEY_SAID, UNSAID_KEY, WRONG_KEY_SAID};
use crate::script::{StepId, StepKind};

rule!(KeyTextMatch, "key-text-match", "key_text_match.md", Asks::Severity, [Blind, Cognitive, NonNative]);

static DISAGREE: [&Code; 3] = [&WRONG_KEY_SAID, &UNBOUND_KEY_SAID, &KEY_IN_LABEL];

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    super::told_by_check(seen, found, &DISAGREE);
    // A key that no caller hears of is named by the first menu that has options.
    let mut menus: Vec<StepId> = seen.hotline.step_ids().filter(|step| has_options(seen, *step)).collect();
    menus.sort_by_key(|step| (seen.ways.order[step.index()].is_none(), seen.ways.order[step.index()]));
    let Some(first) = menus.first() else { return };
    for fault in seen.faults.iter().filter(|fault| fault.code.name == UNSAID_KEY.name) {
        let table = seen.table(*first);
        let fix =
            format!("write `announce = \"all\"` in `[{table}]`, or say in a prompt what the key is for");
        let mend = Mend::Set { table, key: "announce", value: "\"all\"".to_owned() };
        let about = fault.place.text().to_owned();
        found.tell(Draft::new(fault.place.clone(), fault.message.clone(), fix).about(&about).mend(mend));
    }
}

fn has_options(seen: &Seen<'_>, step: StepId) -> bool {
    matches!(&seen.hotline.step(step).kind, StepKind::Menu(menu) if !menu.options.is_empty())
}
