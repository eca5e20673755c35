//! The faults that item files can have: for each its name and its page.

use crate::diagnostic::Code;

macro_rules! codes {
    ($($constant:ident $name:literal)*) => {
        $(
            #[doc = concat!("`", $name, "`")]
            pub static $constant: Code =
                Code { name: $name, page: include_str!(concat!("faults/", $name, ".md")) };
        )*

        /// Every fault that this part of Reachline reports.
        pub const CODES: &[&Code] = &[$(&$constant),*];
    };
}

codes! {
    FILE_NAME "item-file-name"
    UNREADABLE "item-unreadable"
    FRONT_MATTER "item-front-matter"
    UNKNOWN_KEY "item-unknown-key"
    BAD_VALUE "item-bad-value"
    MISSING_TITLE "item-missing-title"
    BAD_DATE "item-bad-date"
    HIDDEN_CHARACTER "item-hidden-character"
    NO_WORDS "item-no-words"
    TOO_LONG "item-too-long"
    TWICE "item-twice"
    DATES_DIFFER "item-dates-differ"
    UNTRANSLATED "item-untranslated"
}
