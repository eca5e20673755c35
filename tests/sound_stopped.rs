//! Control and C, and a disk that is full, while prompts and calls are written as sound: one sentence, an exit code, and
//! nothing half done under its final name. The voice is a program of the test's own, which tells when it speaks; nothing
//! here waits for a time.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use reachline::render::{Manifest, NAME};

const SCRIPT: &str = "[hotline]\nname = 'shop'\nlanguages = ['en']\nstart = 'main'\n\
    [listening]\non-failure = 'clerk'\n\
    [menu.main]\noptions = { 0 = 'clerk', 1 = 'hours', 2 = 'callback' }\n\
    [line.clerk]\nnumber = '8610 11185'\n\
    [announcement.hours]\nthen = 'main'\n\
    [entry.callback]\naccept = 'phone-number'\nconfirm = true\nthen = 'thanks'\n\
    [announcement.thanks]\nthen = 'main'\n";

const ENGLISH: &str = "main = Welcome to the shop.\n    .option = the choices\n\
    hours = We are open all day.\n    .option = our hours\n\
    callback = Which number?\n    .option = a call back\n\
    thanks = We call { $callback } back.\n\
    clerk = A clerk at { $number }.\n    .option = a clerk\n";

/// A hotline, and a voice that says on one pipe that it speaks and goes on when another pipe gives it a line,
/// as long as there is a file that has it wait.
struct Shop {
    folder: tempfile::TempDir,
    /// Both ends of each pipe are held open, so that nobody waits for the other to come.
    speaks: BufReader<File>,
    goes_on: File,
}

impl Shop {
    fn new(seconds: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        fs::create_dir_all(place("prompts/shop")).unwrap();
        fs::write(place("prompts/shop/en.ftl"), ENGLISH).unwrap();
        fs::write(place("shop.toml"), SCRIPT).unwrap();
        let numbers: Vec<String> = (0..60).map(|last| format!("row 138001380{last:02}\n")).collect();
        let call = format!(
            "hotline shop.toml\nlanguage en\nat 2026-11-23 10:00\npress 2\nhear Which number?\npress {{mine}}\nhang up\n\nfor mine\n{}",
            numbers.concat()
        );
        fs::write(place("numbers.call"), call).unwrap();
        sound(&place("sound.wav"), seconds);
        let pipe = |name: &str| {
            assert!(Command::new("mkfifo").arg(place(name)).status().unwrap().success());
            OpenOptions::new().read(true).write(true).open(place(name)).unwrap()
        };
        let (speaks, goes_on) = (pipe("speaks"), pipe("goes-on"));
        let voice = format!(
            "cd '{}'\ncat >text\necho >speaks\n[ ! -e waits ] || read line <goes-on\ncat sound.wav\n",
            folder.path().display()
        );
        fs::write(place("voice.sh"), voice).unwrap();
        fs::write(place("waits"), "").unwrap();
        fs::create_dir_all(place("config/reachline")).unwrap();
        let settings = format!("[command]\nen = \"sh '{}'\"\n", place("voice.sh").display());
        fs::write(place("config/reachline/config.toml"), settings).unwrap();
        Self { folder, speaks: BufReader::new(speaks), goes_on }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.path()).env("XDG_CONFIG_HOME", self.path().join("config"));
        command.env_remove("ACCESSIBLE").env_remove("REACHLINE_VOICE").stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn reachline(&self, arguments: &[&str]) -> Command {
        self.command(env!("CARGO_BIN_EXE_reachline"), arguments)
    }

    /// Lets the voice go on, and never wait again.
    fn lets_go_on(&mut self) {
        fs::remove_file(self.path().join("waits")).unwrap();
        self.goes_on.write_all(b"\n").unwrap();
    }

    /// Presses control and C while the voice speaks, and lets everything end; gives what was told and the exit code.
    fn interrupted(&mut self, arguments: &[&str]) -> (String, Option<i32>) {
        let child = self.reachline(arguments).spawn().unwrap();
        let id = child.id().to_string();
        let mut speaks = self.speaks.get_ref().try_clone().unwrap();
        let over = std::thread::spawn(move || {
            let over = ended(child);
            speaks.write_all(b"it is over\n").unwrap();
            over
        });
        let mut line = String::new();
        self.speaks.read_line(&mut line).unwrap();
        if line == "\n" {
            assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
            // It may take a moment to hear of it, and speak again meanwhile.
            self.lets_go_on();
        }
        over.join().unwrap()
    }
}

/// What was told, and the exit code.
fn ended(child: Child) -> (String, Option<i32>) {
    let output = child.wait_with_output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

/// A tone of so many seconds.
fn sound(path: &Path, seconds: u32) {
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: 8_000,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut wav = hound::WavWriter::create(path, spec).unwrap();
    for sample in 0..8_000 * seconds {
        wav.write_sample(if sample / 8 % 2 == 0 { 6_000_i16 } else { -6_000 }).unwrap();
    }
    wav.finalize().unwrap();
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut open = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { files.push(path) }
        }
    }
    files
}

