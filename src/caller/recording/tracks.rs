//! Two tracks of sound, each a row of clips at their times, put together piece by piece: an hour takes no more memory
//! than its longest clip.

use super::RATE;
use crate::clock::At;
use crate::sound::{Sound, count};
use crate::voice::Trouble;

/// Sound at its time.
#[derive(Debug)]
pub(super) struct Clip {
    from: u64,
    sound: Result<Sound, Trouble>,
}

impl Clip {
    /// Sound that begins at a time since the recording began.
    pub(super) fn new(at: At, sound: Result<Sound, Trouble>) -> Self {
        Self { from: count(RATE, at.since(At::START)) as u64, sound }
    }
}

/// Left and right.
pub(super) struct Tracks<L: Iterator<Item = Clip>, R: Iterator<Item = Clip>> {
    left: Track<L>,
    right: Track<R>,
    written: u64,
    piece: Vec<f32>,
}

struct Track<I> {
    clips: I,
    /// The clip that comes next, or is being heard.
    now: Option<Clip>,
}

impl<L: Iterator<Item = Clip>, R: Iterator<Item = Clip>> Tracks<L, R> {
    pub(super) fn new(left: L, right: R) -> Self {
        let (left, right) = (Track { clips: left, now: None }, Track { clips: right, now: None });
        Self { left, right, written: 0, piece: Vec::new() }
    }

    /// How many samples of each track there were so far.
    pub(super) fn written(&self) -> u64 {
        self.written
    }

    /// So many more of each, by turns.
    pub(super) fn next(&mut self, more: usize) -> Result<&[f32], Trouble> {
        self.piece.clear();
        self.piece.resize(2 * more, 0.0);
        self.left.add(&mut self.piece, 0, self.written)?;
        self.right.add(&mut self.piece, 1, self.written)?;
        self.written += more as u64;
        Ok(&self.piece)
    }
}

impl<I: Iterator<Item = Clip>> Track<I> {
    /// Adds what is heard from a moment on, to every second sample.
    fn add(&mut self, piece: &mut [f32], side: usize, begin: u64) -> Result<(), Trouble> {
        let end = begin + piece.len() as u64 / 2;
        loop {
            if self.now.is_none() {
                self.now = self.clips.next();
            }
            let Some(clip) = &self.now else { return Ok(()) };
            if clip.from >= end {
                return Ok(());
            }
            let samples = clip.sound.as_ref().map_err(Clone::clone)?.samples();
            let over = clip.from + samples.len() as u64;
            for at in clip.from.max(begin)..over.min(end) {
                let (into, of) = (2 * (at - begin), at - clip.from);
                let place = usize::try_from(into).unwrap_or(usize::MAX) + side;
                piece[place] += samples[usize::try_from(of).unwrap_or(usize::MAX)];
            }
            if over > end {
                return Ok(());
            }
            self.now = None;
        }
    }
}
