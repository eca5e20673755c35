#![doc = include_str!("no_hangup_on_silence.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::ways::End;

rule!(
    NoHangupOnSilence,
    "no-hangup-on-silence",
    "no_hangup_on_silence.md",
    Asks::Severity,
    [Deaf, Motor, Cognitive, Speech]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, _) in seen.listening() {
        if seen.ways.silence[id.index()] == End::HangUp {
            let (mut place, _) = seen.listens(id, "on-no-input");
            if place.text() == &*seen.hotline.step(id).name {
                place = seen.listens(id, "on-failure").0;
            }
            let message = format!(
                "a caller who stays silent at `{}` is cut off in the end",
                seen.hotline.step(id).name
            );
            let fix = "let silence lead to a person, or to words that do, and never to `hang-up`";
            found.tell(Draft::new(place, message, fix).step(id));
        }
    }
}
