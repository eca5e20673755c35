//! A hotline's prompts as sound files: where each system finds them, what the manifest says of them, and that a second
//! run does only what has to be done.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use reachline::prompt::Locale;
use reachline::render::{Fault, Manifest, NAME, Piece, Plan, System, Tally, plan};
use reachline::script::{Hotline, load};
use reachline::sound::measure::{HIGHEST, TARGET};
use reachline::sound::{Sound, tone, wav};
use reachline::voice::{Trouble, Voice, Words};

/// A voice that hums, counts what it is given, and does not know some words.
#[derive(Debug, Default)]
struct Hum {
    spoken: AtomicUsize,
    unknown: Option<&'static str>,
}

impl Voice for Hum {
    fn name(&self) -> &'static str {
        "hum"
    }

    fn speaks(&self, _: &'static Locale) -> bool {
        true
    }

    fn speak(&self, words: &Words<'_>) -> Result<Sound, Trouble> {
        self.spoken.fetch_add(1, Ordering::Relaxed);
        if self.unknown.is_some_and(|unknown| words.text().contains(unknown)) {
            return Err(Trouble("there are no words for it".to_owned()));
        }
        let length = Duration::from_millis(8) * u32::try_from(words.text().chars().count()).unwrap();
        Ok(tone::LineTone { frequency: 500.0, on: length, off: Duration::ZERO }.sound(22_050, length))
    }
}

const SCRIPT: &str = "[hotline]\nname = 'shop'\nlanguages = ['en', 'zh-CN']\nstart = 'main'\n\
    [listening]\non-failure = 'clerk'\n\
    [menu.main]\noptions = { 1 = 'hours', 2 = 'callback' }\n\
    [announcement.hours]\nthen = 'main'\n\
    [entry.callback]\naccept = 'phone-number'\nthen = 'thanks'\n\
    [announcement.thanks]\nthen = 'main'\n\
    [line.clerk]\nnumber = '8610 11185'\n";

const ENGLISH: &str = "main = Welcome to the shop.\n    .option = the choices\n\
    hours = We are open all day.\n    .option = our hours\n\
    callback = Which number?\n    .option = a call back\n\
    thanks = We call { $callback } back.\n\
    clerk = A clerk at { $number }.\n    .option = a clerk\n    .anywhere = a clerk\n";

const MANDARIN: &str = "main = 欢迎光临。\n    .option = 主菜单\n\
    hours = 我们全天营业。\n    .option = 营业时间\n\
    callback = 请输入号码。\n    .option = 回电\n\
    thanks = 我们会拨打{ $callback }。\n\
    clerk = 店员，{ $number }。\n    .option = 店员\n    .anywhere = 店员\n";

fn shop(folder: &Path, english: &str) -> Hotline {
    fs::create_dir_all(folder.join("prompts/shop")).unwrap();
    fs::write(folder.join("prompts/shop/en.ftl"), english).unwrap();
    fs::write(folder.join("prompts/shop/zh-CN.ftl"), MANDARIN).unwrap();
    fs::write(folder.join("shop.toml"), SCRIPT).unwrap();
    let checked = load(&folder.join("shop.toml")).unwrap();
    let faults: Vec<&str> = checked.faults.iter().map(|fault| fault.message.as_str()).collect();
    checked.hotline.unwrap_or_else(|| panic!("{faults:?}"))
}

struct Rendering {
    folder: tempfile::TempDir,
    english: String,
    system: System,
    only: Option<&'static str>,
}

impl Rendering {
    fn new(system: System) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("out")).unwrap();
        Self { folder, english: ENGLISH.to_owned(), system, only: None }
    }

    fn run(&self, voice: &Arc<Hum>) -> Result<Tally, Fault> {
        let hotline = shop(self.folder.path(), &self.english);
        let languages: Vec<_> = hotline
            .language_ids()
            .filter(|language| self.only.is_none_or(|only| only == hotline.locale(*language).tag))
            .collect();
        Plan {
            hotline: hotline.name(),
            asked: languages.iter().flat_map(|language| plan(&hotline, *language)).collect(),
            languages: languages.iter().map(|language| hotline.locale(*language)).collect(),
            system: self.system,
            folder: &self.out(),
            voice: "hum",
        }
        .run(&**voice, &|_, _| true)
    }

    fn out(&self) -> std::path::PathBuf {
        self.folder.path().join("out")
    }

    fn manifest(&self) -> Manifest {
        Manifest::read(&fs::read_to_string(self.out().join(NAME)).unwrap()).unwrap()
    }

    /// Every file, and when it was written last, as far as bytes tell.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut open = vec![self.out()];
        let mut files = BTreeMap::new();
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let name = path.strip_prefix(self.out()).unwrap().to_str().unwrap().replace('\\', "/");
                    files.insert(name, fs::read(&path).unwrap());
                }
            }
        }
        files
    }
}

