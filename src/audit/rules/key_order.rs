#![doc = include_str!("key_order.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::key::Key;
use crate::script::{Hotline, Menu, StepKind};

rule!(KeyOrder, "key-order-ascending", "key_order.md", Asks::Severity, [Blind, Motor, Cognitive]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, kind) in seen.steps() {
        let StepKind::Menu(menu) = kind else { continue };
        let Some(missing) = left_out(seen.hotline, menu) else { continue };
        let name = &seen.hotline.step(id).name;
        let message = format!("`{name}` leaves out the key `{missing}` and goes on after it");
        let fix = "give the options the digits from 1 on, without a gap";
        let draft = Draft::new(seen.key(&seen.table(id), "options"), message, fix).step(id);
        let plain = menu.languages.is_empty()
            && menu.options.len() <= 9
            && (1..=menu.options.len()).all(|digit| {
                let key = u8::try_from(digit).ok().and_then(Key::from_digit);
                key.is_some_and(|key| seen.hotline.anywhere(key).is_none())
            })
            && menu.options.iter().all(|option| {
                option.keys.len() == 1
                    && option.keys.get(0).and_then(Key::digit).is_some_and(|digit| digit > 0)
            });
        found.tell(if plain { draft.mend(Mend::Renumber { menu: name.clone() }) } else { draft });
    }
}

/// The first digit that is left out before the last that is used.
fn left_out(hotline: &Hotline, menu: &Menu) -> Option<u8> {
    let keys =
        menu.options.iter().map(|option| option.keys).chain(menu.languages.iter().map(|(keys, _)| *keys));
    let digits: Vec<u8> = keys
        .filter(|keys| keys.len() == 1)
        .filter_map(|keys| keys.get(0)?.digit())
        .filter(|digit| *digit > 0)
        .collect();
    let last = *digits.iter().max()?;
    (1..last).find(|digit| {
        let everywhere = Key::from_digit(*digit).is_some_and(|key| hotline.anywhere(key).is_some());
        !digits.contains(digit) && !everywhere
    })
}
