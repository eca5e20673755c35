//! `reachline news import`: shows what a feed says, or keeps it among a hotline's news.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Serialize;
use unic_langid::LanguageIdentifier;

use super::news_folder;
use crate::cli::{Failure, Outcome};
use crate::news::feed::{self, Feed, MOST_BYTES, Wishes};
use crate::news::fetch::{Downloaded, Fetch, Fetched};
use crate::news::import::{self, Kept, Memory, Report, Written};
use crate::news::words;

/// Read a feed (RSS, Atom or JSON Feed) and show what it says, or keep it among the news.
///
/// Without `--into`, nothing is written. Exit codes: 0 all is well, 1 some items were left out or left as they
/// are, 2 the feed could not be read or kept.
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// A file, `-` for standard input, or an address beginning with https://
    #[arg(value_name = "FILE-or-URL")]
    from: String,
    /// The language of the items, whatever the feed says of it
    #[arg(long, value_name = "L", value_parser = language)]
    language: Option<LanguageIdentifier>,
    /// The folder to keep the items in, or the folder of prompts it lies beside; made if need be
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Print one JSON object a line for each item, and everything else on standard error
    #[arg(long)]
    json: bool,
    /// Take only the newest N items
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    newest: Option<u32>,
    /// Fetch from an address that is not encrypted, too
    #[arg(long)]
    allow_http: bool,
}

fn language(text: &str) -> Result<LanguageIdentifier, String> {
    crate::news::language(text).ok_or_else(|| "a language is written like `en` or `zh-CN`".to_owned())
}

/// A feed as it was got.
struct Got {
    bytes: Vec<u8>,
    charset: Option<String>,
    address: Option<String>,
    memory: Option<Memory>,
}

impl Import {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let into = self.into.as_deref().map(news_folder);
        let mut ticker = Ticker::default();
        let Some(got) = self.get(into.as_deref(), &mut ticker)? else {
            self.say("The feed has not changed since the last import. Nothing was written.")?;
            return Ok(Outcome::Fine);
        };
        let wishes = Wishes {
            charset: got.charset,
            address: got.address,
            language: self.language.clone(),
            newest: self.newest(),
            today: Some(jiff::ZonedDateTime::now().date()),
        };
        let read = feed::understand(got.bytes, &wishes, &mut |items| {
            ticker.tick(|| format!("{items} items read so far"));
        });
        let feed = read.map_err(|unreadable| {
            let unharmed = match &into {
                Some(folder) => format!("; the news in `{}` is as it was", shown(folder)),
                None => String::new(),
            };
            Failure::told(format!("`{}` {unreadable}{unharmed}", words::beginning(&self.from, 200)))
        })?;
        if self.json {
            print_json(&feed)?;
        } else if into.is_none() {
            print_words(&feed)?;
        }
        let mut err = io::stderr().lock();
        for remark in &feed.remarks {
            writeln!(err, "note: {remark}")?;
        }
        for refused in &feed.refused {
            writeln!(err, "left out: {refused}")?;
        }
        if feed.items.is_empty() && feed.refused.is_empty() {
            writeln!(err, "note: the feed is sound, and there are no items in it")?;
        }
        drop(err);
        let mut found = !feed.refused.is_empty();
        if let Some(folder) = &into {
            let mut progress = |Written { files, of }: Written| {
                ticker.tick(|| format!("{files} of {of} files written so far"));
            };
            let kept = import::keep(&feed, folder, got.memory, &mut progress);
            let report = kept.map_err(|error| Failure::told(error.to_string()))?;
            found |= !report.left.is_empty();
            self.tell(&report)?;
        } else if !self.json {
            self.say("Nothing was written. To keep the items, add `--into` and the folder of the news.")?;
        }
        Ok(if found { Outcome::Found } else { Outcome::Fine })
    }

    fn newest(&self) -> Option<usize> {
        self.newest.and_then(|newest| usize::try_from(newest).ok())
    }

    /// Gets the feed; `None` when it has not changed since the last import into the same folder.
    fn get(&self, into: Option<&Path>, ticker: &mut Ticker) -> Result<Option<Got>, Failure> {
        if !self.from.contains("://") {
            let bytes = read_file(&self.from)?;
            return Ok(Some(Got { bytes, charset: None, address: None, memory: None }));
        }
        let mut fetch = Fetch::new(self.from.trim());
        fetch.allow_http = self.allow_http;
        let request = Memory {
            address: fetch.address.clone(),
            language: self.language.as_ref().map(ToString::to_string),
            newest: self.newest(),
            ..Memory::default()
        };
        fetch.memory = into.and_then(|folder| import::memory(folder, &request));
        let mut progress = |Downloaded { bytes, of }| {
            let megabytes = |bytes: u64| format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10);
            ticker.tick(|| {
                let of = of.map(|of| format!(" of {}", megabytes(of))).unwrap_or_default();
                format!("{}{of} downloaded so far", megabytes(bytes as u64))
            });
        };
        match fetch.run(&mut progress).map_err(|error| Failure::told(error.to_string()))? {
            Fetched::Unchanged => Ok(None),
            Fetched::Feed { bytes, charset, address, etag, last_modified } => {
                let memory = Some(Memory { etag, last_modified, ..request });
                Ok(Some(Got { bytes, charset, address: Some(address), memory }))
            }
        }
    }

    /// Tells what an import did.
    fn tell(&self, report: &Report) -> io::Result<()> {
        let mut lines = Vec::new();
        let mut each = |what: &str, items: &[Kept]| {
            lines.extend(items.iter().map(|kept| format!("{what} {}: {}", kept.file, kept.title)));
        };
        each("added", &report.added);
        each("updated", &report.updated);
        each("left as it is, for someone has changed it here", &report.left);
        let counts = [
            (report.added.len(), "added"),
            (report.updated.len(), "updated"),
            (report.left.len(), "left as they are"),
            (report.same, "there already"),
        ];
        let told: Vec<String> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        let sum = if told.is_empty() { "nothing to keep".to_owned() } else { told.join(", ") };
        lines.push(format!("Items: {sum}."));
        self.say(&lines.join("\n"))
    }

    /// Says something that is no item: on standard output, unless that is for JSON.
    fn say(&self, words: &str) -> io::Result<()> {
        if self.json {
            writeln!(io::stderr().lock(), "{words}")
        } else {
            writeln!(io::stdout().lock(), "{words}")
        }
    }
}

