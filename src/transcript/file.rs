//! A transcript on disk that grows with its call: whatever stops the program or the disk, what was told before
//! is there, and in JSON it is a whole document.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use super::head::Head;
use super::mask::Mask;
use super::moment::Moment;
use super::notation::{Form, Notation};
use crate::clock::At;
use crate::key::Keys;

/// What follows the last event in JSON.
const TAIL: &str = "\n]}\n";

/// A transcript on disk.
#[derive(Debug)]
pub struct TranscriptFile {
    file: File,
    shape: Shape,
    /// How many bytes are sure to stay.
    length: u64,
    /// Whether it is an ordinary file, whose end can be written anew.
    rewinds: bool,
}

#[derive(Debug)]
enum Shape {
    Lines(Notation, Mask),
    Json { first: bool },
}

impl TranscriptFile {
    /// A transcript for people, in the notation; a file that is there is replaced. `before` is what it begins
    /// with: remarks and heads.
    ///
    /// # Errors
    /// When the file cannot be made or written.
    pub fn text(path: &Path, before: &str) -> io::Result<Self> {
        Self::begin(File::create(path)?, Shape::Lines(Notation::new(Form::Record), Mask::Stars), before)
    }

    /// A test call; a file that is there is somebody's work, and never replaced.
    ///
    /// # Errors
    /// When the file is there, or cannot be made or written.
    pub fn test_call(path: &Path, before: &str) -> io::Result<Self> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        Self::begin(file, Shape::Lines(Notation::new(Form::Call), Mask::Word), before)
    }

    /// A transcript for programs, a JSON document; a file that is there is replaced.
    ///
    /// # Errors
    /// When the file cannot be made or written.
    pub fn json(path: &Path, head: &Head) -> io::Result<Self> {
        let head = serde_json::to_string(head)?;
        let before = format!("{},\n\"events\":[", head.trim_end_matches('}'));
        Self::begin(File::create(path)?, Shape::Json { first: true }, &before)
    }

    fn begin(file: File, shape: Shape, before: &str) -> io::Result<Self> {
        let rewinds = file.metadata()?.is_file();
        let mut begun = Self { file, shape, length: 0, rewinds };
        begun.add(before)?;
        Ok(begun)
    }

    /// Adds what happened, without the numbers that are not to be kept.
    ///
    /// # Errors
    /// When the file cannot be written; what it held before is still there.
    pub fn write(&mut self, moment: &Moment, numbers: &[Keys]) -> io::Result<()> {
        let mut more = String::new();
        match &mut self.shape {
            Shape::Lines(notation, mask) => {
                let what = moment.what.clone().without(numbers, *mask);
                notation.write(&Moment { at: moment.at, what }, &mut more);
            }
            Shape::Json { first } => {
                let what = moment.what.clone().without(numbers, Mask::Stars);
                more.push_str(if std::mem::take(first) { "\n" } else { ",\n" });
                more.push_str(&serde_json::to_string(&Moment { at: moment.at, what })?);
            }
        }
        self.add(&more)
    }

    /// Adds what has been said up to a moment.
    ///
    /// # Errors
    /// When the file cannot be written; what it held before is still there.
    pub fn advance(&mut self, now: At) -> io::Result<()> {
        let mut more = String::new();
        match &mut self.shape {
            Shape::Lines(notation, _) => notation.advance(now, &mut more),
            Shape::Json { .. } => {}
        }
        self.add(&more)
    }

    /// Nothing more comes.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        match self.shape {
            Shape::Json { .. } if !self.rewinds => self.file.write_all(TAIL.as_bytes()),
            Shape::Json { .. } | Shape::Lines(..) => self.file.flush(),
        }
    }

    /// Writes more, and the tail behind it, over the tail before.
    fn add(&mut self, more: &str) -> io::Result<()> {
        if more.is_empty() {
            return Ok(());
        }
        let tail = match self.shape {
            Shape::Json { .. } if self.rewinds => TAIL,
            Shape::Json { .. } | Shape::Lines(..) => "",
        };
        if !self.rewinds {
            return self.file.write_all(more.as_bytes());
        }
        let written = self.put(&format!("{more}{tail}"));
        if written.is_err() {
            // The tail was there before, so there is room for it; if not even that can be written, then the
            // error says enough.
            let _ = self.put(tail).and_then(|()| self.file.set_len(self.length + tail.len() as u64));
            return written;
        }
        self.length += more.len() as u64;
        Ok(())
    }

    /// Writes behind what is sure to stay.
    fn put(&mut self, bytes: &str) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.length))?;
        self.file.write_all(bytes.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::{Act, Clock, FORM, Happened, Numbers, Transcript};

    fn head() -> Head {
        Head {
            form: FORM,
            reachline: "0.0.0".to_owned(),
            hotline: "china-post".to_owned(),
            script: None,
            digest: "fnv1a-128:0".to_owned(),
            connected: jiff::Timestamp::UNIX_EPOCH,
            timezone: Some("Asia/Shanghai".to_owned()),
            language: None,
            clock: Clock::Virtual,
            seed: None,
            asked: false,
            numbers: Numbers::Masked,
        }
    }

    fn act(line: &str) -> Moment {
        Moment { at: At::from_millis(7), what: Happened::of_act(Act::read(line).unwrap()) }
    }

    #[test]
    fn a_json_transcript_is_whole_after_every_event() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("call.json");
        let read = || Transcript::read(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let mut file = TranscriptFile::json(&path, &head()).unwrap();
        assert_eq!(read(), Transcript { head: head(), events: Vec::new() });
        let events = [act("press 1"), act("wait 10s"), act("hang up")];
        for (index, event) in events.iter().enumerate() {
            file.write(event, &[]).unwrap();
            assert_eq!(read().events, events[..=index]);
        }
        file.finish().unwrap();
        assert_eq!(read().events, events);
    }

    #[test]
    fn a_test_call_that_is_there_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.call");
        std::fs::write(&path, "press 2\n").unwrap();
        let refused = TranscriptFile::test_call(&path, "").unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "press 2\n");
    }

    #[test]
    fn a_transcript_for_people_replaces_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("call.txt");
        std::fs::write(&path, "something long that was here before\n").unwrap();
        let mut file = TranscriptFile::text(&path, "# a call\n").unwrap();
        file.write(&act("press 1"), &[]).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "# a call\npress    1\n");
    }
}
