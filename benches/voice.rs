//! How fast words become sound.

#[cfg(feature = "espeak")]
use divan::Bencher;
#[cfg(feature = "espeak")]
use reachline::prompt::{Locale, Utterance, locale::Said};
#[cfg(feature = "espeak")]
use reachline::voice::{Manner, Speech, espeak::Espeak, speak};

fn main() {
    divan::main();
}

#[cfg(feature = "espeak")]
const ENGLISH: &str = "Welcome to China Post. For postal business, press one. For postal savings, press two. For \
    logistics and express mail, press three. For life insurance, press four.";
#[cfg(feature = "espeak")]
const MANDARIN: &str =
    "欢迎致电中国邮政。邮政业务，请按一。邮政储蓄，请按二。物流和特快专递，请按三。人寿保险，请按四。";

#[cfg(feature = "espeak")]
fn voice() -> Espeak {
    Espeak::open().expect("there is a folder for its data")
}

#[cfg(feature = "espeak")]
fn prompt(tag: &str) -> Utterance {
    let locale = Locale::find(tag).expect("it is a language");
    let text = if tag == "en" { ENGLISH } else { MANDARIN };
    let mut utterance = Utterance::default();
    utterance.say(locale, Said { eye: text.to_owned(), ear: text.to_owned() });
    utterance
}

/// A prompt of about ten seconds, its length told once.
#[cfg(feature = "espeak")]
#[divan::bench(args = ["en", "zh-CN"])]
fn a_prompt_of_ten_seconds(bencher: Bencher<'_, '_>, tag: &str) {
    let (voice, prompt) = (voice(), prompt(tag));
    let spoken = || speak(&prompt, Manner::default(), &voice).expect("it can be said");
    eprintln!("{tag}: {:?} of sound", spoken().length());
    bencher.bench_local(spoken);
}

#[cfg(feature = "espeak")]
#[divan::bench(args = ["en", "zh-CN"])]
fn the_first_sentence_of_it(bencher: Bencher<'_, '_>, tag: &str) {
    let (voice, prompt) = (voice(), prompt(tag));
    bencher.bench_local(|| Speech::new(&prompt, Manner::default(), &voice).next());
}
