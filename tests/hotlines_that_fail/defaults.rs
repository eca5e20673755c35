//! What becomes of callers by the defaults of other systems: the table of `docs/examples.md` is what the simulation
//! gives. It is made anew with `SNAPSHOTS=overwrite cargo test --test hotlines_that_fail`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use reachline::caller::simulated::run::{Progress, Simulation};
use reachline::caller::simulated::statistics::Share;
use reachline::caller::simulated::{callers, wishes};
use reachline::script::{Hotline, StepKind, Target, load};
use snapbox::{Data, assert_data_eq};

/// Who calls.
const CALLERS: [&str; 4] = ["baseline", "older-caller", "slow-dialler", "tty-relay"];

/// People of each kind, each once with each of the two tasks, and where chance comes from.
const PEOPLE: u64 = 200;
const SEED: u64 = 1;

/// What stands on the page before the table.
const HEADING: &str = "<!-- the table is made by tests/hotlines_that_fail/defaults.rs -->\n";

#[test]
fn the_table_of_defaults_is_what_is_simulated() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, _) = page.split_once(HEADING).unwrap();
    let table: String =
        super::scripts("scripts/examples/defaults").iter().map(|script| row(script)).collect();
    let columns = CALLERS.map(|caller| format!(" `{caller}` |")).concat();
    let rule = "|---".repeat(6 + CALLERS.len());
    let head = "system | silence | between digits | options heard | then | source |";
    let made = format!("{before}{HEADING}\n| {head}{columns}\n{rule}|\n{table}");
    assert_data_eq!(made, Data::read_from(&path, None).raw());
}

/// One system: what its script says, and what becomes of callers.
fn row(script: &Path) -> String {
    let text = fs::read_to_string(script).unwrap();
    let comment = || text.lines().map_while(|line| line.strip_prefix("# "));
    let (name, _) = comment().next().unwrap().split_once(": ").unwrap();
    let source = comment().find_map(|line| line.strip_prefix("Source: ")).unwrap();
    let source = source.trim_end_matches('.');
    let hotline = Arc::new(load(script).unwrap().hotline.unwrap());
    let StepKind::Menu(menu) = &hotline.step(hotline.start()).kind else {
        panic!("{name} begins with its menu")
    };
    let listens = &menu.listening;
    assert_eq!(listens.max_no_input, listens.max_no_match, "{name}: the table has one column for both");
    let mut row = format!(
        "| {name} | {} s | {} s | {} | {} | {source} |",
        listens.no_input_timeout.as_secs_f64(),
        listens.inter_digit_timeout.as_secs_f64(),
        times(listens.max_no_input),
        then(&hotline, listens.on_no_input),
    );
    for (completed, without_help) in shares(&hotline) {
        write!(row, " {:.0}%, {:.0}% |", completed * 100.0, without_help * 100.0).unwrap();
    }
    row + "\n"
}

fn times(tries: u8) -> String {
    match tries {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        tries => format!("{tries} times"),
    }
}

/// Where callers come who do not answer.
fn then(hotline: &Hotline, target: Target) -> &'static str {
    let Target::Step(step) = target else { return "the end" };
    match hotline.step(step).kind {
        StepKind::Line(_) => "a person",
        StepKind::Announcement(_) => "a goodbye",
        StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Entry(_) | StepKind::Hours(_) => "more",
    }
}

/// By caller, over both tasks: the share that completes, and the share that gets neither that nor a person.
fn shares(hotline: &Arc<Hotline>) -> Vec<(f64, f64)> {
    let simulation = Simulation {
        learned: Arc::clone(hotline),
        wishes: wishes(hotline),
        hotline: Arc::clone(hotline),
        callers: CALLERS.map(|name| callers::find(name).unwrap().clone()).to_vec(),
        language: None,
        seed: SEED,
        people: PEOPLE,
    };
    let results = simulation.run_here(&Progress::default());
    let of = |caller: &str| {
        let (mut completed, mut without) = (Share::default(), Share::default());
        for row in results.rows.iter().filter(|row| simulation.callers[row.caller].name == caller) {
            for (sum, share) in
                [(&mut completed, row.tally.completion()), (&mut without, row.tally.without_help())]
            {
                sum.of += share.of;
                sum.all += share.all;
            }
        }
        (completed.share(), without.share())
    };
    CALLERS.map(of).to_vec()
}
