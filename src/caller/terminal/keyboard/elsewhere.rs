//! Terminals of other systems: each line or key is read when it is wanted, in the way it is wanted.

use std::io;
use std::sync::mpsc as threads;

use console::{Key, Term};
use tokio::sync::mpsc;

use super::Asked;
use crate::caller::terminal::incoming::Incoming;

/// The keyboard of the terminal at standard input.
#[derive(Debug)]
pub struct Keyboard {
    wanted: threads::Sender<Asked>,
}

impl Keyboard {
    /// Begins to read the terminal at standard input, for `to`.
    ///
    /// # Errors
    /// When there is no thread to read it.
    pub fn read(to: mpsc::Sender<Incoming>) -> io::Result<Self> {
        let (wanted, asked) = threads::channel();
        std::thread::Builder::new().spawn(move || {
            for asked in asked {
                let incoming = once(asked);
                let over = incoming == Incoming::End;
                if to.blocking_send(incoming).is_err() || over {
                    return;
                }
            }
        })?;
        Ok(Self { wanted })
    }

    /// One more line or key is wanted.
    pub fn ask(&mut self, asked: Asked) {
        // When the thread is gone, it has said that there is no more.
        let _ = self.wanted.send(asked);
    }

    /// Nothing has to be said again here.
    pub fn resume(&mut self) {}
}

fn once(asked: Asked) -> Incoming {
    let term = Term::stdout();
    let read = match asked {
        Asked::Line => {
            let mut line = String::new();
            io::stdin().read_line(&mut line).map(|_| line)
        }
        Asked::HiddenLine => term.read_secure_line().map(|line| format!("{line}\n")),
        Asked::Keys => loop {
            match term.read_key() {
                Ok(Key::Char(c)) => break Ok(c.to_string()),
                Ok(Key::Enter) => break Ok("\n".to_owned()),
                Ok(_) => {}
                Err(error) => break Err(error),
            }
        },
    };
    match read {
        Ok(read) if !read.is_empty() => Incoming::Bytes(read.into_bytes()),
        Ok(_) | Err(_) => Incoming::End,
    }
}
