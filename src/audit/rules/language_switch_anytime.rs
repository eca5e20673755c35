#![doc = include_str!("language_switch_anytime.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::Deed;

rule!(
    LanguageSwitchAnytime,
    "language-switch-anytime",
    "language_switch_anytime.md",
    Asks::Severity,
    [NonNative]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    if seen.hotline.languages().len() < 2
        || super::deed_key(seen, &[Deed::Settings, Deed::Language]).is_some()
    {
        return;
    }
    let fix = "add `8 = \"settings\"` to `[anywhere]`, and say so in a menu: `announce = \"all\"`";
    let draft = Draft::new(seen.key("anywhere", "8"), "no key changes the language once it is chosen", fix)
        .about("anywhere");
    found.tell(super::with_key(
        seen,
        draft,
        &[("8", "\"settings\""), ("7", "\"settings\""), ("6", "\"settings\"")],
    ));
}
