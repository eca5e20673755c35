//! Another program's decoder reads the keys of recorded calls: every test call of the repository is recorded, and
//! `multimon-ng` has to find in the caller's track the keys that were pressed, in their order, and no others. Where
//! it is not installed that is said, and with REACHLINE_EXPECT_MULTIMON=1 it is a failure.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use reachline::caller::recording::{RATE, Recording, Studio};
use reachline::caller::scripted::suite::{Choice, Suite, Test, find};
use reachline::caller::scripted::{Listener, Plan, again};
use reachline::caller::{Lexicon, Witness};
use reachline::key::{Key, Keys};
use reachline::prompt::Locale;
use reachline::script::built_in;
use reachline::sound::tone::LineTone;
use reachline::sound::{Sound, tone};
use reachline::transcript::Happened;
use reachline::voice::{Trouble, Voice, Words};

/// The rate of samples that the decoder takes.
const ITS_RATE: u32 = 22_050;

/// The prompts do not matter here, so they are a short hum.
#[derive(Debug)]
struct Hum;

impl Voice for Hum {
    fn name(&self) -> &'static str {
        "hum"
    }

    fn speaks(&self, _: &'static Locale) -> bool {
        true
    }

    fn speak(&self, _: &Words<'_>) -> Result<Sound, Trouble> {
        let length = Duration::from_millis(900);
        Ok(LineTone { frequency: 300.0, on: length, off: Duration::ZERO }.sound(RATE, length))
    }
}

/// The keys that the decoder finds.
fn decoded(sound: Sound) -> Result<String, Failed> {
    let mut decoder = Command::new("multimon-ng")
        .args(["-q", "-c", "-a", "DTMF", "-t", "raw", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    // The decoder looks at whole blocks, so that the last key needs a little silence behind it.
    let mut sound = sound.resampled(ITS_RATE);
    sound.pause(Duration::from_millis(500));
    #[expect(clippy::cast_possible_truncation, reason = "samples are from -1 to 1")]
    let bytes: Vec<u8> =
        sound.samples().iter().flat_map(|sample| ((sample * 32_000.0) as i16).to_ne_bytes()).collect();
    let mut stdin = decoder.stdin.take().ok_or("the decoder takes no input")?;
    let fed = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = decoder.wait_with_output()?;
    fed.join().map_err(|_| "the decoder was not fed")??;
    let found = String::from_utf8_lossy(&output.stdout);
    Ok(found.lines().filter_map(|line| line.strip_prefix("DTMF: ")).map(str::trim).collect())
}

/// The same without what is more than a third of a second of silence, so that hours of it need not be decoded.
fn without_long_silence(sound: &Sound) -> Sound {
    const LONG: usize = RATE as usize / 3;
    let mut silent = 0;
    let kept = sound.samples().iter().copied().filter(|sample| {
        silent = if *sample == 0.0 { silent + 1 } else { 0 };
        silent < LONG
    });
    Sound::new(RATE, kept.collect())
}

/// The caller's track of a call, and the keys in it that are kept.
fn track(witness: &Witness, studio: &Studio) -> Result<(Sound, String), Failed> {
    let mut right = Vec::new();
    Recording::new(witness, studio, String::new()).sound(&mut |samples| {
        right.extend(samples.chunks_exact(2).map(|pair| pair[1]));
        Ok(())
    })?;
    let pressed = witness.all_moments().filter_map(|moment| match &moment.what {
        Happened::Press { keys, .. } => Some(keys.to_string()),
        _ => None,
    });
    Ok((without_long_silence(&Sound::new(RATE, right)), pressed.collect()))
}

fn same(found: &str, pressed: &str) -> Result<(), Failed> {
    if found == pressed {
        Ok(())
    } else {
        Err(format!("pressed `{pressed}`, but the decoder finds `{found}`").into())
    }
}

/// One test call of the repository, recorded.
fn test_call(suite: &Suite, test: Test) -> Result<(), Failed> {
    let file = suite.file(test);
    let hotline = file.answer.hotline.as_ref().ok_or("its hotline is faulty")?;
    let mut listener = Listener::new(Arc::clone(hotline));
    let plan =
        Plan::new(&file.file, suite.call(test), &mut listener).map_err(|_| "it does not fit its hotline")?;
    let studio = Arc::new(Studio::new(Arc::new(Hum)));
    let lengths = Arc::clone(&studio);
    let witness = again(&plan, hotline, Lexicon::timed_by(lengths), None, false);
    let (sound, pressed) = track(&witness, &studio)?;
    same(&decoded(sound)?, &pressed)
}

/// Every key, as close to the one before as the track ever has them, at every level that lines leave.
fn every_key() -> Result<(), Failed> {
    let keys: String = Key::ALL.iter().chain(Key::ALL.iter().rev()).map(ToString::to_string).collect();
    for louder in [1.0, 0.5, 0.1] {
        let mut sound = Sound::silence(RATE, Duration::from_millis(300));
        for key in keys.chars().filter_map(Key::from_char) {
            sound.join(&tone::key(RATE, key));
            sound.pause(tone::BETWEEN_KEYS);
        }
        same(&decoded(sound.louder(louder))?, &keys)?;
    }
    Ok(())
}

/// Keys that are pressed faster than a receiver can tell apart.
fn hasty_keys() -> Result<(), Failed> {
    let studio = Arc::new(Studio::new(Arc::new(Hum)));
    let lengths = Arc::clone(&studio);
    let hotline = Arc::new(built_in().hotline.ok_or("the built-in hotline is faulty")?);
    let connected = "2026-03-02T02:00:00Z".parse()?;
    let lexicon = Lexicon::timed_by(lengths);
    let mut witness = Witness::connect_with(hotline, connected, None, lexicon).remembering();
    for key in ["1", "2", "9", "#"] {
        witness.press(Keys::parse(key).map_err(|_| "that is no key")?, None);
        witness.come_to(witness.now() + Duration::from_millis(40));
    }
    let (sound, pressed) = track(&witness, &studio)?;
    same(&decoded(sound)?, &pressed)
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let is_there =
        Command::new("multimon-ng").arg("-h").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    let expected = std::env::var_os("REACHLINE_EXPECT_MULTIMON").is_some_and(|value| value == "1");
    if !is_there && expected {
        let trial = Trial::test("multimon_ng_is_there", || {
            Err("`multimon-ng` cannot be started; install it (Debian: `apt-get install multimon-ng`), or run without REACHLINE_EXPECT_MULTIMON".into())
        });
        return libtest_mimic::run(&arguments, vec![trial]).exit_code();
    }
    let paths = match find(&[PathBuf::from("scripts"), PathBuf::from("tests/calls")]) {
        Ok(paths) => paths,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    let suite = Arc::new(Suite::read(&paths));
    let mut trials = vec![
        Trial::test("every_key_as_close_as_can_be", every_key).with_ignored_flag(!is_there),
        Trial::test("keys_in_haste_are_still_two_keys", hasty_keys).with_ignored_flag(!is_there),
    ];
    for test in suite.tests(&Choice::default()) {
        let own = Arc::clone(&suite);
        let trial = Trial::test(suite.file(test).name(test.call), move || test_call(&own, test));
        trials.push(trial.with_ignored_flag(!is_there));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
