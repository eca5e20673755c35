//! `reachline say --demo`: the same sentence at three rates, in each language, by each voice that can be used here.

use std::io::{self, Write};
use std::time::Duration;

use super::out::{Out, To};
use super::stop::{INTERRUPTED, Stop};
use super::{Failure, own_voice, told};
use crate::cli::Outcome;
use crate::prompt::locale::Said;
use crate::prompt::{Locale, Utterance, locale};
use crate::voice::list::{ALL, Does, Listed};
use crate::voice::player::Player;
use crate::voice::{Manner, Settings, Speech, Trouble, Voice, system};

/// Slow, ordinary and fast, in percent.
const RATES: [u32; 3] = [67, 100, 150];

/// Between one and the next.
const APART: Duration = Duration::from_millis(800);

/// Says them, and prints a line for each before it is heard. A voice that cannot be heard is told, and the next goes on.
pub(super) fn run(to: To, manner: Manner) -> Result<Outcome, Failure> {
    let settings = Settings::read().map_err(told)?;
    let stop = Stop::listen(to.is_file())?;
    let player = if to.is_player() { Player::find(settings.player.as_deref()).err() } else { None };
    if let Some(trouble) = &player {
        writeln!(io::stderr(), "only voices that speak by themselves can be heard, for {trouble}")?;
    }
    let mut heard = false;
    let mut out = Out::new(to.clone(), &settings);
    for listed in ALL.iter().filter(|_| player.is_none()) {
        let Does::MakesSound(open) = listed.does else { continue };
        let over = match open(&settings) {
            Ok(voice) => with_sound(listed, &*voice, manner, &mut out, &stop)?,
            Err(trouble) => Over::Unheard(trouble),
        };
        match over {
            Over::Heard => heard = true,
            Over::Unheard(trouble) => not_heard(listed, &trouble)?,
            Over::Stopped(code) => return Ok(Outcome::Stopped(code)),
        }
    }
    if out.has_begun() {
        out.finish()?;
    }
    // Last, when nothing else is heard any more; and from here on, whoever listens for control and C is within it.
    for listed in ALL.iter().filter(|listed| matches!(listed.does, Does::Speaks)) {
        let over =
            if to.is_player() { by_itself(listed, &settings, manner)? } else { Over::Unheard(not_kept()) };
        match over {
            Over::Heard => heard = true,
            Over::Unheard(trouble) => not_heard(listed, &trouble)?,
            Over::Stopped(code) => return Ok(Outcome::Stopped(code)),
        }
    }
    if heard {
        return Ok(Outcome::Fine);
    }
    Err(Failure::told("no voice can be heard here; what to do about each is said above"))
}

fn not_heard(listed: &Listed, trouble: &Trouble) -> io::Result<()> {
    writeln!(io::stderr(), "{}: not heard, for {trouble}", listed.name)
}

/// Why a voice that speaks by itself is left out of a file.
fn not_kept() -> Trouble {
    Trouble(
        "it speaks by itself, and its sound cannot be written to a file; leave `--out` away to hear it"
            .to_owned(),
    )
}

/// How it was over with a voice.
pub(super) enum Over {
    /// All was said.
    Heard,
    /// It could not be said, or not all of it.
    Unheard(Trouble),
    /// Somebody wanted it to stop; with this exit code.
    Stopped(u8),
}

/// By a voice whose sound is made here.
fn with_sound(
    listed: &Listed,
    voice: &dyn Voice,
    manner: Manner,
    out: &mut Out<'_>,
    stop: &Stop,
) -> Result<Over, Failure> {
    for locale in locale::ALL.iter().copied().filter(|locale| voice.speaks(locale)) {
        for rate in RATES {
            let manner = Manner { rate, ..manner };
            let per_minute = manner.per_minute(locale);
            writeln!(io::stderr(), "{}: {}, {per_minute} a minute", listed.name, locale.english_name)?;
            out.pause(APART)?;
            let utterance = sentence(listed.name, locale, per_minute);
            for sound in Speech::new(&utterance, manner, voice) {
                if stop.asked() {
                    return Ok(Over::Stopped(INTERRUPTED));
                }
                match sound {
                    Ok(sound) => out.write(sound)?,
                    Err(trouble) => return Ok(Over::Unheard(trouble)),
                }
            }
        }
    }
    Ok(Over::Heard)
}

/// By a voice that speaks by itself, which has a rate of its own.
fn by_itself(listed: &Listed, settings: &Settings, manner: Manner) -> Result<Over, Failure> {
    let here = (listed.look)(settings);
    if let Some(trouble) = here.trouble {
        return Ok(Over::Unheard(trouble));
    }
    let mut lines = Vec::new();
    for locale in here.languages {
        for rate in RATES {
            let line = format!("{}: {}, {}", listed.name, locale.english_name, own_rate(rate).0);
            lines.push((line, own_sentence(locale, rate), Manner { rate, ..manner }));
        }
    }
    if lines.is_empty() {
        return Ok(Over::Unheard(Trouble("it speaks none of the languages that there are here".to_owned())));
    }
    own_voice::demonstrate(lines, APART, system::speaker)
}

/// A rate beside the user's own, in English and in Mandarin.
fn own_rate(rate: u32) -> (&'static str, &'static str) {
    match rate {
        ..100 => ("slower than you have set it", "比您设定的慢"),
        100 => ("as fast as you have set it", "您设定的语速"),
        101.. => ("faster than you have set it", "比您设定的快"),
    }
}

/// The sentence of the user's own voice. Nobody but the voice knows how many words a minute those are.
fn own_sentence(locale: &'static Locale, rate: u32) -> Utterance {
    let (english, mandarin) = own_rate(rate);
    let words = match locale.tag {
        "zh-CN" => format!("您自己的声音，{mandarin}。邮政储蓄，请按二。"),
        _ => format!("This is your own voice, {english}. For postal savings, press two."),
    };
    let mut utterance = Utterance::default();
    utterance.say(locale, Said { eye: words.clone(), ear: words });
    utterance
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
