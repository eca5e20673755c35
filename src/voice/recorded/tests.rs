use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use super::*;
use crate::caller::Lexicon;
use crate::prompt::{Utterance, Value};
use crate::script::load;
use crate::sound::wav::{Encoding, save};
use crate::voice::speak;

/// A voice that notes what it is given, and says everything in a tenth of a second, softly.
#[derive(Default)]
struct Noting(Arc<Mutex<Vec<String>>>);

impl Voice for Noting {
    fn name(&self) -> &'static str {
        "noting"
    }

    fn speaks(&self, _: &'static Locale) -> bool {
        true
    }

    fn speak(&self, words: &Words<'_>) -> Result<Sound, Trouble> {
        self.0.lock().unwrap().push(words.text().to_owned());
        Ok(tone(1_600, 0.01))
    }
}

/// Sound at 16 kHz.
#[expect(clippy::cast_precision_loss, reason = "a few seconds")]
fn tone(samples: usize, loud: f32) -> Sound {
    Sound::new(16_000, (0..samples).map(|n| loud * (n as f32 * 0.4).sin()).collect())
}

const SCRIPT: &str = "[hotline]\nname = \"desk\"\nlanguages = [\"en\"]\nstart = \"main\"\n\
    [menu.main]\noptions = { 1 = \"clerk\" }\n[line.clerk]\nnumber = \"010 11185\"\n";
const PROMPTS: &str = "main = Welcome to the desk.\nclerk = I am connecting you to a clerk, { $number }. Please wait.\n    .option = a clerk\n";

/// A hotline with recordings of two and three seconds, accepted unless said otherwise.
fn hotline(accepted: bool) -> (tempfile::TempDir, Hotline) {
    let folder = tempfile::tempdir().unwrap();
    let sounds = folder.path().join("prompts/desk/en/sounds");
    fs::create_dir_all(&sounds).unwrap();
    fs::write(folder.path().join("desk.toml"), SCRIPT).unwrap();
    fs::write(folder.path().join("prompts/desk/en.ftl"), PROMPTS).unwrap();
    save(&sounds.join("main.wav"), &tone(32_000, 0.5), Encoding::Pcm16).unwrap();
    save(&sounds.join("clerk.1.wav"), &tone(48_000, 0.5), Encoding::Pcm16).unwrap();
    if accepted {
        let hotline = loaded(folder.path());
        check::accept(&sounds, hotline.prompts(hotline.language_ids().next().unwrap())).unwrap();
    }
    let hotline = loaded(folder.path());
    (folder, hotline)
}

fn loaded(folder: &Path) -> Hotline {
    let checked = load(&folder.join("desk.toml")).unwrap();
    checked.hotline.unwrap_or_else(|| panic!("{:?}", checked.faults))
}

fn utterance(hotline: &Hotline, id: &str) -> Utterance {
    let prompts = hotline.prompts(hotline.language_ids().next().unwrap());
    prompts.utter(id, None, &[("number", Value::Digits("11185".to_owned()))]).unwrap()
}

/// What the other voice said, and how long the whole was.
fn heard(hotline: &Hotline, id: &str, rate: u32) -> (Vec<String>, Sound) {
    let said = Arc::default();
    let voice = Recorded::of(hotline, Box::new(Noting(Arc::clone(&said))));
    let sound = speak(&utterance(hotline, id), Manner { rate, ..Manner::default() }, &voice).unwrap();
    let said = said.lock().unwrap().clone();
    (said, sound)
}

#[test]
fn a_recording_is_heard_and_a_number_in_it_is_said_by_another_voice() {
    let (_folder, hotline) = hotline(true);
    let (said, sound) = heard(&hotline, "main", 100);
    assert_eq!((said.len(), sound.length()), (0, Duration::from_secs(2)));
    let (said, sound) = heard(&hotline, "clerk", 100);
    assert_eq!(said, [", one one one eight five.", "Please wait."]);
    assert!(sound.length() > Duration::from_millis(3_200));
}

