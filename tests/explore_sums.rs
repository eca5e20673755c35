//! Sums, in which states that differ only in their tries and in their way back are one: each state and each move
//! is in its sum, what every call in a sum can do every state in it can do, and what is proved of sums is proved
//! of states.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use reachline::call::{Ending, Essence};
use reachline::caller::Lexicon;
use reachline::diagnostic::{Diagnostic, Source};
use reachline::explore::{Bounds, Certain, Claim, Edge, Exploration, GaveUp, Graph, Move, Node, To};
use reachline::news::News;
use reachline::prompt::Locale;
use reachline::script::{Hotline, Parts, StepId, built_in, check, load};

/// Where a move leads, by the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Led {
    Sum(Node),
    End(Ending),
}

/// A move by what is done, with what the hotline gave up over.
type Made = (u8, u8, u8, Led, u8);

fn by(edge: &Edge) -> (u8, u8) {
    match edge.by {
        Move::Key(key) => (0, key as u8),
        Move::Wrong(key) => (1, key as u8),
        Move::Digit(key) => (2, key as u8),
        Move::HearOn => (3, 0),
        Move::Silence => (4, 0),
        Move::Words(index) => (5, index),
        Move::Nonsense => (6, 0),
    }
}

fn made(edge: &Edge, to: Led) -> Made {
    let gave_up = match edge.gave_up {
        GaveUp::No => 0,
        GaveUp::OverSilence => 1,
        GaveUp::OverWrong => 2,
    };
    let (kind, which) = by(edge);
    (kind, which, edge.digits, to, gave_up)
}

/// Compares sums with states told apart. Gives whether all was proved by sums.
fn compare(hotline: &Arc<Hotline>, most: usize) -> Option<bool> {
    let states = Graph::new(hotline, most, None);
    let sums = Graph::summed(hotline, most, None)?;
    if !states.is_complete() {
        return None;
    }
    let known: HashMap<(Essence, u16), Node> =
        sums.nodes().map(|node| ((*sums.essence(node), sums.moment(node)), node)).collect();
    let sum_of = |node: Node| known.get(&(states.essence(node).summed(), states.moment(node))).copied();
    let edges: Vec<HashMap<Made, Certain>> = sums
        .nodes()
        .map(|node| {
            let led = |edge: &Edge| match sums.to(edge) {
                To::State(to) => Led::Sum(to),
                To::End(ending) => Led::End(ending),
            };
            let mut all = HashMap::new();
            for edge in sums.edges(node) {
                let certain = all.entry(made(edge, led(edge))).or_insert(edge.certain);
                if edge.certain == Certain::Always {
                    *certain = Certain::Always;
                }
            }
            all
        })
        .collect();
    for node in states.nodes() {
        let sum = sum_of(node).unwrap_or_else(|| panic!("no sum of {:?}", states.essence(node).over()));
        let mut own = HashSet::new();
        for edge in states.edges(node) {
            let to = match states.to(edge) {
                To::State(to) => Led::Sum(sum_of(to).unwrap()),
                To::End(ending) => Led::End(ending),
            };
            let made = made(edge, to);
            own.insert(made);
            // Who uses up a try and stays is nearer to the last try.
            let nearer = to == Led::Sum(sum)
                && sums.edges(sum).iter().any(|other| {
                    by(other) == by(edge) && matches!(other.certain, Certain::Repeated | Certain::Back)
                });
            assert!(
                nearer || edges[sum as usize].contains_key(&made),
                "{made:?} is not in the sum at `{}`",
                hotline.step(states.essence(node).step()).name
            );
        }
        for (made, certain) in &edges[sum as usize] {
            if *certain == Certain::Always {
                assert!(
                    own.contains(made),
                    "{made:?} is not in the state at `{}`",
                    hotline.step(states.essence(node).step()).name
                );
            }
        }
    }
    let bounds = Bounds { most_states: most, language: None };
    let Some(summed) = Exploration::summed(hotline, bounds) else { return Some(false) };
    let apart = Exploration::told_apart(hotline, bounds);
    assert!(Claim::ALL.into_iter().all(|claim| summed.is_proved(claim) && apart.is_proved(claim)));
    assert_eq!(summed.farthest().map(|far| far.keys), apart.farthest().map(|far| far.keys));
    assert_eq!(summed.moments_without_a_person(), apart.moments_without_a_person());
    let keys = |explored: &Exploration| -> Vec<(StepId, Option<u32>, u16)> {
        let costs = explored.costs(&mut Lexicon::default());
        costs.iter().map(|cost| (cost.line, cost.keys, cost.moment)).collect()
    };
    assert_eq!(keys(&summed), keys(&apart));
    let longest = |explored: &Exploration| {
        explored.longest(&mut Lexicon::default()).map(|longest| (longest.ordinary, longest.waiting))
    };
    assert_eq!(longest(&summed), longest(&apart));
    Some(true)
}

fn scripts(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut scripts: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|own| own == "toml"))
        .collect();
    scripts.sort();
    scripts
}

#[test]
fn every_state_and_move_of_every_hotline_here_is_in_its_sum() {
    let mut proved = 0;
    let mut compared = 0;
    let folders = ["tests/explore", "tests/hotlines", "scripts/examples", "scripts/examples/defaults"];
    let here = folders.into_iter().flat_map(scripts).filter_map(|script| load(&script).unwrap().hotline);
    for hotline in built_in().hotline.into_iter().chain(here) {
        let hotline = Arc::new(hotline);
        let all = compare(&hotline, 100_000);
        assert!(all.is_some(), "{} has no sums", hotline.name());
        compared += 1;
        proved += usize::from(all == Some(true));
    }
    assert!(compared > 8 && proved > 1, "{compared} compared, {proved} proved");
}

