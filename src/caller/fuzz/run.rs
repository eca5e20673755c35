//! Makes random calls on as many cores as were asked for, and finds for each rule the first call in which it does
//! not hold. Which core makes which call does not matter: a call follows from the seed and its number.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

use super::draw::Draw;
use super::known::Known;
use super::making::{Opening, Secrets, perform_noting};
use super::phone::Phone;
use super::rules::{Broken, Languages, Rule, Trial, looked_at};
use super::shrink::shrink;
use crate::caller::scripted::suite::Progress;
use crate::caller::{Handset, Lexicon};
use crate::transcript::Act;

/// A run of random calls to one hotline.
#[derive(Debug)]
pub struct Fuzz<'a, P = Handset> {
    known: &'a Known,
    calls: u64,
    seed: u64,
    phone: PhantomData<P>,
}

/// A rule that did not hold, and the shortest call that was found to show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The rule, and what happened instead.
    pub broken: Broken,
    /// The first call in which it did not hold, counted from zero.
    pub call: u64,
    /// In how many calls it did not.
    pub times: u64,
    /// How much was done in that call before it was shrunk.
    pub drawn: usize,
    /// What is settled before the call.
    pub opening: Opening,
    /// What is done in it.
    pub acts: Vec<Act>,
}

/// What came of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many calls were made.
    pub calls: u64,
    /// How many events they took in.
    pub events: u64,
    /// What did not hold, one for each rule.
    pub found: Vec<Found>,
    /// Whether somebody stopped it.
    pub stopped: bool,
}

/// Room for one call at a time, kept so that a million calls need no more of it than one.
#[derive(Debug, Default)]
pub(super) struct Room {
    pub(super) lexicon: Lexicon,
    pub(super) acts: Vec<Act>,
    pub(super) secrets: Secrets,
}

/// What did not hold, and in which call.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) broken: Broken,
    pub(super) opening: Opening,
    /// What was done before it was tried.
    pub(super) acts: Vec<Act>,
    pub(super) pick: u32,
}

/// Calls are given out so many at a time, and a wish to stop is noticed.
const PIECE: u64 = 2_000;

/// A caller does less than this in one call.
const MOST_ACTS: u32 = 12;

/// Words with what callers typed in them are never the same; a lexicon is begun anew before it fills the memory.
const MOST_SAYINGS: usize = 4_000;

/// What one core found: for each rule, the first call and how many.
type Tally = BTreeMap<Rule, (u64, u64)>;

impl<'a, P: Phone> Fuzz<'a, P> {
    /// So many calls that follow from a seed.
    pub fn new(known: &'a Known, calls: u64, seed: u64) -> Self {
        Self { known, calls, seed, phone: PhantomData }
    }

    /// Makes the calls, on as many cores as there are or as were asked for.
    ///
    /// # Errors
    /// When the system gives no threads to work with.
    pub fn run(
        &self,
        jobs: Option<usize>,
        progress: &Progress,
    ) -> Result<Outcome, rayon::ThreadPoolBuildError>
    where
        P: Send,
    {
        let (next, known, seed, calls) = (AtomicU64::new(0), self.known, self.seed, self.calls);
        let work = || all::<P>(known, seed, calls, &next, progress);
        let done = if jobs == Some(1) {
            vec![work()]
        } else {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).build()?;
            pool.broadcast(|_| work())
        };
        let mut outcome = Outcome { stopped: progress.stop.load(Ordering::Relaxed), ..Outcome::default() };
        let mut tally = Tally::new();
        for (calls, events, found) in done {
            outcome.calls += calls;
            outcome.events += events;
            for (rule, (call, times)) in found {
                let (first, all) = tally.entry(rule).or_insert((call, 0));
                *first = call.min(*first);
                *all += times;
            }
        }
        outcome.found = tally.into_values().filter_map(|(call, times)| self.found(call, times)).collect();
        Ok(outcome)
    }

    /// Makes a call again in which something did not hold, and shrinks it.
    fn found(&self, call: u64, times: u64) -> Option<Found> {
        let mut room = Room::default();
        let (_, case) = one::<P>(self.known, self.seed, call, &mut room);
        let case = case?;
        let drawn = case.acts.len();
        let (broken, opening, acts) = shrink::<P>(self.known, case);
        Some(Found { broken, call, times, drawn, opening, acts })
    }
}