/// Reads a file, or standard input, up to the limit for feeds.
fn read_file(from: &str) -> Result<Vec<u8>, Failure> {
    let name = words::beginning(from, 200);
    let failed = |error: io::Error| Failure::told(format!("cannot read `{name}`: {error}"));
    let mut bytes = Vec::new();
    let limit = MOST_BYTES as u64 + 1;
    if from == "-" {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        if fs::metadata(from).map_err(failed)?.is_dir() {
            return Err(Failure::told(format!("`{name}` is a folder, and a feed is a file")));
        }
        File::open(from).map_err(failed)?.take(limit).read_to_end(&mut bytes).map_err(failed)?;
    }
    if bytes.len() > MOST_BYTES {
        let most = MOST_BYTES >> 20;
        return Err(Failure::told(format!(
            "`{name}` is larger than {most} MB; cut it down to its newest items"
        )));
    }
    Ok(bytes)
}

/// One item, as `--json` prints it.
#[derive(Serialize)]
struct Line<'f> {
    id: &'f str,
    title: &'f str,
    date: Option<String>,
    paragraphs: &'f [String],
    language: Option<String>,
    link: Option<&'f str>,
}

fn print_json(feed: &Feed) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for item in &feed.items {
        let line = Line {
            id: &item.id,
            title: &item.title,
            date: item.when.map(crate::news::When::rfc3339),
            paragraphs: &item.paragraphs,
            language: item.language.as_ref().map(ToString::to_string),
            link: item.link.as_deref(),
        };
        serde_json::to_writer(&mut out, &line)?;
        writeln!(out)?;
    }
    out.flush()
}

fn print_words(feed: &Feed) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let title = feed.title.as_ref().map(|title| format!(", \"{title}\"")).unwrap_or_default();
    let items = match feed.items.len() {
        0 => "no items".to_owned(),
        1 => "1 item".to_owned(),
        count => format!("{count} items"),
    };
    writeln!(out, "This is a feed in {}{title}, in {}, with {items}.", feed.dialect, feed.encoding)?;
    for item in &feed.items {
        writeln!(out, "\nTitle: {}", item.title)?;
        writeln!(out, "Date: {}", item.when.map_or_else(|| "none".to_owned(), |when| when.to_string()))?;
        writeln!(
            out,
            "Language: {}",
            item.language.as_ref().map_or_else(|| "not said".to_owned(), ToString::to_string)
        )?;
        writeln!(out, "Link: {}", item.link.as_deref().unwrap_or("none"))?;
        writeln!(out, "Id: {}", item.id)?;
        for paragraph in &item.paragraphs {
            writeln!(out, "{paragraph}")?;
        }
    }
    writeln!(out)?;
    out.flush()
}

fn shown(path: &Path) -> String {
    words::beginning(&path.to_string_lossy(), 200)
}

/// How often someone who waits is told how far things are.
const EVERY: Duration = Duration::from_secs(3);

/// Tells how far things are, in a line of words on standard error, not too often.
struct Ticker {
    last: Instant,
}

impl Default for Ticker {
    fn default() -> Self {
        Self { last: Instant::now() }
    }
}

impl Ticker {
    fn tick(&mut self, words: impl FnOnce() -> String) {
        if self.last.elapsed() >= EVERY {
            self.last = Instant::now();
            // Who closed standard error does not want to know.
            let _ = writeln!(io::stderr().lock(), "{}", words());
        }
    }
}
