//! Sound on its way through a player. Whatever the player does, who hands it over gets an answer in time.

use std::io::{self, Seek, Write};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tempfile::NamedTempFile;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStderr, ChildStdin, Command};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

use super::{FILE, FILE_VARIABLE, Feed, Player, wav};
use crate::diagnostic::{printable, quoted};
use crate::sound::Sound;
use crate::voice::Trouble;

/// How long a player may take no sound, and how much later than its sound it may end. Those that are known take
/// some every tenth of a second, and a sound server that has to wake up is there in two.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much is handed over at a time, in bytes: about a tenth of a second.
const PIECE: usize = 4096;

/// Sound that is being played.
#[derive(Debug)]
pub struct Playing {
    player: Player,
    rate: u32,
    child: Option<Child>,
    way: Way,
    /// The file that it plays, as long as it plays it.
    file: Option<NamedTempFile>,
    /// What the player says on standard error: its last line.
    said: Option<JoinHandle<String>>,
    began: Instant,
    /// How long all is that was handed over.
    length: Duration,
}

/// How sound gets to the player.
#[derive(Debug)]
enum Way {
    Input(ChildStdin),
    /// By a file, which holds so many bytes of sound.
    File(NamedTempFile, u32),
    /// There is no more of it.
    Closed,
}

impl Playing {
    /// Starts a player. Within a tokio runtime only.
    pub(super) fn start(player: &Player, rate: u32) -> Result<Self, Trouble> {
        let mut playing = Self {
            player: player.clone(),
            rate,
            child: None,
            way: Way::Closed,
            file: None,
            said: None,
            began: Instant::now(),
            length: Duration::ZERO,
        };
        match player.feed {
            Feed::Input => {
                playing.spawn(Stdio::piped(), None)?;
                if let Some(input) = playing.child.as_mut().and_then(|child| child.stdin.take()) {
                    playing.way = Way::Input(input);
                }
            }
            Feed::File => {
                let file = tempfile::Builder::new().prefix("reachline-").suffix(".wav").tempfile();
                let mut file = file.map_err(|error| playing.cannot_write(&error))?;
                file.write_all(&wav::header(rate, None)).map_err(|error| playing.cannot_write(&error))?;
                playing.way = Way::File(file, 0);
            }
        }
        Ok(playing)
    }

    /// Hands more sound over, of as many samples a second as it was started with. Comes back when the player has
    /// taken it, which is before it is heard.
    ///
    /// # Errors
    /// When the player has stopped, or takes no sound.
    pub async fn write(&mut self, sound: &Sound) -> Result<(), Trouble> {
        if sound.rate() != self.rate {
            return Err(Trouble(format!(
                "sound of {} samples a second was handed to a player that was started for {}; change one to the other",
                sound.rate(),
                self.rate
            )));
        }
        let bytes = wav::bytes(sound.samples());
        match &mut self.way {
            Way::Input(input) => {
                let header = wav::header(self.rate, None);
                let head: &[u8] = if self.length.is_zero() { &header } else { &[] };
                for piece in std::iter::once(head).chain(bytes.chunks(PIECE)) {
                    match timeout(PATIENCE, input.write_all(piece)).await {
                        Ok(Ok(())) => {}
                        Ok(Err(_)) => return Err(self.early_end().await),
                        Err(_) => return Err(self.takes_nothing()),
                    }
                }
            }
            Way::File(file, length) => {
                let more = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
                *length = length.saturating_add(more);
                let written = file.write_all(&bytes);
                written.map_err(|error| self.cannot_write(&error))?;
            }
            Way::Closed => return Err(Trouble("sound was handed over after its end".to_owned())),
        }
        self.length += sound.length();
        Ok(())
    }

    /// There is no more sound: comes back when all was heard.
    ///
    /// # Errors
    /// When the player stops before the end, or does not end.
    pub async fn finish(&mut self) -> Result<(), Trouble> {
        match std::mem::replace(&mut self.way, Way::Closed) {
            // The end of its input is the end of the sound.
            Way::Input(input) => drop(input),
            Way::File(mut file, length) => {
                let header = wav::header(self.rate, Some(length));
                let written =
                    file.rewind().and_then(|()| file.write_all(&header)).and_then(|()| file.flush());
                written.map_err(|error| self.cannot_write(&error))?;
                self.began = Instant::now();
                self.spawn(Stdio::null(), Some(&file))?;
                self.file = Some(file);
            }
            Way::Closed => {}
        }
        let Some(child) = &mut self.child else { return Ok(()) };
        let left = self.length.saturating_sub(self.began.elapsed());
        match timeout(left + PATIENCE, child.wait()).await {
            Ok(Ok(status)) if status.success() => Ok(()),
            Ok(status) => Err(self.stopped(status).await),
            Err(_) => {
                let trouble = format!(
                    "the player {} had not ended {} seconds after its sound and was stopped; {}",
                    quoted(&self.player.name()),
                    PATIENCE.as_secs(),
                    self.advice()
                );
                Err(Trouble(trouble))
            }
        }
    }