#[test]
fn each_system_finds_its_files_where_it_looks_for_them() {
    for (system, files) in [
        (System::Asterisk, ["sounds/en/custom/hours.wav", "sounds/zh/custom/hours.wav16"]),
        (
            System::FreeSwitch,
            ["sounds/en/us/reachline/shop/8000/hours.wav", "sounds/zh/cn/reachline/shop/16000/hours.wav"],
        ),
        (System::Wav, ["en/8000/hours.wav", "zh-CN/16000/hours.wav"]),
    ] {
        let rendering = Rendering::new(system);
        rendering.run(&Arc::default()).unwrap();
        let there = rendering.files();
        for (file, rate) in files.into_iter().zip([8_000, 16_000]) {
            let bytes = there.get(file).unwrap_or_else(|| panic!("{file} is not among {:?}", there.keys()));
            let mut reader = hound::WavReader::new(bytes.as_slice()).unwrap();
            let spec = reader.spec();
            assert_eq!((spec.channels, spec.sample_rate, spec.bits_per_sample), (1, rate, 16), "{file}");
            assert!(reader.samples::<i16>().count() > 800);
        }
    }
}

#[test]
fn every_prompt_is_as_loud_as_the_others_and_none_is_cut_off() {
    let rendering = Rendering::new(System::Wav);
    rendering.run(&Arc::default()).unwrap();
    let manifest = rendering.manifest();
    assert!(manifest.prompts.len() > 100);
    for prompt in &manifest.prompts {
        for file in &prompt.files {
            let bytes = fs::read(rendering.out().join(&file.path)).unwrap();
            assert_eq!(bytes.len() as u64, file.bytes);
            let loudness = wav::read(bytes.as_slice()).unwrap().loudness();
            assert!(
                (loudness.loudness - TARGET).abs() < 1.0 || loudness.peak > HIGHEST - 0.5,
                "{}",
                file.path
            );
            assert!(loudness.peak <= HIGHEST + 0.1, "{}", file.path);
        }
    }
}

#[test]
fn the_manifest_says_what_is_whole_and_what_is_put_together() {
    let rendering = Rendering::new(System::Wav);
    rendering.run(&Arc::default()).unwrap();
    let manifest = rendering.manifest();
    let words = |language: &str, id: &str| {
        let found = manifest.prompts.iter().find(|prompt| prompt.language == language && prompt.id == id);
        found.map(|prompt| prompt.words.clone())
    };
    assert_eq!(words("en", "clerk").as_deref(), Some("A clerk at 11185."), "the script knows the number");
    assert_eq!(words("en", "main.option-1").as_deref(), Some("For our hours, press 1."));
    assert_eq!(words("zh-CN", "main.option-2").as_deref(), Some("回电，请按2。"));
    assert_eq!(words("en", "digit-7").as_deref(), Some("7"));
    assert_eq!(words("en", "no-input.try-1").as_deref(), Some("I did not hear a key."));
    assert_eq!(words("en", "thanks"), None);
    let thanks = manifest.composed.iter().find(|one| one.language == "en" && one.id == "thanks").unwrap();
    assert_eq!(thanks.words, "We call {callback} back.");
    let pieces = [("thanks.1", true), ("callback", false), ("thanks.2", true)];
    assert_eq!(
        thanks.pieces,
        pieces.map(|(name, prompt)| {
            if prompt { Piece::Prompt(name.to_owned()) } else { Piece::Value(name.to_owned()) }
        })
    );
    for composed in &manifest.composed {
        for piece in &composed.pieces {
            if let Piece::Prompt(id) = piece {
                assert!(words(&composed.language, id).is_some(), "{id} is a file");
            }
        }
    }
    assert!(!manifest.prompts.iter().any(|prompt| prompt.words.contains(['{', '\u{E000}'])));
}

#[test]
fn a_second_run_speaks_nothing_and_changes_nothing() {
    let rendering = Rendering::new(System::Asterisk);
    let first = rendering.run(&Arc::default()).unwrap();
    let files = rendering.files();
    let voice = Arc::<Hum>::default();
    let second = rendering.run(&voice).unwrap();
    assert_eq!(second, Tally { rendered: 0, unchanged: first.rendered, ..first });
    assert_eq!(voice.spoken.load(Ordering::Relaxed), 0);
    assert_eq!(rendering.files(), files);
}

