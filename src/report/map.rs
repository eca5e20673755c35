//! The menu in words, in the language of the page.

use std::io::{self, Write};

use super::Report;
use super::words::Words;
use crate::map::Outline;

pub(super) fn write(report: &Report<'_>, _: &Words, out: &mut dyn Write) -> io::Result<()> {
    Outline::new(report.hotline, report.language).write_section(3, out)
}
