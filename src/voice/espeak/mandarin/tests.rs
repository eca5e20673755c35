use espeak_ng::{EspeakNg, Parameter};
use proptest::prelude::*;

use super::super::tests::{said, voice};
use super::tone::Tone::{self, Dipping, Falling, HalfFalling, High, Low, Neutral, Rising};
use super::tracker::{middle, track};
use super::*;
use crate::sound::Sound;
use crate::voice::Manner;

const DIGITS: [(&str, Tone); 10] = [
    ("零", Rising),
    ("一", High),
    ("二", Falling),
    ("三", High),
    ("四", Falling),
    ("五", Dipping),
    ("六", Falling),
    ("七", High),
    ("八", High),
    ("九", Dipping),
];

const ORDINARY: Pace = Pace { parameter: 175, stretch: 1.0 };

fn mandarin() -> Mandarin {
    Mandarin::open(voice().data.folder()).unwrap()
}

fn tones(text: &str) -> Vec<Tone> {
    mandarin().syllables(text).unwrap().tones.into_iter().flatten().collect()
}

/// What a fifth of the pitches is below.
fn lowest_fifth(pitch: &[f32]) -> f32 {
    let mut sorted = pitch.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted[sorted.len() / 5]
}

/// Whether a tracker that knows nothing of tones sees this one in the sound; what it saw if it does not.
fn is_heard(tone: Tone, sound: &Sound) -> Result<(), String> {
    let pitch = track(sound);
    let third = pitch.len() / 3;
    if third == 0 {
        return Err("no pitch".to_owned());
    }
    // In semitones above 100 Hz; the middle of the voice is near 1.
    let (start, end) = (middle(&pitch[..third]), middle(&pitch[pitch.len() - third..]));
    let low = lowest_fifth(&pitch);
    let as_it_should = match tone {
        High => start > 4.0 && (end - start).abs() < 1.0,
        Rising => start < 3.0 && end - start > 1.5,
        Falling | HalfFalling => start > 2.5 && start - end > 2.5,
        // Of what is low in 五 and 九 the tracker often takes the
        // vowel's own ripple for the pitch, so not all of it can be asked to be low.
        Dipping | Low => low < -3.0,
        Neutral { .. } => (end - start).abs() < 1.0,
    };
    if as_it_should { Ok(()) } else { Err(format!("from {start:.1} to {end:.1}: {pitch:.1?}")) }
}

#[test]
fn a_listener_hears_the_tone_of_every_digit() {
    for (digit, tone) in DIGITS {
        assert_eq!(tones(digit), [tone], "{digit}");
        for rate in [70, 100] {
            let sound = said("zh-CN", digit, Manner { rate, ..Manner::default() });
            if let Err(heard) = is_heard(tone, &sound) {
                panic!("{digit} at {rate} percent should be {tone:?}, and goes {heard}");
            }
        }
    }
}

/// What the crate itself makes of the digits falls, whatever their tone, and the check above has to refuse it. Those
/// that should fall or be low it cannot tell by this alone.
#[test]
fn without_its_tone_no_digit_passes_that_should_be_level_or_rise() {
    let mut engine = EspeakNg::with_data_dir(LANGUAGE, voice().data.folder()).unwrap();
    engine.set_parameter(Parameter::Rate, ORDINARY.parameter);
    for (digit, tone) in DIGITS.into_iter().filter(|(_, tone)| matches!(tone, High | Rising)) {
        let (samples, rate) = engine.synth(digit).unwrap();
        let samples = samples.into_iter().map(|sample| f32::from(sample) / 32_768.0);
        let heard = is_heard(tone, &Sound::new(rate, samples.collect()));
        assert!(heard.is_err(), "{digit} passes without its tone");
    }
}

#[test]
fn tones_change_where_they_meet() {
    assert_eq!(tones("你好"), [Rising, Dipping]);
    assert_eq!(tones("请按"), [Low, Falling]);
    assert_eq!(tones("九五五八八"), [Rising, Rising, Low, High, High]);
    assert_eq!(tones("我们"), [Low, Neutral { level: 4 }]);
    assert_eq!(tones("桌子"), [High, Neutral { level: 2 }]);
    assert_eq!(tones("儿子"), [Rising, Neutral { level: 3 }]);
    assert_eq!(tones("样子"), [Falling, Neutral { level: 1 }]);
}

