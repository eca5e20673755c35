//! What can be wrong with the file of a caller. Each fault's page stands beside this file.

crate::diagnostic::codes! {
    CALLER_SYNTAX = "caller-syntax",
    CALLER_UNKNOWN_KEY = "caller-unknown-key",
    CALLER_MISSING_KEY = "caller-missing-key",
    CALLER_WRONG_VALUE = "caller-wrong-value",
    CALLER_OUT_OF_RANGE = "caller-out-of-range",
}
