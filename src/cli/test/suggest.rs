//! `--suggest`: writes the shortest calls that would use what no call has used, each into a file of its own and never
//! over another.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use crate::caller::scripted::coverage::Coverage;
use crate::caller::scripted::suggest::{Suggestion, suggest};
use crate::cli::Failure;
use crate::diagnostic::{printable, quoted};
use crate::transcript::call_file::EXTENSION;

/// So many files of one name can be there already.
const MOST_ALIKE: u32 = 1000;

/// Writes calls for everything that was not used into `folder`, and says what each is for.
pub(super) fn write(all: &[Coverage], folder: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    if all.iter().all(|coverage| coverage.unused().next().is_none()) {
        writeln!(out, "nothing to suggest: everything is covered")?;
        return Ok(());
    }
    let refused = |path: &Path, error: &io::Error| {
        let path = quoted(&path.to_string_lossy());
        Failure::told(format!("cannot write {path}: {error}; name another folder for `--suggest`"))
    };
    fs::create_dir_all(folder).map_err(|error| refused(folder, &error))?;
    let mut written = 0;
    for coverage in all {
        let name = match &coverage.path {
            None => None,
            Some(script) => Some(from_folder(folder, script).map_err(|error| refused(folder, &error))?),
        };
        let suggestions = suggest(coverage, name.as_deref());
        for call in &suggestions.calls {
            let path = save(folder, call).map_err(|error| refused(folder, &error))?;
            let covers: Vec<String> = call.covers.iter().map(|item| item.words(&coverage.hotline)).collect();
            writeln!(out, "wrote {}, which covers {}", shown(&path), covers.join("; "))?;
            written += 1;
        }
        for item in &suggestions.left {
            let (name, line) = (printable(coverage.name()), coverage.line(*item));
            writeln!(out, "no call found for {name}:{line}: {}", item.words(&coverage.hotline))?;
        }
    }
    if written > 0 {
        writeln!(out, "read them, then make them with `reachline test {}`", shown(folder))?;
    }
    Ok(())
}

/// Writes a call under its name, or with a number behind it where that is taken.
fn save(folder: &Path, call: &Suggestion) -> io::Result<PathBuf> {
    for number in 1..=MOST_ALIKE {
        let behind = if number > 1 { format!("-{number}") } else { String::new() };
        let path = folder.join(format!("{}{behind}.{EXTENSION}", call.name));
        match File::create_new(&path) {
            Ok(mut file) => {
                file.write_all(call.text.as_bytes())?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other(format!("there are {MOST_ALIKE} files named `{}` already", call.name)))
}

/// How a call file in `folder` names a script.
fn from_folder(folder: &Path, script: &Path) -> io::Result<String> {
    let (folder, script) = (folder.canonicalize()?, script.canonicalize()?);
    let common = folder.components().zip(script.components()).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return Err(io::Error::other("the folder and the script are on different drives"));
    }
    let up = folder.components().skip(common).map(|_| "..".to_owned());
    let down = script.components().skip(common).filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    });
    Ok(up.chain(down).collect::<Vec<_>>().join("/"))
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}
