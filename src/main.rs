//! The `reachline` program. Everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    reachline::cli::main()
}
