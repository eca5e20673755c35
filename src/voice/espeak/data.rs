//! The data of the embedded voice. eSpeak NG reads files, so they are unpacked once for each version into the user's
//! cache folder: beside their place first, then moved there in one step, so that neither a second start at the same time
//! nor a kill in the middle leaves half of them.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etcetera::BaseStrategy;
use flate2::Crc;
use flate2::read::GzDecoder;
use tempfile::TempDir;

use super::super::Trouble;

/// Every file, with its place, as gzip (RFC 1952): the phonemes, the description of each language that is spoken, and a
/// dictionary for each.
const FILES: &[(&str, &[u8])] = &include!(concat!(env!("OUT_DIR"), "/voice.rs"));

/// Who holds this unpacks.
const LOCK: &str = "espeak-ng.lock";
/// What folders begin with while they are unpacked.
const UNFINISHED: &str = ".unpacking-";
/// What is left over from a start that was killed so long ago is cleared away.
const LEFT_OVER: Duration = Duration::from_secs(60 * 60);

/// Where the data is.
#[derive(Debug)]
pub(super) enum Data {
    /// In the cache, for every later start.
    Cached(PathBuf),
    /// In a folder that goes when the voice does.
    Temporary(TempDir),
}

impl Data {
    /// The data in the user's cache folder, or in a temporary folder where the cache cannot be written.
    pub(super) fn unpacked() -> Result<Self, Trouble> {
        let cache =
            etcetera::choose_base_strategy().ok().map(|strategy| strategy.cache_dir().join("reachline"));
        match cache.map(|cache| Self::cached(&cache)) {
            Some(Ok(cached)) => Ok(cached),
            Some(Err(_)) | None => Self::temporary(&std::env::temp_dir()),
        }
    }

    /// The data in a cache folder, unpacked if it is not there as it should be.
    pub(super) fn cached(cache: &Path) -> io::Result<Self> {
        let place = cache.join(format!("espeak-ng-{}", espeak_ng::EspeakNg::version()));
        if is_whole(&place) {
            return Ok(Self::Cached(place));
        }
        fs::create_dir_all(cache)?;
        // One start at a time; the lock goes with whoever holds it, also when they are killed.
        let lock = File::create(cache.join(LOCK))?;
        lock.lock()?;
        if is_whole(&place) {
            return Ok(Self::Cached(place));
        }
        clear_left_overs(cache);
        let unfinished = tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(cache)?;
        let fresh = unfinished.path().join("fresh");
        unpack(&fresh)?;
        if place.exists() {
            // Somebody has removed or changed files in it.
            fs::rename(&place, unfinished.path().join("damaged"))?;
        }
        fs::rename(&fresh, &place)?;
        Ok(Self::Cached(place))
    }

    fn temporary(temporary: &Path) -> Result<Self, Trouble> {
        let unpacked = || {
            let folder = tempfile::Builder::new().prefix("reachline-voice-").tempdir_in(temporary)?;
            unpack(folder.path())?;
            Ok(Self::Temporary(folder))
        };
        unpacked().map_err(|error: io::Error| {
            Trouble(format!(
                "the voice `{}` can unpack its data neither into the cache folder nor into `{}`: {error}; \
                 set `TMPDIR` to a folder with 3 MB to spare, or choose another voice with `--voice`",
                super::NAME,
                temporary.display()
            ))
        })
    }

    /// The folder to read from.
    pub(super) fn folder(&self) -> &Path {
        match self {
            Self::Cached(folder) => folder,
            Self::Temporary(folder) => folder.path(),
        }
    }
}

fn unpack(folder: &Path) -> io::Result<()> {
    for (name, packed) in FILES {
        let place = folder.join(name);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        io::copy(&mut GzDecoder::new(*packed), &mut File::create(place)?)?;
    }
    Ok(())
}

/// Whether every file is there, by its length and checksum. It takes a millisecond, and a damaged file would be heard.
fn is_whole(folder: &Path) -> bool {
    FILES.iter().all(|(name, packed)| {
        let Ok(found) = fs::read(folder.join(name)) else { return false };
        let mut sum = Crc::new();
        sum.update(&found);
        // RFC 1952, 2.3.1: a member ends with both.
        packed.ends_with(&[sum.sum().to_le_bytes(), sum.amount().to_le_bytes()].concat())
    })
}

/// What a killed start has left. Nothing depends on it, so nothing is said where it cannot be removed.
fn clear_left_overs(cache: &Path) {
    let Ok(entries) = fs::read_dir(cache) else { return };
    for entry in entries.flatten() {
        let left_over = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        let changed = entry.metadata().and_then(|about| about.modified());
        let age = changed.ok().and_then(|changed| SystemTime::now().duration_since(changed).ok());
        if left_over && age.is_some_and(|age| age > LEFT_OVER) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn the_wanted_files_are_all_in_the_program() {
        let names: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        let phonemes = ["intonations", "lang/gmw/en", "lang/sit/cmn", "phondata", "phonindex", "phontab"];
        assert_eq!(names, [&phonemes[..], &["en_dict", "cmn_dict"]].concat());
    }

    #[test]
    fn data_is_unpacked_once_and_mended_when_a_file_is_gone() {
        let cache = tempfile::tempdir().unwrap();
        let place = Data::cached(cache.path()).unwrap().folder().to_owned();
        let first = fs::metadata(place.join("phontab")).unwrap().modified().unwrap();
        Data::cached(cache.path()).unwrap();
        assert_eq!(fs::metadata(place.join("phontab")).unwrap().modified().unwrap(), first);

        fs::remove_file(place.join("en_dict")).unwrap();
        fs::write(place.join("phonindex"), "cut short").unwrap();
        let mut phonemes = fs::read(place.join("phondata")).unwrap();
        phonemes[300_000] ^= 1;
        fs::write(place.join("phondata"), phonemes).unwrap();
        Data::cached(cache.path()).unwrap();
        assert!(is_whole(&place));
        assert_eq!(names(cache.path()).len(), 2, "nothing is left beside it but the lock");
    }

    #[test]
    fn many_starts_at_once_all_find_whole_data() {
        let cache = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| is_whole(Data::cached(cache.path()).unwrap().folder())))
                .collect();
            assert!(starts.into_iter().all(|start| start.join().unwrap()));
        });
        assert_eq!(names(cache.path()).len(), 2);
    }

    #[test]
    fn what_a_kill_in_the_middle_left_is_never_used() {
        let cache = tempfile::tempdir().unwrap();
        let killed = cache.path().join(".unpacking-killed/fresh");
        fs::create_dir_all(&killed).unwrap();
        fs::write(killed.join("phontab"), "half").unwrap();
        assert!(is_whole(Data::cached(cache.path()).unwrap().folder()));
    }

    #[test]
    fn a_cache_that_cannot_be_written_is_done_without() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(Data::cached(file.path()).is_err());
        let temporary = tempfile::tempdir().unwrap();
        let data = Data::temporary(temporary.path()).unwrap();
        assert!(is_whole(data.folder()));
        drop(data);
        assert_eq!(names(temporary.path()).len(), 0);

        let trouble = Data::temporary(file.path()).unwrap_err().0;
        assert!(trouble.contains("TMPDIR"), "{trouble}");
    }
}
