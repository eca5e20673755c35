//! Players as they are and as they should not be, each a small program in `tests/player/`.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use reachline::sound::Sound;
use reachline::voice::player::Player;

const RATE: u32 = 16_000;

/// A player of the tests, and the file that it is told of.
fn player(name: &str, file: &Path) -> Player {
    let program = format!("{}/tests/player/{name}", env!("CARGO_MANIFEST_DIR"));
    Player::named(&shell_words::join([program.as_str(), file.to_str().unwrap()])).unwrap()
}

fn sound(seconds: u32) -> Sound {
    let samples = (0..RATE * seconds).map(|place| (place % 100) as f32 / 200.0);
    Sound::new(RATE, samples.collect())
}

#[test]
fn all_sound_is_heard_in_its_order() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept.wav");
    let mut stream = player("keeps.sh", &kept).open(RATE).unwrap();
    for _ in 0..3 {
        stream.write(&sound(1)).unwrap();
    }
    stream.finish().unwrap();
    let bytes = std::fs::read(kept).unwrap();
    let (head, samples) = bytes.split_at(44);
    assert_eq!((&head[..4], &head[8..16]), (&b"RIFF"[..], &b"WAVEfmt "[..]));
    assert_eq!(samples.len(), 3 * 2 * RATE as usize);
    // A two-hundredth of the loudest.
    assert_eq!(samples[2..4], 164_i16.to_le_bytes());
}

#[test]
fn a_player_that_wants_a_file_is_given_all_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept.wav");
    let program = format!("{}/tests/player/copies.sh", env!("CARGO_MANIFEST_DIR"));
    let words = shell_words::join([program.as_str(), "{file}", kept.to_str().unwrap()]);
    Player::named(&words).unwrap().play(&sound(2)).unwrap();
    let read = hound::WavReader::open(kept).unwrap();
    assert_eq!((read.spec().sample_rate, read.duration()), (RATE, 2 * RATE));
}

#[test]
fn sound_begins_before_all_of_it_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = fifo(folder.path());
    let mut stream = player("keeps.sh", &pipe).open(RATE).unwrap();
    let mut heard = File::open(&pipe).unwrap();
    stream.write(&sound(1)).unwrap();
    let mut first = [0; 1000];
    // Would wait for ever if the player were given nothing before the end.
    heard.read_exact(&mut first).unwrap();
    assert_eq!(&first[..4], b"RIFF");
    drop(heard);
}

#[test]
fn sound_stops_within_fifty_milliseconds() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = fifo(folder.path());
    let mut stream = player("never_ends.sh", &pipe).open(RATE).unwrap();
    let mut alive = File::open(&pipe).unwrap();
    stream.write(&sound(1)).unwrap();
    let told = Instant::now();
    drop(stream);
    // Ends when the player does.
    alive.read_to_end(&mut Vec::new()).unwrap();
    assert!(told.elapsed() < Duration::from_millis(50), "{:?}", told.elapsed());
}

#[test]
fn a_player_that_stops_in_the_middle_says_why() {
    let trouble = player("dies.sh", Path::new("")).play(&sound(60)).unwrap_err().to_string();
    assert!(
        trouble.contains("the player `dies` stopped before the sound was over (exit status: 3)"),
        "{trouble}"
    );
    assert!(trouble.contains("saying `the sound card has gone`"), "{trouble}");
}

#[test]
fn a_player_that_stops_without_a_complaint_is_noticed() {
    let trouble = Player::named("true").unwrap().play(&sound(60)).unwrap_err().to_string();
    assert!(trouble.contains("stopped before the sound was over (without a complaint)"), "{trouble}");
}

// In these two, time passes by itself as soon as everybody waits.

#[tokio::test(start_paused = true)]
async fn a_player_that_takes_nothing_holds_nobody_up() {
    let mut playing = player("never_reads.sh", Path::new("")).start(RATE).unwrap();
    let trouble = playing.write(&sound(60)).await.unwrap_err().to_string();
    assert!(trouble.contains("the player `never_reads` takes no sound and was stopped"), "{trouble}");
}

#[tokio::test(start_paused = true)]
async fn a_player_that_does_not_end_is_waited_for_as_long_as_its_sound_and_a_little_longer() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = fifo(folder.path());
    let mut playing = player("never_ends.sh", &pipe).start(RATE).unwrap();
    let alive = File::open(&pipe).unwrap();
    playing.write(&sound(1)).await.unwrap();
    let begun = tokio::time::Instant::now();
    let trouble = playing.finish().await.unwrap_err().to_string();
    assert!(trouble.contains("had not ended 5 seconds after its sound and was stopped"), "{trouble}");
    assert!((5..=6).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
    drop(alive);
}

/// A pipe with a name, which is open as long as somebody writes to it.
fn fifo(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    path
}
