//! `--watch`: what a change touches is tested again, and control and C ends it. What the system says of files decides
//! when; nothing here waits for a time.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use super::{GOOD, WRONG, folder, test};

struct Watching {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Watching {
    fn begin(folder: &std::path::Path) -> Self {
        let mut child = test(folder, &["--watch", "scripts"]).stdout(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out }
    }

    /// Everything printed up to a line that begins like this.
    fn until(&mut self, beginning: &str) -> String {
        let mut text = String::new();
        loop {
            let before = text.len();
            assert_ne!(self.out.read_line(&mut text).unwrap(), 0, "`{beginning}` did not come: {text}");
            if text[before..].starts_with(beginning) {
                return text;
            }
        }
    }

    /// Control and C; gives the exit code and what was printed last.
    fn interrupt(mut self) -> (Option<i32>, String) {
        let kill = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(kill.success());
        let last = self.until("watching is over");
        (self.child.wait().unwrap().code(), last)
    }
}

#[test]
fn a_file_that_an_editor_puts_in_the_place_of_the_old_one_is_tested_again_and_the_others_are_not() {
    let folder = folder(&[("scripts/a.call", GOOD), ("scripts/b.call", GOOD)]);
    let mut watching = Watching::begin(folder.path());
    assert_eq!(watching.until("watching for"), "2 passed\nwatching for changes; control and C ends it\n");
    let new = folder.path().join("scripts/.a.call.new");
    fs::write(&new, WRONG).unwrap();
    fs::rename(&new, folder.path().join("scripts/a.call")).unwrap();
    let told = watching.until("0 passed");
    assert!(told.starts_with("\nchanged: scripts/a.call\nerror[not-heard]"), "{told}");
    assert!(told.ends_with("0 passed, 1 failed\n"), "{told}");
    assert_eq!(watching.interrupt(), (Some(1), "watching is over\n".to_owned()), "what fails still fails");
}

#[test]
fn control_and_c_ends_it_well_when_all_is_well() {
    let folder = folder(&[("scripts/a.call", GOOD)]);
    let mut watching = Watching::begin(folder.path());
    watching.until("watching for");
    assert_eq!(watching.interrupt(), (Some(0), "watching is over\n".to_owned()));
}
