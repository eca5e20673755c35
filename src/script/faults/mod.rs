//! What can be wrong with a script, and with prompts that do not fit it. Each fault's page stands beside this
//! file.

crate::diagnostic::codes! {
    TOML_SYNTAX = "toml-syntax",
    UNKNOWN_TABLE = "unknown-table",
    UNKNOWN_KEY = "unknown-key",
    MISSING_KEY = "missing-key",
    WRONG_TYPE = "wrong-type",
    WRONG_VALUE = "wrong-value",
    OUT_OF_RANGE = "out-of-range",
    BAD_NAME = "bad-name",
    DUPLICATE_STEP = "duplicate-step",
    UNKNOWN_STEP = "unknown-step",
    UNKNOWN_LANGUAGE = "unknown-language",
    NO_OPTIONS = "no-options",
    NO_SUCH_KEY = "no-such-key",
    DUPLICATE_KEY = "duplicate-key",
    KEY_TAKEN = "key-taken",
    KEY_BEGINS_ANOTHER = "key-begins-another",
    INVALID_NUMBER = "invalid-number",
    MISLEADING_NUMBER = "misleading-number",
    BAD_HOURS = "bad-hours",
    OVERLAPPING_HOURS = "overlapping-hours",
    FAILURE_HANGS_UP = "failure-hangs-up",
    TOO_MANY_STEPS = "too-many-steps",
}