/// Every sound in a folder is whole, and nothing else is there than sounds and files of these endings.
fn all_whole(folder: &Path, others: &[&str]) -> usize {
    let mut sounds = 0;
    for path in files(folder) {
        let extension = path.extension().unwrap_or_default().to_str().unwrap().to_owned();
        if extension == "wav" {
            let mut wav = hound::WavReader::open(&path).unwrap();
            let read = wav.samples::<i16>().map_while(Result::ok).count();
            assert!(read > 0 && read == wav.len() as usize, "{} is half there", path.display());
            sounds += 1;
        } else {
            assert!(others.contains(&extension.as_str()), "{} was left behind", path.display());
        }
    }
    sounds
}

fn last_line(told: &str) -> &str {
    let mut lines: Vec<&str> = told.lines().collect();
    // On a slow machine it says how far it is.
    lines.retain(|line| !line.contains(" of "));
    assert_eq!(lines.len(), 1, "{told}");
    lines[0]
}

const RENDER: [&str; 8] = ["render", "shop.toml", "--out", "out", "--voice", "command", "--jobs", "1"];

#[test]
fn control_and_c_ends_rendering_with_whole_files_and_the_next_run_goes_on() {
    let mut shop = Shop::new(1);
    let (told, code) = shop.interrupted(&RENDER);
    assert_eq!(code, Some(130));
    assert_eq!(
        last_line(&told),
        "stopped before the end; what was rendered is kept, and the next run goes on from there"
    );
    let out = shop.path().join("out");
    let sounds = all_whole(&out, &["json"]);
    let manifest = Manifest::read(&fs::read_to_string(out.join(NAME)).unwrap()).unwrap();
    let there = manifest.prompts.iter().filter(|prompt| !prompt.digest.is_empty()).count();
    assert!(there >= 1 && there < manifest.prompts.len(), "{there} of {}", manifest.prompts.len());
    assert_eq!(sounds, there * 2);

    let told = String::from_utf8(shop.reachline(&RENDER).output().unwrap().stdout).unwrap();
    assert!(told.contains(&format!("\nunchanged: {there} prompt")), "{told}");
    assert_eq!(all_whole(&out, &["json"]), manifest.prompts.len() * 2);
}

const TEST: [&str; 9] =
    ["test", "numbers.call", "--audio-out", "kept", "--voice", "command", "--show-numbers", "--jobs", "1"];

#[test]
fn control_and_c_ends_the_recording_of_test_calls_with_whole_recordings() {
    let mut shop = Shop::new(1);
    let (told, code) = shop.interrupted(&TEST);
    assert_eq!(code, Some(2));
    assert_eq!(
        last_line(&told),
        "error: stopped before all calls were recorded; the results are told above, and what was recorded is whole"
    );
    let sounds = all_whole(&shop.path().join("kept"), &["vtt", "txt"]);
    assert!((1..60).contains(&sounds), "{sounds}");
    assert_eq!(files(&shop.path().join("kept")).len(), sounds * 3, "each with its captions and transcript");
}

/// What is written may be no longer than so many kilobytes.
fn on_a_full_disk(shop: &mut Shop, kilobytes: u32, arguments: &[&str]) -> (String, Option<i32>) {
    let script = format!("ulimit -f {}; trap '' XFSZ; exec \"$0\" \"$@\"", kilobytes * 2);
    let program = [&["-c", &script, env!("CARGO_BIN_EXE_reachline")], arguments].concat();
    let child = shop.command("sh", &program).spawn().unwrap();
    shop.lets_go_on();
    ended(child)
}

#[test]
fn a_disk_that_is_full_ends_rendering_with_one_sentence_and_no_part_of_a_file() {
    let mut shop = Shop::new(6);
    // The manifest has room, and so have the sounds of 8,000 samples a second; not those of 16,000.
    let (told, code) = on_a_full_disk(&mut shop, 150, &RENDER);
    assert_eq!(code, Some(2));
    let line = last_line(&told);
    assert!(line.starts_with("error: cannot write `out/en/16000/"), "{told}");
    assert!(
        line.ends_with("; what was rendered before is kept, and the next run goes on from there"),
        "{told}"
    );
    let sounds = all_whole(&shop.path().join("out"), &["json"]);
    assert!(sounds > 0 && !files(&shop.path().join("out/en/8000")).is_empty());
    assert!(files(&shop.path().join("out/en/16000")).is_empty());
}

#[test]
fn a_disk_that_is_full_ends_the_recording_of_test_calls_with_one_sentence_and_no_part_of_a_recording() {
    let mut shop = Shop::new(1);
    let (told, code) = on_a_full_disk(&mut shop, 20, &TEST);
    assert_eq!(code, Some(2));
    let line = last_line(&told);
    assert!(line.starts_with("error: cannot write `kept/numbers-row-1.wav`: "), "{told}");
    assert!(line.ends_with("; the results are told above, and calls recorded before it are kept"), "{told}");
    assert!(files(&shop.path().join("kept")).is_empty(), "{:?}", files(&shop.path().join("kept")));
}
