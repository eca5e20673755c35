//! What people paste, and what they are told when it is no number: the kinds, the traps of China's plan, extensions,
//! slips that are put right, and refusals that say what would be right.

use reachline::number::{self, Area, Form, Kind, Number, Reach};

fn read(text: &str) -> Number {
    match number::read(text) {
        Ok(number) => number,
        Err(refusal) => panic!("{text} was refused: {refusal}"),
    }
}

fn national(text: &str) -> String {
    read(text).national().to_string()
}

/// The sentence and what is offered.
fn refused(text: &str) -> (String, Option<String>) {
    match number::read(text) {
        Ok(number) => panic!("{text} was taken for {number:?}"),
        Err(refusal) => (refusal.to_string(), refusal.cleaned().map(str::to_owned)),
    }
}

/// Refused with these words in the sentence, and this number offered.
fn assert_refused(text: &str, words: &str, offered: Option<&str>) {
    let (sentence, cleaned) = refused(text);
    assert!(sentence.contains(words), "{text}: {sentence}");
    assert_eq!(cleaned.as_deref(), offered, "{text}: {sentence}");
}

fn notes(text: &str) -> String {
    read(text).note().map(|notes| notes.to_string()).unwrap_or_default()
}

#[test]
fn the_area_is_named_in_both_languages() {
    let area = read("8610 11185").area().unwrap();
    assert_eq!((area.name_en, area.name_zh), ("Beijing", "北京"));
    assert_eq!(read("0755 8246 1234").area().map(|area| area.name_zh), Some("深圳"));
    assert_eq!(read("138 0013 8000").area(), None);
}

#[test]
fn everything_people_paste_around_the_digits_of_beijing_reads_the_same() {
    let plain = read("010 6885 8888");
    for text in [
        "（０１０）６８８５－８８８８",
        "+86\u{A0}10\u{A0}6885\u{A0}8888",
        "010.6885.8888",
        "010/6885 8888",
        "010／68858888",
        "0086 10 6885 8888",
        "+86 (0)10 6885 8888",
        "+86 (010) 6885 8888",
        "+86 010 6885 8888",
        "86-10-68858888",
        "(+86) 10 6885 8888",
        "[010] 6885 8888",
        "010‐6885‑8888",
        "010‒6885–8888",
        "010—6885―8888",
        "010−6885－8888",
        "010\u{2009}6885\u{202F}8888",
        "010\u{3000}6885·8888",
        "tel:+86-10-6885-8888",
        "TEL:010-6885-8888",
        "tel:68858888;phone-context=+86-10",
        "tel:01068858888;phone-context=+86",
        "  010 6885 8888\t\r\n",
        "\u{FEFF}010 6885 8888",
        "010〜6885〜8888",
        "17909 010 68858888",
    ] {
        assert_eq!(read(text), plain, "{text}");
    }
}

#[test]
fn every_mark_of_an_extension_is_understood() {
    let plain = read("010-68858888 ext. 8001");
    assert_eq!(plain.extension(), Some("8001"));
    for text in [
        "010-68858888转8001",
        "010-68858888 转 8001",
        "010-68858888转分机8001",
        "010-68858888分机８００１",
        "010-68858888（转8001）",
        "010-68858888x8001",
        "010-68858888#8001",
        "010-68858888,8001",
        "010-68858888-8001",
        "010-6885-8888-8001",
        "tel:+86-10-6885-8888;ext=8001",
        "010-68858888 Extension: 8001",
        "tel:68858888;ext=8001;phone-context=+86-10",
    ] {
        assert_eq!(read(text), plain, "{text}");
    }
    assert_eq!(read("95580转1").rfc3966().as_str(), "tel:95580;ext=1;phone-context=+86");
}

#[test]
fn an_extension_is_never_mistaken_for_part_of_a_code() {
    assert_refused("95580-1", "may belong to the number or be an extension", None);
    assert_refused("0433-2222123-4", "may belong to the number or be an extension", None);
    assert_refused("110转1", "has no place behind this kind of number", None);
    assert_refused("010-68858888 ext. 1 ext. 2", "more than one extension", None);
    assert_refused("010-68858888 ext. 123456789", "has nine digits", None);
    assert_refused("010-68858888转", "no digit after the sign for an extension", None);
}

