//! Keeps a panic of a reader inside: a stranger's file must not end the program, whatever is wrong with the
//! crates that read it.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use crate::news::words;

thread_local! {
    /// Whether a panic of this thread is to be kept quiet.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Does `work`; a panic becomes its message. Nothing of it is printed, and other threads' panics are told as
/// ever. Whatever `work` was changing must not be looked at afterwards.
pub(super) fn contained<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                usual(panic);
            }
        }));
    });
    let before = QUIET.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    QUIET.set(before);
    result.map_err(|panic| {
        let message = panic.downcast_ref::<String>().map(String::as_str);
        let message = message.or_else(|| panic.downcast_ref::<&str>().copied());
        words::beginning(message.unwrap_or("no reason given"), 200)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_its_message() {
        assert_eq!(contained(|| 1), Ok(1));
        let failed: Result<(), _> = contained(|| panic!("index {} is out of bounds\u{1B}[2J", 7));
        assert_eq!(failed, Err("index 7 is out of bounds [2J".into()));
        assert!(!QUIET.get());
    }
}
