//! Importing a feed as an author does: what is kept, what is known again, what is left alone, and that nobody
//! ever sees half of it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};

use reachline::news::feed::{Feed, Wishes, understand};
use reachline::news::import::keep;
use reachline::news::{News, Unopened};

fn reachline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reachline")).args(arguments).output().unwrap()
}

fn said(output: &[u8]) -> &str {
    std::str::from_utf8(output).unwrap()
}

fn fixture(name: &str) -> String {
    format!("{}/tests/feeds/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Every file of a folder, hidden ones too, with what is in it.
fn everything(folder: &Path) -> BTreeSet<(PathBuf, Vec<u8>)> {
    let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn feed(items: &str) -> Feed {
    let xml = format!(
        "<rss version='2.0'><channel><title>t</title><link>https://example.org/</link><language>en</language>{items}\
         </channel></rss>"
    );
    understand(xml.into_bytes(), &Wishes::default(), &mut |_| ()).unwrap()
}

fn item(id: usize, title: &str) -> String {
    format!("<item><guid>{id}</guid><title>{title}</title><description>Words.</description></item>")
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

#[test]
fn what_is_imported_is_listed_and_a_second_import_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("made/if/need/be");
    let into_text = into.to_str().unwrap();
    let first = reachline(&["news", "import", &fixture("rss-2.0.xml"), "--into", into_text]);
    assert_eq!(first.status.code(), Some(0), "{}", said(&first.stderr));
    assert!(said(&first.stdout).ends_with("Items: 3 added.\n"), "{}", said(&first.stdout));
    let listed = reachline(&["news", into_text]);
    let listed = said(&listed.stdout);
    let order = [
        "2020-10-19: 邮票发行公告",
        "2020-10-18: 中国邮政与北京邮电大学签署",
        "undated: 没有日期的消息",
        "3 items.",
    ];
    let found: Vec<_> = order.iter().map(|line| listed.find(line)).collect();
    assert!(found.iter().all(Option::is_some) && found.is_sorted(), "{listed}");

    let before = everything(&into);
    let second = reachline(&["news", "import", &fixture("rss-2.0.xml"), "--into", into_text]);
    assert_eq!((said(&second.stdout), second.status.code()), ("Items: 3 there already.\n", Some(0)));
    assert_eq!(everything(&into), before);
}

#[test]
fn without_into_nothing_is_written_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_reachline");
    let arguments = ["news", "import", &fixture("atom-1.0.xml")];
    let ran = Command::new(program).args(arguments).current_dir(folder.path()).output().unwrap();
    let text = said(&ran.stdout);
    assert!(
        text.starts_with("This is a feed in Atom 1.0, \"Post & more\", in UTF-8, with 2 items.\n"),
        "{text}"
    );
    assert!(
        text.ends_with("Nothing was written. To keep the items, add `--into` and the folder of the news.\n")
    );
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_broken_feed_leaves_everything_as_it_was_and_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().to_str().unwrap();
    reachline(&["news", "import", &fixture("rss-2.0.xml"), "--into", into]);
    let before = everything(folder.path());
    let broken = fs::read_dir(Path::new(&fixture("")).canonicalize().unwrap()).unwrap();
    let mut tried = 0;
    for path in broken.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_str().unwrap();
        if !name.starts_with("broken-") || path.extension().is_some_and(|ending| ending == "said") {
            continue;
        }
        let ran = reachline(&["news", "import", path.to_str().unwrap(), "--into", into, "--language", "en"]);
        assert_eq!(ran.status.code(), Some(2), "{name}");
        assert!(said(&ran.stderr).ends_with("is as it was\n") && ran.stdout.is_empty(), "{name}");
        tried += 1;
    }
    assert!(tried > 5);
    assert_eq!(everything(folder.path()), before);
}

#[test]
fn items_without_a_language_are_not_kept_until_someone_says_which() {
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().to_str().unwrap();
    let ran = reachline(&["news", "import", &fixture("rss-0.90.xml"), "--into", into]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(said(&ran.stderr).contains("which language 2 of its items are in; say so with `--language`"));
    assert!(files(folder.path()).is_empty());
    let ran = reachline(&["news", "import", &fixture("rss-0.90.xml"), "--into", into, "--language", "EN-gb"]);
    assert_eq!(ran.status.code(), Some(0));
    assert!(files(folder.path()).iter().all(|name| name.ends_with(".en-GB.txt")));
}

#[test]
fn ids_and_titles_made_to_escape_stay_in_the_folder() {
    let outside = tempfile::tempdir().unwrap();
    let into = outside.path().join("in");
    reachline(&["news", "import", &fixture("hostile.xml"), "--into", into.to_str().unwrap()]);
    assert_eq!(outside.path().read_dir().unwrap().count(), 1);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let files = files(&into);
    assert_eq!(files.len(), 2);
    assert!(files.iter().all(|name| name.chars().all(plain)), "{files:?}");
}

#[test]
fn a_feeds_new_words_are_taken_and_an_authors_are_left() {
    let folder = tempfile::tempdir().unwrap();
    let import = |items: &str| keep(&feed(items), folder.path(), None, &mut |_| ()).unwrap();
    let added = import(&[item(1, "one"), item(2, "two")].concat()).added;
    // An author makes the second fit for the ear.
    let own = folder.path().join(&added[1].file);
    let written = fs::read_to_string(&own).unwrap();
    fs::write(&own, written.replace("Words.", "Better words.")).unwrap();
    assert_eq!(import(&[item(1, "one"), item(2, "two")].concat()).same, 2);

    let report = import(&[item(1, "one, corrected"), item(2, "two, corrected"), item(3, "three")].concat());
    let titles = |kept: &[reachline::news::import::Kept]| {
        kept.iter().map(|kept| kept.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&report.updated), ["one, corrected"]);
    assert_eq!(titles(&report.left), ["two, corrected"]);
    assert_eq!(titles(&report.added), ["three"]);
    assert!(fs::read_to_string(&own).unwrap().contains("Better words."));
    assert_eq!(files(folder.path()).len(), 3);
}

#[test]
fn an_item_in_a_second_language_joins_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = feed(&item(1, "one"));
    keep(&one, folder.path(), None, &mut |_| ()).unwrap();
    one.items[0].language = Some("zh-CN".parse().unwrap());
    one.items[0].title = "一".into();
    keep(&one, folder.path(), None, &mut |_| ()).unwrap();
    let (news, faults) = News::read(folder.path()).unwrap();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(news.items().len(), 1);
    assert_eq!(news.items()[0].stories().len(), 2);
}

#[test]
fn an_import_that_was_cut_off_is_finished_or_forgotten_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let text = |title: &str| format!("+++\ntitle = \"{title}\"\n+++\nWords.\n");
    for (pending, name) in [(".import", "kept"), (".import-unfinished", "lost")] {
        fs::create_dir(path(pending)).unwrap();
        fs::write(path(pending).join(format!("{name}.en.txt")), text(name)).unwrap();
    }
    let titles = || -> Vec<String> {
        let (news, _) = News::read(folder.path()).unwrap();
        news.items().iter().map(|item| item.stories()[0].title().to_owned()).collect()
    };
    assert_eq!(titles(), ["kept"]);
    keep(&feed(&item(1, "new")), folder.path(), None, &mut |_| ()).unwrap();
    assert_eq!(titles(), ["new", "kept"]);
    assert_eq!(files(folder.path()).len(), 2);
    assert!(!path(".import").exists() && !path(".import-unfinished").exists());
}

