//! Scripts that are broken the way people break them, and what their authors are told. Each script in
//! `tests/faults/scripts` has what is printed of it beside it in `tests/faults/told`.

use std::path::{Path, PathBuf};

use reachline::script::load;
use snapbox::cmd::{Command, cargo_bin};
use snapbox::{Data, assert_data_eq};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

/// The names of all scripts, without their endings.
fn names() -> Vec<String> {
    let scripts = folder().join("scripts").read_dir().unwrap();
    let mut names: Vec<String> = scripts
        .filter_map(|entry| {
            entry.unwrap().file_name().into_string().ok()?.strip_suffix(".toml").map(str::to_owned)
        })
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn an_author_is_told_what_is_wrong_and_what_to_do() {
    assert!(names().len() > 20);
    for name in names() {
        let script = format!("scripts/{name}.toml");
        let output = Command::new(cargo_bin!("reachline"))
            .args(["check", &script])
            .env_remove("ACCESSIBLE")
            .current_dir(folder())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(i32::from(name != "sound")), "{name}");
        assert!(output.stderr.is_empty(), "{name}");
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(!told.contains('\u{1B}'), "{name}: a plain text holds no escape");
        assert_data_eq!(told, Data::read_from(&folder().join(format!("told/{name}.txt")), None));
    }
}

#[test]
fn whatever_is_wrong_there_is_something_to_do_about_it() {
    for name in names() {
        let checked = load(&folder().join(format!("scripts/{name}.toml"))).unwrap();
        for fault in checked.faults {
            assert!(fault.help.is_some() || fault.suggestion.is_some(), "{name}: {}", fault.message);
        }
    }
}

#[test]
fn every_mend_that_is_offered_changes_what_it_stands_for() {
    for name in names() {
        for fault in load(&folder().join(format!("scripts/{name}.toml"))).unwrap().faults {
            if let Some(mend) = fault.suggestion {
                assert_ne!(mend.place.text(), mend.replacement, "{name}: {}", fault.message);
            }
        }
    }
}
