//! Calls as sound, listened to with a meter: which side is heard when, and what must not be.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::*;
use crate::caller::Lexicon;
use crate::key::Keys;
use crate::prompt::Locale;
use crate::script::{Hotline, built_in, load};
use crate::sound::measure::level_of;
use crate::sound::{Sound, wav};
use crate::voice::{Voice, Words};

/// A voice that hums at one height, a twentieth of a second for each character.
#[derive(Debug)]
struct Hum;

/// The height of its hum.
const HUM: f64 = 1900.0;

impl Voice for Hum {
    fn name(&self) -> &'static str {
        "hum"
    }

    fn speaks(&self, _: &'static Locale) -> bool {
        true
    }

    fn speak(&self, words: &Words<'_>) -> Result<Sound, Trouble> {
        if words.text().contains("letter box") {
            return Err(Trouble("the hum does not know `letter box`".to_owned()));
        }
        let rate = 16_000;
        let length = Duration::from_millis(50) * u32::try_from(words.text().chars().count()).unwrap();
        let tone = tone::LineTone { frequency: HUM, on: length, off: Duration::ZERO };
        Ok(tone.sound(rate, length))
    }
}

fn studio() -> Arc<Studio> {
    Arc::new(Studio::new(Arc::new(Hum)))
}

fn connect(hotline: Arc<Hotline>, studio: &Arc<Studio>) -> Witness {
    let lengths = Arc::clone(studio);
    Witness::connect_with(hotline, Timestamp::UNIX_EPOCH, None, Lexicon::timed_by(lengths)).remembering()
}

/// A call to the built-in hotline that nobody has answered yet.
fn call(studio: &Arc<Studio>) -> Witness {
    connect(Arc::new(built_in().hotline.unwrap()), studio)
}

/// A hotline that takes a number and a secret, with words for both that the hum can say.
fn desk(studio: &Arc<Studio>) -> Witness {
    let folder = tempfile::tempdir().unwrap();
    let script = "[hotline]\nname = 'desk'\nlanguages = ['en']\nstart = 'main'\n\
        [listening]\non-failure = 'clerk'\nannounce = 'nothing'\n\
        [menu.main]\noptions = { 1 = 'callback', 2 = 'secret', 3 = 'clerk' }\n\
        [entry.callback]\naccept = 'phone-number'\nconfirm = true\nthen = 'thanks'\n\
        [entry.secret]\ndigits = 4\nsensitive = true\nthen = 'main'\n\
        [announcement.thanks]\nthen = 'main'\n\
        [line.clerk]\nnumber = '8610 11185'\n";
    let words = "main = This is the desk.\n    .option = the choices\n\
        callback = Which number?\n    .option = a call back\n\
        secret = Type four digits.\n    .option = your letters\n\
        thanks = We call { $callback } back.\n\
        clerk = A clerk.\n    .option = a clerk\n    .anywhere = a clerk\n";
    std::fs::create_dir_all(folder.path().join("prompts/desk")).unwrap();
    std::fs::write(folder.path().join("prompts/desk/en.ftl"), words).unwrap();
    std::fs::write(folder.path().join("desk.toml"), script).unwrap();
    let checked = load(&folder.path().join("desk.toml")).unwrap();
    let faults: Vec<&str> = checked.faults.iter().map(|fault| fault.message.as_str()).collect();
    connect(Arc::new(checked.hotline.unwrap_or_else(|| panic!("{faults:?}"))), studio)
}

fn press(witness: &mut Witness, keys: &str) {
    witness.press(Keys::parse(keys).unwrap(), None);
}

/// Left and right.
fn sides(witness: &Witness, studio: &Studio) -> [Sound; 2] {
    let mut sides = [Vec::new(), Vec::new()];
    let recording = Recording::new(witness, studio, String::new());
    recording
        .sound(&mut |samples| {
            for pair in samples.chunks_exact(2) {
                sides[0].push(pair[0]);
                sides[1].push(pair[1]);
            }
            Ok(())
        })
        .unwrap();
    sides.map(|samples| Sound::new(RATE, samples))
}

/// What is heard in a stretch of the call's own time.
fn within(sound: &Sound, from: At, length: u64) -> Sound {
    let from = count(RATE, ANSWERED + from.since(At::START));
    Sound::new(RATE, sound.samples()[from..from + count(RATE, Duration::from_millis(length))].to_vec())
}

