#![doc = include_str!("barge_in.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;

rule!(BargeIn, "barge-in", "barge_in.md", Asks::Severity, [Blind, Everyone]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, _) in seen.listening().filter(|(_, listening)| !listening.barge_in) {
        let (place, table) = seen.listens(id, "barge-in");
        let message = format!("keys do nothing while `{}` is said", seen.hotline.step(id).name);
        let fix = format!(
            "write `barge-in = true` in `[{table}]`; what must be heard is an announcement of its own"
        );
        found.tell(Draft::new(place, message, fix).step(id).mend(Mend::Set {
            table,
            key: "barge-in",
            value: "true".to_owned(),
        }));
    }
}
