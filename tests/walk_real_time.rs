//! A walk in real time, in a time that the tests let pass.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use reachline::caller::Witness;
use reachline::caller::terminal::{Answers, Asks, Incoming, Log, Manner, Over, Signal, Stop, Telling, Walk};
use reachline::script;
use reachline::transcript::{Form, Notation};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep};

#[derive(Clone, Default)]
struct Page(Arc<Mutex<Vec<u8>>>);

impl Page {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A walk in English and what belongs to it.
struct Scene {
    page: Page,
    walk: Walk,
    to: mpsc::Sender<Incoming>,
    system: mpsc::Sender<Signal>,
    answers: Answers,
}

impl Scene {
    fn new(manner: Manner, piped: bool) -> Self {
        let hotline = Arc::new(script::built_in().hotline.unwrap());
        let english = hotline.language("en");
        let page = Page::default();
        let telling = Telling::Notation(Notation::new(Form::Live));
        let log = Log::new(Box::new(page.clone()), Box::new(io::sink()), telling, Asks::Never);
        let mut walk = Walk::new(Witness::connect(hotline, Timestamp::UNIX_EPOCH, english), log, manner);
        walk.begin_in_real_time().unwrap();
        let ((to, incoming), (system, signals)) = (mpsc::channel(8), mpsc::channel(1));
        let answers =
            if piped { Answers::piped(incoming, signals) } else { Answers::typed(incoming, signals, None) };
        Self { page, walk, to, system, answers }
    }

    /// Walks while `person` acts, and gives how long it took and how it was over.
    async fn walk(mut self, pace: f64, person: impl AsyncFnOnce(Person)) -> (String, Duration, Over) {
        let begun = Instant::now();
        let person = person(Person { to: self.to, system: self.system, page: self.page.clone() });
        let (over, ()) = tokio::join!(self.walk.in_real_time(&mut self.answers, pace), person);
        (self.page.text(), begun.elapsed(), over.unwrap())
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

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test(start_paused = true)]
async fn words_appear_when_they_are_said() {
    let scene = Scene::new(Manner::Lines, false);
    let (_, _, over) = scene
        .walk(1.0, async |person: Person| {
            sleep(Duration::from_millis(100)).await;
            assert_eq!(person.page.text(), "hear     Welcome to China Post.\n");
            sleep(seconds(2)).await;
            assert!(person.page.text().ends_with("hear     How can we help?\n"), "{}", person.page.text());
            person.to.send(Incoming::End).await.unwrap();
        })
        .await;
    assert_eq!(over, Over::Ended);
}

#[tokio::test(start_paused = true)]
async fn a_key_cuts_the_words_short() {
    let scene = Scene::new(Manner::Keys, false);
    let (text, took, _) = scene
        .walk(1.0, async |person: Person| {
            sleep(seconds(4)).await;
            person.types("2").await;
            sleep(seconds(60)).await;
        })
        .await;
    assert!(!text.contains("For postal savings"), "{text}");
    assert!(text.contains("press    2\nhear     I am connecting you to Postal Savings"), "{text}");
    assert!(text.lines().last().unwrap().starts_with("transfer postal-savings to "), "{text}");
    assert!(took >= seconds(60));
}

#[tokio::test(start_paused = true)]
async fn a_silent_person_is_warned_before_each_time_out_and_reaches_a_person() {
    let scene = Scene::new(Manner::Keys, false);
    let (text, _, over) = scene
        .walk(1.0, async |person: Person| {
            sleep(seconds(600)).await;
            drop(person);
        })
        .await;
    assert_eq!(over, Over::Ended);
    let warned = "# 5 seconds left to answer; press 7 to make the hotline wait; press 8 and then 3 for more time\n\
                  hear     I did not hear a key.\n";
    assert!(text.contains(warned), "{text}");
    assert!(text.lines().last().unwrap().starts_with("transfer postal-business to "), "{text}");
}

#[tokio::test(start_paused = true)]
async fn nobody_is_warned_while_the_hotline_waits_for_them() {
    let scene = Scene::new(Manner::Keys, false);
    let (text, ..) = scene
        .walk(1.0, async |person: Person| {
            person.types("7").await;
            sleep(seconds(300)).await;
            person.types("q").await;
        })
        .await;
    assert!(text.contains("I am still waiting"), "{text}");
    assert!(!text.contains("left to answer"), "{text}");
}

#[tokio::test(start_paused = true)]
async fn time_runs_as_fast_as_it_is_asked_to() {
    let mut took = Vec::new();
    for pace in [1.0, 4.0] {
        let scene = Scene::new(Manner::Lines, true);
        let (text, length, _) = scene
            .walk(pace, async |person: Person| {
                person.types("wait 20s\n").await;
                person.to.send(Incoming::End).await.unwrap();
            })
            .await;
        assert!(text.contains("wait     20s\n"), "{text}");
        took.push(length.as_secs_f64());
    }
    assert!((took[0] / took[1] - 4.0).abs() < 0.1, "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn acts_from_a_file_come_when_everything_is_heard_out_or_when_they_say() {
    let scene = Scene::new(Manner::Lines, true);
    let (text, ..) = scene
        .walk(1.0, async |person: Person| {
            person.types("5\npress 1 after 1s\n").await;
            person.to.send(Incoming::End).await.unwrap();
        })
        .await;
    let (before, after) = text.split_once("press    5\n").unwrap();
    assert!(before.ends_with("hear     For more about us and this line, press 6.\n"), "{text}");
    assert!(after.starts_with("hear     The latest headline news.\npress    1\n"), "{text}");
    assert!(text.ends_with("hear     For a person, press 0.\nhang up\nends     hung-up\n"), "{text}");
}

#[tokio::test(start_paused = true)]
async fn several_keys_come_at_an_ordinary_pace() {
    let scene = Scene::new(Manner::Lines, false);
    let (text, ..) = scene
        .walk(1.0, async |person: Person| {
            person.types("5*\n").await;
            sleep(seconds(1)).await;
            person.types("quit\n").await;
        })
        .await;
    assert!(text.contains("press    5\nhear     The latest headline news.\npress    *\n"), "{text}");
    assert!(text.ends_with("hang up\nends     hung-up\n"), "{text}");
}

#[tokio::test(start_paused = true)]
async fn what_stops_the_program_hangs_up() {
    let scene = Scene::new(Manner::Keys, false);
    let (text, _, over) = scene
        .walk(1.0, async |person: Person| {
            sleep(seconds(1)).await;
            person.system.send(Signal::Stop(Stop::Interrupted)).await.unwrap();
            sleep(seconds(1)).await;
        })
        .await;
    assert_eq!(over, Over::Stopped(Stop::Interrupted));
    assert!(
        text.ends_with("# stopped with ^C, so the caller hangs up\nhang up\nends     hung-up\n"),
        "{text}"
    );
}