#[test]
fn both_voices_are_equally_loud() {
    let (_folder, hotline) = hotline(true);
    let (_, sound) = heard(&hotline, "clerk", 100);
    let peak = |from: usize, to: usize| Sound::new(16_000, sound.samples()[from..to].to_vec()).peak();
    let (recorded, synthesised) = (peak(0, 47_000), peak(48_200, 49_400));
    assert!((recorded / synthesised - 1.0).abs() < 0.15, "{recorded} and {synthesised}");
}

#[test]
fn a_caller_who_wants_it_slower_hears_the_recording_slower() {
    let (_folder, hotline) = hotline(true);
    assert!(
        heard(&hotline, "main", 50).1.length().abs_diff(Duration::from_secs(4)) < Duration::from_millis(5)
    );
}

#[test]
fn in_virtual_time_a_prompt_lasts_as_long_as_its_recording() {
    let (_folder, recorded) = hotline(true);
    let pace = crate::call::Pace::default();
    assert_eq!(Lexicon::of(&recorded).length(&utterance(&recorded, "main"), pace), Duration::from_secs(2));
    let (_folder, plain) = hotline(false);
    assert_eq!(Lexicon::of(&plain).length(&utterance(&plain, "main"), pace), Duration::from_secs(2) * 4 / 5);
}

#[test]
fn words_that_were_changed_are_not_said_by_the_old_recording() {
    let (folder, _) = hotline(true);
    fs::write(folder.path().join("prompts/desk/en.ftl"), PROMPTS.replace("Welcome", "Good day, welcome"))
        .unwrap();
    let hotline = loaded(folder.path());
    assert_eq!(heard(&hotline, "main", 100).0, ["Good day, welcome to the desk."]);
    assert!(remarks(folder.path()).iter().any(|remark| remark.starts_with("en: main: says other words")));
}

fn remarks(folder: &Path) -> Vec<String> {
    let hotline = loaded(folder);
    let prompts = hotline.prompts(hotline.language_ids().next().unwrap());
    let sounds = folder.join("prompts/desk/en/sounds");
    check::check(&sounds, prompts).unwrap().iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_missing_or_not_accepted_is_told() {
    let (folder, hotline) = hotline(false);
    assert_eq!(heard(&hotline, "main", 100).0, ["Welcome to the desk."], "nobody has listened to it yet");
    let told = remarks(folder.path());
    assert!(told.iter().any(|remark| remark.starts_with("en: main: is not in `manifest.toml`")), "{told:#?}");
    assert!(told.iter().any(|remark| remark.starts_with("en: clerk.2: is missing")), "{told:#?}");
}

#[test]
fn what_is_wrong_with_a_sound_is_told() {
    let (folder, _) = hotline(true);
    let main = folder.path().join("prompts/desk/en/sounds/main.wav");
    let told = |sound: &Sound| {
        save(&main, sound, Encoding::Pcm16).unwrap();
        let remarks = remarks(folder.path());
        remarks.into_iter().filter(|remark| remark.starts_with("en: main: ")).collect::<Vec<_>>().join("\n")
    };
    assert!(told(&tone(32_000, 3.0)).contains("is clipped"));
    assert!(told(&tone(32_000, 0.005)).contains("softer than"));
    assert!(told(&Sound::silence(16_000, Duration::from_secs(1))).contains("silent from end to end"));
    let mut late = Sound::silence(16_000, Duration::from_secs(1));
    late.join(&tone(16_000, 0.1));
    assert!(
        told(&late).contains("begins with 1000 ms of silence") || told(&late).contains("begins with 100")
    );
    fs::write(&main, b"RIFF").unwrap();
    assert!(remarks(folder.path()).iter().any(|remark| remark.starts_with("en: main: it is no WAV")));
}

#[test]
fn a_flac_is_heard_as_well_as_a_wav() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tone.flac");
    fs::write(&path, include_bytes!("../../../tests/voice/tone.flac")).unwrap();
    let sound = recording::read(&path).unwrap();
    assert_eq!((sound.rate(), sound.length()), (16_000, Duration::from_millis(250)));
    assert_eq!(recording::length_of(&path).unwrap(), sound.length());
    assert!((0.45..0.55).contains(&sound.peak()), "{}", sound.peak());

    fs::write(&path, b"fLaC").unwrap();
    assert!(recording::read(&path).unwrap_err().starts_with("it is no FLAC file"));
}
