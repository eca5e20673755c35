#![doc = include_str!("menu_map_published.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;

rule!(
    MenuMapPublished,
    "menu-map-published",
    "menu_map_published.md",
    Asks::Severity,
    [Cognitive, Deaf, Older, Blind]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    if seen.hotline.about().map.is_none() {
        let message = "the script does not say where the menu can be read";
        let fix = "publish the menu in writing, and name the page in `[hotline]`: `map = \"https://…\"`";
        found.tell(Draft::new(seen.key("hotline", "name"), message, fix).about("hotline"));
    }
}
