//! Keeps a panic inside: a stranger's feed, a text that a voice breaks down over, or a fault of our own in one call out of
//! many must not end all the rest.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether a panic of this thread is expected, and told by whoever expects it.
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
    /// Where the last such one was.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What a panic said, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Panicked {
    /// Its words.
    pub(crate) words: String,
    /// Its file, line and column.
    pub(crate) place: Option<String>,
}

impl fmt::Display for Panicked {
    /// The first line of its words, and its place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words.lines().next().unwrap_or_default())?;
        self.place.as_ref().map_or(Ok(()), |place| write!(f, ", at {place}"))
    }
}

/// Does something that may panic, and gives the panic if it does. Nothing of it is printed; other threads' panics are told
/// as ever. What `work` was changing may be half changed, and must not be used afterwards.
pub(crate) fn contained<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            if EXPECTED.get() {
                PLACE.set(about.location().map(ToString::to_string));
            } else {
                usual(about);
            }
        }));
    });
    let before = EXPECTED.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    EXPECTED.set(before);
    done.map_err(|panic| {
        let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
        let words = words.or_else(|| panic.downcast_ref::<String>().cloned());
        Panicked { words: words.unwrap_or_else(|| "no reason given".to_owned()), place: PLACE.take() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(work: impl FnOnce() -> u8) -> Result<u8, String> {
        contained(work).map_err(|panicked| panicked.words)
    }

    #[test]
    fn a_panic_becomes_its_words_and_its_place_and_the_next_work_is_done() {
        assert_eq!(words(|| panic!("no vowel")), Err("no vowel".to_owned()));
        assert_eq!(words(|| panic!("no {}", "tone")), Err("no tone".to_owned()));
        let place = contained(|| -> u8 { panic!("no vowel") }).unwrap_err().place;
        assert!(place.is_some_and(|place| place.starts_with("src/contained.rs:")));
        assert_eq!(words(|| 1), Ok(1));
    }

    #[test]
    fn work_within_work_leaves_the_outer_one_contained() {
        assert_eq!(
            words(|| {
                let _ = contained(|| -> u8 { panic!("within") });
                panic!("around")
            }),
            Err("around".to_owned())
        );
    }
}
