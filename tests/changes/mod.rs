//! Sound bytes with changes in them, which go deeper than any bytes at all.

use proptest::prelude::*;
use proptest::sample::Index;

/// A change: cut out, put in, or said again.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Cut(Index, usize),
    Insert(Index, Vec<u8>),
    Repeat(Index, usize, usize),
}

/// Changes that put in these pieces, and say something again fewer times than this.
pub(crate) fn change(pieces: impl Strategy<Value = Vec<u8>>, times: usize) -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (any::<Index>(), pieces).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (any::<Index>(), 1..60_usize, 2..times)
            .prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
    ]
}

/// The bytes with all changes made, one after another.
pub(crate) fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let size = bytes.len() + 1;
        match change {
            Change::Cut(at, length) => {
                let at = at.index(size);
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Change::Insert(at, piece) => {
                let at = at.index(size);
                bytes.splice(at..at, piece.iter().copied());
            }
            Change::Repeat(at, length, times) => {
                let at = at.index(size);
                let piece = bytes[at..(at + length).min(bytes.len())].repeat(*times);
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}
