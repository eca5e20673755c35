//! Which line of what was heard comes nearest to what was expected.

use crate::caller::scripted::listener::Listener;
use crate::caller::scripted::matching::Sought;
use crate::transcript::plain::words;

/// The line that has most in common with what was sought, if any has a third of its words.
pub(in crate::caller::scripted) fn nearest_line(
    sought: &Sought,
    heard: &[String],
    listener: &mut Listener,
) -> Option<String> {
    let wanted: Vec<_> = sought.words().collect();
    let mut best: Option<(usize, &String)> = None;
    for line in heard {
        let own: Vec<_> = words(line).iter().map(|word| listener.words.vocabulary.id(word)).collect();
        let common = common(&wanted, &own);
        // Both what is expected and not said, and what is said and not expected, make a line less near; what is
        // said beside it less so, for a `hear` line holds only a part of the words.
        let score = (common * 1000) / (wanted.len() * 2 + own.len()).max(1);
        if common * 3 >= wanted.len() && common > 0 && best.is_none_or(|(before, _)| score > before) {
            best = Some((score, line));
        }
    }
    best.map(|(_, line)| line.clone())
}

/// How many words two lines have in common, in order.
fn common(a: &[u32], b: &[u32]) -> usize {
    const MOST: usize = 500;
    let (a, b) = (&a[..a.len().min(MOST)], &b[..b.len().min(MOST)]);
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (index, y) in b.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if x == y { diagonal + 1 } else { above.max(row[index]) };
            diagonal = above;
        }
    }
    row[b.len()]
}
