//! A walk that is heard, through a speaker of the tests, in a time that the tests let pass.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use reachline::caller::Witness;
use reachline::caller::terminal::{
    Answers, Asks, Incoming, Log, Manner as By, Over, Signal, Stop, Telling, Walk,
};
use reachline::prompt::{Locale, Utterance};
use reachline::script;
use reachline::sound::Sound;
use reachline::transcript::{Form, Notation};
use reachline::voice::player::Player;
use reachline::voice::speaker::{Mouth, Order, Report, Speaker};
use reachline::voice::{Manner, Trouble, Voice, Words};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep};

/// What a person sees and hears, in its order and with its time.
#[derive(Clone)]
struct Page {
    begun: Instant,
    marks: Arc<Mutex<Vec<(Duration, String)>>>,
}

impl Page {
    fn mark(&self, what: String) {
        self.marks.lock().unwrap().push((self.begun.elapsed(), what));
    }

    fn text(&self) -> String {
        let marks = self.marks.lock().unwrap();
        marks.iter().map(|(_, what)| what.as_str()).collect()
    }

    /// When something began to be seen or heard for the last time.
    fn when(&self, what: &str) -> Duration {
        let marks = self.marks.lock().unwrap();
        let found = marks.iter().rfind(|(_, mark)| mark.starts_with(what));
        found.unwrap_or_else(|| panic!("no {what} in {marks:#?}")).0
    }

