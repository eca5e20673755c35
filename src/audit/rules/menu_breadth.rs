#![doc = include_str!("menu_breadth.md")]

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::StepKind;

rule!(MenuBreadth, "menu-breadth", "menu_breadth.md", Asks::Figure(Unit::Count), [Cognitive, Older]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, kind) in seen.steps() {
        let StepKind::Menu(menu) = kind else { continue };
        let options = menu.options.len() + menu.languages.len();
        #[expect(clippy::cast_precision_loss, reason = "a menu has few options")]
        found.measure(options as f64, |_| {
            let message = format!("`{}` has {options} options", seen.hotline.step(id).name);
            let fix =
                "put the rarest options behind one that names them all, if that makes no way longer for most";
            Draft::new(seen.key(&seen.table(id), "options"), message, fix).step(id)
        });
    }
}
