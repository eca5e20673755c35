//! Plays sound through a program that is there when it is needed, so that nothing has to be installed to build.
//! Sound begins while the rest of it is still being made, stops at once, and no player can hold its caller up.

mod known;
mod playing;
mod wav;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub use playing::Playing;

use super::Trouble;
use crate::diagnostic::quoted;
use crate::sound::Sound;

/// The variable of the environment that names a player of one's own.
pub const VARIABLE: &str = "REACHLINE_PLAYER";

/// How a player is handed sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Feed {
    /// A WAV on its standard input, whose length nobody knows before its end.
    Input,
    /// A WAV file, so it begins only when all sound is there. Its name stands for [`FILE`] among the arguments, and
    /// in the variable [`FILE_VARIABLE`] of the environment.
    File,
}

/// The argument for which the name of a file stands.
const FILE: &str = "{file}";
/// The variable in which the name of a file stands.
const FILE_VARIABLE: &str = "REACHLINE_SOUND";

/// A program that plays sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    program: PathBuf,
    arguments: Vec<OsString>,
    feed: Feed,
}

impl Player {
    /// The player that the environment names with [`VARIABLE`]; without that, the one that `settings` name; and
    /// without that, the first that is there of those known on this system.
    ///
    /// # Errors
    /// When there is none, or the one that was named is not there.
    pub fn find(settings: Option<&str>) -> Result<Self, Trouble> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        match std::env::var(VARIABLE) {
            Ok(named) if !named.trim().is_empty() => Self::written(&named, &format!("`{VARIABLE}`"), &path),
            Ok(_) | Err(std::env::VarError::NotPresent) => match settings {
                Some(named) => Self::written(named, "`player` in the settings", &path),
                None => known::first(&path),
            },
            Err(std::env::VarError::NotUnicode(_)) => Err(Trouble(format!(
                "`{VARIABLE}` is not text in UTF-8; write the program and its arguments, as in `paplay`"
            ))),
        }
    }

    /// The player that is written so: a program and its arguments, quoted as in a shell. It is handed a WAV on its
    /// standard input, or as a file where an argument is `{file}`. No shell reads it.
    ///
    /// # Errors
    /// When it cannot be read, or is not there.
    pub fn named(written: &str) -> Result<Self, Trouble> {
        Self::written(written, "the player", &std::env::var_os("PATH").unwrap_or_default())
    }

    /// The same, as it was written in a `place`; programs are looked for in `path`.
    fn written(written: &str, place: &str, path: &OsString) -> Result<Self, Trouble> {
        let mut words = shell_words::split(written).map_err(|_| {
            Trouble(format!("{place} has a quote that is never closed: {}; close it", quoted(written)))
        })?;
        if words.first().is_none_or(String::is_empty) {
            return Err(Trouble(format!(
                "{place} names no program; write one, as in `paplay`, or remove it"
            )));
        }
        let name = words.remove(0);
        let Some(program) = in_path(&name, path) else {
            return Err(Trouble(format!(
                "{place} names {}, and there is no such program; correct it, or remove it to use a player that is there",
                quoted(&name)
            )));
        };
        let feed = if words.iter().any(|word| word == FILE) { Feed::File } else { Feed::Input };
        Ok(Self { program, arguments: words.into_iter().map(OsString::from).collect(), feed })
    }

    /// What it is called.
    pub fn name(&self) -> String {
        let name = self.program.file_stem().unwrap_or(self.program.as_os_str());
        name.to_string_lossy().into_owned()
    }

    /// Where it is.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Plays sound and comes back when it was heard.
    ///
    /// # Errors
    /// When the player cannot be started, stops before the end, or takes no sound.
    pub fn play(&self, sound: &Sound) -> Result<(), Trouble> {
        let mut stream = self.open(sound.rate())?;
        stream.write(sound)?;
        stream.finish()
    }

    /// Begins to play sound of so many samples a second, which is handed over piece by piece. For callers that are
    /// not within a tokio runtime.
    ///
    /// # Errors
    /// When the player cannot be started.
    pub fn open(&self, rate: u32) -> Result<Stream, Trouble> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Trouble(format!("cannot wait for the player: {error}")))?;
        let playing = runtime.block_on(async { self.start(rate) })?;
        Ok(Stream { playing, runtime })
    }

    /// The same within a tokio runtime.
    ///
    /// # Errors
    /// When the player cannot be started.
    pub fn start(&self, rate: u32) -> Result<Playing, Trouble> {
        Playing::start(self, rate)
    }
}

/// Sound that is being played, for callers that wait.
#[derive(Debug)]
pub struct Stream {
    // Before the runtime, in which it ends.
    playing: Playing,
    runtime: tokio::runtime::Runtime,
}

impl Stream {
    /// Hands more sound over. Comes back when the player has taken it, which is before it is heard.
    ///
    /// # Errors
    /// When the player has stopped, or takes no sound.
    pub fn write(&mut self, sound: &Sound) -> Result<(), Trouble> {
        self.runtime.block_on(self.playing.write(sound))
    }

    /// There is no more sound: comes back when all was heard.
    ///
    /// # Errors
    /// When the player stops before the end, or does not end.
    pub fn finish(mut self) -> Result<(), Trouble> {
        self.runtime.block_on(self.playing.finish())
    }
}

/// Where a program is that somebody named, by its name or by its way.
pub(super) fn in_path(name: &str, path: &OsString) -> Option<PathBuf> {
    let named = Path::new(name);
    if named.components().count() > 1 {
        return is_program(named).then(|| named.to_owned());
    }
    let endings: &[&str] = if cfg!(windows) { &["", ".exe", ".cmd", ".bat"] } else { &[""] };
    std::env::split_paths(path)
        .filter(|folder| !folder.as_os_str().is_empty())
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|candidate| is_program(candidate))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(written: &str) -> Result<Player, String> {
        Player::named(written).map_err(|trouble| trouble.to_string())
    }

    #[test]
    fn a_player_is_named_with_its_arguments_and_no_shell_reads_them() {
        let player = named("cargo 'two words' $HOME").unwrap();
        assert_eq!(player.name(), "cargo");
        assert_eq!(player.arguments, ["two words", "$HOME"]);
    }

    #[test]
    fn a_name_that_leads_nowhere_is_told() {
        for (written, words) in [
            ("no-such-player --loud", "there is no such program"),
            ("./no/such/player", "there is no such program"),
            ("'open", "quote that is never closed"),
            ("''", "names no program"),
            (" ", "names no program"),
        ] {
            assert!(named(written).unwrap_err().contains(words), "{written}: {:?}", named(written));
        }
    }
}
