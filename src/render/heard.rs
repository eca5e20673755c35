//! Who says a prompt: the hotline's recordings, as in a call, or the voice, or each a part of it. A recording counts by
//! its content, so that one that was made anew is heard the next time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;

use rayon::prelude::*;

use super::manifest::SaidBy;
use super::{Asked, Says};
use crate::prompt::recordings::Piece;
use crate::prompt::{Locale, Part, Utterance};
use crate::transcript::Digest;
use crate::voice::Voice;

/// Who says everything that is asked for.
pub(super) struct Heard<'a> {
    voice: &'a dyn Voice,
    /// The content of each recording that is needed.
    recordings: BTreeMap<&'a Path, String>,
}

/// Who says one prompt.
pub(super) struct Sources {
    pub(super) by: SaidBy,
    /// The files of its recordings, in the order in which they are heard first.
    pub(super) recordings: Vec<String>,
    /// What tells its sound from others; nothing where the voice alone says it.
    pub(super) texts: Vec<String>,
}

impl<'a> Heard<'a> {
    /// Looks at every recording that is needed. `voice` has them, if there are any.
    pub(super) fn of(voice: &'a dyn Voice, asked: &'a [Asked]) -> Self {
        let words = asked.iter().flat_map(|asked| &asked.says).filter_map(|says| match says {
            Says::Words(words) => Some(words),
            Says::Value(_) => None,
        });
        let recorded = words.flat_map(|words| pieces(voice, words)).filter_map(|(_, piece)| match piece {
            Piece::Recorded(recording) => Some(recording.path.as_path()),
            Piece::Words(_) => None,
        });
        let needed: BTreeSet<&Path> = recorded.collect();
        // What cannot be read now is not rendered either, so nothing is ever known under these words.
        let content = |path: &Path| {
            File::open(path)
                .and_then(|mut file| Digest::of_bytes(&mut file))
                .map_or_else(|_| "unreadable".to_owned(), |digest| digest.to_string())
        };
        let recordings = needed.into_par_iter().map(|path| (path, content(path))).collect();
        Self { voice, recordings }
    }

    /// Who says these words.
    pub(super) fn sources(&self, words: &Utterance) -> Sources {
        let mut recordings: Vec<String> = Vec::new();
        let mut texts = Vec::new();
        let mut voiced = false;
        for (locale, piece) in pieces(self.voice, words) {
            match piece {
                Piece::Recorded(recording) => {
                    let name = recording.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    if !recordings.contains(&name) {
                        recordings.push(name);
                    }
                    let content = self.recordings.get(recording.path.as_path());
                    texts.push(format!("recorded {}", content.map_or("", String::as_str)));
                }
                Piece::Words(words) => {
                    voiced |= words.chars().any(char::is_alphanumeric);
                    texts.push(format!("said {} {words}", locale.tag));
                }
            }
        }
        let by = match (recordings.is_empty(), voiced) {
            (true, _) => SaidBy::Voice,
            (false, true) => SaidBy::RecordingsAndVoice,
            (false, false) => SaidBy::Recordings,
        };
        if by == SaidBy::Voice {
            texts.clear();
        }
        Sources { by, recordings, texts }
    }
}

/// What is said, in order, each in its language: by recordings what they say, the rest by the voice.
fn pieces<'a>(voice: &'a dyn Voice, words: &'a Utterance) -> Vec<(&'static Locale, Piece<'a>)> {
    let words = words.parts().iter().filter_map(|part| match part {
        Part::Words { locale, said } => Some((*locale, said.ear.as_str())),
        Part::Pause(_) => None,
    });
    let pieces = words.flat_map(|(locale, ear)| {
        let pieces = match voice.recordings(locale) {
            Some(recordings) => recordings.pieces(ear),
            None => vec![Piece::Words(ear)],
        };
        pieces.into_iter().map(move |piece| (locale, piece))
    });
    pieces.collect()
}
