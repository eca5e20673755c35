use super::*;
use crate::prompt::Part;

fn read_text(text: &str) -> Result<Vec<Stretch>, Vec<Diagnostic>> {
    read(&Source::new("text.ssml", text), Locale::find("en").unwrap(), Manner::default(), Emoji::Name)
}

/// What is heard, a line for each stretch, as `rate|language: words|pause`.
fn heard(text: &str) -> Vec<String> {
    let part = |part: &Part| match part {
        Part::Words { locale, said, .. } => format!("{}: {}", locale.tag, said.ear.trim()),
        Part::Pause(length) => format!("{}ms", length.as_millis()),
    };
    let stretches =
        read_text(text).map_err(|faults| faults.iter().map(|f| f.message.clone()).collect::<Vec<_>>());
    let line = |stretch: Stretch| {
        let parts: Vec<String> =
            stretch.utterance.parts().iter().map(part).filter(|said| !said.ends_with(": ")).collect();
        format!("{}|{}", stretch.manner.rate, parts.join("|"))
    };
    stretches.unwrap().into_iter().map(line).collect()
}

fn faults(text: &str) -> Vec<(String, (usize, usize))> {
    let Err(faults) = read_text(text) else { panic!("{text} has no fault") };
    let place = |fault: &Diagnostic| {
        let position = fault.place.source.position(fault.place.span.start);
        (position.line, position.column)
    };
    faults.iter().map(|fault| (fault.message.clone(), place(fault))).collect()
}

#[test]
fn languages_pauses_and_substitutes_are_spoken() {
    assert_eq!(
        heard(
            "<speak version='1.1'>For <sub alias='E M S'>EMS</sub>,<break time='1s'/>\n \
             <lang xml:lang='cmn'>请按</lang> &amp; go</speak>"
        ),
        ["100|en: For E M S,|1000ms|zh-CN: 请按|en: & go"]
    );
}

#[test]
fn things_are_said_as_what_they_are() {
    assert_eq!(
        heard("<speak><say-as interpret-as='telephone'>95580</say-as></speak>"),
        ["100|en: nine five five eight zero"]
    );
    assert_eq!(
        heard("<speak xml:lang='zh-CN'>有<say-as interpret-as='cardinal'>12</say-as>个</speak>"),
        ["100|zh-CN: 有十二个"]
    );
    assert_eq!(heard("<speak><say-as interpret-as='characters'>BUPT</say-as></speak>"), ["100|en: B U P T"]);
}

#[test]
fn a_rate_holds_within_its_element_and_multiplies() {
    assert_eq!(
        heard("<speak>a <prosody rate='50%'>b <prosody rate='fast'>c</prosody></prosody> d</speak>"),
        ["100|en: a", "50|en: b", "67|en: c", "100|en: d"]
    );
    assert_eq!(heard("<speak><emphasis>now</emphasis></speak>"), ["92|en: now"]);
}

#[test]
fn what_is_not_known_is_named_with_its_place() {
    assert_eq!(
        faults("<speak>\n  <audio src='x.wav'>hello</audio>\n  <brake/></speak>"),
        [
            ("the element `audio` is not spoken".to_owned(), (2, 3)),
            ("the element `brake` is not spoken".to_owned(), (3, 3))
        ]
    );
    for (text, what) in [
        (
            "<speak><prosody pitch='high'>x</prosody></speak>",
            "`prosody` is spoken without its attribute `pitch`",
        ),
        ("<speak><prosody rate='9999%'>x</prosody></speak>", "speech has no such rate"),
        ("<speak><break time='99999s'/></speak>", "this pause has no length"),
        ("<speak><say-as interpret-as='joke'>x</say-as></speak>", "nothing is said as `joke`"),
        ("<speak><say-as interpret-as='date'>soon</say-as></speak>", "`soon` is no day"),
        ("<speak><lang xml:lang='fr'>x</lang></speak>", "the language `fr` is not spoken"),
        ("<speak><sub>x</sub></speak>", "`sub` says nothing"),
        ("<speak>&nbsp;</speak>", "there is no character `&nbsp;`"),
        ("hello", "words are outside of `speak`"),
        ("", "there is no element `speak`"),
        ("<speak>", "1 elements are not closed"),
        ("<speak></p>", "this is no XML"),
    ] {
        let told = faults(text);
        assert!(told[0].0.starts_with(what), "{text}: {told:?}");
    }
}

#[test]
fn a_short_text_cannot_mean_an_endless_one() {
    let bomb = "<!DOCTYPE s [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><speak>&b;</speak>";
    assert_eq!(faults(bomb)[0].0, "a document type is not read");
    let deep = "<speak>".to_owned() + &"<s>".repeat(100_000);
    assert!(faults(&deep)[0].0.contains("within one another"));
    let many = "<speak>".to_owned() + &"<x/>".repeat(100_000);
    assert_eq!(faults(&many).len(), MOST_FAULTS);
}
