//! The handbook's page of callers holds every caller and every figure as the program has them. It is made anew with
//! `SNAPSHOTS=overwrite cargo test --test callers_in_docs`.

use std::fmt::Write as _;
use std::path::Path;

use reachline::caller::simulated::habits::{Habit, printed};
use reachline::caller::simulated::{Habits, callers};
use snapbox::{Data, assert_data_eq};

const BEFORE: &str = "\
# The callers

Who phones when [callers are simulated](simulate.md). No published set of figures exists for callers with impairments at the
keypad, so most figures are starting points. Each has a basis:

- **read**: somebody read it in the source that is named
- **recalled**: it is remembered from the source that is named, and nobody read it again
- **assumed**: nobody has measured it

A figure that is not given for a caller is as the baseline's. `reachline simulate --sensitivity` tells which verdicts hang on a
figure that is recalled or assumed; [calibration](calibration.md) holds what comes of them against what was published.

People are not kinds. Nobody is \"an older caller\", and these figures say nothing of anyone you know.

## A caller of your own

```toml
name  = \"noisy-shop\"
about = \"A caller in a noisy shop.\"
like  = \"older-caller\"         # whose figures hold where none is given; baseline without it

[figures]
miss  = 0.3                    # a figure without a basis is assumed
react = { is = \"4s\", basis = \"read\", source = \"our own study of 40 calls, 2026\" }
```

Then `reachline simulate --caller noisy-shop.toml`. Beside these keys there are `channel` (`voice`, `relay` or `text`),
`knows-the-way` (who has learned the keys by heart) and `foreign` (who does not know the first language). Everything that is
wrong with a file is told at once.

A test call can have a caller's pace: `caller tty-relay` among its [heads](test-calls.md).

## The figures

Each person of a kind differs from the others by one factor, drawn once, on their times and slips.

";

fn page() -> String {
    let mut page = BEFORE.to_owned();
    for habit in Habit::ALL {
        writeln!(page, "- `{}`: {}", habit.key(), habit.about()).expect("a text can be written");
    }
    let baseline = &callers::all()[0];
    for caller in callers::all() {
        writeln!(page, "\n## {}\n\n{}\n", caller.name, caller.about).expect("a text can be written");
        page += &more(caller);
        page += "| figure | is | basis | source |\n|---|---|---|---|\n";
        for habit in Habit::ALL {
            let figure = caller.figure(*habit);
            if caller.name != baseline.name && figure == baseline.figure(*habit) {
                continue;
            }
            let (is, basis) = (printed(habit.unit(), figure.is), figure.basis.word());
            writeln!(page, "| `{}` | {is} | {basis} | {} |", habit.key(), figure.note)
                .expect("a text can be written");
        }
    }
    page
}

/// What is special about a caller beside the figures.
fn more(caller: &Habits) -> String {
    let mut more = String::new();
    if caller.channel != reachline::caller::simulated::Channel::Voice {
        more += &format!("Calls by {}.\n\n", caller.channel.word());
    }
    if caller.knows_the_way {
        more += "Knows the way by heart.\n\n";
    }
    if caller.foreign {
        more += "Does not know the first language; knows one of the others, or none of them (`und`).\n\n";
    }
    more
}

#[test]
fn the_page_has_every_caller_with_every_figure() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/callers.md");
    assert_data_eq!(page(), Data::read_from(&path, None).raw());
}
