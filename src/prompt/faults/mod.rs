//! What can be wrong with a prompt file by itself. Each fault's page stands beside this file.

crate::diagnostic::codes! {
    PROMPT_SYNTAX = "prompt-syntax",
    DUPLICATE_PROMPT = "duplicate-prompt",
    UNSAFE_CHARACTER = "unsafe-character",
    PROMPT_TOO_DEEP = "prompt-too-deep",
    UNKNOWN_REFERENCE = "unknown-reference",
    PROMPT_CYCLE = "prompt-cycle",
    UNKNOWN_FUNCTION = "unknown-function",
    PRONUNCIATION = "pronunciation",
}
