//! A WAV that is written while it is made: one channel of 16 bits, whose header says that its length is unknown.

/// The header, for so many samples a second and so many bytes of sound, or for a length that nobody knows yet.
pub(super) fn header(rate: u32, length: Option<u32>) -> [u8; 44] {
    const CHANNELS: u16 = 1;
    const BYTES: u16 = 2;
    // What players take for "until there is no more".
    let data = length.unwrap_or(u32::MAX);
    let whole = length.map_or(u32::MAX, |length| length.saturating_add(36));
    let mut header = [0; 44];
    let pieces: [&[u8]; 13] = [
        b"RIFF",
        &whole.to_le_bytes(),
        b"WAVE",
        b"fmt ",
        &16_u32.to_le_bytes(),
        &1_u16.to_le_bytes(),
        &CHANNELS.to_le_bytes(),
        &rate.to_le_bytes(),
        &rate.saturating_mul(u32::from(BYTES)).to_le_bytes(),
        &BYTES.to_le_bytes(),
        &(BYTES * 8).to_le_bytes(),
        b"data",
        &data.to_le_bytes(),
    ];
    let mut place = 0;
    for piece in pieces {
        header[place..place + piece.len()].copy_from_slice(piece);
        place += piece.len();
    }
    header
}

/// Samples from -1 to 1 as bytes. What is louder than can be is as loud as can be.
pub(super) fn bytes(samples: &[f32]) -> Vec<u8> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cast from a float stays within the integer's range"
    )]
    let sample = |sample: &f32| (sample * f32::from(i16::MAX)).round() as i16;
    samples.iter().flat_map(|one| sample(one).to_le_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wav_of_known_length_is_read_back_by_another() {
        let sound = bytes(&[0.0, 1.0, -1.0, 7.0, f32::NAN]);
        let mut file = header(22050, Some(u32::try_from(sound.len()).unwrap())).to_vec();
        file.extend(&sound);
        let mut read = hound::WavReader::new(file.as_slice()).unwrap();
        assert_eq!((read.spec().sample_rate, read.spec().channels), (22050, 1));
        let samples: Vec<i16> = read.samples().map(Result::unwrap).collect();
        assert_eq!(samples, [0, i16::MAX, -i16::MAX, i16::MAX, 0]);
    }
}
