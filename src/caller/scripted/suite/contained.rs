//! Keeps a failure of the program in one call from ending all the others.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether a failure of this thread is caught and told.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
    /// Where the last one was.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does `work`; where the program fails in it, gives what it said and where, and nothing is printed of it. Whatever
/// `work` was changing must not be used afterwards.
pub(crate) fn contained<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |failure| {
            if CAUGHT.get() {
                let place = failure.location().map(ToString::to_string);
                PLACE.set(place);
            } else {
                usual(failure);
            }
        }));
    });
    let before = CAUGHT.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    CAUGHT.set(before);
    done.map_err(|failure| {
        let words = failure.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| failure.downcast_ref::<&str>().copied()).unwrap_or("no reason given");
        let place = PLACE.take().map(|place| format!(", at {place}")).unwrap_or_default();
        format!("{}{place}", words.lines().next().unwrap_or_default())
    })
}
