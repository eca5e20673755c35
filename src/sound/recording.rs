//! A recorded sound in a file, WAV or FLAC: how long it is, and the sound itself.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::time::Duration;

use super::wav::{self, LONGEST};
use super::{Sound, count, length};

/// Reads a recording.
///
/// # Errors
/// Why it cannot be read, in a sentence without its name.
pub fn read(path: &Path) -> Result<Sound, String> {
    let file = File::open(path).map_err(|error| format!("it cannot be opened: {error}"))?;
    if is_flac(path) {
        return flac(BufReader::new(file));
    }
    wav::read(BufReader::new(file)).map_err(|fault| fault.to_string())
}

/// How long a recording is, by its header where that says so.
///
/// # Errors
/// Why it cannot be read, in a sentence without its name.
pub fn length_of(path: &Path) -> Result<Duration, String> {
    let by_header = || {
        if is_flac(path) {
            let about = claxon::FlacReader::open(path).ok()?.streaminfo();
            return Some(length(about.sample_rate.max(1), about.samples?));
        }
        let mut file = BufReader::new(File::open(path).ok()?);
        wav::length_of(&mut file).ok()?
    };
    by_header().map_or_else(|| read(path).map(|sound| sound.length()), Ok)
}

fn is_flac(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("flac"))
}

/// Everything of a FLAC, its channels made one.
#[expect(clippy::cast_precision_loss, reason = "a sample has 24 bits, and there are a few channels")]
fn flac(file: BufReader<File>) -> Result<Sound, String> {
    let mut reader = claxon::FlacReader::new(file).map_err(|error| format!("it is no FLAC file: {error}"))?;
    let about = reader.streaminfo();
    if !(4_000..=192_000).contains(&about.sample_rate) || about.channels == 0 || about.bits_per_sample == 0 {
        return Err("its header says how no sound is written; save it anew".to_owned());
    }
    let most = count(about.sample_rate, LONGEST);
    let full = (1_i64 << (about.bits_per_sample - 1).min(31)) as f32;
    let channels = about.channels as usize;
    let (mut samples, mut sum, mut met) = (Vec::new(), 0.0, 0);
    for sample in reader.samples() {
        sum += sample.map_err(|error| format!("it is damaged: {error}"))? as f32 / full;
        met += 1;
        if met == channels {
            samples.push(sum / channels as f32);
            (sum, met) = (0.0, 0);
            if samples.len() > most {
                return Err(wav::WavFault::Long.to_string());
            }
        }
    }
    Ok(Sound::new(about.sample_rate, samples))
}