#[test]
fn one_and_not_are_said_by_what_follows() {
    assert_eq!(tones("一个")[0], Rising);
    assert_eq!(tones("一定")[0], Rising);
    assert_eq!(tones("一百")[0], Falling);
    assert_eq!(tones("一天")[0], Falling);
    assert_eq!(tones("不是"), [Rising, Falling]);
    assert_eq!(tones("不能"), [Falling, Rising]);
    // As digits, and in names, it stays what it is.
    for text in ["一", "一一", "一二", "一月", "一楼"] {
        assert_eq!(tones(text)[0], High, "{text}");
    }
    assert_eq!(tones("第一次")[1], High);
    assert_eq!(tones("十一个")[1], High);
    assert_eq!(tones("请按一。")[2], High);
}

#[test]
fn what_stands_for_a_character_is_said_the_same_but_for_its_tone() {
    let mandarin = mandarin();
    let said = |c: char| {
        let codes = mandarin.0.translator.translate_to_codes(&c.to_string()).unwrap();
        let syllables = Syllables::of(&codes, &mandarin.0.phonemes);
        let codes: Vec<u8> = syllables.codes.iter().map(|code| code.code).collect();
        (codes, syllables.tones)
    };
    for (toneless, own) in characters::TONELESS {
        let ((codes, tone), (own_codes, own_tone)) = (said(toneless), said(own));
        assert_eq!(codes, own_codes, "{toneless} {own}");
        assert!(matches!(tone[..], [Some(Neutral { .. })]), "{toneless} has a tone now");
        assert!(!matches!(own_tone[..], [None | Some(Neutral { .. })]), "{own} has none");
    }
    assert_eq!(tones("业务"), [Falling, Falling]);
}

#[test]
fn every_digit_of_a_number_has_its_weight() {
    let mandarin = mandarin();
    let syllables = mandarin.syllables("九五五九九").unwrap();
    let (samples, starts) = mandarin.on_one_height(&syllables, MIDDLE, ORDINARY).unwrap();
    let lengths: Vec<usize> = ranges(&starts, samples.len()).map(|range| range.len()).collect();
    assert_eq!(lengths.len(), 5);
    let (shortest, longest) = (lengths.iter().min().unwrap(), lengths.iter().max().unwrap());
    assert!(shortest * 2 > *longest, "{lengths:?}");
}

#[test]
fn a_tone_changes_neither_length_nor_loudness_and_does_not_click() {
    let mandarin = mandarin();
    let text = "欢迎致电中国邮政。邮政业务，请按一。你好，我们的号码是九五五八零，二十四小时不间断。";
    let syllables = mandarin.syllables(text).unwrap();
    let (level, _) = mandarin.on_one_height(&syllables, MIDDLE, ORDINARY).unwrap();
    let (sung, _) = mandarin.synth(text, 100, ORDINARY).unwrap();
    assert_eq!(sung.len(), level.len());
    assert_eq!(sung, mandarin.synth(text, 100, ORDINARY).unwrap().0);

    let power = |samples: &[i16]| samples.iter().map(|sample| f64::from(*sample).powi(2)).sum::<f64>();
    let louder = power(&sung) / power(&level);
    assert!((0.5..2.0).contains(&louder), "{louder}: more than three decibels");
    let steepest = |samples: &[i16]| {
        samples.windows(2).map(|pair| i32::from(pair[1]).abs_diff(pair[0].into())).max().unwrap()
    };
    assert!(steepest(&sung) <= steepest(&level) * 11 / 10, "{} {}", steepest(&sung), steepest(&level));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_tone_has_its_place_in_the_sound(text in "([\u{4e00}-\u{4fff}]|[一不你我好九五们，。！？ a-c]){1,30}") {
        let mandarin = mandarin();
        let syllables = mandarin.syllables(&text).unwrap();
        let (_, starts) = mandarin.on_one_height(&syllables, MIDDLE, ORDINARY).unwrap();
        prop_assert!(starts.is_empty() || starts.len() == syllables.tones.len(), "{text}");
    }
}

