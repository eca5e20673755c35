//! Somebody else's code may panic over a text that nobody foresaw; a call must not end with it.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether a panic of this thread is expected, and told by whoever expects it.
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Does something that may panic, and gives the panic's words if it does. Nothing is printed.
pub(super) fn contained<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            if !EXPECTED.get() {
                loud(about);
            }
        }));
    });
    EXPECTED.set(true);
    // What was worked on is thrown away after a panic, so nobody sees it half done; what stays is only read.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    EXPECTED.set(false);
    done.map_err(|panic| in_words(&*panic))
}

fn in_words(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "it broke down".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_that_breaks_down_is_told_and_the_next_words_are_said() {
        assert_eq!(contained(|| -> u8 { panic!("no vowel") }), Err("no vowel".to_owned()));
        assert_eq!(contained(|| -> u8 { panic!("no {}", "tone") }), Err("no tone".to_owned()));
        assert_eq!(contained(|| 1), Ok(1));
    }
}
