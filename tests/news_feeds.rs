//! Every feed in `tests/feeds` is read as someone would who asks what it says: what the program prints is in
//! the file of the same name that ends in `.said`. `SNAPSHOTS=overwrite` writes those files anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::process::Command;

use feed_rs::model::Text;
use jiff::Timestamp;
use reachline::news::When;
use reachline::news::feed::{Feed, Wishes, understand};

fn feeds() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds");
    let mut feeds: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    feeds.retain(|path| path.extension().is_some_and(|ending| ending != "said"));
    feeds.sort();
    feeds
}

#[test]
fn each_feed_says_what_is_written_beside_it() {
    let check = snapbox::Assert::new().action_env("SNAPSHOTS");
    for path in feeds() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let ran = Command::new(env!("CARGO_BIN_EXE_reachline"))
            .args(["news", "import", "--json", name])
            .current_dir(path.parent().unwrap())
            .output()
            .unwrap();
        let said = format!(
            "{}{}exit code {}\n",
            String::from_utf8(ran.stdout).unwrap(),
            String::from_utf8(ran.stderr).unwrap(),
            ran.status.code().unwrap(),
        );
        let orders = said.chars().filter(|&c| c.is_control() && c != '\n');
        assert_eq!(orders.count(), 0, "{name} reached the terminal with {said:?}");
        check.eq(said, snapbox::Data::read_from(&path.with_extension("said"), None).raw());
    }
}

/// The feed as we and as `feed-rs` read it; `None` where that crate does not know the dialect. Those are the
/// dialects for which the readers here were written.
fn two_readings(path: &Path) -> Option<(Feed, feed_rs::model::Feed)> {
    let bytes = std::fs::read(path).unwrap();
    let theirs = feed_rs::parser::parse(bytes.as_slice()).ok().filter(|feed| !feed.entries.is_empty())?;
    Some((understand(bytes, &Wishes::default(), &mut |_| ()).ok()?, theirs))
}

#[test]
fn another_reader_finds_the_same_items_and_moments() {
    let mut compared = 0;
    for path in feeds() {
        let Some((ours, theirs)) = two_readings(&path) else { continue };
        for theirs in theirs.entries {
            let same = |item: &&reachline::news::feed::Item| item.id == theirs.id;
            // An id that it made up is another at the next reading.
            let Some(item) = ours.items.iter().find(same) else { continue };
            compared += 1;
            let date = theirs.published.or(theirs.updated).map(|date| date.timestamp());
            if let Some(When::Moment(at, offset)) = item.when {
                assert_eq!(Some(offset.to_timestamp(at).unwrap().as_second()), date, "{}", path.display());
            }
            if item.when.is_none() {
                // It takes the beginning of the calendar for a date.
                assert!(
                    date.is_none_or(|date| date == Timestamp::UNIX_EPOCH.as_second()),
                    "{}",
                    path.display()
                );
            }
            let title = theirs.title.map(|Text { content, .. }| content).unwrap_or_default();
            if !title.contains(['<', '&', '\u{1B}']) && !title.is_empty() {
                assert_eq!(item.title, title, "{}", path.display());
            }
        }
    }
    assert!(compared >= 7, "only {compared} items were compared");
}

#[test]
fn another_reader_of_html_finds_the_same_words() {
    let words = |text: &str| -> Vec<String> {
        let letters = |c: char| !c.is_alphanumeric();
        text.split(letters).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    for html in [
        "<p>One <b>two</b> three</p><p>four</p>",
        "<ul><li>one<li>two</ul><h1>three</h1>four<br>five",
        "<div><div>one</div>two &eacute;t&eacute; &#8212; three&nbsp;four</div>",
        "<table><tr><td>one</td><td>two</td></tr></table>",
        "<blockquote>one</blockquote><pre>two\nthree</pre><!-- no --><style>no</style>",
        "one <a title='x > y'>two</a> 3 < 4 &lt;five&gt;",
    ] {
        let item = format!(
            r#"{{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{{"id":"1","title":"t","content_html":{}}}]}}"#,
            serde_json::to_string(html).unwrap()
        );
        let feed = understand(item.into_bytes(), &Wishes::default(), &mut |_| ()).unwrap();
        let ours = feed.items[0].paragraphs.join(" ");
        let theirs = html2text::config::plain_no_decorate().string_from_read(html.as_bytes(), 1000).unwrap();
        assert_eq!(words(&ours), words(&theirs), "{html}");
    }
}