fn hums(sound: &Sound) -> bool {
    level_of(sound, HUM) > -40.0
}

#[test]
fn the_hotline_is_on_the_left_and_the_callers_keys_are_on_the_right() {
    let studio = studio();
    let mut witness = call(&studio);
    witness.hear_out();
    let pressed = witness.now();
    press(&mut witness, "1");
    witness.hear_out();
    witness.hang_up(None);
    let [left, right] = sides(&witness, &studio);

    assert!(hums(&within(&left, At::START, 500)), "the hotline speaks as soon as it answers");
    assert_eq!(within(&right, At::START, 500).peak(), 0.0, "and the caller is silent");
    let key = within(&right, pressed, 100);
    assert!(level_of(&key, 697.0) > -14.0 && level_of(&key, 1209.0) > -12.0);
    assert_eq!(within(&right, pressed + Duration::from_millis(100), 400).peak(), 0.0);

    let ring = Sound::new(RATE, left.samples()[..8000].to_vec());
    assert!(level_of(&ring, 450.0) > -15.0, "it rings before it is answered");
    assert!(level_of(&within(&left, witness.now(), 350), 450.0) > -15.0, "and tells that it is over");
    assert!(left.peak().max(right.peak()) < 1.0);
}

#[test]
fn words_that_a_key_cuts_short_are_cut_short_in_the_sound() {
    let studio = studio();
    let mut witness = call(&studio);
    witness.come_to(At::from_millis(700));
    assert!(witness.hearing().is_some());
    witness.hang_up(None);
    let [left, _] = sides(&witness, &studio);
    assert!(hums(&within(&left, At::from_millis(600), 90)));
    assert!(!hums(&within(&left, At::from_millis(700), 300)));
    assert_eq!(sides(&witness, &studio)[0].length(), ANSWERED + Duration::from_millis(700) + AFTER);
}

#[test]
fn the_calls_clock_is_the_voices_own() {
    let studio = studio();
    let mut witness = call(&studio);
    witness.hear_out();
    let [left, _] = sides(&witness, &studio);
    let heard = &witness.heard()[0];
    let spoken: u64 = heard.utterance(witness.lexicon()).parts().iter().fold(0, |sum, part| match part {
        crate::prompt::Part::Words { said, .. } => sum + 50 * said.ear.trim_end().chars().count() as u64,
        crate::prompt::Part::Pause(length) => sum + u64::try_from(length.as_millis()).unwrap(),
    });
    assert!(heard.to.as_millis().abs_diff(spoken) <= 200, "{} {spoken}", heard.to);
    assert!(hums(&within(&left, At::from_millis(heard.to.as_millis() - 100), 90)));
    assert_eq!(left.length(), ANSWERED + heard.to.since(At::START));
}

#[test]
fn the_keys_of_a_secret_are_in_no_file() {
    let studio = studio();
    let mut witness = desk(&studio);
    witness.hear_out();
    press(&mut witness, "2");
    witness.hear_out();
    let begun = witness.now();
    press(&mut witness, "4711");
    witness.hear_out();
    witness.hang_up(None);
    let [_, right] = sides(&witness, &studio);
    for key in 0..4 {
        let sound = within(&right, begun + Duration::from_millis(500) * key, 100);
        assert!(level_of(&sound, 620.0) > -15.0, "something was pressed");
        for frequency in [697.0, 770.0, 852.0, 941.0, 1209.0, 1336.0, 1477.0] {
            assert!(level_of(&sound, frequency) < -25.0, "{frequency}");
        }
    }
    let recording = Recording::new(&witness, &studio, String::new());
    assert!(recording.captions().contains("<v Caller>[presses secret keys]"));
    assert!(!recording.captions().contains("4711") && !recording.transcript().contains("4711"));
}

/// The call in which a number was typed, when the hotline reads it back.
fn number_read_back(show: bool) -> ([Sound; 2], Witness, At, At) {
    let studio = studio();
    let mut witness = desk(&studio).showing_numbers(show);
    witness.hear_out();
    press(&mut witness, "1");
    witness.hear_out();
    let begun = witness.now();
    press(&mut witness, "13800138000#");
    // The last digit makes the number whole, and the hotline reads it back at once.
    let read_back = witness.last_heard().unwrap().from;
    witness.hear_out();
    witness.hang_up(None);
    let sides = sides(&witness, &studio);
    (sides, witness, begun, read_back)
}

