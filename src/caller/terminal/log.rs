//! Where a walk is told: on standard output for the person, and in files that are kept. A file that cannot be
//! written is given up with a sentence, and the walk goes on.

use std::io::{self, Write};

use crate::caller::Witness;
use crate::clock::At;
use crate::diagnostic::{printable, quoted};
use crate::key::Key;
use crate::transcript::mask::Mask;
use crate::transcript::{Happened, Hidden, Moment, Notation, TranscriptFile};

/// What begins a line on which a secret is typed. It is no part of what is printed of the call.
pub(super) const HIDDEN: &str = "# secret digits, not shown: ";

/// Whether what the caller does still has to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echo {
    /// Nobody has seen it yet.
    Needed,
    /// It stands behind the prompt.
    Shown,
    /// It is this key, on the line of the keys that were shown before it.
    Joined(Key),
}

/// Where a person is asked for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// On standard output, which is the terminal that the answer is typed in.
    OnOutput,
    /// On standard error, because standard output goes elsewhere.
    Beside,
    /// Nowhere: nobody is there to be asked.
    Never,
}

/// How a walk is told on standard output.
#[derive(Debug)]
pub enum Telling {
    /// In the notation of a test call.
    Notation(Notation),
    /// As JSON Lines.
    Json,
}

/// A file that a walk is told to.
#[derive(Debug)]
pub struct Kept {
    /// What messages call it.
    pub name: String,
    /// The file.
    pub file: TranscriptFile,
}

/// Where a walk is told.
pub struct Log {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    telling: Telling,
    /// Whether standard output goes to the person's own terminal, who may read their own number there.
    private: bool,
    asks: Asks,
    /// Whether the line on standard output is not at its end: a prompt, or keys that may go on.
    open: bool,
    kept: Vec<Kept>,
    lost: bool,
}

impl Log {
    /// Tells a walk on `out`, with remarks beside it on `err`.
    pub fn new(out: Box<dyn Write>, err: Box<dyn Write>, telling: Telling, asks: Asks) -> Self {
        Self { out, err, telling, private: false, asks, open: false, kept: Vec::new(), lost: false }
    }

    /// The same, where standard output goes to nobody but the person, who may read their own number there.
    #[must_use]
    pub fn in_private(mut self, private: bool) -> Self {
        self.private = private;
        self
    }

    /// Tells it to a file as well.
    pub fn keep(&mut self, kept: Kept) {
        self.kept.push(kept);
    }

    /// Whether a file was given up.
    pub fn has_lost(&self) -> bool {
        self.lost
    }

    /// Tells what happened since this was last done.
    ///
    /// # Errors
    /// When standard output cannot be written; the files have it all the same.
    pub fn tell(&mut self, witness: &mut Witness, echo: Echo) -> io::Result<()> {
        let moments = witness.take_moments();
        let (numbers, now) = (witness.numbers(), witness.now());
        let mut lost = Vec::new();
        for kept in &mut self.kept {
            let written = moments.iter().try_for_each(|moment| kept.file.write(moment, numbers));
            if let Err(error) = written.and_then(|()| kept.file.advance(now)) {
                lost.push((kept.name.clone(), error));
            }
        }
        for (name, error) in lost {
            self.lose(&name, &error);
        }
        for moment in &moments {
            let what = moment.what.clone();
            let what = if self.private { what } else { what.without(numbers, Mask::Stars) };
            self.show(&Moment { at: moment.at, what }, echo)?;
        }
        self.advance(now)
    }

    /// Shows what has been said up to a moment.
    fn advance(&mut self, now: At) -> io::Result<()> {
        let mut lines = String::new();
        if let Telling::Notation(notation) = &mut self.telling {
            notation.advance(now, &mut lines);
        }
        self.lines(&lines)
    }

    /// When there is something to show next, if nothing happens before.
    pub fn next(&self) -> Option<At> {
        match &self.telling {
            Telling::Notation(notation) => notation.next(),
            Telling::Json => None,
        }
    }

