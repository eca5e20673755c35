//! The players that are known, in the order in which they are looked for. Each is asked for small buffers, so
//! that sound stops when it is told to.

use std::ffi::OsString;

use super::{Feed, Player, VARIABLE, in_path};
use crate::voice::Trouble;

/// A player that is known: the program, its arguments, and how it is handed sound.
type Known = (&'static str, &'static [&'static str], Feed);

#[cfg(not(any(target_os = "macos", windows)))]
const KNOWN: &[Known] = &[
    // What comes through `-` PipeWire of Debian 12 takes for bare samples of 48 kHz, and later versions for a WAV. What
    // has a name is a WAV to all of them.
    ("pw-play", &["--latency=40ms", "/dev/stdin"], Feed::Input),
    ("paplay", &["--client-name=reachline", "--stream-name=reachline", "--latency-msec=60"], Feed::Input),
    // In microseconds.
    ("aplay", &["--quiet", "--buffer-time=100000"], Feed::Input),
];

#[cfg(target_os = "macos")]
const KNOWN: &[Known] = &[("afplay", &[super::FILE], Feed::File)];

/// The name of the file comes by the environment, so that nothing in it is read as a command.
#[cfg(windows)]
const KNOWN: &[Known] = &[(
    "powershell",
    &[
        "-NoProfile",
        "-NonInteractive",
        "-Command",
        "(New-Object Media.SoundPlayer $env:REACHLINE_SOUND).PlaySync()",
    ],
    Feed::File,
)];

/// The first that is there.
pub(super) fn first(path: &OsString) -> Result<Player, Trouble> {
    KNOWN.iter().find_map(|(name, arguments, feed)| {
        let program = in_path(name, path)?;
        Some(Player { program, arguments: arguments.iter().map(OsString::from).collect(), feed: *feed })
    })
    .ok_or_else(|| {
        let names: Vec<String> = KNOWN.iter().map(|(name, ..)| format!("`{name}`")).collect();
        Trouble(format!(
            "there is no player of sound here; looked for {}; install one, name one in `{VARIABLE}`, or have the sound \
             written to a file: `reachline say --out FILE.wav`",
            names.join(", ")
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_player_one_sentence_says_how_to_get_a_file_instead() {
        let trouble = first(&OsString::new()).unwrap_err().to_string();
        assert!(trouble.starts_with("there is no player of sound here"), "{trouble}");
        assert!(trouble.contains("--out FILE.wav"), "{trouble}");
    }
}
