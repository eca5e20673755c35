//! What a test call can find not to be as expected. Each has a page beside this file.

crate::diagnostic::codes! {
    NOT_HEARD = "not-heard",
    HEARD = "heard",
    NOT_SILENT = "not-silent",
    TOO_LATE = "too-late",
    NOT_THERE = "not-there",
    OTHER_OPTIONS = "other-options",
    NOT_TRANSFERRED = "not-transferred",
    OTHER_NUMBER = "other-number",
    NOT_ENDED = "not-ended",
    CALL_OVER = "call-over",
    PROGRAM_FAILED = "program-failed",
}
