#![doc = include_str!("frequent_first.md")]

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::StepKind;

rule!(FrequentFirst, "frequent-first", "frequent_first.md", Asks::Figure(Unit::Percent), [Everyone]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, kind) in seen.steps() {
        let StepKind::Menu(menu) = kind else { continue };
        let weights: Vec<f64> = menu.options.iter().filter_map(|option| option.weight).collect();
        let Some(order) = in_order(&weights) else { continue };
        found.measure(order, |_| {
            let message =
                format!("at `{}` what most callers want is not told first", seen.hotline.step(id).name);
            let fix = "give the most wanted options the first keys";
            Draft::new(seen.key(&seen.table(id), "weights"), message, fix).step(id)
        });
    }
}

/// Of all pairs of options with different weights, the share in percent in which the heavier comes first.
fn in_order(weights: &[f64]) -> Option<f64> {
    let (mut pairs, mut right) = (0_u32, 0_u32);
    for (place, first) in weights.iter().enumerate() {
        for second in weights[place + 1..].iter().filter(|second| (*second - first).abs() > f64::EPSILON) {
            pairs += 1;
            right += u32::from(first > second);
        }
    }
    (pairs > 0).then(|| f64::from(right) * 100.0 / f64::from(pairs))
}