#[test]
fn the_callers_own_number_is_neither_heard_from_the_keys_nor_read_back() {
    let ([left, right], witness, begun, read_back) = number_read_back(false);
    assert!(level_of(&within(&right, begun, 100), 697.0) < -25.0);
    assert!(level_of(&within(&right, begun, 100), 620.0) > -15.0);
    // "You typed" is ten characters, and then comes the number.
    assert!(hums(&within(&left, read_back, 400)));
    let number = within(&left, read_back + Duration::from_millis(600), 1_500);
    assert!(!hums(&number) && level_of(&number, 620.0) > -20.0);
    let studio = Studio::new(Arc::new(Hum));
    let recording = Recording::new(&witness, &studio, String::new());
    assert!(!recording.captions().contains("138 0013") && !recording.captions().contains("13800138000"));
    assert!(
        recording.captions().contains("You typed +86 138 **** 8000.</lang>"),
        "also where a key falls into it"
    );

    let ([left, right], _, begun, read_back) = number_read_back(true);
    assert!(level_of(&within(&right, begun, 100), 697.0) > -15.0, "who asks for it hears it");
    assert!(hums(&within(&left, read_back + Duration::from_millis(600), 1_500)));
}

#[test]
fn the_captions_say_who_says_what_when_and_in_which_language() {
    let studio = studio();
    let mut witness = call(&studio);
    witness.hear_out();
    press(&mut witness, "1");
    witness.come_to(witness.now() + Duration::from_millis(500));
    witness.types("postal <savings> --> & more", None);
    witness.hear_out();
    let captions = Recording::new(&witness, &studio, String::new()).captions();
    for line in [
        "WEBVTT - ",
        "00:00:00.000 --> 00:00:01.000\n<v Line>[it rings]\n",
        "00:00:02.000 --> 00:00:03.100\n<v Hotline><lang en>Welcome to China Post.</lang>\n",
        "<v Hotline><lang zh-CN>欢迎致电中国邮政。</lang>\n",
        "<v Caller>[presses 1]\n",
        // Ten characters were said in half a second, and that is two words.
        "<v Hotline><lang en>How can ...</lang>\n",
        "<v Caller>[types] postal &lt;savings&gt; --&gt; &amp; more\n",
    ] {
        assert!(captions.contains(line), "{line}\n{captions}");
    }
}

#[test]
fn the_same_call_is_the_same_sound() {
    let bytes = || {
        let studio = studio();
        let mut witness = call(&studio);
        witness.hear_out();
        press(&mut witness, "1");
        witness.hear_out();
        let [left, _] = sides(&witness, &studio);
        wav::bytes(&left, wav::Encoding::Pcm16).unwrap()
    };
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_voice_that_fails_leaves_no_recording_behind_and_says_why() {
    let studio = studio();
    let hotline = load(std::path::Path::new("tests/walk/desk.toml")).unwrap().hotline.unwrap();
    let mut witness = connect(Arc::new(hotline), &studio);
    witness.hear_out();
    witness.hang_up(None);
    let folder = tempfile::tempdir().unwrap();
    let place = Place::of(&folder.path().join("call.wav")).unwrap();
    let fault = Recording::new(&witness, &studio, String::new()).write(&place).unwrap_err();
    assert_eq!(fault.to_string(), "the hum does not know `letter box`");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_recording_replaces_a_recording_and_nothing_else() {
    let studio = studio();
    let mut witness = call(&studio);
    witness.hang_up(None);
    let folder = tempfile::tempdir().unwrap();
    let place = Place::of(&folder.path().join("call.wav")).unwrap();
    assert_eq!(place.is_free(), Ok(()));
    for _ in 0..2 {
        Recording::new(&witness, &studio, "# a call\n".to_owned()).write(&place).unwrap();
        assert_eq!(place.is_free(), Ok(()));
    }
    std::fs::remove_file(place.captions()).unwrap();
    std::fs::write(place.transcript(), "my own notes").unwrap();
    assert!(place.is_free().unwrap_err().to_string().contains("no recording of Reachline's"));
    assert!(Place::of(&folder.path().join("call.vtt")).unwrap_err().to_string().contains("`.wav`"));
}
