//! What a WAV says of itself before its sound begins, read and written.

use std::io::{self, Read};

use super::read::WavFault;
use super::write::{Encoding, Form};

/// How samples stand in a file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Eight bits, silence in the middle.
    Unsigned8,
    /// So many bytes, signed, the lowest first.
    Signed(usize),
    /// Four bytes of floating point.
    Float,
    /// Eight bytes of floating point.
    Double,
    /// G.711, by one of its two laws.
    MuLaw,
    /// G.711, by the other.
    ALaw,
}

impl Kind {
    /// How many bytes a sample takes.
    pub(super) const fn width(self) -> usize {
        match self {
            Self::Unsigned8 | Self::MuLaw | Self::ALaw => 1,
            Self::Signed(bytes) => bytes,
            Self::Float => 4,
            Self::Double => 8,
        }
    }
}

/// What a header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) kind: Kind,
    pub(super) channels: usize,
    pub(super) rate: u32,
    /// How many bytes of sound there are; none where the one who wrote it could not know.
    pub(super) bytes: Option<u64>,
}

/// The slowest and fastest rates of any sound there is.
const RATES: std::ops::RangeInclusive<u32> = 4_000..=192_000;

/// Music has up to eight channels; more is a header that is no header.
const MOST_CHANNELS: u16 = 8;

/// Before the sound there may be names, pictures and notes; a file with more of them than this is something else.
const MOST_BEFORE: u64 = 16 * 1024 * 1024;

/// Programs that write into a pipe cannot know how much will come, and put a length here that is near the most that
/// fits: all ones, or half of that, or a little less for the header.
const UNKNOWN: u32 = 0x7FFF_0000;

/// Reads up to where the sound begins.
pub(super) fn read(from: &mut impl Read) -> Result<Head, WavFault> {
    let mut riff = [0; 12];
    let begun = fill(from, &mut riff)?;
    if begun == 0 {
        return Err(WavFault::Empty);
    }
    if begun < 12 || &riff[..4] != b"RIFF" || &riff[8..] != b"WAVE" {
        return Err(WavFault::NotWav(other(&riff[..begun])));
    }
    let (mut format, mut passed) = (None, 0_u64);
    loop {
        let mut chunk = [0; 8];
        if fill(from, &mut chunk)? < 8 {
            return Err(WavFault::NoSound);
        }
        let length = u32::from_le_bytes([chunk[4], chunk[5], chunk[6], chunk[7]]);
        match &chunk[..4] {
            b"data" => {
                let (kind, channels, rate) = format.ok_or(WavFault::NoFormat)?;
                let bytes = (length < UNKNOWN).then_some(u64::from(length));
                return Ok(Head { kind, channels, rate, bytes });
            }
            b"fmt " => format = Some(read_format(from, length)?),
            _ => {
                // A chunk of odd length is followed by a byte that fills it up.
                let length = u64::from(length) + u64::from(length % 2);
                passed += length;
                if passed > MOST_BEFORE
                    || io::copy(&mut from.by_ref().take(length), &mut io::sink())? < length
                {
                    return Err(WavFault::NoSound);
                }
            }
        }
    }
}

fn read_format(from: &mut impl Read, length: u32) -> Result<(Kind, usize, u32), WavFault> {
    const LONGEST: usize = 256;
    let length = length as usize + (length % 2) as usize;
    let mut bytes = [0; LONGEST];
    if !(16..=LONGEST).contains(&length) || fill(from, &mut bytes[..length])? < length {
        return Err(WavFault::NoFormat);
    }
    let two = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
    let (tag, channels, align, bits) = (two(0), two(2), two(12), two(14));
    let rate = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
    // An extended format says what it is a little further on.
    let tag = if tag == 0xFFFE && length >= 26 { two(24) } else { tag };
    let kind = match (tag, bits) {
        (1, 8) => Kind::Unsigned8,
        (1, 16 | 24 | 32) => Kind::Signed(usize::from(bits / 8)),
        (3, 32) => Kind::Float,
        (3, 64) => Kind::Double,
        (6, 8) => Kind::ALaw,
        (7, 8) => Kind::MuLaw,
        (1 | 3 | 6 | 7, _) => return Err(WavFault::Bits(bits)),
        (tag, _) => return Err(WavFault::Coding(coding(tag))),
    };
    if channels == 0 || channels > MOST_CHANNELS {
        return Err(WavFault::Channels(channels));
    }
    if !RATES.contains(&rate) {
        return Err(WavFault::Rate(rate));
    }
    if usize::from(align) != usize::from(channels) * kind.width() {
        return Err(WavFault::NoFormat);
    }
    Ok((kind, usize::from(channels), rate))
}

/// What a coding is called that is not read here.
fn coding(tag: u16) -> String {
    match tag {
        0x02 | 0x11 => "ADPCM".to_owned(),
        0x31 => "GSM 6.10".to_owned(),
        0x50 | 0x55 => "MPEG".to_owned(),
        other => format!("coding number {other}"),
    }
}

/// What a file is, where it is no WAV.
fn other(begin: &[u8]) -> &'static str {
    match begin {
        [b'R', b'I', b'F', b'F', ..] => "it is a RIFF file of another kind",
        [b'R', b'I', b'F', b'X', ..] => "it is a WAV with its bytes in the other order",
        [b'R', b'F', b'6', b'4', ..] => "it is an RF64, which is for more than four gigabytes",
        [b'I', b'D', b'3', ..] | [0xFF, 0xE2..=0xFF, ..] => "it looks like an MP3",
        [b'O', b'g', b'g', b'S', ..] => "it is an Ogg file",
        [b'f', b'L', b'a', b'C', ..] => "it is a FLAC file",
        begin if begin.iter().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()) => {
            "it looks like text"
        }
        _ => "it begins with something else",
    }
}

/// Reads until the buffer is full or nothing more comes; gives how much came.
pub(super) fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match from.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// The header of so many bytes of sound; without a number, as those write it who cannot know.
pub(super) fn written(form: Form, bytes: Option<u32>) -> Vec<u8> {
    let width = form.encoding.width();
    let align = form.channels * width;
    let mut head = Vec::with_capacity(58);
    // Whoever codes otherwise than linearly says how many samples there are, in a chunk of its own.
    let linear = form.encoding == Encoding::Pcm16;
    let before = if linear { 36 } else { 50 };
    let padded = |bytes: u32| bytes.saturating_add(bytes % 2).saturating_add(before);
    head.extend_from_slice(b"RIFF");
    head.extend_from_slice(&bytes.map_or(u32::MAX, padded).to_le_bytes());
    head.extend_from_slice(b"WAVEfmt ");
    head.extend_from_slice(&(if linear { 16_u32 } else { 18 }).to_le_bytes());
    head.extend_from_slice(&form.encoding.tag().to_le_bytes());
    head.extend_from_slice(&form.channels.to_le_bytes());
    head.extend_from_slice(&form.rate.to_le_bytes());
    head.extend_from_slice(&(form.rate * u32::from(align)).to_le_bytes());
    head.extend_from_slice(&align.to_le_bytes());
    head.extend_from_slice(&(width * 8).to_le_bytes());
    if !linear {
        head.extend_from_slice(&0_u16.to_le_bytes());
        head.extend_from_slice(b"fact");
        head.extend_from_slice(&4_u32.to_le_bytes());
        let frames = bytes.map_or(u32::MAX, |bytes| bytes / u32::from(align.max(1)));
        head.extend_from_slice(&frames.to_le_bytes());
    }
    head.extend_from_slice(b"data");
    head.extend_from_slice(&bytes.unwrap_or(u32::MAX).to_le_bytes());
    head
}
