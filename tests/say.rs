//! `reachline say` and `reachline voices` as people and programs use them: files, pipes, wrong input.
#![cfg(feature = "espeak")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use reachline::sound::Sound;
use reachline::sound::wav;

/// The program, with a cache of its own and nobody's settings.
fn reachline(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reachline"));
    command.env("XDG_CACHE_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"));
    command.env("XDG_CONFIG_HOME", folder.join("config")).env_remove("REACHLINE_VOICE").env("PATH", "");
    command.current_dir(folder).stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    reachline(folder).args(arguments).output().expect("the program is built")
}

fn fed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = reachline(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program is built");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("nothing panics");
    output
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

fn sound(path: &Path) -> Sound {
    wav::read(fs::File::open(path).expect("it was written")).expect("it is a WAV")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    entries
        .map(|entry| entry.expect("the folder can be read").file_name().to_string_lossy().into_owned())
        .collect()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder can be made")
}

#[test]
fn both_languages_become_speech_of_the_right_length() {
    let folder = folder();
    for (language, text, seconds) in
        [("en", "For postal savings, press 2.", 1.5..4.0), ("zh-CN", "邮政储蓄，请按2。", 1.2..3.5)]
    {
        let path = folder.path().join("x.wav");
        let output = run(folder.path(), &["say", "--language", language, text, "--out", "x.wav"]);
        assert_eq!((output.status.code(), words(&output.stderr).as_str()), (Some(0), ""));
        let sound = sound(&path);
        assert!(seconds.contains(&sound.length().as_secs_f64()), "{language}: {:?}", sound.length());
        assert!((0.2..1.0).contains(&sound.peak()), "{language}: {}", sound.peak());
    }
    assert_eq!(names(folder.path()), ["x.wav"]);
}

#[test]
fn a_wav_goes_through_a_pipe_in_every_coding_and_rate() {
    let folder = folder();
    for (arguments, rate) in [
        (&["--sample-rate", "48000"][..], 48_000),
        (&["--sample-rate", "8000"], 8_000),
        (&["--encoding", "ulaw"], 8_000),
        (&["--encoding", "alaw", "--sample-rate", "16000"], 16_000),
        (&[], 22_050),
    ] {
        let output = run(folder.path(), &[&["say", "hello", "--out", "-"], arguments].concat());
        let sound = wav::read(&output.stdout[..]).unwrap();
        assert_eq!(sound.rate(), rate);
        assert!(sound.peak() > 0.1);
    }
}

#[test]
fn text_comes_on_standard_input_and_rate_pitch_and_volume_are_heard() {
    let folder = folder();
    let long = |arguments: &[&str]| {
        let output = fed(
            folder.path(),
            &[&["say", "--out", "-"], arguments].concat(),
            "你好。\n\nHello there.".as_bytes(),
        );
        wav::read(&output.stdout[..]).unwrap()
    };
    let ordinary = long(&[]);
    assert!(long(&["--rate", "120"]).length() > ordinary.length());
    assert!(long(&["--rate", "400"]).length() < ordinary.length());
    assert!(long(&["--volume", "50"]).peak() < ordinary.peak() * 0.6);
    assert_ne!(long(&["--pitch", "150"]), ordinary);
    assert_eq!(long(&[]), ordinary, "the same bytes each time");
}

#[test]
fn many_sentences_are_in_a_file_in_the_order_of_the_text_as_in_a_pipe() {
    let folder = folder();
    let mut text = String::new();
    for n in 1..=30 {
        text += &format!("This is paragraph {n}. It has two sentences.\n\n");
        text += &format!("第{n}段。\n\n");
    }
    let piped = fed(folder.path(), &["say", "--voice", "espeak", "--out", "-"], text.as_bytes());
    assert!(piped.status.success(), "{}", words(&piped.stderr));
    let written = fed(folder.path(), &["say", "--voice", "espeak", "--out", "it.wav"], text.as_bytes());
    assert!(written.status.success(), "{}", words(&written.stderr));
    let piped = wav::read(piped.stdout.as_slice()).expect("it is a WAV");
    assert!(piped.length() > Duration::from_secs(60), "{:?}", piped.length());
    assert_eq!(sound(&folder.path().join("it.wav")), piped);
}

#[test]
fn a_prompt_of_a_hotline_is_said_with_its_values() {
    let folder = folder();
    let said = |arguments: &[&str]| {
        words(&run(folder.path(), &[&["say", "--voice", "print"], arguments].concat()).stdout)
    };
    assert_eq!(said(&["--prompt", "main"]), "How can we help?\n");
    assert!(said(&["--prompt", "postal-savings", "--language", "zh-CN"]).contains("95580"));
    assert!(said(&["--prompt", "no-match", "--value", "keys=4", "--value", "try=1"]).contains('4'));
    assert_eq!(said(&["--ssml", "<speak>a <sub alias='b'>c</sub></speak>"]), "a b\n");
    let output = run(folder.path(), &["say", "--prompt", "main", "--out", "main.wav"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(sound(&folder.path().join("main.wav")).length().as_millis() > 700);
}

#[test]
fn what_cannot_be_said_is_told_in_one_message_and_leaves_no_file() {
    let folder = folder();
    for (arguments, told) in [
        (&["say", ""][..], "there is nothing to say"),
        (&["say", " … ! "], "there is nothing to say"),
        (&["say", "--rate", "1000", "hello"], "`--rate 1000` is no rate of speech"),
        (&["say", "--language", "fr", "hello"], "no voice for the language `fr`"),
        (&["say", "--voice", "nobody", "hello"], "there is no such voice"),
        (&["say", "--voice", "print", "hello"], "gives no sound"),
        (&["say", "--voice", "command", "hello"], "no program is named for the voice `command`"),
        (&["say", "--prompt", "mian"], "did you mean `main`?"),
        (&["say", "--prompt", "no-match"], "needs the value `keys`"),
        (&["say", "--ssml", "<speak><audio/></speak>"], "the SSML has 1 fault"),
    ] {
        let output = run(folder.path(), &[arguments, &["--out", "x.wav"]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = words(&output.stderr);
        assert!(stderr.contains(told), "{arguments:?}: {stderr}");
        assert_eq!(stderr.matches("error: ").count(), 1, "{stderr}");
        assert_eq!(names(folder.path()), Vec::<String>::new(), "{arguments:?}");
    }
}

#[test]
fn a_place_that_cannot_be_written_is_told() {
    let folder = folder();
    let output = run(folder.path(), &["say", "hello", "--out", "no/such/folder/x.wav"]);
    assert_eq!(
        words(&output.stderr),
        "error: cannot write `no/such/folder/x.wav`: there is no such folder; make it, or choose another; nothing was left \
         in its place\n"
    );
    #[cfg(target_os = "linux")]
    {
        let output = run(folder.path(), &["say", "hello", "--out", "/dev/full"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            words(&output.stderr).contains("there is no room left; make room"),
            "{}",
            words(&output.stderr)
        );
    }
}

#[test]
fn without_a_player_one_sentence_says_how_to_get_a_file() {
    let folder = folder();
    let output = run(folder.path(), &["say", "hello"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output.stderr).contains("`reachline say --out FILE.wav`"), "{}", words(&output.stderr));
}

#[test]
fn hostile_text_is_said_or_refused_and_ends() {
    let folder = folder();
    for text in [
        &b"\x00\x01\x1b[31m\x7f hello \x01"[..],
        "你好 hello שלום здравствуйте 🎉🚀 ٣".as_bytes(),
        "a".repeat(20_000).as_bytes(),
        "[[[[[[]] <<>> &&& {$x}".as_bytes(),
        "\u{202E}\u{200B}\u{FEFF}hello".as_bytes(),
    ] {
        let output = fed(folder.path(), &["say", "--out", "-", "--sample-rate", "8000"], text);
        assert_eq!(output.status.code(), Some(0), "{}", words(&output.stderr));
    }
    let output = fed(folder.path(), &["say", "--out", "-"], b"caf\xe9");
    assert!(words(&output.stderr).contains("it is not in UTF-8: byte 4 is not"));
}

#[test]
fn a_cache_that_cannot_be_written_is_done_without() {
    let folder = folder();
    fs::write(folder.path().join("file"), "").unwrap();
    let output = reachline(folder.path())
        .env("XDG_CACHE_HOME", "file")
        .args(["say", "hello", "--out", "x.wav"])
        .output();
    assert_eq!(output.unwrap().status.code(), Some(0));
}

#[test]
fn the_demo_says_each_voice_language_and_rate() {
    let folder = folder();
    let output = run(folder.path(), &["say", "--demo", "--out", "demo.wav"]);
    let told = words(&output.stderr);
    assert_eq!(told.lines().filter(|line| line.starts_with("espeak: ")).count(), 6, "{told}");
    assert!(
        told.contains("espeak: English, 150 a minute\n") && told.contains("command: not heard, for "),
        "{told}"
    );
    assert!(sound(&folder.path().join("demo.wav")).length().as_secs() > 20);
}

#[test]
fn the_voice_is_chosen_by_wish_then_environment_then_settings() {
    let folder = folder();
    let why = |command: &mut Command| words(&command.output().unwrap().stdout);
    let told = why(reachline(folder.path()).args(["voices", "--why"]));
    assert!(told.starts_with("the voice is `print`, which is the default"), "{told}");
    fs::create_dir_all(folder.path().join("config/reachline")).unwrap();
    fs::write(folder.path().join("config/reachline/config.toml"), "voice = 'espeak'\n").unwrap();
    assert!(why(reachline(folder.path()).args(["voices", "--why"])).contains("config.toml` names it"));
    let mut command = reachline(folder.path());
    command.env("REACHLINE_VOICE", "command").args(["voices", "--why", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&why(&mut command)).unwrap();
    assert_eq!((&told["voice"], &told["because"]), (&"command".into(), &"environment".into()));
    fs::write(folder.path().join("config/reachline/config.toml"), "voise = 'espeak'\n").unwrap();
    let output = run(folder.path(), &["voices"]);
    assert!(words(&output.stderr).contains("in line 1, unknown field `voise`"), "{}", words(&output.stderr));
}

#[test]
fn every_voice_is_listed_with_its_licence_and_whether_it_can_be_used() {
    let folder = folder();
    let output = run(folder.path(), &["voices", "--json"]);
    let listed: Vec<serde_json::Value> =
        words(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let espeak = listed.iter().find(|voice| voice["voice"] == "espeak").unwrap();
    assert_eq!(espeak["licence"], "GPL-3.0-or-later");
    assert_eq!(espeak["languages"], serde_json::json!(["en", "zh-CN"]));
    let command = listed.iter().find(|voice| voice["voice"] == "command").unwrap();
    assert_eq!(command["usable"], false);
    assert!(command["trouble"].as_str().unwrap().contains("config.toml"));
}