#[test]
fn slips_that_published_numbers_make_are_put_right_and_said() {
    assert_eq!(national("8610 4008909999"), "400 890 9999");
    assert!(
        notes("8610 4008909999").contains("a 400 number has no area code, so 010 (Beijing) was left out")
    );
    assert_eq!(national("+86 10 800 990 8888"), "800 990 8888");
    assert!(notes("013800138000").contains("a mobile number is dialled without a 0"));
    assert!(notes("+86 0592 222 6666").contains("the 0 in front is left out"));
    assert!(notes("17951 138 0013 8000").contains("17951 in front only opens the way to IP telephony"));
    assert!(notes("+44 (0)20 7946 0123").contains("the 0 in front is left out"));
    assert_eq!(read("010 6885 8888").note(), None);
}

#[test]
fn digits_that_only_look_like_an_area_code_are_told_from_it() {
    assert_eq!(national("+86 10086"), "10086");
    assert_eq!(national("+86 10 10086"), "010 10086");
    assert_eq!(national("+86 10 10 6666"), "1010 6666");
    assert_eq!(national("108007140123"), "10800 714 0123");
    assert_eq!(national("010 8001 2345"), "010 8001 2345");
    assert_eq!(read("95013888").kind(), Kind::ServiceCode);
    assert_eq!(read("1064812345678").kind(), Kind::M2m);
    assert_eq!(national("+86 951 110"), "0951 110");
    assert_refused("+86951110", "951110 or as 951 110", None);
    assert_refused("+8610114", "10114 or as 10 114", None);
}

#[test]
fn what_the_sources_leave_open_is_said_as_not_certain() {
    for text in
        ["0433 222 1234", "0435 2222 1234", "0978 862 1234", "0448 555 1234", "9501388812", "16812345"]
    {
        assert!(notes(text).contains("not certain"), "{text}: {}", notes(text));
    }
    assert_eq!(read("0978 862 1234").kind(), Kind::Unknown);
    assert_eq!(read("8610 11185").can_be_dialled().from_abroad, Reach::NotCertain);
    assert!(refused("0310 2222 3333").0.contains("not certain: libphonenumber alone says so"));
    assert!(
        refused("0378 222 1234").0.contains("which digit was put in front of the old seven is not certain")
    );
}

#[test]
fn a_character_that_does_not_belong_is_named_and_the_number_without_it_offered() {
    assert_refused(
        "+86 1O 95580",
        "character 6 is the letter `O`, where the digit `0` would be right",
        Some("+86 10 95580"),
    );
    assert_refused(
        "l38 0013 8000",
        "character 1 is the letter `l`, where the digit `1`",
        Some("138 0013 8000"),
    );
    assert_refused("\u{202D}+86 10 95580\u{202C}", "U+202D (left-to-right override)", Some("+86 10 95580"));
    assert_refused(
        "+86 10 6885\u{200B}8888",
        "character 12 is invisible, U+200B (zero-width space)",
        Some("+86 10 6885 8888"),
    );
    assert_refused("010\u{2066}6885 8888\u{2069}", "U+2066 (left-to-right isolate)", Some("010 6885 8888"));
    assert_refused("+86 10 6885 8888 😀", "`😀` (U+1F600)", Some("+86 10 6885 8888"));
    assert_refused("电话：010-68858888", "the letter `电`", Some("010 6885 8888"));
    assert_refused("٠١٠٦٨٨٥٨٨٨٨", "character 1, `٠`, is written as `0`", Some("010 6885 8888"));
    assert_refused("幺幺幺八五", "character 1, `幺`, is written as `1`", Some("11185"));
    assert_refused("(010 68858888", "the bracket `(` without its other half", Some("010 6885 8888"));
    assert_refused("1-800-FLOWERS", "the letter `F`", None);
    assert_refused("138****8000", "the sign `*`", None);
    assert_refused("010-6885\u{1B}[31m8888", "U+001B (escape)", None);
}