    fn show(&mut self, moment: &Moment, echo: Echo) -> io::Result<()> {
        let notation = match &mut self.telling {
            Telling::Json => return self.lines(&format!("{}\n", serde_json::to_string(moment)?)),
            Telling::Notation(notation) => notation,
        };
        let (mut before, mut own) = (String::new(), String::new());
        notation.advance(moment.at, &mut before);
        notation.write(moment, &mut own);
        self.lines(&before)?;
        match (&moment.what, echo) {
            (Happened::Press { .. } | Happened::PressHidden { .. } | Happened::Type { .. }, Echo::Shown) => {
                Ok(())
            }
            (Happened::Press { .. }, Echo::Joined(key)) => self.join("press    ", key.as_char()),
            // Who types their own number at their own terminal sees what they type, and how far a secret is.
            (Happened::PressHidden { why: Hidden::Number, .. }, Echo::Joined(key)) if self.private => {
                self.join("press    ", key.as_char())
            }
            (Happened::PressHidden { why: Hidden::Secret, .. }, Echo::Joined(_)) => self.join(HIDDEN, '*'),
            _ => self.lines(&own),
        }
    }

    /// Shows a key on the line of those before it, or begins a line.
    fn join(&mut self, begin: &str, shown: char) -> io::Result<()> {
        let begin = if std::mem::replace(&mut self.open, true) { "" } else { begin };
        write!(self.out, "{begin}{shown}")?;
        self.out.flush()
    }

    /// Shows whole lines.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn lines(&mut self, lines: &str) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        self.close()?;
        self.out.write_all(lines.as_bytes())?;
        self.out.flush()
    }

    /// Says something that is no part of the call: behind `#` in the notation, on standard error beside JSON.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn remark(&mut self, words: &str) -> io::Result<()> {
        let words = printable(words);
        match self.telling {
            Telling::Notation(_) => self.lines(&format!("# {words}\n")),
            Telling::Json => {
                self.aside(&format!("{words}\n"));
                Ok(())
            }
        }
    }

    /// Asks for an answer, on the line where it will stand.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn prompt(&mut self, words: &str) -> io::Result<()> {
        match self.asks {
            Asks::OnOutput => {
                self.close()?;
                self.open = true;
                self.out.write_all(words.as_bytes())?;
                self.out.flush()
            }
            Asks::Beside => {
                self.aside(words);
                Ok(())
            }
            Asks::Never => Ok(()),
        }
    }

    /// Where answers are asked for.
    pub fn asks(&self) -> Asks {
        self.asks
    }

    /// The person ended the line that they were asked on.
    pub fn answered(&mut self) {
        self.open = false;
    }

    /// Ends a line that is not at its end.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn close(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.open) {
            self.out.write_all(b"\n")?;
            self.out.flush()?;
        }
        Ok(())
    }

    /// Says something on standard error. When that is closed, there is nobody left to tell.
    pub fn aside(&mut self, words: &str) {
        let _ = self.err.write_all(words.as_bytes()).and_then(|()| self.err.flush());
    }

    /// Gives a file up.
    fn lose(&mut self, name: &str, error: &io::Error) {
        self.lost = true;
        self.kept.retain(|kept| kept.name != name);
        self.aside(&format!(
            "error: cannot write {} any further: {}; what it held so far is kept, and the walk goes on\n",
            quoted(name),
            why(error)
        ));
    }

    /// Closes the files.
    pub fn finish(&mut self) {
        for kept in std::mem::take(&mut self.kept) {
            if let Err(error) = kept.file.finish() {
                self.lose(&kept.name, &error);
            }
        }
    }
}

/// What the system says of a failure, in words alone.
pub fn why(error: &io::Error) -> String {
    let words = error.to_string();
    match words.split_once(" (os error") {
        Some((words, _)) => words.to_lowercase(),
        None => words,
    }
}
