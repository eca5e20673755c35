#![doc = include_str!("relay_time.md")]

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::Deed;

rule!(RelayTime, "relay-time", "relay_time.md", Asks::Figure(Unit::Time), [Deaf, HardOfHearing, Speech]);

/// Words that a relay assistant types in a second: 47 CFR 64.604(a)(1)(iii), sixty a minute.
const TYPED: f64 = 1.0;
/// For the assistant to say whose turn it is, and what was answered. Our own choice.
const TURN: f64 = 5.0;
/// For the caller to decide. Our own choice.
const ANSWER: f64 = 10.0;

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    if seen.hotline.key_for(Deed::Wait).is_some() {
        return;
    }
    for language in seen.hotline.language_ids() {
        for (id, listening) in seen.listening() {
            let Some(heard) = seen.heard(id, language) else { continue };
            let lag = (super::words(&heard.said) / TYPED - heard.length.as_secs_f64()).max(0.0);
            let missing = lag + TURN + ANSWER - listening.no_input_timeout.as_secs_f64();
            found.measure(missing, |_| {
                let name = &seen.hotline.step(id).name;
                let message = format!("so much time is missing at `{name}` for a caller who reads it through a relay");
                let fix = "add `7 = \"wait\"` to `[anywhere]`, with which the assistant can stop the time; or make `no-input-timeout` longer";
                let draft = Draft::new(seen.listens(id, "no-input-timeout").0, message, fix);
                let draft = draft.step(id).language(language).heard(heard.said.to_string());
                super::with_key(seen, draft, &[("7", "\"wait\""), ("6", "\"wait\""), ("8", "\"wait\"")])
            });
        }
    }
}
