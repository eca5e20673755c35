//! Every path that a caller can take: goes through every state that the engine can come to, and proves or
//! refutes what a hotline owes its callers.

mod graph;
mod moments;
pub use graph::*;
pub use moments::*;