/// The sounds of a text, and its tones.
fn sounds(text: &str) -> Vec<(String, Option<Tone>)> {
    let mandarin = mandarin();
    let syllables = mandarin.syllables(text).unwrap();
    let plain = |code: &&espeak_ng::PhonemeCode| !code.is_boundary && code.marker.is_none();
    let words = syllables.codes.split(|code| code.is_boundary).map(|word| {
        let names = word.iter().filter(plain).filter_map(|code| mandarin.0.phonemes.get(code.code));
        let names = names.map(|phoneme| phoneme.mnemonic_str()).filter(|name| !name.starts_with(['\'', '_']));
        names.collect::<String>()
    });
    let words = words.filter(|word| !word.is_empty());
    words.zip(syllables.tones.into_iter().chain(std::iter::repeat(None))).collect()
}

#[test]
fn every_usual_character_is_read() {
    let mandarin = mandarin();
    let mut read = 0;
    for c in usual_characters() {
        let sounds = sounds(&c.to_string());
        assert!(matches!(sounds[..], [(_, Some(_))]), "{c}: {sounds:?}");
        // What the crate does not know it names in English.
        let codes =
            mandarin.0.translator.translate_to_codes(&characters::as_said(&c.to_string(), |_| None)).unwrap();
        assert!(!codes.iter().any(|code| code.marker.is_some() || code.code == SWITCHED), "{c}");
        read += 1;
    }
    assert_eq!(read, 3_755);
}

/// A phoneme that says that others of another language follow.
const SWITCHED: u8 = 21;

/// Those of the first level of GB 2312, which are the most usual ones.
fn usual_characters() -> impl Iterator<Item = char> {
    let cells = (0xB0..=0xD7).flat_map(|row| (0xA1..=0xFE).map(move |cell| [row, cell]));
    cells.filter_map(|bytes| {
        let text = encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(&bytes)?;
        text.chars().next().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c))
    })
}

#[test]
fn characters_that_are_not_in_the_dictionary_are_read_with_their_sounds_and_tones() {
    for (text, initial, tone) in [
        ("兄凶匈汹胸", "S;", High),
        ("熊雄", "S;", Rising),
        ("穷琼", "tS;h", Rising),
        ("炯窘", "tS;", Dipping),
    ] {
        for c in text.chars() {
            assert_eq!(sounds(&c.to_string()), [(format!("{initial}yN"), Some(tone))], "{c}");
        }
    }
    assert_eq!(tones("英雄好"), [High, Rising, Dipping]);
    assert_eq!(tones("窘境"), [Low, Falling]);
    assert_eq!(tones("不凶，一雄"), [Falling, High, High, Rising]);
}

#[test]
fn a_character_with_several_sounds_is_read_by_the_word_that_it_stands_in() {
    for (word, as_if) in [
        ("银行", "银杭"),
        ("请输入收件地址。", "请输入收件递址。"),
        ("目的地", "目递递"),
        ("请重复", "请虫复"),
        ("成都", "成督"),
        ("更改电子邮件", "耕改电紫邮件"),
        ("会计", "快计"),
        ("不重要", "不众要"),
    ] {
        assert_eq!(sounds(word), sounds(as_if), "{word}");
    }
    // Elsewhere they are what they were.
    assert_eq!(sounds("银行")[1], ("XAN".to_owned(), Some(Rising)));
    assert_eq!(sounds("自行")[1], ("S;iN".to_owned(), Some(Rising)));
    assert_eq!(sounds("慢慢地")[2].1, Some(Neutral { level: 1 }));
}

#[test]
fn what_stands_for_a_character_in_a_word_is_another_sound_of_the_same_character() {
    for (c, stands, words) in words::READINGS {
        let (own, other) = (sounds(&c.to_string()), sounds(&stands.to_string()));
        assert!(own != other && other.len() == 1 && other[0].1.is_some(), "{c} {stands}");
        for word in *words {
            assert!(word.contains(*c), "{word} has no {c}");
            assert_ne!(words::as_read(word), *word);
        }
    }
}