#[test]
fn several_numbers_in_one_text_are_refused_and_the_first_offered() {
    for (text, sign) in [
        ("010-68858888/68858889", "`/`"),
        ("010-68858888、010-68858889", "`、`"),
        ("010-68858888, 010-68858889", "`,`"),
        ("010-68858888;010-68858889", "`;`"),
        ("010-68858888\n010-68858889", "a line feed"),
        ("010-68858888\t010-68858889", "a tab"),
        ("010-68858888 010-68858889", "more than one number in it"),
        ("010-68858888 +86 10 68858889", "`+`"),
    ] {
        assert_refused(text, "more than one number", Some("010 6885 8888"));
        assert!(refused(text).0.contains(sign), "{text}");
    }
    assert_refused("+442079460123 +442079460124", "more than one number", Some("+44 20 7946 0123"));
}

#[test]
fn a_wrong_length_is_counted_in_words_beside_the_right_one() {
    assert_refused("400 890 999", "400 numbers have ten digits, this has nine", None);
    assert_refused("400 890 99999", "400 numbers have ten digits, this has eleven", None);
    assert_refused("+86 10 2345 678", "numbers in 010 (Beijing) have eight digits, this has seven", None);
    assert_refused("+86 592 2222 6666", "numbers in 0592 (Xiamen) have seven digits, this has eight", None);
    assert_refused(
        "0791 622 1234",
        "since 2011-08-28 there is 8 in front of the old seven",
        Some("0791 8622 1234"),
    );
    assert_refused("0851 288 1234", "they have had eight since 2014-12-20", None);
    assert_refused("138 0013 800", "mobile numbers in China have eleven digits, this has ten", None);
    assert_refused("8622 9558", "three, five, six or eight digits", None);
    assert_refused("68858888", "needs its area code in front", None);
    assert_refused("8612 3456", "needs its area code in front", None);
}

#[test]
fn a_retired_area_code_leads_to_the_new_one() {
    assert_refused(
        "0852-822 1234",
        "area code 0852 (Zunyi) ended on 2014-12-20; dial 0851 instead, and 2",
        Some("0851 2822 1234"),
    );
    assert_refused("+86 733 222 1234", "dial 0731 instead", Some("+86 731 2222 1234"));
    assert_refused("0378-12345", "dial 0371 instead", Some("0371 12345"));
    assert_refused("026 2345 6789", "never given out; for Taiwan dial the country code +886", None);
    for area in Area::all().filter(|area| matches!(area.standing, number::Standing::Retired { .. })) {
        assert!(refused(&format!("{} 222 1234", area.dial_as)).0.contains("dial 0"), "{area:?}");
    }
}

#[test]
fn digits_that_belong_to_nobody_are_refused() {
    assert_refused("154 1234 5678", "begin with 154", None);
    assert_refused("144 0012 3456", "belong to machines and have thirteen digits", None);
    assert_refused("+86 10 1234 5678", "begins with a digit from 2 to 8", None);
    assert_refused("+86 10 13800138000", "a mobile number has no area code", Some("+86 138 0013 8000"));
    assert_refused("010 1010 6666", "a 1010 number is the same everywhere", Some("1010 6666"));
    assert_refused("911", "police 110, fire 119, ambulance 120", None);
    assert_refused("0999", "0999 (Ili) is an area code", None);
    assert_refused("17951", "the number itself is missing", None);
    assert_refused("952 08", "have six digits, this has five", None);
}

#[test]
fn a_prefix_that_was_forgotten_is_offered() {
    assert_refused("10-68858888", "dialled with a 0 in front: 010 (Beijing)", Some("010 6885 8888"));
    assert_refused("755 8246 1234", "dialled with a 0 in front: 0755 (Shenzhen)", Some("0755 8246 1234"));
    assert_refused(
        "44 20 7946 0123",
        "put `+` or 00 and the country code in front",
        Some("+44 20 7946 0123"),
    );
    assert_refused("0013800138000", "00 in front is for calls to other countries", Some("+86 138 0013 8000"));
    assert_refused("0400 890 9999", "0400 is no area code", Some("400 890 9999"));
}