    fn count(&self, what: &str) -> usize {
        self.marks.lock().unwrap().iter().filter(|(_, mark)| mark.starts_with(what)).count()
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.mark(String::from_utf8(bytes.to_vec()).unwrap());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How a speaker of the tests speaks.
#[derive(Clone, Copy)]
enum Speech {
    /// Every line for so long.
    Lasting(Duration),
    /// It begins, and is never heard of again.
    Endless,
    /// It cannot say anything, and says so each time.
    Unable,
    /// It breaks at its first line.
    Broken,
}

async fn speak(mut mouth: Mouth, page: Page, speech: Speech) {
    let mut lines: Vec<Utterance> = Vec::new();
    let mut ends: Option<(usize, Instant)> = None;
    loop {
        let end = async {
            match ends {
                Some((line, end)) => {
                    tokio::time::sleep_until(end).await;
                    line
                }
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            order = mouth.order() => match order {
                None => return,
                Some(Order::Ready { lines: ready, manner }) => {
                    if ends.take().is_some() {
                        page.mark("(stopped)\n".to_owned());
                    }
                    page.mark(format!("(ready {} at {})\n", ready.len(), manner.rate));
                    lines = ready;
                }
                Some(Order::Stop) => {
                    ends = None;
                    page.mark("(stopped)\n".to_owned());
                }
                Some(Order::Say(line)) => {
                    assert!(ends.is_none(), "two lines at once");
                    page.mark(format!("(says) {}\n", lines[line]));
                    match speech {
                        Speech::Lasting(length) => {
                            mouth.report(Report::Begun { line, length: None });
                            ends = Some((line, Instant::now() + length));
                        }
                        Speech::Endless => {
                            mouth.report(Report::Begun { line, length: None });
                            ends = Some((line, Instant::now() + Duration::from_secs(1_000_000)));
                        }
                        Speech::Unable => {
                            mouth.report(Report::Unsaid { line, trouble: Trouble("no tongue".to_owned()) });
                        }
                        Speech::Broken => return mouth.report(Report::Gone(Trouble("it broke".to_owned()))),
                    }
                }
            },
            line = end => {
                ends = None;
                page.mark("(heard)\n".to_owned());
                mouth.report(Report::Ended { line });
            }
        }
    }
}

/// A walk in English and what belongs to it.
struct Scene {
    page: Page,
    walk: Walk,
    to: mpsc::Sender<Incoming>,
    system: mpsc::Sender<Signal>,
    answers: Answers,
    real_time: bool,
}

impl Scene {
    fn new(by: By, piped: bool, real_time: bool, speech: Speech) -> Self {
        let hotline = Arc::new(script::built_in().hotline.unwrap());
        let english = hotline.language("en");
        let page = Page { begun: Instant::now(), marks: Arc::default() };
        let form = if real_time { Form::Live } else { Form::Record };
        let telling = Telling::Notation(Notation::new(form));
        let asks = if real_time || piped { Asks::Never } else { Asks::OnOutput };
        let log = Log::new(Box::new(page.clone()), Box::new(io::sink()), telling, asks);
        let (speaker, mouth) = Speaker::new();
        tokio::spawn(speak(mouth, page.clone(), speech));
        let witness = Witness::connect(hotline, Timestamp::UNIX_EPOCH, english);
        let mut walk = Walk::new(witness, log, by).aloud(speaker, Manner::default());
        if real_time { walk.begin_in_real_time() } else { walk.hear_first_words() }.unwrap();
        let ((to, incoming), (system, signals)) = (mpsc::channel(8), mpsc::channel(1));
        let answers =
            if piped { Answers::piped(incoming, signals) } else { Answers::typed(incoming, signals, None) };
        Self { page, walk, to, system, answers, real_time }
    }

    /// Walks while `person` acts, and gives what was seen and heard.
    async fn walk(mut self, person: impl AsyncFnOnce(Person)) -> (Page, Over) {
        let person = person(Person { to: self.to, system: self.system, page: self.page.clone() });
        let walk = async {
            if self.real_time {
                self.walk.in_real_time(&mut self.answers, 1.0).await
            } else {
                self.walk.at_leisure(&mut self.answers).await
            }
        };
        let (over, ()) = tokio::join!(walk, person);
        // What was ordered last comes to be heard of.
        sleep(SECOND).await;
        (self.page, over.unwrap())
    }
}

struct Person {
    to: mpsc::Sender<Incoming>,
    system: mpsc::Sender<Signal>,
    page: Page,
}

impl Person {
    async fn types(&self, text: &str) {
        self.to.send(Incoming::Bytes(text.as_bytes().to_vec())).await.unwrap();
    }
}

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn every_line_is_printed_and_then_said_and_the_next_waits_for_its_end() {
    let scene = Scene::new(By::Keys, false, true, Speech::Lasting(7 * SECOND));
    let (page, _) = scene
        .walk(async |person: Person| {
            sleep(16 * SECOND).await;
            person.types("q").await;
        })
        .await;
    let text = page.text();
    assert!(
        text.starts_with(
            "hear     Welcome to China Post.\n(ready 1 at 100)\n(says) Welcome to China Post.\n(heard)\n\
             hear     How can we help?\n"
        ),
        "{text}"
    );
    assert!(text.contains("hear     There are 6 choices.\n(says) There are 6 choices.\n"), "{text}");
    // Each takes seven seconds, however many words it has.
    assert!(page.when("hear     How can") >= 7 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_key_stops_the_sound_within_fifty_milliseconds() {
    let scene = Scene::new(By::Keys, false, true, Speech::Endless);
    let mut pressed = Duration::ZERO;
    let (page, _) = scene
        .walk(async |person: Person| {
            sleep(3 * SECOND).await;
            pressed = person.page.begun.elapsed();
            person.types("0").await;
            sleep(SECOND).await;
            person.types("q").await;
        })
        .await;
    let text = page.text();
    assert!(text.contains("press    0\nhear     I am connecting you"), "{text}");
    assert!(text.contains("(stopped)\n(ready 1 at 100)\n(says) I am connecting you"), "{text}");
    assert!(page.when("(ready") <= pressed + Duration::from_millis(50));
    assert!(text.ends_with("hang up\nends     hung-up\n(stopped)\n"), "{text}");
}

#[tokio::test(start_paused = true)]
async fn words_that_never_end_hold_no_key_up_and_nothing_else_happens() {
    let scene = Scene::new(By::Keys, false, true, Speech::Endless);
    let (page, _) = scene
        .walk(async |person: Person| {
            sleep(1000 * SECOND).await;
            person.types("q").await;
        })
        .await;
    assert_eq!(page.count("hear "), 1);
    assert!(page.text().ends_with("hang up\nends     hung-up\n(stopped)\n"), "{}", page.text());
}

#[tokio::test(start_paused = true)]
async fn keys_pressed_during_speech_count_also_ahead_of_it() {
    let scene = Scene::new(By::Keys, false, true, Speech::Lasting(2 * SECOND));
    let (page, _) = scene
        .walk(async |person: Person| {
            sleep(SECOND).await;
            person.types("51").await;
            sleep(SECOND).await;
            person.types("q").await;
        })
        .await;
    let text = page.text();
    let (_, after) = text.split_once("press    5\n").unwrap();
    assert!(after.contains("press    1\n"), "{text}");
    assert_eq!(page.text().matches("(says) For ").count(), 0, "{text}");
    assert!(after.contains("(says) 18 October 2020. China Post signs strategic partnership"), "{text}");
}

#[tokio::test(start_paused = true)]
async fn time_outs_run_from_when_the_sound_really_ended() {
    for length in [1, 20] {
        let scene = Scene::new(By::Keys, false, true, Speech::Lasting(length * SECOND));
        let (page, _) = scene
            .walk(async |person: Person| {
                while !person.page.text().contains("I did not hear a key") {
                    sleep(SECOND).await;
                }
                person.types("q").await;
            })
            .await;
        let marks = page.marks.lock().unwrap().clone();
        let asked =
            marks.iter().position(|(_, mark)| mark.starts_with("hear     I did not hear a key")).unwrap();
        let heard = marks[..asked].iter().rfind(|(_, mark)| mark == "(heard)\n").unwrap().0;
        let silence = marks[asked].0.saturating_sub(heard);
        assert!((10.0..10.01).contains(&silence.as_secs_f64()), "{silence:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_record_of_a_spoken_call_has_the_times_of_its_words_not_of_its_sound() {
    let mut ends = Vec::new();
    for length in [1, 20] {
        let scene = Scene::new(By::Lines, true, true, Speech::Lasting(length * SECOND));
        let (page, _) = scene
            .walk(async |person: Person| {
                person.types("5\npress 1 after 1s\nhang up after 500ms\n").await;
            })
            .await;
        let text = page.text();
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('(')).collect();
        ends.push(lines.join("\n"));
    }
    assert_eq!(ends[0], ends[1]);
    assert!(ends[0].contains("press    1"), "{}", ends[0]);
}

#[tokio::test(start_paused = true)]
async fn a_caller_who_wants_speech_faster_hears_it_faster() {
    let scene = Scene::new(By::Lines, false, true, Speech::Lasting(SECOND));
    let (page, _) = scene
        .walk(async |person: Person| {
            sleep(SECOND).await;
            person.types("faster\n").await;
            sleep(SECOND).await;
            person.types("slower\n").await;
            sleep(SECOND).await;
            person.types("slower\n").await;
            sleep(SECOND).await;
            person.types("quit\n").await;
        })
        .await;
    let text = page.text();
    let rates: Vec<&str> =
        text.lines().filter_map(|line| line.split_once(" at ")).map(|(_, rate)| rate).collect();
    assert_eq!(rates.as_slice(), ["100)", "130)", "100)", "75)"], "{text}");
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_said_is_told_once_and_the_words_go_on() {
    let scene = Scene::new(By::Keys, false, true, Speech::Unable);
    let (page, _) = scene
        .walk(async |person: Person| {
            sleep(15 * SECOND).await;
            person.types("2").await;
            sleep(60 * SECOND).await;
        })
        .await;
    let text = page.text();
    assert_eq!(text.matches("# no tongue\n").count(), 1, "{text}");
    // They last as long as their words would.
    assert!(page.when("hear     How can") < 4 * SECOND);
    assert!(text.lines().last().unwrap().starts_with("transfer postal-savings to "), "{text}");
}

#[tokio::test(start_paused = true)]
async fn a_speaker_that_breaks_is_told_once_and_the_words_go_on() {
    for real_time in [true, false] {
        let scene = Scene::new(By::Keys, false, real_time, Speech::Broken);
        let (page, _) = scene
            .walk(async |person: Person| {
                sleep(15 * SECOND).await;
                person.types("2").await;
                sleep(60 * SECOND).await;
            })
            .await;
        let text = page.text();
        assert_eq!(text.matches("# it broke; the walk goes on without sound\n").count(), 1, "{text}");
        assert_eq!(page.count("(says)"), 1);
        assert!(text.lines().last().unwrap().starts_with("transfer postal-savings to "), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn at_leisure_everything_is_printed_at_once_and_said_line_by_line() {
    let scene = Scene::new(By::Lines, false, false, Speech::Lasting(2 * SECOND));
    let (page, _) = scene
        .walk(async |person: Person| {
            sleep(7 * SECOND).await;
            assert!(person.page.text().contains("press 6.\npress    (ready 10 "), "{}", person.page.text());
            person.types("2\n").await;
            sleep(60 * SECOND).await;
        })
        .await;
    let text = page.text();
    assert!(
        text.contains("(says) Welcome to China Post.\n(heard)\n(says) How can we help?\n(heard)\n"),
        "{text}"
    );
    // The answer stops the rest, and the last words are said before the walk is over.
    assert!(text.contains("(stopped)\n(ready 1 at 100)\n(says) I am connecting you"), "{text}");
    assert_eq!(page.when("(stopped)"), 7 * SECOND);
    assert!(!text.contains("(says) For logistics"), "{text}");
    assert!(text.ends_with("(heard)\n"), "{text}");
}

#[tokio::test(start_paused = true)]
async fn answers_from_a_file_wait_until_everything_was_said() {
    for real_time in [true, false] {
        let scene = Scene::new(By::Lines, true, real_time, Speech::Lasting(2 * SECOND));
        let (page, over) = scene
            .walk(async |person: Person| {
                person.types("2\n").await;
                person.to.send(Incoming::End).await.unwrap();
            })
            .await;
        let text = page.text();
        assert_eq!(over, Over::Ended);
        assert_eq!(page.count("(says)"), page.count("(heard)"), "{text}");
        assert_eq!(page.count("(says)"), text.matches("hear     ").count(), "{text}");
        assert!(text.contains("(says) I am connecting you to Postal Savings"), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_stops_the_program_stops_the_sound() {
    for real_time in [true, false] {
        let scene = Scene::new(By::Keys, false, real_time, Speech::Endless);
        let (page, over) = scene
            .walk(async |person: Person| {
                sleep(SECOND).await;
                person.system.send(Signal::Stop(Stop::Interrupted)).await.unwrap();
                sleep(SECOND).await;
            })
            .await;
        assert_eq!(over, Over::Stopped(Stop::Interrupted));
        assert!(page.text().contains("(stopped)\n"), "{}", page.text());
    }
}

#[tokio::test(start_paused = true)]
async fn last_words_are_stopped_by_any_answer() {
    let scene = Scene::new(By::Keys, false, false, Speech::Endless);
    let (page, over) = scene
        .walk(async |person: Person| {
            sleep(SECOND).await;
            person.types("2").await;
            sleep(SECOND).await;
            person.types("#").await;
        })
        .await;
    assert_eq!(over, Over::Ended);
    assert!(page.text().ends_with("From abroad, dial +86 10 95580.\n(stopped)\n"), "{}", page.text());
}

/// A voice that says everything in a second of a hum.
struct Hum;

impl Voice for Hum {
    fn name(&self) -> &'static str {
        "hum"
    }

    fn speaks(&self, _: &'static Locale) -> bool {
        true
    }

    fn speak(&self, _: &Words<'_>) -> Result<Sound, Trouble> {
        Ok(Sound::new(16_000, vec![0.1; 16_000]))
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_key_stops_a_real_player_within_fifty_milliseconds() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let program = format!("{}/tests/player/never_ends.sh", env!("CARGO_MANIFEST_DIR"));
    let player = Player::named(&shell_words::join([program.as_str(), pipe.to_str().unwrap()])).unwrap();
    let mut scene = Scene::new(By::Keys, false, true, Speech::Endless);
    scene.walk.hear_through(Speaker::loud(Arc::new(Hum), player), Manner::default());
    let mut pressed = None;
    let mut stopped = None;
    scene
        .walk(async |person: Person| {
            let opened = tokio::task::spawn_blocking(move || std::fs::File::open(pipe).unwrap());
            // Opens when the player runs.
            let mut alive = opened.await.unwrap();
            pressed = Some(std::time::Instant::now());
            person.types("q").await;
            let ended = tokio::task::spawn_blocking(move || {
                io::Read::read_to_end(&mut alive, &mut Vec::new()).unwrap();
                std::time::Instant::now()
            });
            stopped = Some(ended.await.unwrap());
        })
        .await;
    let took = stopped.unwrap() - pressed.unwrap();
    assert!(took < Duration::from_millis(50), "{took:?}");
}
