//! Who calls: callers by their names, and callers in files.

use std::path::Path;

use crate::caller::simulated::callers::{self, BASELINE};
use crate::caller::simulated::habits::Habits;
use crate::caller::simulated::read::read_file;
use crate::cli::Failure;
use crate::cli::faults::complain;
use crate::diagnostic::{did_you_mean, listed, quoted};

/// The callers that were asked for; the baseline is always first among them, for all others are compared with it.
pub(super) fn callers(asked: &[String], accessible: bool) -> Result<Vec<Habits>, Failure> {
    if asked.is_empty() {
        return Ok(callers::all().to_vec());
    }
    let mut chosen: Vec<Habits> = callers::find(BASELINE).into_iter().cloned().collect();
    for asked in asked {
        let caller = if is_file(asked) { from_file(Path::new(asked), accessible)? } else { by_name(asked)? };
        match chosen.iter().find(|other| other.name == caller.name) {
            None => chosen.push(caller),
            // Asked for twice, or the baseline, which is there already.
            Some(same) if *same == caller => {}
            Some(_) => {
                return Err(Failure::told(format!(
                    "two callers are named {}; give the one in your file another `name`",
                    quoted(&caller.name)
                )));
            }
        }
    }
    Ok(chosen)
}

/// Whether this is the name of a file rather than of a caller.
fn is_file(asked: &str) -> bool {
    asked.contains(['/', '\\', '.'])
}

fn by_name(asked: &str) -> Result<Habits, Failure> {
    callers::find(asked).cloned().ok_or_else(|| {
        let names = || callers::all().iter().map(|caller| caller.name.as_str());
        let all = || format!("the callers are {}; or name a file that ends in `.toml`", listed(names()));
        let help = did_you_mean(asked, names(), all);
        Failure::told(format!("there is no caller {}; {help}", quoted(asked)))
    })
}

fn from_file(path: &Path, accessible: bool) -> Result<Habits, Failure> {
    let read = read_file(path, callers::all()).map_err(|error| Failure::told(error.to_string()))?;
    let caller = read.map_err(|faults| {
        complain(&faults.into_iter().collect(), accessible);
        Failure::told(format!(
            "nobody is simulated from {} until it is mended; `reachline check --explain CODE` explains each fault",
            quoted(&path.display().to_string())
        ))
    })?;
    if callers::find(&caller.name).is_some() {
        return Err(Failure::told(format!(
            "{} is the name of a caller that is built in; give the one in {} another `name`",
            quoted(&caller.name),
            quoted(&path.display().to_string())
        )));
    }
    Ok(caller)
}
