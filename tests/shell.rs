//! What the program says of itself: help, the manual, completions. All from one source, all plain.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::process::{Command, Output};

fn reachline(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reachline"));
    command.args(arguments).env("CLICOLOR_FORCE", "1").env("TERM", "xterm-256color").output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = reachline(arguments);
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = printed(&["--help"]);
    let (_, after) = help.split_once("Commands:\n").unwrap();
    let listed = after.lines().take_while(|line| line.starts_with("  "));
    listed.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn help_begins_with_an_example_and_holds_nothing_but_words() {
    let mut pages = vec![printed(&["--help"]), printed(&["-h"])];
    pages.extend(commands().iter().map(|command| printed(&[command, "--help"])));
    for page in &pages {
        assert!(!page.contains('\u{1B}'), "{page:?}");
    }
    assert!(pages[0].starts_with("Examples:\n  reachline "), "{}", pages[0]);
    assert!(printed(&["walk", "--help"]).starts_with("Examples:\n  reachline walk "));
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    assert!(commands().contains(&"walk".to_owned()));
    assert!(printed(&["man"]).contains(".TH reachline 1"));
    for command in commands() {
        let page = printed(&["man", &command]);
        assert!(page.contains(&format!(".TH reachline-{command} 1")), "{page}");
    }
    let page = printed(&["man", "walk"]);
    assert!(page.contains(".SH EXAMPLES") && page.contains("\\-\\-keypad"), "{page}");
}

#[test]
fn a_command_that_there_is_not_is_answered_with_the_nearest() {
    let output = reachline(&["man", "wlak"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, "error: there is no command `wlak`; did you mean `walk`?\n");
}

#[test]
fn every_shell_is_taught_every_option() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&["completions", shell]);
        for option in ["keypad", "real-time", "transcript"] {
            assert!(script.contains(option), "{shell}: {option}");
        }
    }
}
