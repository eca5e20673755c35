//! Calls kept as sound, as they are asked for in a shell: which files there are, what they hold, and what is refused.

#![cfg(feature = "espeak")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const DESK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/walk/desk.toml");

fn reachline(folder: &Path, arguments: &[&str], answers: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("ACCESSIBLE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Who refuses to begin reads no answers.
    let _ = stdin.write_all(answers.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Left and right, and how many samples there are in a second.
fn sides(wav: &Path) -> (Vec<i16>, Vec<i16>, u32) {
    let mut reader = hound::WavReader::open(wav).unwrap();
    assert_eq!(reader.spec().channels, 2);
    let samples: Vec<i16> = reader.samples().map(Result::unwrap).collect();
    let side = |side: usize| samples.iter().skip(side).step_by(2).copied().collect();
    (side(0), side(1), reader.spec().sample_rate)
}

/// How loud samples are on the whole.
fn rms(samples: &[i16]) -> f64 {
    let power: f64 = samples.iter().map(|sample| f64::from(*sample).powi(2)).sum();
    #[expect(clippy::cast_precision_loss, reason = "minutes of sound at most")]
    let count = samples.len().max(1) as f64;
    (power / count).sqrt()
}

#[test]
fn a_walk_is_kept_as_sound_captions_and_transcript_and_is_the_same_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["walk", DESK, "--at", "2026-11-23 10:00", "--audio-out", "call.wav"];
    let first = reachline(folder.path(), &arguments, "3\n");
    assert!(first.status.success(), "{}", told(&first));
    let printed = String::from_utf8(first.stdout).unwrap();
    let last = printed.lines().last().unwrap();
    assert!(last.starts_with("# recorded in `call.wav`, "), "{last}");
    assert!(last.ends_with("with captions in `call.vtt` and a transcript in `call.txt`"), "{last}");
    assert_eq!(names(folder.path()), ["call.txt", "call.vtt", "call.wav"]);

    let captions = fs::read_to_string(folder.path().join("call.vtt")).unwrap();
    assert!(captions.contains("\n<v Hotline><lang en>This is the desk.</lang>\n"), "{captions}");
    assert!(captions.contains("\n<v Caller>[presses 3]\n"), "{captions}");
    let transcript = fs::read_to_string(folder.path().join("call.txt")).unwrap();
    assert!(transcript.contains("press    3\n") && transcript.contains("transfer clerk to 11185\n"));

    let (left, right, rate) = sides(&folder.path().join("call.wav"));
    assert_eq!((left.len(), rate), (right.len(), 8_000));
    assert!(rms(&left[16_000..24_000]) > 300.0, "the hotline speaks two seconds after the first ring");
    assert!(right[..24_000].iter().all(|sample| *sample == 0), "and the caller is silent till the key");
    let pressed = right.iter().filter(|sample| sample.unsigned_abs() > 500).count();
    assert!((500..=800).contains(&pressed), "one key, for a tenth of a second: {pressed}");
    assert!(left.iter().all(|sample| sample.unsigned_abs() < 32_000), "nothing is cut off");

    let bytes = |name: &str| fs::read(folder.path().join(name)).unwrap();
    let before = ["call.wav", "call.vtt", "call.txt"].map(bytes);
    assert!(reachline(folder.path(), &arguments, "3\n").status.success());
    assert!(before == ["call.wav", "call.vtt", "call.txt"].map(bytes));
}

#[test]
fn what_is_no_recording_is_never_replaced_and_the_call_does_not_begin() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("call.txt"), "my notes\n").unwrap();
    for (name, words) in [
        ("call.wav", "there is `call.txt` already, and it is no recording of Reachline's"),
        ("call.mp3", "`call.mp3` does not end in `.wav`"),
        ("no/call.wav", "there is no such folder; make it, or choose another"),
    ] {
        let output = reachline(folder.path(), &["walk", "--audio-out", name], "1\n");
        assert_eq!(output.status.code(), Some(2));
        assert!(told(&output).contains(words), "{}", told(&output));
        assert!(!String::from_utf8(output.stdout).unwrap().contains("hear"), "nothing was said");
    }
    assert_eq!(names(folder.path()), ["call.txt"]);
    assert_eq!(fs::read_to_string(folder.path().join("call.txt")).unwrap(), "my notes\n");
}

