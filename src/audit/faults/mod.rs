//! What can be wrong with a profile, and with what a script allows itself. Each fault's page stands beside this file.

crate::diagnostic::codes! {
    ALLOWANCE_UNKNOWN = "allowance-unknown",
    ALLOWANCE_WITHOUT_REASON = "allowance-without-reason",
    ALLOWANCE_UNUSED = "allowance-unused",
    UNKNOWN_PROFILE = "unknown-profile",
    UNKNOWN_RULE = "unknown-rule",
    PROFILE_SYNTAX = "profile-syntax",
    PROFILE_MISSING_KEY = "profile-missing-key",
    PROFILE_UNKNOWN_KEY = "profile-unknown-key",
    PROFILE_WRONG_VALUE = "profile-wrong-value",
    PROFILE_NO_SOURCE = "profile-no-source",
}
