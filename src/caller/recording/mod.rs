//! A call as sound: what the hotline says on the left, what the caller does on the right, in the call's own time. A
//! WebVTT file beside it says who says what when, and a transcript says it in the notation. Nothing in them tells a
//! secret, or the caller's own number, unless it is asked for.

mod captions;
mod masked;
mod place;
mod studio;
#[cfg(test)]
mod tests;
mod tracks;

use std::io;
use std::time::Duration;

pub use place::{Place, Taken};
pub use studio::Studio;

use super::Witness;
use crate::call::Ending;
use crate::clock::At;
use crate::file::{why, write_whole};
use crate::sound::wav::{Form, WavFile};
use crate::sound::{count, tone};
use crate::transcript::mask::Mask;
use crate::transcript::{Form as NotationForm, Moment, Notation};
use crate::voice::Trouble;

/// Samples a second: what a telephone carries.
pub const RATE: u32 = 8_000;

/// The hotline answers in the silence after the first ring.
pub const ANSWERED: Duration = Duration::from_secs(2);

/// How much of the tone is heard that tells how the call ended.
const AFTER: Duration = Duration::from_millis(2_100);

/// A call that is over, ready to be written.
#[derive(Debug)]
pub struct Recording<'a> {
    witness: &'a Witness,
    studio: &'a Studio,
    /// What stands at the head of the transcript.
    heads: String,
}

/// Why a recording could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The voice could not say something.
    #[error("{0}")]
    Voice(#[from] Trouble),
    /// A file could not be written.
    #[error("cannot write {name}: {}", why(error))]
    File {
        /// Which, in quotation marks.
        name: String,
        /// Why.
        error: io::Error,
    },
}

impl<'a> Recording<'a> {
    /// A call, with remarks and heads for its transcript; the witness remembers all of it, and its words took as long
    /// as this studio said.
    pub fn new(witness: &'a Witness, studio: &'a Studio, heads: String) -> Self {
        Self { witness, studio, heads }
    }

    /// Writes the sound, the captions and the transcript. The sound comes last: where it is, the others are.
    ///
    /// # Errors
    /// When the voice failed, or a file cannot be written; then there is no sound under that name but what was there.
    pub fn write(&self, place: &Place) -> Result<(), Fault> {
        let told = |path: &std::path::Path| {
            let name = crate::diagnostic::quoted(&path.display().to_string());
            move |error| Fault::File { name, error }
        };
        self.studio.trouble()?;
        let mut file = WavFile::create(place.wav(), Form::stereo(RATE)).map_err(told(place.wav()))?;
        self.sound(&mut |samples| file.write(samples).map_err(told(place.wav())))?;
        write_whole(place.transcript(), |out| out.write_all(self.transcript().as_bytes()))
            .map_err(told(place.transcript()))?;
        write_whole(place.captions(), |out| out.write_all(self.captions().as_bytes()))
            .map_err(told(place.captions()))?;
        file.finish().map_err(told(place.wav()))
    }

    /// Hands over the sound, left and right by turns, a second or less at a time.
    ///
    /// # Errors
    /// When the voice cannot say something, or whoever takes the sound cannot.
    pub fn sound(&self, take: &mut dyn FnMut(&[f32]) -> Result<(), Fault>) -> Result<(), Fault> {
        let mut tracks = tracks::Tracks::new(self.hotline_track(), self.caller_track());
        let length = count(RATE, self.length()) as u64;
        while tracks.written() < length {
            let more = (length - tracks.written()).min(u64::from(RATE));
            take(tracks.next(usize::try_from(more).unwrap_or(usize::MAX))?)?;
        }
        Ok(())
    }

    /// How long the whole of it lasts.
    pub fn length(&self) -> Duration {
        let after = self.after().map_or(Duration::ZERO, |_| AFTER);
        ANSWERED + self.ended().since(At::START) + after
    }

    fn ended(&self) -> At {
        self.witness.ended_at().unwrap_or(self.witness.now())
    }

    /// The tone that tells how the call ended; none where it goes on and only the recording ends.
    fn after(&self) -> Option<tone::LineTone> {
        self.witness.ending().map(|ending| match ending {
            Ending::Transferred(_) => tone::RINGING,
            Ending::HungUp | Ending::Finished(_) => tone::BUSY,
        })
    }

    /// Who says what when, as WebVTT.
    pub fn captions(&self) -> String {
        captions::captions(self.witness)
    }

    /// The call in the notation.
    pub fn transcript(&self) -> String {
        let mut lines = self.heads.clone();
        let mut notation = Notation::new(NotationForm::Record);
        for moment in self.witness.all_moments() {
            let what = moment.what.clone().without(self.witness.numbers(), Mask::Stars);
            notation.write(&Moment { at: moment.at, what }, &mut lines);
        }
        notation.advance(self.ended(), &mut lines);
        lines
    }

    /// What the hotline says and the line sounds like, in order, none over another.
    fn hotline_track(&self) -> impl Iterator<Item = tracks::Clip> {
        let ring = tracks::Clip::new(At::START, Ok(tone::RINGING.sound(RATE, Duration::from_secs(1))));
        let said = self.witness.heard().iter().flat_map(|heard| self.clips(heard));
        let ended = self.ended() + ANSWERED;
        let after = self.after().map(|after| tracks::Clip::new(ended, Ok(after.sound(RATE, AFTER))));
        std::iter::once(ring).chain(said).chain(after)
    }

    /// Something that was said, part by part, as far as it was heard.
    fn clips(&self, heard: &'a super::Heard) -> impl Iterator<Item = tracks::Clip> {
        let lexicon = self.witness.lexicon();
        let utterance = heard.utterance(lexicon);
        let lengths = lexicon.part_lengths(utterance, heard.pace);
        let mut now = heard.from;
        utterance.parts().iter().zip(lengths).filter_map(move |(part, length)| {
            let from = now;
            now = now + length;
            let heard_of = heard.to.since(from);
            if heard_of.is_zero() {
                return None;
            }
            let sound = masked::sound(part, length, heard.pace, self.studio, self.witness.numbers())?;
            let sound = sound.map(|sound| if heard_of < length { sound.cut_after(heard_of) } else { sound });
            Some(tracks::Clip::new(from + ANSWERED, sound))
        })
    }

    /// What the caller does, in order, with the silence between two keys that a receiver needs.
    fn caller_track(&self) -> impl Iterator<Item = tracks::Clip> {
        use super::witness::Audible;
        let mut free = At::START;
        self.witness.sounded().iter().map(move |sounded| {
            let sound = match sounded.what {
                Audible::Key(key) => tone::key(RATE, key),
                Audible::HiddenKey => tone::hidden(RATE, tone::KEY),
                Audible::Words => tone::typed(RATE),
            };
            let at = (sounded.at + ANSWERED).max(free);
            free = at + sound.length() + tone::BETWEEN_KEYS;
            tracks::Clip::new(at, Ok(sound))
        })
    }
}