#[test]
fn test_calls_are_kept_as_sound_under_their_own_names_and_judged_as_ever() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("calls")).unwrap();
    let call = |name: &str, text: &str| fs::write(folder.path().join("calls").join(name), text).unwrap();
    call("savings.call", "language en\nhear How can we help?\npress 2\ntransfer postal-savings\n");
    call("wrong.call", "language en\npress 2\nhear no such words\npress 3\nhear nothing at all\n");
    call(
        "keys.call",
        "language en\nhear How can we help?\npress {key}\ntransfer {line}\n\nfor key, line\nrow 1, postal-business\nrow 2, postal-savings\n",
    );
    let results = |arguments: &[&str]| {
        let output = reachline(folder.path(), arguments, "");
        (output.status.code(), String::from_utf8(output.stdout.clone()).unwrap(), told(&output))
    };
    let without = results(&["test", "calls", "--format", "tap"]);
    let with = results(&["test", "calls", "--format", "tap", "--audio-out", "kept"]);
    assert_eq!((without.0, &without.1), (with.0, &with.1), "the verdict and its words are the same");
    assert_eq!(with.0, Some(1));
    assert!(with.2.ends_with("4 calls recorded in `kept`\n"), "{}", with.2);
    let kept = folder.path().join("kept/calls");
    assert_eq!(
        names(&kept).into_iter().filter(|name| name.contains(".wav")).collect::<Vec<_>>(),
        ["keys-row-1.wav", "keys-row-2.wav", "savings.wav", "wrong.wav"]
    );
    assert_eq!(names(&kept).len(), 12);
    let wrong = fs::read_to_string(kept.join("wrong.txt")).unwrap();
    assert!(wrong.contains("# verdict: not as expected; it is recorded as far as it was made\n"), "{wrong}");
    assert!(wrong.contains("press    2\n") && !wrong.contains("press    3\n"), "{wrong}");
    let (_, right, _) = sides(&kept.join("savings.wav"));
    assert!(right.iter().any(|sample| sample.unsigned_abs() > 5_000), "the key is in it");
}

#[test]
fn a_recorded_number_is_masked_unless_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let call = format!(
        "hotline {}\nat 2026-11-23 10:00\npress 1\npress 13800138000\nhear If that is right\nhang up\n",
        "desk.toml"
    );
    fs::write(folder.path().join("number.call"), call).unwrap();
    fs::create_dir_all(folder.path().join("prompts/desk")).unwrap();
    fs::copy(DESK, folder.path().join("desk.toml")).unwrap();
    let prompts = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/walk/prompts/desk/en.ftl");
    fs::copy(prompts, folder.path().join("prompts/desk/en.ftl")).unwrap();
    let run = |arguments: &[&str]| {
        let output = reachline(folder.path(), arguments, "");
        assert!(output.status.success(), "{}", told(&output));
    };
    run(&["test", "number.call", "--audio-out", "masked"]);
    run(&["test", "number.call", "--audio-out", "shown", "--show-numbers"]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    for name in ["masked/number.vtt", "masked/number.txt"] {
        assert!(read(name).contains("+86 138 **** 8000") && !read(name).contains("0013"), "{}", read(name));
    }
    assert!(read("shown/number.vtt").contains("[presses 13800138000]"));
    let sound = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(sound("masked/number.wav").len(), sound("shown/number.wav").len());
    assert!(sound("masked/number.wav") != sound("shown/number.wav"));
}

