//! The user's own voice, where what listens in place of Speech Dispatcher is slow, dying or something else. Time passes
//! by itself as soon as everybody waits.

#![cfg(all(target_os = "linux", not(feature = "tts")))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;

use reachline::prompt::locale::Said;
use reachline::prompt::{Locale, Utterance};
use reachline::voice::Manner;
use reachline::voice::speaker::{Report, Speaker};
use reachline::voice::system::ssip::{Address, speaker};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::UnixListener;
use tokio::net::unix::OwnedWriteHalf;
use tokio::time::Instant;

/// Serves every connection: `answer` gives what is answered to a line.
fn serve(answer: impl Fn(&str) -> String + Clone + Send + 'static) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let listener = UnixListener::bind(&path).unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (from, mut to) = stream.into_split();
            let answer = answer.clone();
            tokio::spawn(async move {
                let mut lines = BufReader::new(from).lines();
                while let Ok(Some(line)) = lines.next_line().await {
                    if !in_pieces(&mut to, &answer(&line)).await {
                        return;
                    }
                }
            });
        }
    });
    (folder, path)
}

/// Answers byte by byte, as badly as a network can.
async fn in_pieces(to: &mut OwnedWriteHalf, answer: &str) -> bool {
    for byte in answer.bytes() {
        if to.write_all(&[byte]).await.is_err() {
            return false;
        }
        tokio::task::yield_now().await;
    }
    true
}

/// What a server answers that is as it should be, up to the words.
fn rightly(line: &str) -> String {
    let answer = match line.split(' ').collect::<Vec<_>>()[..] {
        ["SET", _, "CLIENT_NAME", ..] => "208 OK CLIENT NAME SET\r\n",
        ["SET", _, "NOTIFICATION", ..] => "220 OK NOTIFICATION SET\r\n",
        ["SET", _, "PRIORITY", ..] => "202 OK PRIORITY SET\r\n",
        ["GET", "LANGUAGE"] => "251-en\r\n251 OK GET RETURNED\r\n",
        ["GET", ..] => "251-0\r\n251 OK GET RETURNED\r\n",
        ["LIST", ..] => "249-Ann\ten\tnone\r\n249 OK VOICE LIST SENT\r\n",
        ["SPEAK"] => "230 OK RECEIVING DATA\r\n",
        ["CANCEL", ..] => "213 OK CANCELED\r\n703-1\r\n703-1\r\n703 CANCELED\r\n",
        _ => "",
    };
    answer.to_owned()
}

const QUEUED: &str = "225-1\r\n225 OK MESSAGE QUEUED\r\n";

fn event(code: u16, name: &str) -> String {
    format!("{code}-1\r\n{code}-1\r\n{code} {name}\r\n")
}

fn line(tag: &str, ear: &str) -> Utterance {
    let mut line = Utterance::default();
    line.say(Locale::find(tag).unwrap(), Said { eye: ear.to_owned(), ear: ear.to_owned() });
    line
}

fn start(path: PathBuf, lines: Vec<Utterance>) -> Speaker {
    let mut speaker = speaker(Address::Socket(path), false);
    speaker.ready(lines, Manner::default());
    speaker.say(0);
    speaker
}