    /// Stops at once.
    pub fn stop(self) {}

    fn spawn(&mut self, input: Stdio, file: Option<&NamedTempFile>) -> Result<(), Trouble> {
        let mut command = Command::new(&self.player.program);
        for argument in &self.player.arguments {
            match file {
                Some(file) if argument == FILE => command.arg(file.path()),
                Some(_) | None => command.arg(argument),
            };
        }
        if let Some(file) = file {
            command.env(FILE_VARIABLE, file.path());
        }
        command.stdin(input).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
        // A group of its own: ^C is for the call, and what a player has started stops with it.
        #[cfg(unix)]
        command.process_group(0);
        let mut child = command.spawn().map_err(|error| {
            Trouble(format!(
                "cannot start the player {}: {}; {}",
                quoted(&self.player.program.to_string_lossy()),
                in_words(&error),
                self.advice()
            ))
        })?;
        self.said = child.stderr.take().map(|stderr| tokio::spawn(last_line(stderr)));
        self.child = Some(child);
        Ok(())
    }

    /// The player has closed its input before the end.
    async fn early_end(&mut self) -> Trouble {
        let Some(child) = &mut self.child else { return self.takes_nothing() };
        match timeout(PATIENCE, child.wait()).await {
            Ok(status) => self.stopped(status).await,
            Err(_) => self.takes_nothing(),
        }
    }

    fn takes_nothing(&self) -> Trouble {
        Trouble(format!(
            "the player {} takes no sound and was stopped; {}",
            quoted(&self.player.name()),
            self.advice()
        ))
    }

    async fn stopped(&mut self, status: io::Result<ExitStatus>) -> Trouble {
        /// What was said is there when the player is gone, unless something it has started holds on to it.
        const SAID: Duration = Duration::from_millis(200);
        let how = match status {
            Ok(status) if status.success() => "without a complaint".to_owned(),
            Ok(status) => status.to_string(),
            Err(error) => in_words(&error),
        };
        let said = match self.said.take() {
            Some(said) => timeout(SAID, said).await.ok().and_then(Result::ok).filter(|said| !said.is_empty()),
            None => None,
        };
        let said = said.map_or_else(String::new, |said| format!(", saying {}", quoted(&said)));
        Trouble(format!(
            "the player {} stopped before the sound was over ({how}){said}; {}",
            quoted(&self.player.name()),
            self.advice()
        ))
    }

    fn cannot_write(&self, error: &io::Error) -> Trouble {
        Trouble(format!(
            "cannot write the sound for the player {} into the folder for temporary files: {}; make room there, or set \
             `TMPDIR` to another folder",
            quoted(&self.player.name()),
            in_words(error)
        ))
    }

    fn advice(&self) -> String {
        format!("see whether it plays other sound, or name another player in `{}`", super::VARIABLE)
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(child) = &self.child
            && let Some(id) = child.id().and_then(|id| i32::try_from(id).ok())
            && let Some(group) = rustix::process::Pid::from_raw(id)
        {
            // When it is gone already, there is nothing left to stop.
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
    }
}

/// Reads to the end, and gives the last line that says something.
async fn last_line(mut stderr: ChildStderr) -> String {
    /// More than this of a line nobody reads.
    const LONGEST: usize = 300;
    let (mut line, mut last) = (Vec::new(), Vec::new());
    let mut buffer = [0; 512];
    while let Ok(count @ 1..) = stderr.read(&mut buffer).await {
        for byte in &buffer[..count] {
            match byte {
                b'\n' | b'\r' if line.is_empty() => {}
                b'\n' | b'\r' => last = std::mem::take(&mut line),
                _ if line.len() < LONGEST => line.push(*byte),
                _ => {}
            }
        }
    }
    let said = if line.is_empty() { last } else { line };
    printable(String::from_utf8_lossy(&said).trim()).into_owned()
}

/// What the system says of a failure, in words alone.
fn in_words(error: &io::Error) -> String {
    let words = error.to_string();
    words.split_once(" (os error").map_or(words.as_str(), |(words, _)| words).to_lowercase()
}
