//! Where sound goes: to a player, into a file that is there whole or not at all, or through standard output.

use std::io::{self, IsTerminal, StdoutLock};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Failure, told};
use crate::diagnostic::quoted;
use crate::file::why;
use crate::sound::wav::{Encoding, Extent, Form, WavFile, Writer};
use crate::sound::{Sound, count};
use crate::voice::Settings;
use crate::voice::player::{Player, Stream};

/// The rate of telephones.
const TELEPHONE: u32 = 8_000;

/// Where sound was asked to go, and in which form.
#[derive(Clone, Debug)]
pub(super) struct To {
    place: Place,
    rate: Option<u32>,
    encoding: Encoding,
}

#[derive(Clone, Debug)]
enum Place {
    Player,
    StandardOutput,
    File(PathBuf),
}

impl To {
    pub(super) fn new(out: Option<PathBuf>, rate: Option<u32>, encoding: Encoding) -> Result<Self, Failure> {
        let place = match out {
            None if encoding != Encoding::Pcm16 => {
                return Err(Failure::told(
                    "`--encoding` is for a file; name one with `--out FILE.wav`, or leave it out",
                ));
            }
            None => Place::Player,
            Some(path) if path == Path::new("-") => {
                if io::stdout().is_terminal() {
                    return Err(Failure::told(
                        "a WAV is not written to a terminal; name a file with `--out FILE.wav`, or put `| PROGRAM` behind",
                    ));
                }
                Place::StandardOutput
            }
            Some(path) => Place::File(path),
        };
        let rate = rate.or((encoding != Encoding::Pcm16).then_some(TELEPHONE));
        Ok(Self { place, rate, encoding })
    }

    /// Whether something is cleared away when it does not come to its end.
    pub(super) fn is_file(&self) -> bool {
        matches!(self.place, Place::File(_))
    }

    /// Whether it is heard, and not kept.
    pub(super) fn is_player(&self) -> bool {
        matches!(self.place, Place::Player)
    }
}

/// Sound on its way out. It begins with the first sound, so that what cannot be said leaves nothing behind.
pub(super) struct Out<'a> {
    to: To,
    settings: &'a Settings,
    begun: Option<Begun>,
    samples: u64,
    rate: u32,
}

enum Begun {
    Player(Box<Stream>),
    StandardOutput(Writer<StdoutLock<'static>>),
    File(WavFile),
}

impl<'a> Out<'a> {
    pub(super) fn new(to: To, settings: &'a Settings) -> Self {
        Self { to, settings, begun: None, samples: 0, rate: 0 }
    }

    /// Whether something is cleared away when it does not come to its end.
    pub(super) fn is_file(&self) -> bool {
        self.to.is_file()
    }

    /// Whether there was any sound so far.
    pub(super) fn has_begun(&self) -> bool {
        self.begun.is_some()
    }

    /// Adds sound.
    pub(super) fn write(&mut self, sound: Sound) -> Result<(), Failure> {
        if self.begun.is_none() {
            self.rate = self.to.rate.unwrap_or(sound.rate());
        }
        let sound = sound.resampled(self.rate).faded();
        self.samples += sound.samples().len() as u64;
        let begun = match &mut self.begun {
            Some(begun) => begun,
            None => {
                let begun = self.begin()?;
                self.begun.insert(begun)
            }
        };
        match begun {
            Begun::Player(stream) => stream.write(&sound).map_err(told),
            Begun::StandardOutput(writer) => writer.write(sound.samples()).map_err(Failure::Output),
            Begun::File(file) => file.write(sound.samples()).map_err(|error| self.not_written(&error)),
        }
    }

    fn begin(&self) -> Result<Begun, Failure> {
        let form = Form { rate: self.rate, channels: 1, encoding: self.to.encoding };
        Ok(match &self.to.place {
            Place::Player => {
                let player = Player::find(self.settings.player.as_deref()).map_err(told)?;
                Begun::Player(Box::new(player.open(self.rate).map_err(told)?))
            }
            Place::StandardOutput => {
                Begun::StandardOutput(Writer::new(io::stdout().lock(), form, Extent::Open)?)
            }
            Place::File(path) => {
                Begun::File(WavFile::create(path, form).map_err(|error| self.not_written(&error))?)
            }
        })
    }

    /// How long the sound is so far, in words.
    pub(super) fn length_in_words(&self) -> String {
        let seconds = self.samples / u64::from(self.rate.max(1));
        match (seconds / 60, seconds % 60) {
            (0, seconds) => format!("{seconds} seconds"),
            (minutes, seconds) => format!("{minutes} minutes and {seconds} seconds"),
        }
    }

    /// Nothing more comes.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        match self.begun.take() {
            None => Err(Failure::told("there is nothing to say in this text; give it words")),
            Some(Begun::Player(stream)) => stream.finish().map_err(told),
            Some(Begun::StandardOutput(writer)) => Ok(writer.finish().map(drop)?),
            Some(Begun::File(file)) => file.finish().map_err(|error| self.not_written(&error)),
        }
    }

    fn not_written(&self, error: &io::Error) -> Failure {
        let name = match &self.to.place {
            Place::File(path) => quoted(&path.display().to_string()),
            Place::Player | Place::StandardOutput => "the output".to_owned(),
        };
        Failure::told(format!("cannot write {name}: {}; nothing was left in its place", why(error)))
    }

    /// Adds silence, if there is sound already.
    pub(super) fn pause(&mut self, length: Duration) -> Result<(), Failure> {
        if self.begun.is_none() {
            return Ok(());
        }
        self.write(Sound::new(self.rate, vec![0.0; count(self.rate, length)]))
    }
}
