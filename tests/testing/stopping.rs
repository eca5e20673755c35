//! Control and C in the middle of a long run: what was done is told. The program's own line of progress says when it
//! is in the middle; nothing here waits for a time.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use super::{GOOD, folder, test};

#[test]
fn control_and_c_ends_a_long_run_with_what_was_done() {
    let folder = folder(&[("scripts/a.call", GOOD)]);
    let mut command = test(folder.path(), &["--repeat", "1000000000000", "--jobs", "1", "scripts"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut told = BufReader::new(child.stderr.take().unwrap());
    let mut progress = String::new();
    told.read_line(&mut progress).unwrap();
    let made: u64 = progress.split(' ').next().unwrap().parse().unwrap();
    assert!(made > 0, "{progress}");
    assert_eq!(progress, format!("{made} of 1000000000000 calls made, none failed\n"));
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    let mut last = String::new();
    told.read_to_string(&mut last).unwrap();
    let end = last.lines().last().unwrap();
    assert_eq!(end, "error: stopped before the end; what was done is told above", "{last}");
    let mut out = String::new();
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
    let calls =
        out.split_whitespace().find_map(|word| word.parse::<u64>().ok().filter(|calls| *calls >= made));
    assert!(calls.is_some(), "the calls that were made are counted: {out}");
}
