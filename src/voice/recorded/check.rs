//! Whether a hotline's recordings can be heard as they are: none missing, each of the words that are said now, whole, not
//! clipped, without silence at its ends, and all as loud as each other.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::file::{why, write_whole};
use crate::prompt::Catalogue;
use crate::prompt::recordings::{Found, MANIFEST, Recordable, find, manifest, recordables};
use crate::sound::{Sound, recording};

/// Telephones need so many samples a second.
const LEAST_RATE: u32 = 8_000;
/// A sample this near to the end of what can be written was cut off, if its neighbours were too.
const CLIPPED: f32 = 0.999;
/// So many in a row are no accident.
const CLIPPED_IN_A_ROW: usize = 4;
/// What is softer is silence, about 50 dB below the loudest.
const SILENCE: f32 = 0.003;
/// More silence than this at an end makes callers wait.
const LONGEST_SILENCE: Duration = Duration::from_millis(500);
/// Recordings farther from the common loudness than this stand out, in LU.
const APART: f64 = 6.0;

/// Something that is wrong with a recording, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The language's tag.
    pub language: &'static str,
    /// The name of the recording, without its ending.
    pub id: String,
    /// What is wrong, and what to do.
    pub what: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}: {}", self.language, self.id, self.what)
    }
}

/// Checks the recordings of one language, in a folder.
///
/// # Errors
/// When the manifest cannot be read.
pub fn check(folder: &Path, catalogue: &Catalogue) -> Result<Vec<Remark>, String> {
    let language = catalogue.locale().tag;
    let manifest = manifest(folder)?;
    let mut remarks = Vec::new();
    for recordable in recordables(catalogue) {
        let mut tell = |what: String| remarks.push(Remark { language, id: recordable.id.clone(), what });
        let path = match find(folder, &manifest, &recordable) {
            Found::Missing => {
                tell(format!("is missing, so a voice says “{}”", recordable.ear));
                continue;
            }
            Found::NotAccepted(path) => {
                tell(format!(
                    "is not in `{MANIFEST}`, so it is not used; listen whether it says “{}”, then run this with --accept",
                    recordable.ear
                ));
                path
            }
            Found::Stale(path) => {
                tell(format!(
                    "says other words than “{}”; record it anew, then run this with --accept",
                    recordable.ear
                ));
                path
            }
            Found::Fresh(path) => path,
        };
        match recording::read(&path) {
            Err(why) => tell(why),
            Ok(sound) => faults(&sound).into_iter().for_each(tell),
        }
    }
    Ok(remarks)
}

/// The recordings of one language that are there and not heard, since nobody has accepted them for the words that are
/// said now.
///
/// # Errors
/// When the manifest cannot be read.
pub fn unheard(folder: &Path, catalogue: &Catalogue) -> Result<Vec<String>, String> {
    let manifest = manifest(folder)?;
    let unheard = |recordable: &Recordable| match find(folder, &manifest, recordable) {
        Found::NotAccepted(_) | Found::Stale(_) => true,
        Found::Missing | Found::Fresh(_) => false,
    };
    Ok(recordables(catalogue).into_iter().filter(unheard).map(|recordable| recordable.id).collect())
}

/// What is wrong with the sound itself.
fn faults(sound: &Sound) -> Vec<String> {
    let mut faults = Vec::new();
    let samples = sound.samples();
    let Some(first) = samples.iter().position(|sample| sample.abs() > SILENCE) else {
        return vec!["is silent from end to end; record it anew".to_owned()];
    };
    if sound.rate() < LEAST_RATE {
        faults.push(format!("has {} samples a second; record it with {LEAST_RATE} at least", sound.rate()));
    }
    if samples.windows(CLIPPED_IN_A_ROW).any(|row| row.iter().all(|sample| sample.abs() >= CLIPPED)) {
        faults.push("is clipped: it was too loud when it was recorded; record it anew, softer".to_owned());
    }
    let last = samples.iter().rposition(|sample| sample.abs() > SILENCE).unwrap_or(first);
    let length = |samples: usize| crate::sound::length(sound.rate(), samples as u64);
    for (silence, end) in [(length(first), "begins"), (length(samples.len() - 1 - last), "ends")] {
        if silence > LONGEST_SILENCE {
            faults.push(format!(
                "{end} with {} ms of silence; cut it to half a second or less",
                silence.as_millis()
            ));
        }
    }
    let loudness = sound.loudness().loudness;
    let apart = loudness - crate::sound::measure::TARGET;
    if apart.is_finite() && apart.abs() > APART {
        let which = if apart > 0.0 { "louder" } else { "softer" };
        faults.push(format!(
            "is {:.0} LU {which} than the {} LUFS of the others; it is evened out when played, and better recorded so",
            apart.abs(),
            crate::sound::measure::TARGET
        ));
    }
    faults
}

/// Says that every recording that is there says what the prompts say now; gives how many there are.
///
/// # Errors
/// When the manifest cannot be written.
pub fn accept(folder: &Path, catalogue: &Catalogue) -> Result<usize, String> {
    let there =
        |recordable: &Recordable| !matches!(find(folder, &BTreeMap::new(), recordable), Found::Missing);
    let accepted: BTreeMap<String, String> = recordables(catalogue)
        .into_iter()
        .filter(there)
        .map(|recordable| (recordable.id.clone(), recordable.digest()))
        .collect();
    let mut text = "# The words that each recording says, as fingerprints; `reachline voices --check HOTLINE --accept` writes them.\n".to_owned();
    for (id, digest) in &accepted {
        text.push_str(&format!("\"{id}\" = \"{digest}\"\n"));
    }
    let path: PathBuf = folder.join(MANIFEST);
    write_whole(&path, |out| out.write_all(text.as_bytes()))
        .map_err(|error| format!("cannot write `{}`: {}", path.display(), why(&error)))?;
    Ok(accepted.len())
}
