//! Terminals of Unix: what is typed is read all the time, and how it is handed on is a setting of the terminal.

use std::io;

use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};
use tokio::sync::mpsc;

use super::Asked;
use crate::caller::terminal::incoming::{Incoming, read_all};

/// The keyboard of the terminal at standard input.
#[derive(Debug)]
pub struct Keyboard {
    /// As the terminal was.
    original: Termios,
    now: Asked,
}

impl Keyboard {
    /// Begins to read the terminal at standard input, for `to`.
    ///
    /// # Errors
    /// When there is no terminal, or no thread to read it.
    pub fn read(to: mpsc::Sender<Incoming>) -> io::Result<Self> {
        let original = tcgetattr(io::stdin())?;
        std::thread::Builder::new().spawn(move || read_all(io::stdin(), &to))?;
        Ok(Self { original, now: Asked::Line })
    }

    /// From now on, keys are wanted so. A terminal that refuses goes on as it is.
    pub fn ask(&mut self, asked: Asked) {
        if self.now != asked {
            self.now = asked;
            self.set();
        }
    }

    /// Says again how keys are wanted, for the shell changes it while the program is suspended.
    pub fn resume(&mut self) {
        self.set();
    }

    fn set(&self) {
        let mut wanted = self.original.clone();
        match self.now {
            Asked::Line => {}
            Asked::HiddenLine => wanted.local_modes -= LocalModes::ECHO,
            // What stops and suspends the program still does.
            Asked::Keys => {
                wanted.local_modes -= LocalModes::ECHO | LocalModes::ICANON;
                wanted.special_codes[SpecialCodeIndex::VMIN] = 1;
                wanted.special_codes[SpecialCodeIndex::VTIME] = 0;
            }
        }
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &wanted);
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.original);
    }
}
