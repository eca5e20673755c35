//! The report as one JSON object.

use std::io;

use serde_json::{Value, json};

use super::Report;
use super::call::call_file;
use super::words::{assumptions, sentence, verdict};
use crate::explore::{Cost, Judged, Verdict};

pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let exploration = report.exploration;
    let graph = exploration.graph();
    let hotline = graph.hotline();
    let clock = |moment: u16| graph.moments()[usize::from(moment)].clock.to_string();
    let state = |node| {
        let essence = graph.essence(node);
        json!({ "step": hotline.step(essence.step()).name, "over": essence.over(), "typed": essence.typed() })
    };
    let moments: Vec<Value> = (0_u16..)
        .zip(graph.moments())
        .map(|(index, moment)| {
            let person = !exploration.moments_without_a_person().contains(&index);
            json!({ "at": moment.clock.to_string(), "person": person })
        })
        .collect();
    let claim = |judged: &Judged| {
        let (states, steps) = match &judged.verdict {
            Verdict::Refuted { states, steps, .. } => {
                (*states, steps.iter().map(|step| hotline.step(*step).name.to_string()).collect())
            }
            Verdict::Proved | Verdict::Open | Verdict::NotAsked => (0, Vec::new()),
        };
        json!({
            "claim": judged.claim.name(),
            "verdict": verdict(&judged.verdict),
            "sentence": sentence(exploration, judged),
            "states": states,
            "steps": steps,
            "call": call_file(exploration, judged, report.script),
        })
    };
    let cost = |cost: &Cost| {
        json!({
            "line": hotline.step(cost.line).name,
            "language": hotline.locale(cost.language).tag,
            "keys": cost.keys,
            "acts": cost.acts.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "words": cost.words,
            "milliseconds": u64::try_from(cost.lasts.as_millis()).unwrap_or(u64::MAX),
            "at": clock(cost.moment),
        })
    };
    let told = json!({
        "hotline": hotline.name(),
        "states": graph.len(),
        "moves": graph.moves(),
        "complete": graph.is_complete(),
        "moments": moments,
        "claims": exploration.judged().iter().map(claim).collect::<Vec<_>>(),
        "farthest-from-a-person": exploration.farthest().map(|farthest| {
            json!({ "keys": farthest.keys, "state": state(farthest.node) })
        }),
        "costs": report.costs.iter().map(cost).collect::<Vec<_>>(),
        "longest": report.longest.map(|longest| json!({
            "milliseconds": u64::try_from(longest.ordinary.as_millis()).unwrap_or(u64::MAX),
            "milliseconds-at-the-slowest": u64::try_from(longest.slowest.as_millis()).unwrap_or(u64::MAX),
            "milliseconds-when-asked-to-wait": longest
                .waiting
                .map(|waiting| u64::try_from(waiting.as_millis()).unwrap_or(u64::MAX)),
            "state": state(longest.node),
            "of-all-states": longest.of_all,
        })),
        "assumed": assumptions(report),
    });
    serde_json::to_writer_pretty(&mut *out, &told)?;
    writeln!(out)?;
    out.flush()
}
