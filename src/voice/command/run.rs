//! One call of a program that speaks. It is believed in nothing: it may take all day, write for ever, write something
//! else than sound, or die, and each is told in one sentence.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::clock::print_length;
use crate::diagnostic::{printable, quoted};
use crate::sound::Sound;
use crate::sound::wav::{self, WavFault};

/// No sentence is so long that its sound takes more bytes than this.
const MOST_SOUND: u64 = 64 * 1024 * 1024;

/// As much of what a program says on standard error as can be told.
const MOST_WORDS: u64 = 4 * 1024;

/// How often the end of a program is looked for, once its sound has come.
const LOOK: Duration = Duration::from_millis(2);

/// What a program is asked to say.
#[derive(Debug)]
pub(super) struct Job<'a> {
    pub(super) program: &'a Path,
    pub(super) arguments: Vec<String>,
    pub(super) text: &'a str,
    pub(super) time_out: Duration,
}

impl Job<'_> {
    /// Runs it, and gives its sound, or what it did instead.
    pub(super) fn run(self) -> Result<Sound, String> {
        let begun = Instant::now();
        let mut child =
            self.start().map_err(|error| format!("cannot be started: {error}; check the settings"))?;
        let (sound, words) = match self.talk_with(&mut child) {
            Ok(both) => both,
            Err(why) => {
                stop(&mut child);
                return Err(why);
            }
        };
        let Some(status) = ended(&mut child, begun, self.time_out) else {
            stop(&mut child);
            return Err(self.too_slow());
        };
        let said = words.recv_timeout(LOOK * 50).unwrap_or_default();
        match sound {
            _ if !status.success() => Err(failed(status, &said)),
            Ok(sound) if sound.samples().is_empty() => Err("gave a WAV without any sound".to_owned()),
            Ok(sound) => Ok(sound),
            Err(WavFault::Empty) => Err(format!("gave no sound{}", heard(&said))),
            Err(fault) => Err(format!("gave something that cannot be played: {fault}{}", heard(&said))),
        }
    }

    fn start(&self) -> io::Result<Child> {
        let mut command = Command::new(self.program);
        command.args(&self.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // A group of its own, so that what the program starts is stopped with it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command.spawn()
    }

    /// Hands the text over, and takes sound and words, each in a thread of its own so that none waits for another.
    fn talk_with(
        &self,
        child: &mut Child,
    ) -> Result<(Result<Sound, WavFault>, mpsc::Receiver<String>), String> {
        let missing = || "cannot be talked with; check the settings".to_owned();
        let mut input = child.stdin.take().ok_or_else(missing)?;
        let output = child.stdout.take().ok_or_else(missing)?;
        let errors = child.stderr.take().ok_or_else(missing)?;
        let text = format!("{}\n", self.text);
        thread::spawn(move || {
            // A program may stop reading before the end; what it says counts, not what it read.
            let _ = input.write_all(text.as_bytes());
        });
        let (to_sound, sound) = mpsc::channel();
        thread::spawn(move || to_sound.send(listen(output)));
        let (to_words, words) = mpsc::channel();
        thread::spawn(move || to_words.send(read_words(errors)));
        match sound.recv_timeout(self.time_out) {
            Ok(Some(sound)) => Ok((sound, words)),
            Ok(None) => Err(format!(
                "does not stop writing: {} megabytes came for one sentence; check its arguments",
                MOST_SOUND / 1024 / 1024
            )),
            Err(RecvTimeoutError::Timeout) => Err(self.too_slow()),
            Err(RecvTimeoutError::Disconnected) => Err("could not be listened to".to_owned()),
        }
    }

    fn too_slow(&self) -> String {
        format!(
            "did not end within {}; give it more with `time-out` in `[command]`, or check its arguments",
            print_length(self.time_out)
        )
    }
}

/// The sound that comes, and all that comes after it; none when there is no end to it.
fn listen(output: impl Read) -> Option<Result<Sound, WavFault>> {
    let mut limited = output.take(MOST_SOUND);
    let sound = wav::read(&mut limited);
    // Whoever stops reading early kills the program with it.
    let _ = io::copy(&mut limited, &mut io::sink());
    (limited.limit() > 0).then_some(sound)
}

fn read_words(errors: impl Read) -> String {
    let mut bytes = Vec::new();
    let mut limited = errors.take(MOST_WORDS);
    let _ = limited.read_to_end(&mut bytes);
    let _ = io::copy(&mut limited.into_inner(), &mut io::sink());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// How it ended, if it does within the time.
fn ended(child: &mut Child, begun: Instant, time_out: Duration) -> Option<ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if begun.elapsed() < time_out => thread::sleep(LOOK),
            Ok(None) | Err(_) => return None,
        }
    }
}

/// Ends it, and all that it has started.
fn stop(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

fn failed(status: ExitStatus, said: &str) -> String {
    match status.code() {
        Some(code) => format!("failed with exit code {code}{}", heard(said)),
        None => format!("was stopped before its end{}", heard(said)),
    }
}

/// The last thing that a program said.
fn heard(said: &str) -> String {
    match said.lines().rev().map(str::trim).find(|line| !line.is_empty()) {
        None => "; it said nothing more".to_owned(),
        Some(line) => {
            let line: String = line.chars().take(200).collect();
            format!("; it said {}", quoted(&printable(&line)))
        }
    }
}