#[test]
fn numbers_of_other_countries_keep_all_their_digits() {
    for (text, international, national) in [
        ("+33 1 23 45 67 89", "+33 1 23 45 67 89", "01 23 45 67 89"),
        ("+49 30 123456", "+49 30 123456", "030 123456"),
        ("+81 3-1234-5678", "+81 3-1234-5678", "03-1234-5678"),
        ("+7 495 123-45-67", "+7 495 123-45-67", "8 (495) 123-45-67"),
        ("+7 800 123-45-67", "+7 800 123-45-67", "8 (800) 123-45-67"),
        ("+55 11 98765-4321", "+55 11 98765-4321", "(11) 98765-4321"),
        ("+39 06 698 82010", "+39 06 6988 2010", "06 6988 2010"),
        ("+853 2822 2222", "+853 2822 2222", "2822 2222"),
        ("+65 6123 4567", "+65 6123 4567", "6123 4567"),
        ("00 886 2 2345 6789", "+886 2 2345 6789", "02 2345 6789"),
        ("+800 1234 5678", "+800 1234 5678", "1234 5678"),
        ("+870 773 111 234", "+870 773 111 234", "773 111 234"),
    ] {
        let number = read(text);
        assert_eq!(number.kind(), Kind::Overseas, "{text}");
        assert_eq!(number.international().as_deref(), Some(international), "{text}");
        assert_eq!(number.national().as_str(), national, "{text}");
        assert_eq!(number.local().as_str(), international.replacen('+', "00 ", 1), "{text}");
    }
    assert_refused("+44 20 7946 01234", "too long for any number there", None);
    assert_refused("+999 123456789", "no country code begins like +999", None);
}

#[test]
fn numbers_are_read_aloud_digit_by_digit_in_both_languages() {
    let line = read("8610 4008909999");
    assert_eq!(line.spoken_en(Form::National), "four zero zero, eight nine zero, nine nine nine nine");
    assert_eq!(line.spoken_zh(Form::National), "四零零，八九零，九九九九");
    assert_eq!(read("8610 11185").spoken_zh(Form::International), "加八六，幺零，幺幺幺八五");
    assert_eq!(read("110").spoken_zh(Form::International), "幺幺零", "without such a form, the national one");
}

#[test]
fn only_a_persons_number_is_masked() {
    for (text, masked) in [
        ("138 0013 8000", "+86 138 **** 8000"),
        ("010-6885 1234", "+86 10 **** 1234"),
        ("0592-222 6666", "+86 592 *** 6666"),
        ("010-68851234转8001", "+86 10 **** 1234 ext. **"),
        ("1440012345678", "+86 144 **** 5678"),
        ("+44 20 7946 0123", "+44 **** 0123"),
        ("+290 2 3456", "+290 ****"),
        ("8610 11185", "+86 10 11185"),
        ("110", "110"),
        ("400 890 9999", "+86 400 890 9999"),
        ("95580转1", "95580 ext. **"),
    ] {
        assert_eq!(read(text).masked().as_str(), masked, "{text}");
    }
}

#[test]
fn what_lands_in_a_log_shows_no_persons_number() {
    let logged = format!("{:?} {:?}", read("138 0013 8000"), read("+44 20 7946 0123 ext. 77"));
    for hidden in ["0013", "7946", "77"] {
        assert!(!logged.contains(hidden), "{logged}");
    }
    let refusal = number::read("0852-822 1234").unwrap_err();
    assert!(!format!("{refusal} {refusal:?}").contains("1234"), "{refusal:?}");
}

#[test]
fn a_number_can_be_kept_shared_and_compared() {
    fn keeps<T: Clone + std::fmt::Debug + Eq + std::hash::Hash + Send + Sync>(_: T) {}
    keeps(read("95580"));
    assert_eq!(read("17951 138 0013 8000"), read("+8613800138000"), "how it was written does not count");
    assert_ne!(read("010 11185"), read("11185"), "Beijing's is not the one of the city a caller is in");
}
