//! The examples in the README and the handbook are run in a shell, and print what they say they print. Each page
//! begins in an empty folder, or, if it copies `scripts/examples`, in one that has that; its examples follow one
//! another there.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// One example: the line typed after `$`, and what it prints.
struct Example {
    page: String,
    line: usize,
    command: String,
    prints: String,
}

/// The examples of a page, which are its blocks marked `console`.
fn examples(page: &Path) -> Vec<Example> {
    let text = fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    for (index, line) in text.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            let page = page.display().to_string();
            examples.push(Example {
                page,
                line: index + 1,
                command: command.to_owned(),
                prints: String::new(),
            });
        } else if let Some(example) = examples.last_mut().filter(|_| inside) {
            example.prints.push_str(line);
            example.prints.push('\n');
        }
    }
    examples
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("there is such a folder").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("a file can be copied");
        }
    }
}

#[test]
fn every_example_prints_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = Path::new(env!("CARGO_BIN_EXE_reachline"));
    let folder_of_program = program.parent().expect("a program is in a folder");
    let path = env::var("PATH").expect("there is a path to the shell");
    let path = format!("{}:{path}", folder_of_program.display());

    let docs = fs::read_dir(root.join("docs")).expect("there is a handbook");
    let mut pages: Vec<_> = docs.filter_map(|entry| Some(entry.ok()?.path())).collect();
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    pages.push(root.join("README.md"));
    pages.sort();

    let (mut ran, mut wrong) = (0, Vec::new());
    for page in pages {
        let folder = tempfile::tempdir().expect("a folder can be made");
        if fs::read_to_string(&page).is_ok_and(|text| text.contains("$ cp -r scripts/examples ")) {
            copy(&root.join("scripts/examples"), &folder.path().join("scripts/examples"));
        }
        for example in examples(&page) {
            let output = Command::new("sh")
                .args(["-c", &format!("{{ {}\n}} 2>&1", example.command)])
                .current_dir(folder.path())
                .env("PATH", &path)
                .env_remove("ACCESSIBLE")
                .output()
                .expect("there is a shell");
            ran += 1;
            let printed = String::from_utf8_lossy(&output.stdout);
            if printed.trim_end() != example.prints.trim_end() {
                let Example { page, line, command, prints } = example;
                wrong.push(format!("{page}:{line}: $ {command}\nsays:\n{prints}prints:\n{printed}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(ran > 1, "no examples were found, so none was run");
}
