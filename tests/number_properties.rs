//! What holds for every text and every number, tried on thousands of made-up ones: nothing panics, what is printed
//! reads back to the same number, a masked number hides its middle, and the width of a character does not matter.

use proptest::prelude::*;
use reachline::number::{self, Form, Kind, Number};

/// Beginnings that lead deep into the plan, so that many made-up texts are numbers.
const BEGINNINGS: [&str; 40] = [
    "",
    "+86 ",
    "0086",
    "86",
    "+86 (0)",
    "010",
    "+86 10 ",
    "8610 ",
    "021-",
    "0592",
    "+86 592",
    "0433",
    "0978",
    "0951 ",
    "+86 951 ",
    "+86951",
    "13",
    "1380013",
    "+86 138",
    "1749",
    "14400",
    "1064",
    "1069",
    "106",
    "10800",
    "1010",
    "400",
    "+86 10 400",
    "800",
    "95",
    "950",
    "96",
    "1",
    "11",
    "168",
    "17951 0",
    "+44 20 ",
    "+1 650",
    "00 852 ",
    "tel:+86-10-",
];

/// A text that looks like a number: a beginning, digits in groups, and at times an extension.
fn numberish() -> impl Strategy<Value = String> {
    let ending = prop_oneof![Just(""), Just(""), Just(""), Just(" ext. 12"), Just("转8001"), Just("-1")];
    (prop::sample::select(BEGINNINGS.to_vec()), "([0-9]{1,8}[ -]?){1,3}", ending)
        .prop_map(|(beginning, digits, ending)| format!("{beginning}{}{ending}", digits.trim_end()))
}

/// Any text at all, and texts full of what is around numbers.
fn anything() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[0-9+()（）/,;=.转xe\u{202E}\u{200B}Oo😀\u{FEFF} -]{0,40}", numberish()]
}

/// Everything that can be asked of a number.
fn ask_everything(number: &Number) -> Vec<String> {
    let forms = [Form::E164, Form::International, Form::National, Form::Local, Form::Rfc3966];
    let mut answers = vec![number.masked().to_string(), format!("{number:?}"), number.kind().to_string()];
    for form in forms {
        answers.extend(number.print(form).map(|form| form.to_string()));
        answers.push(number.spoken_en(form));
        answers.push(number.spoken_zh(form));
    }
    answers.extend(number.note().map(|notes| notes.to_string()));
    answers.extend(number.no_e164().map(str::to_owned));
    answers.push(format!("{:?}", number.can_be_dialled()));
    answers
}

/// The forms that mean the same number to whoever finds them anywhere.
fn forms_that_stand_alone(number: &Number) -> Vec<String> {
    let overseas = number.kind() == Kind::Overseas;
    let mut forms = vec![number.rfc3966().to_string()];
    forms.extend(number.international().map(|form| form.to_string()));
    if !overseas {
        forms.push(number.national().to_string());
    }
    if overseas || number.area().is_none() {
        forms.push(number.local().to_string());
    }
    forms
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn full_width(text: &str) -> String {
    let wide = |c: char| match c {
        ' ' => '\u{3000}',
        '0'..='9' | '+' | '-' | '(' | ')' | '.' | '/' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(wide).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_strange_to_be_answered(text in anything()) {
        match number::read(&text) {
            Ok(number) => prop_assert!(!ask_everything(&number).is_empty()),
            Err(refusal) => {
                let sentence = refusal.to_string();
                prop_assert!(!sentence.is_empty() && !sentence.contains(char::is_control), "{}", sentence);
            }
        }
    }

    #[test]
    fn what_is_printed_reads_back_to_the_same_number(text in numberish()) {
        if let Ok(number) = number::read(&text) {
            for form in forms_that_stand_alone(&number) {
                prop_assert_eq!(number::read(&form), Ok(number.clone()), "{}, printed {}", text, form);
            }
            if let Some(e164) = number.e164() {
                let without_extension = number::read(&e164);
                prop_assert_eq!(without_extension.map(|number| number.e164()), Ok(number.e164()));
            }
        }
    }

    #[test]
    fn what_is_offered_is_a_number(text in anything()) {
        if let Err(refusal) = number::read(&text)
            && let Some(cleaned) = refusal.cleaned()
        {
            prop_assert!(number::read(cleaned).is_ok(), "{} for {}", cleaned, text);
        }
    }

    #[test]
    fn a_masked_number_hides_its_middle(text in numberish()) {
        if let Ok(number) = number::read(&text)
            && number.kind().is_personal()
        {
            let in_full = number.international().unwrap_or_else(|| number.national()).to_string();
            let full = digits(in_full.split(" ext.").next().unwrap_or_default());
            let full = if in_full.starts_with('+') { full } else { format!("86{full}") };
            let masked = number.masked();
            let (head, tail) = masked.split_once('*').expect("something is hidden");
            let (head, tail) = (digits(head), digits(tail));
            prop_assert!(full.starts_with(&head) && full.ends_with(&tail), "{masked} of {full}");
            prop_assert!(head.len() + 3 + tail.len() <= full.len(), "{masked} of {full}");
            prop_assert!(!format!("{number:?}").contains(&full), "{number:?}");
        }
    }

    #[test]
    fn a_refusal_may_be_logged(text in numberish()) {
        if let Err(refusal) = number::read(&text) {
            let said = format!("{refusal} {refusal:?}");
            let longest = said.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
            prop_assert!(longest < Some(9), "{}: {}", text, said);
        }
    }

    #[test]
    fn full_width_reads_as_half_width(text in "[0-9+() ./-]{2,20}|\\+86[0-9 -]{8,14}|0[0-9 -]{9,13}") {
        let (narrow, wide) = (number::read(&text), number::read(&full_width(&text)));
        prop_assert_eq!(narrow.ok(), wide.ok(), "{}", text);
    }

    #[test]
    fn no_digit_is_left_for_the_ear(text in numberish()) {
        if let Ok(number) = number::read(&text) {
            let spoken = number.spoken_en(Form::International) + &number.spoken_zh(Form::National);
            prop_assert!(!spoken.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)), "{spoken}");
        }
    }

    #[test]
    fn typed_digits_have_as_many_words_as_keys(keys in "[0-9*#]{1,12}") {
        let words = number::spoken::digits_en(&keys).replace(',', "").split(' ').count();
        prop_assert_eq!(words, keys.len());
        prop_assert!(!number::spoken::digits_zh(&keys).contains(|c: char| c.is_ascii_digit()));
    }
}