/// Works until nothing is left, or somebody wants it to stop.
fn all<P: Phone>(
    known: &Known,
    seed: u64,
    calls: u64,
    next: &AtomicU64,
    progress: &Progress,
) -> (u64, u64, Tally) {
    let (mut made, mut events, mut tally, mut room) = (0, 0, Tally::new(), Room::default());
    loop {
        let first = next.fetch_add(PIECE, Ordering::Relaxed);
        if first >= calls || progress.stop.load(Ordering::Relaxed) {
            return (made, events, tally);
        }
        let piece = first..first.saturating_add(PIECE).min(calls);
        let count = piece.end - piece.start;
        for call in piece {
            let (own, case) = one::<P>(known, seed, call, &mut room);
            events += u64::from(own);
            if let Some(case) = case {
                let (first, times) = tally.entry(case.broken.rule).or_insert((call, 0));
                *first = call.min(*first);
                *times += 1;
                progress.failed.fetch_add(1, Ordering::Relaxed);
            }
            if room.lexicon.len() > MOST_SAYINGS {
                room.lexicon = Lexicon::default();
            }
        }
        made += count;
        progress.calls.fetch_add(count, Ordering::Relaxed);
    }
}

/// Makes one call; gives how many events it took in, and what did not hold.
fn one<P: Phone>(known: &Known, seed: u64, call: u64, room: &mut Room) -> (u32, Option<Case>) {
    let mut draw = Draw::of(seed, call);
    let opening = draw.opening(known);
    room.acts.clear();
    room.secrets.clear();
    let made = catch_unwind(AssertUnwindSafe(|| make::<P>(known, &opening, &mut draw, room)));
    let acts = || room.acts.clone();
    match made {
        Ok((events, None)) => (events, None),
        Ok((events, Some((broken, pick)))) => (events, Some(Case { broken, opening, acts: acts(), pick })),
        Err(panic) => {
            let case = Case { broken: panicked(&*panic), opening, acts: acts(), pick: 0 };
            // What the words were put into may be half done.
            room.lexicon = Lexicon::default();
            (0, Some(case))
        }
    }
}

/// Draws a call and makes it. In what did not hold, the acts before the trial are left in the room.
fn make<P: Phone>(
    known: &Known,
    opening: &Opening,
    draw: &mut Draw,
    room: &mut Room,
) -> (u32, Option<(Broken, u32)>) {
    /// Those that are tried from a point of the call; which of them is drawn.
    const TRIALS: [Rule; 4] = [Rule::Ends, Rule::Person, Rule::Anywhere, Rule::Back];
    let Room { lexicon, acts, secrets } = room;
    let mut phone = P::connect(&known.hotline, opening, lexicon);
    let mut languages = Languages::of(&phone);
    let count = draw.below(MOST_ACTS);
    let (tried_at, rule, pick) =
        (draw.below(count + 1), TRIALS[draw.below(4) as usize], draw.below(u32::MAX));
    let mut events = 0;
    for number in 0..=count {
        if phone.ending().is_some() {
            break;
        }
        if number == tried_at {
            let (before, so_far) = (acts.len(), phone.handset().events());
            let mut trial = Trial { phone: phone.clone(), known, opening, lexicon, acts, secrets, pick };
            let looked = trial.look(rule);
            events += trial.phone.handset().events() - so_far;
            acts.truncate(before);
            if let Err(broken) = looked {
                return (events, Some((broken, pick)));
            }
        }
        if number < count {
            let act = draw.act(&phone, known);
            acts.push(act.clone());
            if !perform_noting(&mut phone, &act, lexicon, (acts.len() - 1, known.guard), secrets) {
                acts.pop();
                break;
            }
            if let Err(broken) = looked_at(&mut languages, &phone, &act, known) {
                return (events, Some((broken, pick)));
            }
        }
    }
    events += phone.handset().events();
    if !secrets.keys.is_empty() {
        let mut trial = Trial { phone, known, opening, lexicon, acts, secrets, pick };
        if let Err(broken) = trial.look(Rule::Secret) {
            return (events, Some((broken, pick)));
        }
    }
    (events, None)
}

/// The program failed.
pub(super) fn panicked(panic: &(dyn std::any::Any + Send)) -> Broken {
    let said =
        panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    let said = crate::diagnostic::quoted(said.unwrap_or("no words"));
    Broken {
        rule: Rule::NoPanic,
        words: format!("the program failed with {said}"),
        // Whatever is expected, the program fails before it can be looked at.
        expects: "hear     {any}".to_owned(),
    }
}
