//! `--accept`: what was heard takes the place of what was expected, if somebody says so.

use std::fs;

use snapbox::{assert_data_eq, str};

use super::{GOOD, WRONG, folder, run, test};

#[test]
fn without_a_terminal_nothing_is_written_unless_the_tester_says_yes() {
    let folder = folder(&[("a.call", WRONG)]);
    let ran = run(folder.path(), &["a.call", "--accept"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("add `--yes`"), "{}", ran.err);
    assert_eq!(fs::read_to_string(folder.path().join("a.call")).unwrap(), WRONG);
}

#[test]
fn the_difference_is_shown_and_the_calls_are_made_again() {
    let folder = folder(&[
        ("a.call", WRONG),
        ("b.call", "language en\nhear nonsense\npress 2\ntransfer postal-savings\n"),
    ]);
    let ran = run(folder.path(), &[".", "--accept", "--yes"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_data_eq!(
        ran.out,
        str![[r#"
./a.call line 2
  was hear     Welcome to China Pots
  now hear     Welcome to China Post.
./b.call line 2
  was hear     nonsense
  now hear     Welcome to China Post.
wrote ./a.call
wrote ./b.call
2 passed

"#]]
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("a.call")).unwrap(),
        "language en\nhear Welcome to China Post.\n"
    );
}

#[test]
fn of_two_who_accept_at_once_neither_spoils_the_file_of_the_other() {
    let files: Vec<(String, &str)> = (0..20).map(|number| (format!("{number}.call"), WRONG)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let folder = folder(&files);
    let both = [(); 2].map(|()| {
        let mut command = test(folder.path(), &[".", "--accept", "--yes"]);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap()
    });
    for one in both {
        let output = one.wait_with_output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        // Whoever comes second finds the file changed, says so, and leaves it.
        let is_fine = output.status.code() == Some(0) && told.is_empty();
        let came_second = output.status.code() == Some(2) && told.contains("was changed by someone else");
        assert!(is_fine || came_second, "{:?} {told}", output.status);
    }
    for (name, _) in files {
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(text, "language en\nhear Welcome to China Post.\n");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 20, "nothing else is left behind");
}

#[test]
fn what_is_right_is_left_as_it_is() {
    let folder = folder(&[("a.call", GOOD)]);
    let ran = run(folder.path(), &["a.call", "--accept", "--yes"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "1 passed\n"));
}
