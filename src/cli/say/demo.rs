//! `reachline say --demo`: the same sentence at three rates, in each language, by each voice that can be used here.

use std::io::{self, Write};
use std::time::Duration;

use super::out::{Out, To};
use super::{Failure, told};
use crate::cli::Outcome;
use crate::prompt::locale::Said;
use crate::prompt::{Locale, Utterance, locale};
use crate::voice::list::{ALL, Does};
use crate::voice::{Manner, Settings, Speech};

/// Slow, ordinary and fast, in percent.
const RATES: [u32; 3] = [67, 100, 150];

/// Between one and the next.
const APART: Duration = Duration::from_millis(800);

/// Says them, and prints a line for each before it is heard.
pub(super) fn run(to: To, manner: Manner) -> Result<Outcome, Failure> {
    let settings = Settings::read().map_err(told)?;
    let mut out = Out::new(to, &settings);
    for listed in ALL {
        let Does::MakesSound(open) = listed.does else { continue };
        let voice = match open(&settings) {
            Ok(voice) => voice,
            Err(trouble) => {
                writeln!(io::stderr(), "{}: not heard, for {trouble}", listed.name)?;
                continue;
            }
        };
        for locale in locale::ALL.iter().copied().filter(|locale| voice.speaks(locale)) {
            for rate in RATES {
                let manner = Manner { rate, ..manner };
                let per_minute = manner.per_minute(locale);
                writeln!(io::stderr(), "{}: {}, {per_minute} a minute", listed.name, locale.english_name)?;
                out.pause(APART)?;
                let utterance = sentence(listed.name, locale, per_minute);
                for sound in Speech::new(&utterance, manner, &*voice) {
                    out.write(sound.map_err(told)?)?;
                }
            }
        }
    }
    out.finish()?;
    Ok(Outcome::Fine)
}

/// The sentence, which names the voice and the rate itself.
fn sentence(voice: &str, locale: &'static Locale, per_minute: u64) -> Utterance {
    let count = locale.count(per_minute);
    let words = |eye: &str, ear: &str| Said { eye: eye.to_owned(), ear: ear.to_owned() };
    let mut utterance = Utterance::default();
    match locale.tag {
        "zh-CN" => {
            utterance.say(locale, words("声音：", "声音："));
            utterance.say(locale::ALL[0], words(voice, voice));
            utterance.say(locale, words("。每分钟", "。每分钟"));
            utterance.say(locale, count);
            utterance.say(locale, words("个字。邮政储蓄，请按二。", "个字。邮政储蓄，请按二。"));
        }
        _ => {
            utterance.say(locale, words("This is the voice ", "This is the voice "));
            utterance.say(locale, words(voice, voice));
            utterance.say(locale, words(", at ", ", at "));
            utterance.say(locale, count);
            utterance.say(locale, words(" words a minute. ", " words a minute. "));
            utterance.say(locale, words("For postal savings, press two.", "For postal savings, press two."));
        }
    }
    utterance
}
