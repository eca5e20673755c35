//! The `reachline` program.

fn main() {}
