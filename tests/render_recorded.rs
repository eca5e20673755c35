//! A hotline's own recordings in what is rendered: where one says a prompt it is heard there, the voice says the rest,
//! and one that was made anew is rendered anew.

#![cfg(feature = "espeak")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use reachline::render::{Manifest, NAME, Prompt, SaidBy};
use reachline::sound::measure::{HIGHEST, TARGET, level_of};
use reachline::sound::{Sound, recording};

const SCRIPT: &str = "[hotline]\nname = 'shop'\nlanguages = ['en']\nstart = 'main'\n\
    [menu.main]\noptions = { 1 = 'hours', 2 = 'clerk' }\n\
    [announcement.hours]\nthen = 'main'\n\
    [line.clerk]\nnumber = '8610 11185'\n";

const ENGLISH: &str = "main = Welcome to the shop.\n    .option = the choices\n\
    hours = We are open all day.\n    .option = our hours\n\
    clerk = I connect you to a clerk, { $number }. Please wait.\n    .option = a clerk\n";

/// A hotline in a folder, with some recordings.
struct Shop(tempfile::TempDir);

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

/// One that was rendered, by which every test begins.
static RENDERED: LazyLock<Shop> = LazyLock::new(|| {
    let shop = Shop::recorded();
    fs::write(shop.path().join("told"), shop.render()).unwrap();
    shop
});

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

impl Shop {
    /// The same, rendered.
    fn rendered() -> Self {
        let shop = Self(tempfile::tempdir().unwrap());
        copy(RENDERED.path(), shop.path());
        shop
    }

    /// What was told when it was rendered.
    fn told(&self) -> String {
        fs::read_to_string(self.path().join("told")).unwrap()
    }

