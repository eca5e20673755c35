#![doc = include_str!("urgent_path_quick.md")]

use super::greeting_short::before_first_choice;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};

rule!(
    UrgentPathQuick,
    "urgent-path-quick",
    "urgent_path_quick.md",
    Asks::Figure(Unit::Time),
    [Everyone, Cognitive]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for language in seen.hotline.language_ids() {
        let Some((step, length, said)) = before_first_choice(seen, language) else { continue };
        found.measure(length.as_secs_f64(), |_| {
            let message = "callers in distress hear this before they can choose".to_owned();
            let fix = "say who you are and no more; all else can wait until somebody has chosen";
            Draft::new(seen.words(step, language), message, fix).step(step).language(language).heard(said)
        });
    }
}
