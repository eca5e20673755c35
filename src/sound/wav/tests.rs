//! WAV files as other programs write and read them; `hound`, which shares no code with what is here, is the other
//! program.

use std::io::Cursor;
use std::time::Duration;

use super::*;
use crate::sound::Sound;

/// A second of something that is different at every sample.
fn sound() -> Sound {
    let samples = (0..8000_i16).map(|n| f32::from(n % 799 * 10 - 4000) / 5000.0).collect();
    Sound::new(8000, samples)
}

fn by_hound(spec: hound::WavSpec, write: impl Fn(&mut hound::WavWriter<Cursor<&mut Vec<u8>>>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = hound::WavWriter::new(Cursor::new(&mut bytes), spec).unwrap();
    write(&mut writer);
    writer.finalize().unwrap();
    bytes
}

fn apart(one: &Sound, other: &Sound) -> f32 {
    assert_eq!((one.rate(), one.samples().len()), (other.rate(), other.samples().len()));
    let pairs = one.samples().iter().zip(other.samples());
    pairs.map(|(one, other)| (one - other).abs()).fold(0.0, f32::max)
}

#[test]
fn what_is_written_is_read_back_and_others_read_it_too() {
    let written = bytes(&sound(), Encoding::Pcm16).unwrap();
    assert!(apart(&read(written.as_slice()).unwrap(), &sound()) < 1.0 / 32000.0);
    let mut reader = hound::WavReader::new(written.as_slice()).unwrap();
    assert_eq!((reader.spec().sample_rate, reader.spec().channels, reader.len()), (8000, 1, 8000));
    let theirs: Vec<f32> = reader.samples::<i16>().map(|s| f32::from(s.unwrap()) / 32768.0).collect();
    assert!(apart(&Sound::new(8000, theirs), &sound()) < 1.0 / 32000.0);
}

#[test]
fn the_laws_of_telephony_keep_speech_within_their_steps() {
    for encoding in [Encoding::MuLaw, Encoding::ALaw] {
        let written = bytes(&sound(), encoding).unwrap();
        assert_eq!(written.len(), 58 + 8000);
        let back = read(written.as_slice()).unwrap();
        // The coarsest of their steps is a thirty-second of the loudest sound.
        assert!(apart(&back, &sound()) < 1.0 / 32.0, "{encoding:?}");
        assert!(apart(&back.louder(1.0), &sound()) > 0.0001);
    }
}

#[test]
fn every_width_of_sample_is_read_and_both_channels_become_one() {
    for (bits, format) in [
        (8, hound::SampleFormat::Int),
        (16, hound::SampleFormat::Int),
        (24, hound::SampleFormat::Int),
        (32, hound::SampleFormat::Int),
        (32, hound::SampleFormat::Float),
    ] {
        let spec =
            hound::WavSpec { channels: 2, sample_rate: 16000, bits_per_sample: bits, sample_format: format };
        let theirs = by_hound(spec, |writer| {
            for step in [0.0, 0.25, 0.5, -0.75] {
                // Left alone, so that the two together are half as loud.
                for sample in [step, 0.0] {
                    match format {
                        hound::SampleFormat::Float => writer.write_sample(sample).unwrap(),
                        #[expect(clippy::cast_possible_truncation, reason = "quarters of a whole number")]
                        hound::SampleFormat::Int => {
                            let whole = f64::from(sample) * f64::from(2_u32.pow(u32::from(bits) - 1));
                            writer.write_sample(whole as i32).unwrap();
                        }
                    }
                }
            }
        });
        let ours = read(theirs.as_slice()).unwrap();
        assert!(apart(&ours, &Sound::new(16000, vec![0.0, 0.125, 0.25, -0.375])) < 1e-6, "{bits} {format:?}");
    }
}

#[test]
fn a_header_that_leaves_the_length_open_is_believed_and_one_that_promises_too_much_is_not() {
    let mut piped = Writer::new(Vec::new(), Form::mono(8000), Extent::Open).unwrap();
    piped.write(sound().samples()).unwrap();
    let piped = piped.finish().unwrap();
    assert!(apart(&read(piped.as_slice()).unwrap(), &sound()) < 1.0 / 32000.0);

    let whole = bytes(&sound(), Encoding::Pcm16).unwrap();
    let told = read(&whole[..44 + 4000]).unwrap_err().to_string();
    assert_eq!(told, "its header promises 1s of sound, but it ends after 250ms; save or fetch it anew");
}

#[test]
fn what_is_no_wav_is_refused_in_words_that_say_what_it_is() {
    let whole = bytes(&sound(), Encoding::Pcm16).unwrap();
    let with = |at: usize, with: &[u8]| {
        let mut changed = whole.clone();
        changed[at..at + with.len()].copy_from_slice(with);
        changed
    };
    for (bytes, told) in [
        (Vec::new(), "it is empty"),
        (b"[hotline]\nname = \"a\"".to_vec(), "it looks like text"),
        (b"ID3\x04\0\0\0\0\0\0\0\0".to_vec(), "it looks like an MP3"),
        (b"fLaC\0\0\0\x22\0\0\0\0".to_vec(), "it is a FLAC file"),
        (whole[..20].to_vec(), "does not say how the sound is written"),
        (whole[..36].to_vec(), "ends before any sound begins"),
        (with(20, &[2, 0]), "coded as ADPCM"),
        (with(22, &[0, 0]), "it has 0 channels"),
        (with(22, &[0xFF, 0xFF]), "it has 65535 channels"),
        (with(24, &[0; 4]), "0 samples a second"),
        (with(24, &[0xFF; 4]), "4294967295 samples a second"),
        (with(34, &[12, 0]), "its samples have 12 bits"),
        (with(32, &[7, 0]), "does not say how the sound is written"),
        (with(16, &[0xFF; 4]), "does not say how the sound is written"),
        (with(12, b"junk\xFF\xFF\xFF\x7F"), "ends before any sound begins"),
    ] {
        let fault = read(bytes.as_slice()).unwrap_err().to_string();
        assert!(fault.contains(told), "{fault}\nshould say: {told}");
    }
}

#[test]
fn notes_before_the_sound_are_passed_over_also_of_odd_length() {
    let whole = bytes(&sound(), Encoding::Pcm16).unwrap();
    let mut noted = whole[..36].to_vec();
    noted.extend_from_slice(b"LIST\x03\0\0\0abc\0");
    noted.extend_from_slice(&whole[36..]);
    assert!(apart(&read(noted.as_slice()).unwrap(), &sound()) < 1.0 / 32000.0);
}

/// A voice that never stops, behind a header that leaves the length open.
struct Endless(Cursor<Vec<u8>>, u64);

impl std::io::Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let head = self.0.read(buffer)?;
        if head > 0 {
            return Ok(head);
        }
        buffer.fill(0);
        self.1 += buffer.len() as u64;
        Ok(buffer.len())
    }
}

