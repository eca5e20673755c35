#![doc = include_str!("dtmf_has_other.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::ways::End;

rule!(DtmfHasOther, "dtmf-has-other", "dtmf_has_other.md", Asks::Severity, [Motor, Deaf, Speech]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, _) in seen.listening() {
        let comes_to = match seen.ways.silence[id.index()] {
            End::Person => continue,
            End::Line => "a line where nobody answers",
            End::HangUp => "the end of the call",
            End::Round => "where it began",
            End::Back => "the step before",
        };
        let (mut place, _) = seen.listens(id, "on-no-input");
        if place.text() == &*seen.hotline.step(id).name {
            place = seen.listens(id, "on-failure").0;
        }
        let message =
            format!("a caller who presses no key at `{}` comes to {comes_to}", seen.hotline.step(id).name);
        found.tell(Draft::new(place, message, "let silence lead to a line where a person answers").step(id));
    }
}
