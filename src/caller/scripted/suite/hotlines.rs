//! The hotlines that test calls are to: each is read and checked once, however many calls name it.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diagnostic::{Diagnostic, Severity};
use crate::script::{self, Hotline};

/// What came of reading a hotline.
#[derive(Debug)]
pub struct Answer {
    /// The hotline, if it is sound.
    pub hotline: Option<Arc<Hotline>>,
    /// Its faults.
    pub faults: Vec<Diagnostic>,
    /// Why it could not be read at all.
    pub unreadable: Option<String>,
    /// Where it is; none for the built-in one.
    pub path: Option<PathBuf>,
}

/// Every hotline of a run.
#[derive(Debug, Default)]
pub struct Hotlines {
    known: Mutex<HashMap<Option<PathBuf>, Arc<OnceLock<Arc<Answer>>>>>,
}

impl Hotlines {
    /// The hotline at a path, or the built-in one.
    pub fn get(&self, path: Option<PathBuf>) -> Arc<Answer> {
        // Nothing that could panic is done while the map is held.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let place = Arc::clone(known.entry(path.clone()).or_default());
        drop(known);
        Arc::clone(place.get_or_init(|| Arc::new(read(path))))
    }
}

/// The path of a hotline that a call file names, from the folder that the call file is in.
pub(super) fn beside(call_file: &Path, named: &str) -> PathBuf {
    let mut path = call_file.parent().unwrap_or(Path::new("")).to_owned();
    for part in Path::new(named).components() {
        match part {
            // A folder and the way back out of it are nothing, unless the folder is a link; so a name is only taken
            // away again if it was written.
            Component::ParentDir if path.file_name().is_some() && !path.is_symlink() => {
                path.pop();
            }
            Component::CurDir => {}
            Component::ParentDir | Component::Normal(_) | Component::RootDir | Component::Prefix(_) => {
                path.push(part);
            }
        }
    }
    path
}

fn read(path: Option<PathBuf>) -> Answer {
    let checked = match &path {
        None => Ok(script::built_in()),
        Some(path) => script::load(path),
    };
    match checked {
        Ok(checked) => {
            let sound = checked.faults.iter().all(|fault| fault.severity < Severity::Error);
            let hotline = checked.hotline.filter(|_| sound).map(Arc::new);
            Answer { hotline, faults: checked.faults, unreadable: None, path }
        }
        Err(error) => Answer { hotline: None, faults: Vec::new(), unreadable: Some(error.to_string()), path },
    }
}
