//! Coverage as LCOV: a script is a source file, its steps are functions, what they offer are branches. Common viewers
//! and services show it.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use lcov::Record;

use super::{Coverage, Item};

pub(super) fn write(all: &[Coverage], out: &mut dyn io::Write) -> io::Result<()> {
    // A hotline in the program itself has no file that could be shown.
    for coverage in all {
        let Some(path) = &coverage.path else { continue };
        let path = PathBuf::from(path.to_string_lossy().replace('\\', "/"));
        for record in records(coverage, path) {
            writeln!(out, "{record}")?;
        }
    }
    Ok(())
}

fn records(coverage: &Coverage, path: PathBuf) -> Vec<Record> {
    let mut lines: BTreeMap<usize, Vec<(Item, u64)>> = BTreeMap::new();
    for (item, count) in &coverage.items {
        lines.entry(coverage.line(*item)).or_default().push((*item, *count));
    }
    let mut records = vec![Record::TestName { name: String::new() }, Record::SourceFile { path }];
    let steps: Vec<_> = coverage
        .items
        .iter()
        .filter_map(|(item, count)| match item {
            Item::Step(step) => Some((&*coverage.hotline.step(*step).name, coverage.line(*item), *count)),
            Item::Language(_)
            | Item::Everywhere(_)
            | Item::Option(..)
            | Item::Answer(..)
            | Item::Silence(_)
            | Item::LastSilence(_)
            | Item::Wrong(_)
            | Item::LastWrong(_) => None,
        })
        .collect();
    records.extend(
        steps.iter().map(|(name, line, _)| Record::FunctionName {
            name: (*name).to_owned(),
            start_line: small(*line),
        }),
    );
    records.extend(
        steps.iter().map(|(name, _, count)| Record::FunctionData { name: (*name).to_owned(), count: *count }),
    );
    records.push(Record::FunctionsFound { found: small(steps.len()) });
    records.push(Record::FunctionsHit { hit: small(steps.iter().filter(|(.., count)| *count > 0).count()) });
    let (mut found, mut hit) = (0, 0);
    for (line, items) in &lines {
        let reached = used(items) > 0;
        for (branch, (_, count)) in branches(items).enumerate() {
            let taken = reached.then_some(*count);
            records.push(Record::BranchData { line: small(*line), block: 0, branch: small(branch), taken });
            found += 1;
            hit += usize::from(*count > 0);
        }
    }
    records.push(Record::BranchesFound { found: small(found) });
    records.push(Record::BranchesHit { hit: small(hit) });
    for (line, items) in &lines {
        records.push(Record::LineData { line: small(*line), count: used(items), checksum: None });
    }
    records.push(Record::LinesFound { found: small(lines.len()) });
    let hit = lines.values().filter(|items| used(items) > 0).count();
    records.push(Record::LinesHit { hit: small(hit) });
    records.push(Record::EndOfRecord);
    records
}

/// How often a line was used: the line of a step as often as callers came to it, another as often as anything on it.
fn used(items: &[(Item, u64)]) -> u64 {
    let step = items.iter().find(|(item, _)| matches!(item, Item::Step(_)));
    step.map_or_else(|| items.iter().map(|(_, count)| count).sum(), |(_, count)| *count)
}

/// What of a line is told as branches: all but the step itself, unless the line has nothing else.
fn branches(items: &[(Item, u64)]) -> impl Iterator<Item = &(Item, u64)> {
    let several = items.len() > 1;
    items.iter().filter(move |(item, _)| several && !matches!(item, Item::Step(_)))
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
