//! The user's own voice, through a real Speech Dispatcher that each test starts for itself. Where there is none to
//! start, every test is reported as ignored; with REACHLINE_EXPECT_SPEECH_DISPATCHER=1 that is a failure.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[cfg(all(target_os = "linux", not(feature = "tts")))]
#[path = "speech_dispatcher/own_protocol.rs"]
mod own_protocol;
#[cfg(target_os = "linux")]
#[path = "speech_dispatcher/say.rs"]
mod say;
#[cfg(target_os = "linux")]
#[path = "speech_dispatcher/server.rs"]
mod server;
#[cfg(target_os = "linux")]
#[path = "speech_dispatcher/walk.rs"]
mod walk;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

/// Set by whoever has seen to it that there is a Speech Dispatcher.
const EXPECTED: &str = "REACHLINE_EXPECT_SPEECH_DISPATCHER";

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let expected = std::env::var_os(EXPECTED).is_some_and(|value| value == "1");
    let there = server_is_there();
    if !there && expected {
        eprintln!("{EXPECTED} is set, and there is no `speech-dispatcher` with its module `sd_generic`");
        return ExitCode::FAILURE;
    }
    let trials = trials().into_iter().map(|trial| trial.with_ignored_flag(!there)).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    if !there && conclusion.num_ignored > 0 {
        eprintln!(
            "ignored, because there is no `speech-dispatcher` with its module `sd_generic` to test with"
        );
    }
    conclusion.exit_code()
}

#[cfg(target_os = "linux")]
fn server_is_there() -> bool {
    server::is_there()
}

#[cfg(not(target_os = "linux"))]
fn server_is_there() -> bool {
    false
}

#[cfg(target_os = "linux")]
fn trials() -> Vec<Trial> {
    let trials = [walk::trials(), say::trials()];
    #[cfg(not(feature = "tts"))]
    let trials = [own_protocol::trials()].into_iter().chain(trials);
    trials.into_iter().flatten().collect()
}

#[cfg(not(target_os = "linux"))]
fn trials() -> Vec<Trial> {
    Vec::new()
}