/// Why nothing more is heard.
async fn gone(path: PathBuf) -> String {
    let mut speaker = start(path, vec![line("en", "Hello.")]);
    loop {
        match speaker.report().await {
            Report::Gone(trouble) => return trouble.to_string(),
            Report::Begun { .. } => {}
            report @ (Report::Ended { .. } | Report::Unsaid { .. } | Report::Told(_)) => panic!("{report:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_is_away_is_told() {
    let told = gone(PathBuf::from("/nowhere/at/all")).await;
    assert!(
        told.starts_with("Speech Dispatcher cannot be reached at `/nowhere/at/all`: no such file"),
        "{told}"
    );
    assert!(told.contains("start it with `speech-dispatcher --spawn`"), "{told}");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_does_not_answer_is_told_after_five_seconds() {
    let (_folder, path) = serve(|_| String::new());
    let begun = Instant::now();
    let told = gone(path).await;
    assert!(told.contains("has not answered for 5 seconds"), "{told}");
    assert_eq!(begun.elapsed().as_secs(), 5);
}

#[tokio::test(start_paused = true)]
async fn what_is_no_speech_dispatcher_is_found_out() {
    for answer in [
        "HTTP/1.1 400 Bad Request\r\n",
        "999 OK\r\n",
        "abé 1\r\n",
        "700-1\r\n700-1\r\n700-1\r\n700-1\r\n700 X\r\n",
    ] {
        let (_folder, path) = serve(move |_| answer.to_owned());
        let told = gone(path).await;
        assert!(told.contains("does not speak as Speech Dispatcher does"), "{answer}: {told}");
    }
    let (_folder, path) = serve(|_| "2".repeat(10_000));
    assert!(gone(path).await.contains("a line without an end"));
}

#[tokio::test(start_paused = true)]
async fn words_whose_end_is_never_told_are_waited_for_as_long_as_a_slow_voice_would_take() {
    let (_folder, path) = serve(|line| match line {
        "Hello." => QUEUED.to_owned() + &event(701, "BEGIN"),
        line => rightly(line),
    });
    let begun = Instant::now();
    let told = gone(path).await;
    assert!(told.contains("does not say that they were spoken"), "{told}");
    assert!((10..15).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
}

#[tokio::test(start_paused = true)]
async fn words_that_begin_before_they_are_taken_are_heard_all_the_same() {
    let (_folder, path) = serve(|line| match line {
        "Hello." => event(701, "BEGIN") + QUEUED + &event(702, "END"),
        line => rightly(line),
    });
    let mut speaker = start(path, vec![line("en", "Hello.")]);
    assert_eq!(speaker.report().await, Report::Begun { line: 0, length: None });
    assert_eq!(speaker.report().await, Report::Ended { line: 0 });
}

#[tokio::test(start_paused = true)]
async fn words_that_the_user_has_silenced_count_as_heard() {
    let (_folder, path) = serve(|line| match line {
        "Hello." => QUEUED.to_owned() + &event(701, "BEGIN") + &event(703, "CANCELED"),
        line => rightly(line),
    });
    let mut speaker = start(path, vec![line("en", "Hello.")]);
    assert_eq!(speaker.report().await, Report::Begun { line: 0, length: None });
    assert_eq!(speaker.report().await, Report::Ended { line: 0 });
}

#[tokio::test(start_paused = true)]
async fn after_a_stop_the_next_words_are_heard() {
    let (_folder, path) = serve(|line| match line {
        "Hello." => QUEUED.to_owned() + &event(701, "BEGIN"),
        "And now?" => (QUEUED.to_owned() + &event(701, "BEGIN") + &event(702, "END")).replace("-1\r", "-2\r"),
        line => rightly(line),
    });
    let mut speaker = start(path, vec![line("en", "Hello."), line("en", "And now?")]);
    assert_eq!(speaker.report().await, Report::Begun { line: 0, length: None });
    speaker.stop();
    speaker.say(1);
    assert_eq!(speaker.report().await, Report::Begun { line: 1, length: None });
    assert_eq!(speaker.report().await, Report::Ended { line: 1 });
}

#[tokio::test(start_paused = true)]
async fn a_language_without_a_voice_is_told_and_the_others_are_heard() {
    let (_folder, path) = serve(|line| match line {
        "Hello." => QUEUED.to_owned() + &event(701, "BEGIN") + &event(702, "END"),
        line => rightly(line),
    });
    let mut speaker = start(path, vec![line("zh-CN", "你好"), line("en", "Hello.")]);
    let Report::Unsaid { line: 0, trouble } = speaker.report().await else { panic!("it is not told") };
    assert!(trouble.to_string().contains("has no voice for Mandarin Chinese; install one"), "{trouble}");
    speaker.say(1);
    assert_eq!(speaker.report().await, Report::Begun { line: 1, length: None });
    assert_eq!(speaker.report().await, Report::Ended { line: 1 });
}

#[tokio::test(start_paused = true)]
async fn a_voice_that_may_garble_mandarin_is_told_once() {
    for (listed, told) in [
        ("249-Chinese\tcmn\tnone\r\n", 1),
        ("249-Chinese\tcmn\tnone\r\n249-Chinese by pinyin\tcmn-LATN-PINYIN\tnone\r\n", 0),
    ] {
        let (_folder, path) = serve(move |line| match line {
            "你好" => QUEUED.to_owned() + &event(701, "BEGIN") + &event(702, "END"),
            "再见" => {
                (QUEUED.to_owned() + &event(701, "BEGIN") + &event(702, "END")).replace("-1\r", "-2\r")
            }
            "LIST SYNTHESIS_VOICES" => format!("{listed}249 OK VOICE LIST SENT\r\n"),
            line if line.starts_with("SET self LANGUAGE") => "201 OK LANGUAGE SET\r\n".to_owned(),
            line if line.starts_with("SET self SYNTHESIS_VOICE") => "209 OK VOICE SET\r\n".to_owned(),
            line => rightly(line),
        });
        let mut speaker = start(path, vec![line("zh-CN", "你好"), line("zh-CN", "再见")]);
        let (mut remarks, mut ended) = (Vec::new(), 0);
        while ended < 2 {
            match speaker.report().await {
                Report::Told(remark) => remarks.push(remark),
                Report::Begun { .. } => {}
                Report::Ended { line } => {
                    ended += 1;
                    speaker.say(line + 1);
                }
                report @ (Report::Unsaid { .. } | Report::Gone(_)) => panic!("{report:?}"),
            }
        }
        assert_eq!(remarks.len(), told, "{remarks:?}");
        assert!(remarks.iter().all(|remark| remark.contains("`cmn-latn-pinyin`")), "{remarks:?}");
    }
}

/// The program, which finds the voice at this socket.
fn say(socket: &std::path::Path, arguments: &[&str]) -> tokio::process::Command {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_reachline"));
    command.arg("say").args(arguments).env("SPEECHD_ADDRESS", format!("unix_socket:{}", socket.display()));
    command.stdin(std::process::Stdio::null()).env_remove("REACHLINE_VOICE");
    command
}

#[tokio::test]
async fn a_text_is_said_stretch_by_stretch_and_its_end_is_waited_for() {
    let (_folder, path) = serve(|line| match line {
        "Hello." => QUEUED.to_owned() + &event(701, "BEGIN") + &event(702, "END"),
        "And now?" => (QUEUED.to_owned() + &event(701, "BEGIN") + &event(702, "END")).replace("-1\r", "-2\r"),
        line => rightly(line),
    });
    let text = "<speak>Hello. <break time=\"10ms\"/> And now?</speak>";
    let output = say(&path, &["--voice", "system", "--ssml", text]).output().await.unwrap();
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
}

#[tokio::test]
async fn the_sound_of_the_users_own_voice_cannot_be_kept() {
    let (folder, path) = serve(rightly);
    let kept = folder.path().join("x.wav");
    for arguments in [&["--out", kept.to_str().unwrap()][..], &["--sample-rate", "8000"]] {
        let arguments = [&["hello", "--voice", "system"], arguments].concat();
        let output = say(&path, &arguments).output().await.unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(told.contains("`system` speaks by itself"), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
    assert!(!kept.exists());
}

#[tokio::test]
async fn a_voice_that_is_away_says_so_in_one_sentence() {
    let mut command = say(std::path::Path::new("/nowhere/at/all"), &["hello", "--voice", "system"]);
    let output = command.env("PATH", "").output().await.unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(told.starts_with("error: Speech Dispatcher cannot be reached"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}