/// A hotline with one recorded prompt, a tone of three seconds that was accepted.
fn recorded(folder: &Path) {
    let sounds = folder.join("prompts/desk/en/sounds");
    fs::create_dir_all(&sounds).unwrap();
    fs::write(folder.join("desk.toml"), fs::read(DESK).unwrap()).unwrap();
    let prompts = Path::new(DESK).with_file_name("prompts");
    for entry in fs::read_dir(prompts.join("desk")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, folder.join("prompts/desk").join(path.file_name().unwrap())).unwrap();
        }
    }
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: 8_000,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut wav = hound::WavWriter::create(sounds.join("main.wav"), spec).unwrap();
    for sample in 0..24_000_i32 {
        // 500 Hz, which no voice is all the time.
        wav.write_sample(if sample / 8 % 2 == 0 { 6_000_i16 } else { -6_000 }).unwrap();
    }
    wav.finalize().unwrap();
    let accepted = reachline(folder, &["voices", "--check", "desk.toml", "--accept"], "");
    assert!(fs::exists(sounds.join("manifest.toml")).unwrap(), "{accepted:?}");
}

/// Whether the recording is heard: two seconds in which the sound turns about every eighth sample, and hardly ever sooner
/// or later.
fn hears_the_recording(wav: &Path) -> bool {
    let (left, _, _) = sides(wav);
    left.windows(16_000).step_by(400).any(|heard| {
        let waves: Vec<usize> =
            heard.chunk_by(|one, next| (*one < 0) == (*next < 0)).map(<[_]>::len).collect();
        let even = waves.iter().filter(|length| (7..=9).contains(*length)).count();
        even > 1_900 && even * 100 > waves.len() * 98 && rms(heard) > 500.0
    })
}

#[test]
fn a_recorded_walk_has_the_voice_that_is_asked_for_and_the_recordings_of_the_hotline() {
    let folder = tempfile::tempdir().unwrap();
    recorded(folder.path());
    for (name, voice, heard) in [
        ("unnamed.wav", &[][..], true),
        ("recorded.wav", &["--voice", "recorded"], true),
        ("espeak.wav", &["--voice", "espeak"], false),
    ] {
        let walk = [&["walk", "desk.toml", "--language", "en", "--audio-out", name], voice].concat();
        let output = reachline(folder.path(), &walk, "quit\n");
        assert!(output.status.success(), "{output:?}");
        assert_eq!(hears_the_recording(&folder.path().join(name)), heard, "{name}");
    }
    let refused = reachline(folder.path(), &["walk", "--audio-out", "x.wav", "--voice", "system"], "");
    assert_eq!(refused.status.code(), Some(2));
    assert!(told(&refused).contains("its sound cannot be kept"), "{}", told(&refused));
    assert!(!folder.path().join("x.wav").exists());
}

#[test]
fn a_recorded_test_call_has_the_recordings_of_its_hotline() {
    let folder = tempfile::tempdir().unwrap();
    recorded(folder.path());
    fs::write(folder.path().join("desk.call"), "hotline desk.toml\nlanguage en\nhear This is the desk.\n")
        .unwrap();
    let output = reachline(folder.path(), &["test", "desk.call", "--audio-out", "kept"], "");
    assert!(hears_the_recording(&folder.path().join("kept/desk.wav")), "{output:?}");
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_leaves_no_part_of_a_recording_and_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let command = format!(
        "ulimit -f 20; trap '' XFSZ; {} walk {DESK} --language en --audio-out x.wav",
        env!("CARGO_BIN_EXE_reachline")
    );
    let mut child = Command::new("sh")
        .args(["-c", &command])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"quit\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(told(&output).lines().count(), 1, "{}", told(&output));
    assert!(told(&output).contains("cannot write `x.wav`: "), "{}", told(&output));
    let left = names(folder.path());
    assert!(left.iter().all(|name| name != "x.wav" && !name.starts_with(".reachline")), "{left:?}");
}
