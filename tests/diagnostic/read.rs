//! Files that are not what they should be, and what is said of them.

use std::fs;
use std::path::Path;

use reachline::diagnostic::{AUTHOR_LIMIT, ReadError, Source, within};

/// The sentence about a file, with the folder it was in taken out.
fn refusal(folder: &Path, name: &str, limit: u64) -> String {
    let error = Source::read(&folder.join(name), limit).unwrap_err();
    error.to_string().replace(&format!("{}/", folder.display()), "")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn a_text_comes_in_as_it_is_less_its_mark() {
    let folder = folder();
    let path = folder.path().join("a.toml");
    fs::write(&path, "\u{FEFF}邮政\r\nx\r\n").unwrap();
    let source = Source::read(&path, AUTHOR_LIMIT).unwrap();
    assert_eq!((source.text(), source.mark()), ("邮政\r\nx\r\n", 3));
    assert_eq!(source.name(), path.to_str().unwrap());
    let x = source.position(8);
    assert_eq!((x.line, x.column), (2, 1));
}

#[test]
fn an_empty_file_is_a_text() {
    let folder = folder();
    fs::write(folder.path().join("a.toml"), "").unwrap();
    assert_eq!(Source::read(&folder.path().join("a.toml"), AUTHOR_LIMIT).unwrap().text(), "");
}

#[test]
fn what_is_not_there_is_missing() {
    let folder = folder();
    let root = folder.path();
    fs::write(root.join("a.toml"), "").unwrap();
    assert_eq!(
        refusal(root, "b.toml", AUTHOR_LIMIT),
        "cannot find `b.toml`; check the name and the folder you are in"
    );
    assert!(refusal(root, "a.toml/b", AUTHOR_LIMIT).starts_with("cannot find `a.toml/b`"));
}

#[test]
fn a_folder_is_no_file() {
    let folder = folder();
    fs::create_dir(folder.path().join("scripts")).unwrap();
    assert_eq!(
        refusal(folder.path(), "scripts", AUTHOR_LIMIT),
        "`scripts` is a folder, not a file; name a file in it"
    );
}

#[test]
fn a_file_beyond_the_limit_is_refused_and_one_at_it_is_read() {
    let folder = folder();
    let root = folder.path();
    fs::write(root.join("a.toml"), "1234").unwrap();
    assert!(Source::read(&root.join("a.toml"), 4).is_ok());
    assert_eq!(
        refusal(root, "a.toml", 3),
        "`a.toml` is larger than 3 bytes, the most that is read; check that it is the right file, or split it"
    );
    // Hundreds of megabytes that take no room on the disk, and must not take any in memory.
    let huge = fs::File::create(root.join("huge.toml")).unwrap();
    huge.set_len(1 << 29).unwrap();
    assert!(refusal(root, "huge.toml", AUTHOR_LIMIT).contains("larger than 16 MiB"));
}

#[test]
fn a_stream_is_bounded_whatever_it_says_of_itself() {
    let endless = std::io::repeat(b'x');
    let error = Source::read_stream("standard input", endless, 2048).unwrap_err();
    assert!(error.to_string().starts_with("`standard input` is larger than 2 KiB"), "{error}");
    assert_eq!(Source::read_stream("standard input", &b"ab"[..], 2).unwrap().text(), "ab");
}

#[test]
fn bytes_that_are_no_text_are_told_by_place() {
    let folder = folder();
    fs::write(folder.path().join("a.toml"), b"a = 1\nb = \"\xC0\"\n").unwrap();
    assert_eq!(
        refusal(folder.path(), "a.toml", AUTHOR_LIMIT),
        "`a.toml` is not UTF-8: line 2 has the byte 0xC0 (byte offset 11); save it as UTF-8 in your editor"
    );
}

#[test]
fn a_name_cannot_give_a_terminal_orders() {
    let error = Source::read(Path::new("\u{1B}[2J\u{202E}.toml"), AUTHOR_LIMIT).unwrap_err();
    assert_eq!(
        error.to_string(),
        r"cannot find `\u{1B}[2J\u{202E}.toml`; check the name and the folder you are in"
    );
}

#[test]
fn a_script_names_files_inside_its_folder_only() {
    let folder = folder();
    let root = folder.path().join("prompts");
    fs::create_dir_all(root.join("en")).unwrap();
    fs::write(root.join("en/main.ftl"), "main = Hello\n").unwrap();
    fs::write(folder.path().join("secret"), "secret").unwrap();

    let read = |path: &str| Source::read_within(&root, Path::new(path), AUTHOR_LIMIT);
    let inside = read("./en/main.ftl").unwrap();
    assert_eq!(inside.text(), "main = Hello\n");
    assert!(Path::new(inside.name()).ends_with("prompts/en/main.ftl"));

    assert!(matches!(read("../secret"), Err(ReadError::GoesUp { .. })));
    assert!(matches!(read("en/../en/main.ftl"), Err(ReadError::GoesUp { .. })));
    let secret = folder.path().join("secret");
    assert!(matches!(read(secret.to_str().unwrap()), Err(ReadError::FullPath { .. })));
    assert!(matches!(read("en/other.ftl"), Err(ReadError::Missing(_))));
    assert!(matches!(read("en"), Err(ReadError::Folder(_))));
    assert!(matches!(read(""), Err(ReadError::Folder(_))));
    assert!(matches!(within(&folder.path().join("none"), Path::new("x")), Err(ReadError::Missing(_))));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_may_not_lead_out_of_the_folder() {
        let folder = folder();
        let root = folder.path().join("prompts");
        fs::create_dir_all(root.join("en")).unwrap();
        fs::write(root.join("en/main.ftl"), "main = Hello\n").unwrap();
        fs::write(folder.path().join("secret"), "secret").unwrap();
        symlink("en", root.join("british")).unwrap();
        symlink("../secret", root.join("stolen.ftl")).unwrap();
        symlink(folder.path(), root.join("up")).unwrap();
        symlink("round", root.join("round")).unwrap();
        symlink("prompts", folder.path().join("also")).unwrap();

        let read = |path: &str| Source::read_within(&root, Path::new(path), AUTHOR_LIMIT);
        assert!(read("british/main.ftl").is_ok(), "a link within the folder is fine");
        assert!(matches!(read("stolen.ftl"), Err(ReadError::LeadsOut { .. })));
        assert!(matches!(read("up/secret"), Err(ReadError::LeadsOut { .. })));
        assert!(matches!(read("round"), Err(ReadError::Unreadable { .. })));
        let linked = Source::read_within(&folder.path().join("also"), Path::new("en/main.ftl"), AUTHOR_LIMIT);
        assert!(linked.is_ok(), "the folder itself may be a link");
    }

    #[test]
    fn a_socket_a_pipe_and_a_device_are_refused_at_once() {
        let folder = folder();
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("s")).unwrap();
        assert_eq!(
            refusal(folder.path(), "s", AUTHOR_LIMIT),
            "`s` is a socket, not an ordinary file; save its text to a file and name that"
        );
        let made = std::process::Command::new("mkfifo").arg(folder.path().join("p")).status().unwrap();
        assert!(made.success());
        assert!(refusal(folder.path(), "p", AUTHOR_LIMIT).starts_with("`p` is a pipe"));
        assert!(refusal(Path::new("/dev"), "zero", AUTHOR_LIMIT).starts_with("`zero` is a device"));
    }

    #[test]
    fn a_file_nobody_may_read_is_said_so() {
        let folder = folder();
        let path = folder.path().join("a.toml");
        fs::write(&path, "x").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // Who may read everything, as in many containers, is not refused.
        match fs::read(&path) {
            Ok(_) => assert!(Source::read(&path, AUTHOR_LIMIT).is_ok()),
            Err(_) => assert_eq!(
                refusal(folder.path(), "a.toml", AUTHOR_LIMIT),
                "cannot read `a.toml`: permission was refused; check who may read it"
            ),
        }
    }
}
