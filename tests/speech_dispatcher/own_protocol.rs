//! The voice through Speech Dispatcher's own protocol.

use std::io::Read;
use std::time::{Duration, Instant};

use libtest_mimic::{Failed, Trial};
use reachline::prompt::locale::Said;
use reachline::prompt::{Locale, Utterance};
use reachline::voice::Manner;
use reachline::voice::speaker::{Report, Speaker};
use reachline::voice::system::ssip::{Address, speaker};
use tokio::time::timeout;

use crate::server::{LONG, Server};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("words_are_spoken_by_the_users_own_voice_and_both_ends_are_told", users_own_voice),
        trial("each_language_is_spoken_by_a_voice_of_its_own", languages),
        trial("words_stop_within_fifty_milliseconds_and_others_follow", stop),
        trial("no_text_is_taken_for_a_command", hostile_text),
        trial("faster_and_slower_begin_at_the_users_own_rate", rates),
        trial("a_server_that_dies_while_it_speaks_is_told_once", death),
    ]
}

fn trial(name: &str, test: impl AsyncFnOnce(Server) + Send + 'static) -> Trial {
    Trial::test(name, move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let server = Server::start();
        runtime
            .block_on(async { timeout(LONG, test(server)).await })
            .map_err(|_| Failed::from("nothing came any more"))
    })
}

fn open(server: &Server) -> Speaker {
    speaker(Address::Socket(server.socket()), false)
}

fn line(parts: &[(&str, &str)]) -> Utterance {
    let mut line = Utterance::default();
    for (tag, ear) in parts {
        let said = Said { eye: (*ear).to_owned(), ear: (*ear).to_owned() };
        line.say(Locale::find(tag).unwrap(), said);
    }
    line
}

/// Says lines one after another, and gives what was reported.
async fn say(speaker: &mut Speaker, lines: Vec<Utterance>, manner: Manner) -> Vec<Report> {
    let count = lines.len();
    speaker.ready(lines, manner);
    let mut reports = Vec::new();
    for line in 0..count {
        speaker.say(line);
        loop {
            let report = speaker.report().await;
            let over = !matches!(report, Report::Begun { .. } | Report::Told(_));
            reports.push(report);
            if over {
                break;
            }
        }
    }
    reports
}

async fn users_own_voice(server: Server) {
    let mut speaker = open(&server);
    let lines = vec![line(&[("en", "Welcome to China Post.")]), line(&[("en", "Press two.")])];
    let reports = say(&mut speaker, lines, Manner::default()).await;
    let both = |line| [Report::Begun { line, length: None }, Report::Ended { line }];
    assert_eq!(reports, [both(0), both(1)].concat());
    assert_eq!(server.notes(), ["own-voice 20 0 Welcome to China Post.", "own-voice 20 0 Press two."]);
    let log = server.log();
    assert!(log.contains("Welcome to China Post."), "{log}");
    // Nothing of the user's was changed.
    assert!(!log.contains("SET self RATE") && !log.contains("SET self LANGUAGE"), "{log}");
}

async fn languages(server: Server) {
    let mut speaker = open(&server);
    let lines = vec![line(&[("zh-CN", "最新消息："), ("en", "China Post signs."), ("zh-CN", "请按二。")])];
    let reports = say(&mut speaker, lines, Manner::default()).await;
    assert_eq!(reports.last(), Some(&Report::Ended { line: 0 }), "{reports:?}");
    assert_eq!(
        server.notes(),
        ["chinese-voice 20 0 最新消息：", "own-voice 20 0 China Post signs.", "chinese-voice 20 0 请按二。"]
    );
}

async fn stop(server: Server) {
    let mut speaker = open(&server);
    speaker.ready(vec![line(&[("en", "This is endless.")])], Manner::default());
    speaker.say(0);
    assert_eq!(speaker.report().await, Report::Begun { line: 0, length: None });
    let pipe = server.pipe();
    // Opens when the synthesizer does.
    let mut spoken = tokio::task::spawn_blocking(move || std::fs::File::open(pipe).unwrap()).await.unwrap();
    let stopped = Instant::now();
    speaker.stop();
    let ended = tokio::task::spawn_blocking(move || {
        spoken.read_to_end(&mut Vec::new()).unwrap();
        Instant::now()
    });
    let took = ended.await.unwrap() - stopped;
    assert!(took < Duration::from_millis(50), "{took:?}");
    let reports = say(&mut speaker, vec![line(&[("en", "And now?")])], Manner::default()).await;
    assert_eq!(reports.last(), Some(&Report::Ended { line: 0 }), "{reports:?}");
    assert_eq!(server.notes().last().unwrap(), "own-voice 20 0 And now?");
}

async fn hostile_text(server: Server) {
    let mut speaker = open(&server);
    let texts = [".a", "..b", "c\r\n.\r\nSET self RATE 99\r\n", "d <break/> & e", "f\u{0}g\u{1B}h"];
    let lines = texts.iter().map(|text| line(&[("en", text)])).collect();
    let reports = say(&mut speaker, lines, Manner::default()).await;
    assert_eq!(reports.iter().filter(|report| matches!(report, Report::Ended { .. })).count(), texts.len());
    assert_eq!(reports.len(), 2 * texts.len(), "{reports:?}");
    let notes = server.notes();
    assert!(notes.iter().all(|note| note.starts_with("own-voice 20 0 ")), "{notes:?}");
    assert!(notes.iter().any(|note| note.ends_with("SET self RATE 99")), "{notes:?}");
    assert!(!server.log().contains("RATE SET"), "{}", server.log());
}

async fn rates(server: Server) {
    let mut speaker = open(&server);
    for rate in [130, 75, 100] {
        let manner = Manner { rate, ..Manner::default() };
        say(&mut speaker, vec![line(&[("en", "Hello.")])], manner).await;
    }
    assert_eq!(server.notes(), ["own-voice 43 0 Hello.", "own-voice -27 0 Hello.", "own-voice 20 0 Hello."]);
}

async fn death(mut server: Server) {
    let mut speaker = open(&server);
    speaker.ready(vec![line(&[("en", "This is endless.")])], Manner::default());
    speaker.say(0);
    assert_eq!(speaker.report().await, Report::Begun { line: 0, length: None });
    server.kill();
    let Report::Gone(trouble) = speaker.report().await else { panic!("it is not told") };
    assert!(trouble.to_string().contains("has gone; start it again with"), "{trouble}");
    // It is told once, and no order is answered any more.
    speaker.say(0);
    assert!(timeout(Duration::ZERO, speaker.report()).await.is_err());
}
