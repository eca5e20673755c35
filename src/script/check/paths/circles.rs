//! Circles in a graph: the sets of nodes that all lead to each other (Tarjan, "Depth-first search and linear
//! graph algorithms", SIAM Journal on Computing 1, 1972), without recursion.

/// A graph: for each node, counted from zero, the nodes it leads to.
#[derive(Debug, Default)]
pub(super) struct Graph {
    first: Vec<usize>,
    to: Vec<usize>,
}

impl Graph {
    /// A graph of `edges` between so many nodes.
    pub(super) fn new(nodes: usize, edges: &[(usize, usize)]) -> Self {
        let mut first = vec![0; nodes + 1];
        for (from, _) in edges {
            first[from + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let mut next = first.clone();
        let mut to = vec![0; edges.len()];
        for (from, target) in edges {
            to[next[*from]] = *target;
            next[*from] += 1;
        }
        Self { first, to }
    }

    /// The nodes that a node leads to.
    pub(super) fn from(&self, node: usize) -> &[usize] {
        &self.to[self.first[node]..self.first[node + 1]]
    }

    fn nodes(&self) -> usize {
        self.first.len().saturating_sub(1)
    }

    /// Every node that can be come to from `starts`, these included.
    pub(super) fn reached(&self, starts: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let mut reached = vec![false; self.nodes()];
        let mut waiting: Vec<usize> = starts.into_iter().collect();
        while let Some(node) = waiting.pop() {
            if !std::mem::replace(&mut reached[node], true) {
                waiting.extend(self.from(node).iter().filter(|next| !reached[**next]));
            }
        }
        reached
    }

    /// Every set of nodes that all lead to each other; a node alone only if it leads to itself. The nodes of
    /// each are in their order.
    pub(super) fn circles(&self) -> Vec<Vec<usize>> {
        const NEVER: usize = usize::MAX;
        let nodes = self.nodes();
        let mut number = vec![NEVER; nodes];
        let mut lowest = vec![NEVER; nodes];
        let mut open = vec![false; nodes];
        let (mut stack, mut circles, mut count) = (Vec::new(), Vec::new(), 0);
        // Each entry is a node and how many of its edges were followed.
        let mut way: Vec<(usize, usize)> = Vec::new();
        for start in 0..nodes {
            if number[start] != NEVER {
                continue;
            }
            way.push((start, 0));
            while let Some((node, followed)) = way.pop() {
                if followed == 0 {
                    (number[node], lowest[node]) = (count, count);
                    count += 1;
                    stack.push(node);
                    open[node] = true;
                }
                if let Some(&next) = self.from(node).get(followed) {
                    way.push((node, followed + 1));
                    if number[next] == NEVER {
                        way.push((next, 0));
                    } else if open[next] {
                        lowest[node] = lowest[node].min(number[next]);
                    }
                    continue;
                }
                if let Some((before, _)) = way.last() {
                    lowest[*before] = lowest[*before].min(lowest[node]);
                }
                if lowest[node] == number[node] {
                    let at = stack.iter().rposition(|open| *open == node).unwrap_or(0);
                    let mut circle = stack.split_off(at);
                    circle.iter().for_each(|node| open[*node] = false);
                    if circle.len() > 1 || self.from(node).contains(&node) {
                        circle.sort_unstable();
                        circles.push(circle);
                    }
                }
            }
        }
        circles.sort_unstable();
        circles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_that_lead_to_each_other_are_a_circle_and_others_are_not() {
        let graph = Graph::new(7, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (5, 5), (6, 5)]);
        assert_eq!(graph.circles(), [vec![0, 1, 2], vec![5]]);
        assert_eq!(Graph::new(3, &[(0, 1), (1, 2)]).circles(), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let nodes = 200_000;
        let mut edges: Vec<(usize, usize)> = (1..nodes).map(|node| (node - 1, node)).collect();
        assert!(Graph::new(nodes, &edges).circles().is_empty());
        edges.push((nodes - 1, 0));
        assert_eq!(Graph::new(nodes, &edges).circles()[0].len(), nodes);
    }

    #[test]
    fn what_is_reached_is_what_edges_lead_to() {
        let graph = Graph::new(4, &[(0, 1), (1, 0), (2, 3)]);
        assert_eq!(graph.reached([0]), [true, true, false, false]);
    }
}
