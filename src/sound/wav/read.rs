//! A WAV read into sound of one channel. What other programs write is believed only as far as it is there: a header
//! that promises more than comes, and a file that never ends, are both told in words.

use std::io::{self, Read};
use std::time::Duration;

use audio_codec_algorithms::{decode_alaw, decode_ulaw};

use super::head::{self, Head, Kind, fill};
use crate::sound::{Sound, count, length};

/// Longer sound is not read into memory; no prompt and no answer of a voice comes near it.
pub const LONGEST: Duration = Duration::from_secs(30 * 60);

/// Why something is no WAV that can be read.
#[derive(Debug, thiserror::Error)]
pub enum WavFault {
    /// It could not be read at all.
    #[error("it cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// Nothing came.
    #[error("it is empty; a WAV file was expected")]
    Empty,
    /// It is something else.
    #[error("it is no WAV file: {0}; make it one, for example with `sox IN OUT.wav`")]
    NotWav(&'static str),
    /// It does not say how its samples stand.
    #[error("its header does not say how the sound is written; save it anew as 16-bit WAV")]
    NoFormat,
    /// It ends before its sound begins.
    #[error("it ends before any sound begins; save it anew")]
    NoSound,
    /// A coding that is not read.
    #[error("its sound is coded as {0}; save it anew as 16-bit PCM")]
    Coding(String),
    /// So many bits that nobody writes them.
    #[error("its samples have {0} bits; save it anew with 16")]
    Bits(u16),
    /// No channel, or too many.
    #[error("it has {0} channels; save it anew with one")]
    Channels(u16),
    /// A rate that no sound has.
    #[error("its header says {0} samples a second; 8000 to 48000 are usual")]
    Rate(u32),
    /// It ends too early.
    #[error("its header promises {promised:?} of sound, but it ends after {came:?}; save or fetch it anew")]
    Short {
        /// What the header says.
        promised: Duration,
        /// What is there.
        came: Duration,
    },
    /// It goes on too long.
    #[error("it holds more than {} minutes of sound, which is longer than anything that is said; cut it into pieces", LONGEST.as_secs() / 60)]
    Long,
    /// A sample that is no number.
    #[error("one of its samples is no number; save it anew as 16-bit PCM")]
    NotANumber,
}

/// Reads a WAV: 8, 16, 24 or 32 bits, floating point, or G.711; several channels become one. A header that leaves the
/// length open, as one does that was written into a pipe, is no fault.
///
/// # Errors
/// Why it cannot be read, in a sentence without the file's name, which only the asker knows.
pub fn read(mut from: impl Read) -> Result<Sound, WavFault> {
    let head = head::read(&mut from)?;
    let frame = head.kind.width() * head.channels;
    let most = count(head.rate, LONGEST);
    // Nothing is set aside on the word of a header.
    let mut samples: Vec<f32> = Vec::new();
    let mut left = head.bytes.unwrap_or(u64::MAX);
    let mut buffer = vec![0; frame * 4096];
    loop {
        let wanted = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        let came = fill(&mut from, &mut buffer[..wanted])?;
        left -= came as u64;
        for frame in buffer[..came].chunks_exact(frame) {
            samples.push(mixed(frame, &head)?);
        }
        if samples.len() > most {
            return Err(WavFault::Long);
        }
        if came < wanted || wanted == 0 {
            break;
        }
    }
    match head.bytes {
        Some(promised) if left >= frame as u64 => Err(WavFault::Short {
            promised: rounded(length(head.rate, promised / frame as u64)),
            came: rounded(length(head.rate, samples.len() as u64)),
        }),
        Some(_) | None => Ok(Sound::new(head.rate, samples)),
    }
}

/// How long the sound of a WAV is, by its header; none where that leaves it open.
///
/// # Errors
/// As [`read`], as far as the header goes.
pub fn length_of(from: &mut impl Read) -> Result<Option<Duration>, WavFault> {
    let head = head::read(from)?;
    let frame = (head.kind.width() * head.channels) as u64;
    Ok(head.bytes.map(|bytes| length(head.rate, bytes / frame)))
}

/// A length that reads well.
fn rounded(length: Duration) -> Duration {
    Duration::from_millis(u64::try_from(length.as_millis()).unwrap_or(u64::MAX))
}

/// The samples of one moment as one.
#[expect(clippy::cast_precision_loss, reason = "there are a few channels")]
fn mixed(frame: &[u8], head: &Head) -> Result<f32, WavFault> {
    let mut sum = 0.0;
    for sample in frame.chunks_exact(head.kind.width()) {
        sum += sample_of(head.kind, sample);
    }
    if sum.is_finite() { Ok(sum / head.channels as f32) } else { Err(WavFault::NotANumber) }
}

#[expect(clippy::cast_possible_truncation, reason = "more than 24 bits nobody hears")]
fn sample_of(kind: Kind, bytes: &[u8]) -> f32 {
    let array = |count: usize| {
        let mut array = [0; 8];
        array[..count].copy_from_slice(&bytes[..count]);
        array
    };
    match kind {
        Kind::Unsigned8 => (f32::from(bytes[0]) - 128.0) / 128.0,
        Kind::Signed(width) => {
            // The bytes stand at the upper end of a number of 32 bits, so that its sign is theirs.
            let mut wide = [0; 4];
            wide[4 - width..].copy_from_slice(bytes);
            (f64::from(i32::from_le_bytes(wide)) / 2_147_483_648.0) as f32
        }
        Kind::Float => {
            let [a, b, c, d, ..] = array(4);
            f32::from_le_bytes([a, b, c, d])
        }
        Kind::Double => f64::from_le_bytes(array(8)) as f32,
        Kind::MuLaw => f32::from(decode_ulaw(bytes[0])) / 32768.0,
        Kind::ALaw => f32::from(decode_alaw(bytes[0])) / 32768.0,
    }
}
