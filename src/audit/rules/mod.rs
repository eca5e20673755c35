//! The rules, each in a file with its page beside it. Adding one is a file, a page, and a line in [`ALL`]; and what
//! the profiles say of it.

use std::time::Duration;

use super::finding::{Draft, Found, Mend};
use super::rule::Rule;
use super::seen::Seen;
use crate::clock::print_length;
use crate::script::StepId;

/// Declares the rule of a file: its name, its page, what a profile says of it, and whom it is for. The file has a
/// function `judge`.
macro_rules! rule {
    ($rule:ident, $name:literal, $page:literal, $asks:expr, [$($group:ident),+ $(,)?]) => {
        /// The rule of this file.
        pub(super) struct $rule;

        impl $crate::audit::Rule for $rule {
            fn code(&self) -> &'static $crate::diagnostic::Code {
                static CODE: $crate::diagnostic::Code =
                    $crate::diagnostic::Code { name: $name, page: include_str!($page) };
                &CODE
            }

            fn asks(&self) -> $crate::audit::Asks {
                $asks
            }

            fn affects(&self) -> &'static [$crate::audit::Group] {
                &[$($crate::audit::Group::$group),+]
            }

            fn judge(&self, seen: &$crate::audit::seen::Seen<'_>, found: &mut $crate::audit::finding::Found<'_>) {
                judge(seen, found);
            }
        }
    };
}

mod human_reachable;
mod interdigit_timeout;
mod menu_breadth;
mod no_input_timeout;
mod retries;

/// Every rule, in the order of its page in the handbook.
pub static ALL: &[&dyn Rule] = &[
    &human_reachable::HumanReachable,
    &menu_breadth::MenuBreadth,
    &no_input_timeout::NoInputTimeout,
    &interdigit_timeout::InterdigitTimeout,
    &retries::Retries,
];

/// The rule of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn Rule> {
    ALL.iter().copied().find(|rule| rule.code().name == name)
}

/// Tells that a length of time at a step is too short, and how to mend it. In `message`, the first `{}` is the time
/// and the second the step.
fn too_short(
    seen: &Seen<'_>,
    found: &mut Found<'_>,
    step: StepId,
    key: &'static str,
    length: Duration,
    message: &str,
) {
    found.measure(length.as_secs_f64(), |figure| {
        let (place, table) = seen.listens(step, key);
        let name = format!("`{}`", seen.hotline.step(step).name);
        let message = message.replacen("{}", &print_length(length), 1).replacen("{}", &name, 1);
        let limit = print_length(Duration::from_secs_f64(figure.limit));
        let fix = format!("write `{key} = \"{limit}\"` in `[{table}]`");
        Draft::new(place, message, fix).step(step).mend(Mend::Set {
            table,
            key,
            value: format!("\"{limit}\""),
        })
    });
}