#[test]
fn only_what_says_something_else_is_spoken_again() {
    let mut rendering = Rendering::new(System::Asterisk);
    rendering.run(&Arc::default()).unwrap();
    let before = rendering.files();
    rendering.english = ENGLISH.replace("open all day", "open until noon");
    fs::remove_file(rendering.out().join("sounds/en/custom/main.wav")).unwrap();
    let tally = rendering.run(&Arc::default()).unwrap();
    assert_eq!((tally.rendered, tally.removed), (2, 0), "the words that changed, and the file that was lost");
    let after = rendering.files();
    assert_ne!(before["sounds/en/custom/hours.wav"], after["sounds/en/custom/hours.wav"]);
    assert_eq!(before["sounds/en/custom/main.wav"], after["sounds/en/custom/main.wav"]);

    // The number is said by nobody any more, and so the pieces around it are one.
    rendering.english = rendering.english.replace("We call { $callback } back.", "We call you back.");
    let tally = rendering.run(&Arc::default()).unwrap();
    assert_eq!((tally.rendered, tally.removed), (1, 4));
    assert!(!rendering.files().contains_key("sounds/en/custom/thanks.1.wav"));
}

#[test]
fn one_language_leaves_the_other_as_it_is() {
    let mut rendering = Rendering::new(System::Wav);
    rendering.run(&Arc::default()).unwrap();
    let before = rendering.files();
    rendering.only = Some("zh-CN");
    let tally = rendering.run(&Arc::default()).unwrap();
    assert_eq!((tally.rendered, tally.removed), (0, 0));
    assert_eq!(rendering.files(), before);
}

#[test]
fn what_stops_in_the_middle_goes_on_from_there() {
    let rendering = Rendering::new(System::Wav);
    let fault = rendering.run(&Arc::new(Hum { unknown: Some("all day"), ..Hum::default() })).unwrap_err();
    assert_eq!(fault.to_string(), "cannot render `hours`: there are no words for it");
    let tally = rendering.run(&Arc::default()).unwrap();
    assert_eq!(tally.rendered, 1, "all else was kept");

    // A run that was killed left a file that is in its manifest and half there.
    fs::write(rendering.out().join("en/8000/hours.wav"), "RIFF").unwrap();
    assert_eq!(rendering.run(&Arc::default()).unwrap().rendered, 1);
}

#[test]
fn a_file_that_was_not_rendered_here_is_never_replaced() {
    let rendering = Rendering::new(System::Asterisk);
    let own = rendering.out().join("sounds/en/custom/main.wav");
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    fs::write(&own, "my own voice").unwrap();
    let fault = rendering.run(&Arc::default()).unwrap_err().to_string();
    assert!(fault.contains("it was not rendered here, so it is not replaced"), "{fault}");
    assert_eq!(rendering.files().len(), 1);
    assert_eq!(fs::read_to_string(&own).unwrap(), "my own voice");
}

#[test]
fn a_manifest_that_is_none_or_another_hotlines_is_told() {
    let rendering = Rendering::new(System::Wav);
    for (text, told) in [
        ("", "EOF"),
        ("{\"form\": 99}", "form 99"),
        (
            r#"{"form":1,"reachline":"0","hotline":"bank","system":"wav","voice":"hum","loudness":"","numbers":"","dates":"","prompts":[],"composed":[]}"#,
            "holds the prompts of `bank`",
        ),
    ] {
        fs::write(rendering.out().join(NAME), text).unwrap();
        let fault = rendering.run(&Arc::default()).unwrap_err().to_string();
        assert!(fault.contains(told), "{fault}");
    }
}

#[test]
fn a_manifest_that_leads_elsewhere_takes_nothing_away_there() {
    let rendering = Rendering::new(System::Wav);
    rendering.run(&Arc::default()).unwrap();
    let precious = rendering.folder.path().join("precious.wav");
    fs::write(&precious, "mine").unwrap();
    let mut manifest = rendering.manifest();
    let mut gone = manifest.prompts[0].clone();
    gone.id = "nobody-says-this".to_owned();
    gone.files[0].path = "../precious.wav".to_owned();
    gone.files[1].path = precious.to_str().unwrap().to_owned();
    manifest.prompts.push(gone);
    fs::write(rendering.out().join(NAME), manifest.text().unwrap()).unwrap();
    assert_eq!(rendering.run(&Arc::default()).unwrap().removed, 0);
    assert_eq!(fs::read_to_string(&precious).unwrap(), "mine");
}
