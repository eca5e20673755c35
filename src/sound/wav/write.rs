//! Sound written as a WAV while it is made, so that an hour takes no more memory than a moment.

use std::io::{self, Seek, SeekFrom, Write};

use audio_codec_algorithms::{encode_alaw, encode_ulaw};

use super::head;
use crate::sound::Sound;

/// How samples are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Sixteen bits, which every program reads.
    #[default]
    Pcm16,
    /// G.711 µ-law, eight bits, as telephones in North America and Japan have it.
    MuLaw,
    /// G.711 A-law, eight bits, as telephones elsewhere have it.
    ALaw,
}

impl Encoding {
    /// How many bytes a sample takes.
    pub(super) const fn width(self) -> u16 {
        match self {
            Self::Pcm16 => 2,
            Self::MuLaw | Self::ALaw => 1,
        }
    }

    /// The number that a header has for it.
    pub(super) const fn tag(self) -> u16 {
        match self {
            Self::Pcm16 => 1,
            Self::ALaw => 6,
            Self::MuLaw => 7,
        }
    }
}

/// What a WAV that is written holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// Samples a second.
    pub rate: u32,
    /// Channels: 1, or 2 for left and right.
    pub channels: u16,
    /// How samples are written.
    pub encoding: Encoding,
}

impl Form {
    /// One channel of sixteen bits.
    pub const fn mono(rate: u32) -> Self {
        Self { rate, channels: 1, encoding: Encoding::Pcm16 }
    }

    /// Left and right, of sixteen bits.
    pub const fn stereo(rate: u32) -> Self {
        Self { rate, channels: 2, encoding: Encoding::Pcm16 }
    }
}

/// How much sound will come, as far as it is known when the header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// So many samples of each channel.
    Known(u64),
    /// Nobody knows yet: the header says so, as programs do that write into a pipe. [`Writer::finish_in_place`] can
    /// put the right length there where one can go back.
    Open,
}

/// The most bytes of sound that a WAV holds: its lengths have 32 bits, and count part of the header too.
const MOST: u64 = 0xFFFF_FF00;

/// Writes a WAV.
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: W,
    form: Form,
    written: u64,
    buffer: Vec<u8>,
}

impl<W: Write> Writer<W> {
    /// Begins a WAV.
    ///
    /// # Errors
    /// When it cannot be written, or more is to come than a WAV can hold.
    pub fn new(mut out: W, form: Form, extent: Extent) -> io::Result<Self> {
        let bytes = match extent {
            Extent::Open => None,
            Extent::Known(samples) => {
                let bytes = samples.saturating_mul(u64::from(form.channels * form.encoding.width()));
                Some(u32::try_from(bytes).ok().filter(|_| bytes <= MOST).ok_or_else(too_long)?)
            }
        };
        out.write_all(&head::written(form, bytes))?;
        Ok(Self { out, form, written: 0, buffer: Vec::new() })
    }

    /// Adds samples, those of one moment for each channel after one another.
    ///
    /// # Errors
    /// When they cannot be written, or a WAV cannot hold so many.
    pub fn write(&mut self, samples: &[f32]) -> io::Result<()> {
        self.buffer.clear();
        match self.form.encoding {
            Encoding::Pcm16 => {
                self.buffer.resize(2 * samples.len(), 0);
                for (bytes, sample) in self.buffer.chunks_exact_mut(2).zip(samples) {
                    bytes.copy_from_slice(&linear(*sample).to_le_bytes());
                }
            }
            Encoding::MuLaw => self.buffer.extend(samples.iter().map(|sample| encode_ulaw(linear(*sample)))),
            Encoding::ALaw => self.buffer.extend(samples.iter().map(|sample| encode_alaw(linear(*sample)))),
        }
        self.written += self.buffer.len() as u64;
        if self.written > MOST {
            return Err(too_long());
        }
        self.out.write_all(&self.buffer)
    }

    /// Nothing more comes.
    ///
    /// # Errors
    /// When the end cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        // What has an odd length is filled up.
        if self.written % 2 == 1 {
            self.out.write_all(&[0])?;
        }
        self.out.flush()?;
        Ok(self.out)
    }

    /// Nothing more comes; goes back and puts the right length into the header.
    ///
    /// # Errors
    /// When the end or the header cannot be written.
    pub fn finish_in_place(self) -> io::Result<W>
    where
        W: Seek,
    {
        let (form, written) = (self.form, self.written);
        let mut out = self.finish()?;
        let bytes = u32::try_from(written).map_err(|_| too_long())?;
        out.seek(SeekFrom::Start(0))?;
        out.write_all(&head::written(form, Some(bytes)))?;
        out.seek(SeekFrom::End(0))?;
        out.flush()?;
        Ok(out)
    }
}

/// A whole WAV in memory.
///
/// # Errors
/// When the sound is longer than a WAV can hold.
pub fn bytes(sound: &Sound, encoding: Encoding) -> io::Result<Vec<u8>> {
    let form = Form { rate: sound.rate(), channels: 1, encoding };
    let extent = Extent::Known(sound.samples().len() as u64);
    let mut writer = Writer::new(Vec::new(), form, extent)?;
    writer.write(sound.samples())?;
    writer.finish()
}

/// A sample as sixteen bits, to the nearest. What is too loud is as loud as can be; what is no number is silence.
#[expect(clippy::cast_possible_truncation, reason = "the cast holds it within sixteen bits")]
pub(crate) fn linear(sample: f32) -> i16 {
    let wide = sample * 32768.0;
    // `round` is a call for each sample on processors of the oldest kind; this is a few steps for many at once.
    (wide + 0.5_f32.copysign(wide)) as i16
}

fn too_long() -> io::Error {
    io::Error::other("a WAV file holds four gigabytes at most; write less, or at a lower rate")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::cast_possible_truncation, reason = "what lies between -1 and 1 has sixteen bits")]
    fn samples_are_the_nearest_of_sixteen_bits_and_never_too_loud() {
        let near = [-1.0, -0.75, -0.500_01, -0.000_03, 0.0, 0.000_01, 0.000_02, 0.3, 0.9999];
        for sample in near {
            assert_eq!(linear(sample), (sample * 32768.0).round() as i16, "{sample}");
        }
        let loud = [(1.0, 32_767), (7.5, 32_767), (-1.5, -32_768), (f32::INFINITY, 32_767), (f32::NAN, 0)];
        for (sample, expected) in loud {
            assert_eq!(linear(sample), expected, "{sample}");
        }
    }
}