#[test]
fn a_wav_that_never_ends_is_given_up_after_the_longest_that_is_read() {
    let head = Writer::new(Vec::new(), Form::mono(8000), Extent::Open).unwrap().finish().unwrap();
    let mut endless = Endless(Cursor::new(head), 0);
    let fault = read(&mut endless).unwrap_err().to_string();
    assert!(fault.contains("more than 30 minutes"), "{fault}");
    assert!(endless.1 < 2 * 8000 * (LONGEST.as_secs() + 10));
}

#[test]
fn a_sample_that_is_no_number_is_refused_and_one_that_is_too_loud_is_as_loud_as_can_be() {
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: 8000,
        bits_per_sample: 32,
        sample_format: hound::SampleFormat::Float,
    };
    let nan = by_hound(spec, |writer| writer.write_sample(f32::NAN).unwrap());
    assert!(read(nan.as_slice()).unwrap_err().to_string().contains("no number"));
    assert_eq!(write::linear(7.0), i16::MAX);
    assert_eq!(write::linear(-7.0), i16::MIN);
    assert_eq!(write::linear(f32::NAN), 0);
}

#[test]
fn a_file_is_there_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("call.wav");
    save(&path, &sound(), Encoding::Pcm16).unwrap();
    let whole = std::fs::read(&path).unwrap();
    assert_eq!(whole, bytes(&sound(), Encoding::Pcm16).unwrap(), "the length is right once it is known");

    let mut given_up = WavFile::create(&path, Form::mono(8000)).unwrap();
    given_up.write(&[0.5; 100]).unwrap();
    drop(given_up);
    assert_eq!(std::fs::read(&path).unwrap(), whole, "what was there before is still there");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "and nothing beside it");
    assert_eq!(read(whole.as_slice()).unwrap().length(), Duration::from_secs(1));
}

#[test]
#[cfg(unix)]
fn a_full_disk_is_told_and_a_link_stays_a_link() {
    let full = save(std::path::Path::new("/dev/full"), &sound(), Encoding::Pcm16).unwrap_err();
    assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
    save(std::path::Path::new("/dev/null"), &sound(), Encoding::Pcm16).unwrap();
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file(), "a device is written to, never replaced");

    let folder = tempfile::tempdir().unwrap();
    let (link, file) = (folder.path().join("link.wav"), folder.path().join("file.wav"));
    std::fs::write(&file, "before").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    save(&link, &sound(), Encoding::Pcm16).unwrap();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(std::fs::read(&file).unwrap().starts_with(b"RIFF"));
}

#[test]
fn a_folder_that_is_not_there_is_told_without_names_that_nobody_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let told = save(&folder.path().join("no/call.wav"), &sound(), Encoding::Pcm16).unwrap_err();
    assert_eq!(told.kind(), std::io::ErrorKind::NotFound);
    assert!(!told.to_string().contains(".part"), "{told}");
    let told = save(folder.path(), &sound(), Encoding::Pcm16).unwrap_err();
    assert_eq!(told.kind(), std::io::ErrorKind::IsADirectory);
}