    /// With `main`, `clerk` up to its number, and what `hours` is called as an option, all accepted.
    fn recorded() -> Self {
        let shop = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(shop.sounds()).unwrap();
        fs::write(shop.path().join("shop.toml"), SCRIPT).unwrap();
        shop.words(ENGLISH);
        shop.record("main", 500.0, 2.0);
        shop.record("clerk.1", 700.0, 1.5);
        shop.record("hours.option", 900.0, 1.0);
        shop.accept();
        shop
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn sounds(&self) -> PathBuf {
        self.path().join("prompts/shop/en/sounds")
    }

    fn words(&self, english: &str) {
        fs::write(self.path().join("prompts/shop/en.ftl"), english).unwrap();
    }

    /// A recording that is a soft tone at 22,050 samples a second.
    fn record(&self, id: &str, frequency: f32, seconds: f32) {
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: 22_050,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut wav = hound::WavWriter::create(self.sounds().join(format!("{id}.wav")), spec).unwrap();
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        for sample in 0..(seconds * 22_050.0) as u32 {
            let turn = sample as f32 / 22_050.0 * frequency * std::f32::consts::TAU;
            wav.write_sample((900.0 * turn.sin()) as i16).unwrap();
        }
        wav.finalize().unwrap();
    }

    fn accept(&self) {
        let ran = self.run(&["voices", "--check", "shop.toml", "--accept"]);
        assert!(ran.out.contains("recordings are accepted"), "{}{}", ran.out, ran.err);
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_reachline"))
            .args(arguments)
            .current_dir(self.path())
            .env_remove("ACCESSIBLE")
            .env_remove("REACHLINE_VOICE")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Renders by recordings; gives what was told.
    fn render(&self) -> String {
        let ran = self.run(&["render", "shop.toml", "--out", "out", "--voice", "recorded"]);
        // On a slow machine it says how far it is.
        let progress = ran.err.lines().all(|line| line.ends_with(" prompts rendered"));
        assert!(ran.code == Some(0) && progress, "{}{}", ran.out, ran.err);
        ran.out
    }

    fn prompts(&self) -> BTreeMap<String, Prompt> {
        let manifest = Manifest::read(&fs::read_to_string(self.path().join("out").join(NAME)).unwrap());
        manifest.unwrap().prompts.into_iter().map(|prompt| (prompt.id.clone(), prompt)).collect()
    }

    fn sound(&self, prompt: &Prompt, rate: u32) -> Sound {
        let file = prompt.files.iter().find(|file| file.rate == rate).unwrap();
        recording::read(&self.path().join("out").join(&file.path)).unwrap()
    }
}

/// Whether a stretch of sound is nothing but a tone.
fn is_tone(sound: &Sound, frequency: f64, from: f32, to: f32) -> bool {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let at = |seconds: f32| (seconds * sound.rate() as f32) as usize;
    let stretch = Sound::new(sound.rate(), sound.samples()[at(from)..at(to)].to_vec());
    let all = stretch.samples().iter().map(|sample| f64::from(*sample).powi(2)).sum::<f64>();
    #[expect(clippy::cast_precision_loss)]
    let all = 10.0 * (2.0 * all / stretch.samples().len() as f64).log10();
    (level_of(&stretch, frequency) - all).abs() < 0.5
}

#[test]
fn a_recording_is_heard_in_place_of_the_voice_as_loud_as_everything_else() {
    let shop = Shop::rendered();
    let main = &shop.prompts()["main"];
    assert_eq!(
        (main.said_by, main.recordings.as_slice()),
        (SaidBy::Recordings, &["main.wav".to_owned()][..])
    );
    assert_eq!(main.words, "Welcome to the shop.");
    assert!((1_995..=2_005).contains(&main.length), "{}", main.length);
    for rate in [8_000, 16_000] {
        let sound = shop.sound(main, rate);
        assert_eq!(sound.rate(), rate);
        assert!(is_tone(&sound, 500.0, 0.1, 1.9), "{rate}");
        let loudness = sound.loudness();
        assert!((loudness.loudness - TARGET).abs() < 0.5 && loudness.peak <= HIGHEST + 0.1, "{loudness:?}");
        assert!(sound.samples()[0].abs() < 0.001, "it comes without a click");
    }
    let spoken = &shop.prompts()["hours"];
    assert_eq!((spoken.said_by, spoken.recordings.len()), (SaidBy::Voice, 0));
    assert!((shop.sound(spoken, 8_000).loudness().loudness - TARGET).abs() < 1.0);
}

#[test]
fn a_number_in_a_recorded_sentence_is_said_by_the_voice_and_told() {
    let shop = Shop::rendered();
    let told = shop.told();
    let prompts = shop.prompts();
    let clerk = &prompts["clerk"];
    assert_eq!(clerk.words, "I connect you to a clerk, 11185. Please wait.");
    assert_eq!(
        (clerk.said_by, clerk.recordings.as_slice()),
        (SaidBy::RecordingsAndVoice, &["clerk.1.wav".to_owned()][..])
    );
    let sound = shop.sound(clerk, 8_000);
    assert!(is_tone(&sound, 700.0, 0.1, 1.4));
    assert!(clerk.length > 3_000, "and the number and the rest after it: {}", clerk.length);
    assert!(!is_tone(&sound, 700.0, 1.7, 2.7));
    // An option is put together of the common words and the recorded name.
    assert_eq!(prompts["main.option-1"].recordings, ["hours.option.wav"]);
    let count = |by| prompts.values().filter(|prompt| prompt.said_by == by).count();
    for line in [
        "said by recordings: 2 prompts\n".to_owned(),
        format!("said by recordings and the voice `espeak`: {} prompts\n", count(SaidBy::RecordingsAndVoice)),
        format!("said by the voice `espeak` alone: {} prompts\n", count(SaidBy::Voice)),
    ] {
        assert!(told.contains(&line), "{line} is not in {told}");
    }
    assert!(!told.contains("not used"), "{told}");
}

#[test]
fn only_what_a_changed_recording_is_heard_in_is_rendered_again() {
    let shop = Shop::rendered();
    assert!(shop.render().starts_with("rendered: 0 prompts\n"));
    let before = shop.prompts();
    shop.record("main", 550.0, 2.0);
    assert!(shop.render().starts_with("rendered: 1 prompt\n"), "the same words, said anew");
    assert!(is_tone(&shop.sound(&shop.prompts()["main"], 8_000), 550.0, 0.1, 1.9));
    shop.record("hours.option", 950.0, 1.0);
    assert!(shop.render().starts_with("rendered: 2 prompts\n"), "by itself, and in the option");
    let after = shop.prompts();
    let changed: Vec<&str> =
        after.keys().filter(|id| before[*id] != after[*id]).map(String::as_str).collect();
    assert_eq!(changed, ["hours.option", "main", "main.option-1"]);
    shop.accept();
    assert!(shop.render().starts_with("rendered: 0 prompts\n"), "what was accepted sounds no other way");
}

#[test]
fn words_that_changed_are_said_by_the_voice_until_they_are_recorded() {
    let shop = Shop::rendered();
    shop.words(&ENGLISH.replace("Welcome to", "Good day at"));
    let told = shop.render();
    assert!(told.starts_with("rendered: 1 prompt\n"), "{told}");
    assert!(
        told.contains("\nnot used: 1 recording in English, for nobody has accepted it for the words that are said now; `reachline voices --check` with `shop.toml` names it\n"),
        "{told}"
    );
    assert_eq!(shop.prompts()["main"].said_by, SaidBy::Voice);
    let from = told.find("said by recordings:").unwrap();
    let to = told.find("languages:").unwrap();
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/render.md")).unwrap();
    assert!(page.contains(&format!("```text\n{}```\n", &told[from..to])), "the handbook shows it: {told}");
    shop.accept();
    let told = shop.render();
    assert!(told.starts_with("rendered: 1 prompt\n") && !told.contains("not used"), "{told}");
    assert_eq!(shop.prompts()["main"].said_by, SaidBy::Recordings);
}

#[test]
fn recordings_are_heard_where_no_voice_is_named_and_not_where_another_is() {
    let shop = Shop::rendered();
    let ran = shop.run(&["render", "shop.toml", "--out", "out"]);
    assert!(ran.out.starts_with("rendered: 0 prompts\n"), "nothing sounds otherwise: {}", ran.out);
    assert!(ran.out.contains("\nsaid by recordings: 2 prompts\n"), "{}", ran.out);
    let ran = shop.run(&["render", "shop.toml", "--out", "out", "--voice", "espeak"]);
    assert!(ran.code == Some(0) && !ran.out.contains("recordings"), "{}", ran.out);
    assert!(shop.prompts().values().all(|prompt| prompt.said_by == SaidBy::Voice));
}

#[test]
fn who_asks_for_recordings_that_are_not_there_is_told_that_the_voice_says_everything() {
    let shop = Shop::rendered();
    fs::remove_dir_all(shop.sounds()).unwrap();
    let told = shop.render();
    assert!(told.starts_with("rendered: 4 prompts\n"), "what was said by recordings: {told}");
    assert!(told.contains("\nsaid by recordings: 0 prompts\n"), "{told}");
}

#[test]
fn a_recording_that_cannot_be_heard_is_told_and_all_else_is_kept() {
    let shop = Shop::rendered();
    let path = shop.sounds().join("main.wav");
    let mut bytes = fs::read(&path).unwrap();
    bytes.truncate(bytes.len() / 2);
    fs::write(&path, &bytes).unwrap();
    let ran = shop.run(&["render", "shop.toml", "--out", "out", "--voice", "recorded"]);
    assert_eq!(ran.code, Some(2));
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines.len(), 1, "{}", ran.err);
    assert!(lines[0].starts_with("error: cannot render `main`: the recording `"), "{}", ran.err);
    assert!(lines[0].contains("main.wav` cannot be heard: "), "{}", ran.err);
    shop.record("main", 600.0, 2.0);
    assert!(shop.render().starts_with("rendered: 1 prompt\n"), "all else was kept");
}