#[test]
fn a_long_chain_of_menus_is_proved() {
    let hotline = Arc::new(hotline_of(&chain(1500)).unwrap());
    let exploration = Exploration::new(&hotline);
    assert!(exploration.graph().is_summed());
    assert!(Claim::ALL.into_iter().all(|claim| exploration.is_proved(claim)));
    assert_eq!(exploration.farthest().map(|far| far.keys), Some(1));
    let costs = exploration.costs(&mut Lexicon::default());
    assert_eq!(costs.iter().filter_map(|cost| cost.keys).collect::<Vec<_>>(), [1]);
}

#[test]
fn a_fault_at_the_end_of_a_long_chain_is_not_hidden_by_sums() {
    // The last menu gives up over wrong keys with a goodbye.
    let faulty = chain(700).replace("[menu.m699]\n", "[menu.m699]\non-failure = \"goodbye\"\n")
        + "\n[announcement.goodbye]\nthen = \"hang-up\"\n";
    let hotline = Arc::new(hotline_of(&faulty).unwrap());
    let bounds = Bounds { most_states: 60_000, language: None };
    assert!(Graph::summed(&hotline, bounds.most_states, None).is_some());
    assert!(Exploration::summed(&hotline, bounds).is_none());
}

const HEAD: &str = "[hotline]\nname = \"menus\"\nlanguages = [\"en\"]\nstart = \"m0\"\n\n";
const ANYWHERE: &str = "[anywhere]\n0 = \"person\"\n9 = \"repeat\"\n8 = \"settings\"\n7 = \"wait\"\n\
     \"*\" = \"back\"\n\"#\" = \"skip\"\n\n";
const PERSON: &str = "[line.person]\nnumber = \"8610 11185\"\n";

fn chain(menus: usize) -> String {
    let mut script = format!("{HEAD}{ANYWHERE}{PERSON}");
    for menu in 0..menus {
        let next = if menu + 1 < menus { format!("m{}", menu + 1) } else { "person".to_owned() };
        write!(script, "\n[menu.m{menu}]\noptions = {{ 1 = \"{next}\" }}\n").unwrap();
    }
    script
}

struct Prompts(String);

impl Parts for Prompts {
    fn prompts(&self, _: &str, _: &'static Locale) -> Result<Arc<Source>, String> {
        Ok(Source::new("en.ftl", self.0.as_str()))
    }

    fn news(&self, _: &str, _: &str) -> Result<(News, Vec<Diagnostic>), String> {
        Ok(Default::default())
    }
}

/// A hotline with words for each of its steps; none where checking refuses it.
fn hotline_of(script: &str) -> Option<Hotline> {
    let mut prompts = String::new();
    for line in script.lines() {
        let table = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        let Some((_, name)) = table.and_then(|table| table.split_once('.')) else { continue };
        write!(prompts, "{name} = Please listen.\n    .option = {name}\n").unwrap();
    }
    check(&Source::new("menus.toml", script), &Prompts(prompts)).hotline
}

/// Where a key leads: to a menu, or to one of these.
fn target() -> impl Strategy<Value = String> {
    let others = ["person", "office", "told", "asked", "back", "repeat", "settings", "wait", "hang-up"];
    prop_oneof![
        4 => (0..6_usize).prop_map(|menu| format!("m{menu}")),
        2 => prop::sample::select(others.to_vec()).prop_map(str::to_owned),
    ]
}

fn menu() -> impl Strategy<Value = String> {
    let keys = prop::sample::subsequence(vec!["1", "12", "2", "3", "45", "4", "5"], 1..4);
    let trouble = |name: &'static str| prop_oneof![2 => Just(String::new()), 1 => target().prop_map(move |to| format!("{name} = \"{to}\"\n"))];
    let most = |name: &'static str| (1..4_u8).prop_map(move |most| format!("{name} = {most}\n"));
    let barge_in = prop::bool::weighted(0.8).prop_map(|barge_in| format!("barge-in = {barge_in}\n"));
    (
        (keys, prop::collection::vec(target(), 4)),
        trouble("on-no-input"),
        trouble("on-no-match"),
        most("max-no-input"),
        most("max-no-match"),
        barge_in,
    )
        .prop_map(|((keys, targets), silence, wrong, most_silence, most_wrong, barge_in)| {
            let options: Vec<String> =
                keys.iter().zip(targets).map(|(key, to)| format!("{key} = \"{to}\"")).collect();
            let options = options.join(", ");
            format!("options = {{ {options} }}\n{silence}{wrong}{most_silence}{most_wrong}{barge_in}")
        })
}

/// A script of six menus, a line, an announcement and an entry, that lead anywhere.
fn script() -> impl Strategy<Value = String> {
    let told = target().prop_map(|to| format!("\n[announcement.told]\nthen = \"{to}\"\n"));
    let asked = target()
        .prop_map(|to| format!("\n[entry.asked]\ndigits = \"2..3\"\nconfirm = true\nthen = \"{to}\"\n"));
    (prop::bool::weighted(0.7), prop::collection::vec(menu(), 6), told, asked).prop_map(
        |(anywhere, menus, told, asked)| {
            let mut script = format!("{HEAD}{}{PERSON}", if anywhere { ANYWHERE } else { "" });
            for (number, menu) in menus.iter().enumerate() {
                write!(script, "\n[menu.m{number}]\n{menu}").unwrap();
            }
            script.push_str("\n[line.office]\nnumber = \"8610 11183\"\nconfirm = true\n");
            script + &told + &asked
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_global_rejects: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn every_state_and_move_of_any_hotline_is_in_its_sum(
        script in script().prop_filter("checking refuses it", |script| hotline_of(script).is_some()),
    ) {
        compare(&Arc::new(hotline_of(&script).unwrap()), 30_000);
    }
}