/// Says that it is done when it goes.
struct Finish<'d>(&'d AtomicBool);

impl Drop for Finish<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn who_reads_during_imports_sees_all_of_one_and_nothing_of_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let all = |title: &str| feed(&(0..20).map(|id| item(id, title)).collect::<String>());
    keep(&all("first"), folder.path(), None, &mut |_| ()).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        // Also when an import fails: the reader must not wait for it for ever.
        let finish = Finish(&done);
        let reader = scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let (news, faults) = match News::read(folder.path()) {
                    Ok(read) => read,
                    // On a disk much faster than this reader; then there is nothing to see.
                    Err(Unopened::KeepsChanging { .. }) => continue,
                    Err(error) => panic!("{error}"),
                };
                assert!(faults.is_empty(), "{faults:?}");
                let titles: BTreeSet<_> = news.items().iter().map(|item| item.stories()[0].title()).collect();
                assert_eq!((titles.len(), news.items().len()), (1, 20), "{titles:?}");
            }
        });
        for round in 0..15 {
            keep(&all(&format!("round {round}")), folder.path(), None, &mut |_| ()).unwrap();
        }
        drop(finish);
        reader.join().unwrap();
    });
}

#[test]
fn two_imports_at_once_are_one_and_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let lock = fs::File::create(folder.path().join(".import.lock")).unwrap();
    lock.lock().unwrap();
    let error = keep(&feed(&item(1, "one")), folder.path(), None, &mut |_| ()).unwrap_err().to_string();
    assert!(error.starts_with("another import is writing into"), "{error}");
    lock.unlock().unwrap();
    assert_eq!(keep(&feed(&item(1, "one")), folder.path(), None, &mut |_| ()).unwrap().added.len(), 1);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file");
    fs::write(&file, "").unwrap();
    let into = file.join("news");
    let ran = reachline(&["news", "import", &fixture("gbk.xml"), "--into", into.to_str().unwrap()]);
    assert_eq!(ran.status.code(), Some(2));
    let error = said(&ran.stderr);
    assert!(
        error.starts_with("error: cannot make the folder `") && error.contains("a file/news`"),
        "{error}"
    );
}

#[test]
fn files_that_are_no_feeds_files_are_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("large.xml");
    fs::File::create(&large).unwrap().set_len(100 << 20).unwrap();
    for (from, told) in [
        (folder.path().to_str().unwrap(), "is a folder, and a feed is a file"),
        ("/no/such/file.xml", "No such file"),
        (large.to_str().unwrap(), "is larger than 64 MB"),
        ("ftp://example.org/feed", "is not a web address"),
        ("http://example.org/feed", "is not encrypted"),
    ] {
        let ran = reachline(&["news", "import", from]);
        assert_eq!(ran.status.code(), Some(2), "{from}");
        assert!(said(&ran.stderr).contains(told), "{}", said(&ran.stderr));
        assert_eq!(said(&ran.stderr).lines().count(), 1);
    }
}
