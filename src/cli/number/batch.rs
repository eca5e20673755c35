//! Lines that were here together, answered on all cores and in their order. What is here at a time is bounded, so a
//! file of any length takes the same memory.

use std::io::{self, BufWriter};
use std::ops::Range;

use rayon::prelude::*;

use super::answer::Asked;
use super::lines::Line;

/// A batch with so much text is full.
const FULL_BYTES: usize = 64 * 1024;
/// How many lines one core takes at a time; fewer than this are not worth waking another for.
const PART_LINES: usize = 256;

/// Lines that wait for their answers.
#[derive(Default)]
pub(super) struct Batch {
    text: Vec<u8>,
    lines: Vec<Kept>,
}

struct Kept {
    bytes: Range<usize>,
    cut: u64,
}

/// What answers are written to. JSON is written in pieces of a few bytes; a buffer takes those at once, a list of bytes
/// looks for room each time.
type Out = BufWriter<Vec<u8>>;

/// Answers in the order of their lines.
pub(super) struct Answered {
    pub(super) text: Vec<u8>,
    pub(super) all_valid: bool,
}

impl Batch {
    pub(super) fn push(&mut self, line: &Line<'_>) {
        let start = self.text.len();
        self.text.extend_from_slice(line.bytes);
        self.lines.push(Kept { bytes: start..self.text.len(), cut: line.cut });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        self.text.len() >= FULL_BYTES
    }

    /// Forgets the lines. Room that one very long line took is given back.
    pub(super) fn clear(&mut self) {
        self.lines.clear();
        self.text.clear();
        self.text.shrink_to(2 * FULL_BYTES);
    }

    /// Answers every line with `write`, several parts at a time.
    pub(super) fn answer<W>(&self, write: W) -> io::Result<Vec<Answered>>
    where
        W: Fn(&mut Out, &Asked<'_>) -> io::Result<()> + Sync,
    {
        if self.lines.len() <= PART_LINES {
            return Ok(vec![self.answer_part(&self.lines, &write)?]);
        }
        self.lines.par_chunks(PART_LINES).map(|lines| self.answer_part(lines, &write)).collect()
    }

    fn answer_part<W>(&self, lines: &[Kept], write: &W) -> io::Result<Answered>
    where
        W: Fn(&mut Out, &Asked<'_>) -> io::Result<()>,
    {
        let mut out = Out::new(Vec::new());
        let mut all_valid = true;
        for line in lines {
            let asked = Asked::from_line(&Line { bytes: &self.text[line.bytes.clone()], cut: line.cut });
            write(&mut out, &asked)?;
            all_valid &= asked.number.is_ok();
        }
        Ok(Answered { text: out.into_inner().map_err(|error| error.into_error())?, all_valid })
    }
}
