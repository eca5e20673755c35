//! Fetching a feed from a server on this machine, which answers as the worst of them do.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Output};
use std::thread::JoinHandle;
use std::time::Duration;

use reachline::news::fetch::{Fetch, Fetched, NotFetched};

const FEED: &str = "<rss version='2.0'><channel><title>t</title><link>https://example.org/</link>\
    <language>en</language><item><guid>1</guid><title>one</title><link>a.html</link></item></channel></rss>";

/// A server that gives one answer a connection, in this order, and then goes away.
struct Server {
    address: SocketAddr,
    requests: JoinHandle<Vec<String>>,
}

impl Server {
    fn with(answers: Vec<Vec<u8>>) -> Self {
        Self::that(answers.into_iter().map(|answer| {
            move |mut caller: TcpStream| {
                // Who was told too much hangs up in the middle; that is what some of these tests are about.
                let _ = caller.write_all(&answer);
            }
        }))
    }

    fn that<A: FnOnce(TcpStream) + Send + 'static>(answers: impl IntoIterator<Item = A>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let answers: Vec<A> = answers.into_iter().collect();
        let requests = std::thread::spawn(move || {
            let answer = |answer: A| {
                let (mut caller, _) = listener.accept().unwrap();
                let request = request(&mut caller);
                answer(caller);
                request
            };
            answers.into_iter().map(answer).collect()
        });
        Self { address, requests }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What was asked of it, once it has given all its answers.
    fn requests(self) -> Vec<String> {
        self.requests.join().unwrap()
    }
}

fn request(caller: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") && caller.read(&mut byte).unwrap() == 1 {
        request.push(byte[0]);
    }
    String::from_utf8(request).unwrap()
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head =
        format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
    [head.as_bytes(), body].concat()
}

fn import(url: &str, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reachline"));
    command.args(["news", "import", url]).args(more);
    // A proxy that does not answer: on this machine none is asked.
    command.env("HTTP_PROXY", "http://127.0.0.1:1").env("ALL_PROXY", "http://127.0.0.1:1");
    command.output().unwrap()
}

fn said(output: &[u8]) -> &str {
    std::str::from_utf8(output).unwrap()
}

fn fetch(url: String) -> Result<Fetched, NotFetched> {
    Fetch::new(url).run(&mut |_| ())
}

#[test]
fn a_feed_is_fetched_and_asked_for_again_only_if_it_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let into = ["--into", folder.path().to_str().unwrap()];
    let version = "ETag: \"v1\"\r\nLast-Modified: Sun, 18 Oct 2020 09:30:00 GMT\r\n";
    let server = Server::with(vec![
        answer("200 OK", version, FEED.as_bytes()),
        answer("304 Not Modified", "", b""),
        answer("200 OK", "ETag: \"v2\"\r\n", FEED.replace("one", "two").as_bytes()),
    ]);
    let url = server.url("/feed.xml");
    let first = import(&url, &into);
    assert_eq!(first.status.code(), Some(0), "{}", said(&first.stderr));
    let file = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let file = file.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect::<Vec<_>>();
    let before = fs::read_to_string(&file[0]).unwrap();

    let second = import(&url, &into);
    let unchanged = "The feed has not changed since the last import. Nothing was written.\n";
    assert_eq!((said(&second.stdout), second.status.code()), (unchanged, Some(0)));
    assert_eq!(fs::read_to_string(&file[0]).unwrap(), before);

    let third = import(&url, &into);
    assert!(said(&third.stdout).ends_with("Items: 1 updated.\n"), "{}", said(&third.stdout));
    let requests = server.requests();
    assert!(requests[0].starts_with("GET /feed.xml HTTP/1.1\r\n") && !requests[0].contains("if-none-match"));
    for again in &requests[1..] {
        assert!(
            again.contains("if-none-match: \"v1\"") && again.contains("if-modified-since: Sun, 18 Oct 2020")
        );
    }
}

#[test]
fn who_only_looks_is_shown_the_feed_each_time() {
    let server = Server::with(vec![answer("200 OK", "ETag: \"v1\"\r\n", FEED.as_bytes()); 2]);
    for _ in 0..2 {
        let shown = import(&server.url("/"), &["--json"]);
        assert!(said(&shown.stdout).contains("\"title\":\"one\""));
    }
    assert!(server.requests().iter().all(|request| !request.contains("if-none-match")));
}

#[test]
fn links_are_made_whole_from_where_the_feed_was_found() {
    let server = Server::with(vec![
        answer("301 Moved Permanently", "Location: /new/place/feed.xml\r\n", b""),
        answer("200 OK", "", FEED.replace("<link>https://example.org/</link>", "").as_bytes()),
    ]);
    let shown = import(&server.url("/old"), &["--json"]);
    assert!(said(&shown.stdout).contains(&format!("\"link\":\"{}\"", server.url("/new/place/a.html"))));
}

#[test]
fn the_servers_encoding_is_honoured() {
    let (body, _, _) = encoding_rs::GBK.encode(
        "<rss version='2.0'><channel><title>t</title><item><title>中国邮政</title></item></channel></rss>",
    );
    let server = Server::with(vec![answer("200 OK", "Content-Type: text/xml; charset=gb2312\r\n", &body)]);
    assert!(said(&import(&server.url("/"), &["--json"]).stdout).contains("中国邮政"));
}

#[test]
fn redirects_lead_neither_in_a_circle_nor_to_where_nothing_is_encrypted() {
    let circle = Server::with(vec![answer("302 Found", "Location: /again\r\n", b""); 6]);
    assert!(matches!(fetch(circle.url("/")), Err(NotFetched::TooManyRedirects(_))));
    assert_eq!(circle.requests().len(), 6);
    let away = Server::with(vec![answer("302 Found", "Location: http://example.org/feed\r\n", b"")]);
    assert!(matches!(fetch(away.url("/")), Err(NotFetched::Unencrypted(_))));
    let file = Server::with(vec![answer("302 Found", "Location: file:///etc/passwd\r\n", b"")]);
    assert!(matches!(fetch(file.url("/")), Err(NotFetched::LeadsNowhere(_))));
    let nowhere = Server::with(vec![answer("302 Found", "", b"")]);
    assert!(matches!(fetch(nowhere.url("/")), Err(NotFetched::LeadsNowhere(_))));
}

#[test]
fn a_server_that_will_not_or_cannot_is_told_of() {
    let gone = Server::with(vec![answer("404 Dunno", "", b"x")]);
    let ran = import(&gone.url("/feed"), &[]);
    assert_eq!(ran.status.code(), Some(2));
    let expected = "/feed` answered 404 Not Found; look for the feed's address on the page of the news\n";
    assert!(said(&ran.stderr).ends_with(expected), "{}", said(&ran.stderr));

    let broken_off = Server::with(vec![b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>".to_vec()]);
    assert!(
        fetch(broken_off.url("/"))
            .unwrap_err()
            .to_string()
            .ends_with("broke off before all of it was here; try again")
    );

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = listener.local_addr().unwrap();
    drop(listener);
    assert!(fetch(format!("http://{nobody}/")).unwrap_err().to_string().ends_with("nothing answers there"));

    let nonsense = Server::with(vec![b"\x16\x03\x01 hello\r\n\r\n".to_vec()]);
    assert!(matches!(fetch(nonsense.url("/")), Err(NotFetched::Network { .. })));
}

#[test]
fn a_server_that_falls_silent_is_not_waited_for() {
    for begun in ["", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>"] {
        let server = Server::that([move |mut caller: TcpStream| {
            caller.write_all(begun.as_bytes()).unwrap();
            // Until the other side hangs up.
            let _ = caller.read(&mut [0]);
        }]);
        let impatient = Fetch { patience: Duration::from_millis(300), ..Fetch::new(server.url("/")) };
        let result = impatient.run(&mut |_| ());
        assert!(matches!(result, Err(NotFetched::TimedOut(_))), "{result:?}");
    }
}

#[test]
fn a_feed_without_end_is_let_go_of() {
    let announced = Server::with(vec![b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n".to_vec()]);
    assert!(matches!(fetch(announced.url("/")), Err(NotFetched::TooLarge(_))));
    let endless = Server::that([|mut caller: TcpStream| {
        let piece = [b"10000\r\n".to_vec(), vec![b' '; 0x10000], b"\r\n".to_vec()].concat();
        let mut answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
        while caller.write_all(&answer).is_ok() {
            answer.clone_from(&piece);
        }
    }]);
    assert!(matches!(fetch(endless.url("/")), Err(NotFetched::TooLarge(_))));
}

/// A packed body of a thousandth of the size it has unpacked: a stored block of zeros said over and over.
#[test]
fn a_small_packet_with_a_huge_content_is_let_go_of() {
    // The beginning of a gzip member, then deflate blocks of fixed codes: one byte, and copies of 258.
    let mut packed = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];
    let mut bits = Bits::default();
    bits.push(0b011, 3);
    bits.push_reversed(0x30 + u32::from(b' '), 8);
    for _ in 0..300_000 {
        // Length code 285 (258 bytes), distance code 0 (the byte before).
        bits.push_reversed(0b1100_0101, 8);
        bits.push_reversed(0, 5);
    }
    bits.push_reversed(0, 7);
    packed.extend(bits.done());
    assert!(packed.len() < 1 << 20);
    let server = Server::with(vec![answer("200 OK", "Content-Encoding: gzip\r\n", &packed)]);
    let result = fetch(server.url("/"));
    assert!(matches!(result, Err(NotFetched::TooLarge(_))), "{result:?}");
}

/// Bits packed as RFC 1951 has them: from the lowest of each byte up.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    filled: u32,
}

impl Bits {
    fn push(&mut self, bits: u32, count: u32) {
        for at in 0..count {
            if self.filled.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let last = self.bytes.last_mut().unwrap();
            *last |= u8::try_from(bits >> at & 1).unwrap() << (self.filled % 8);
            self.filled += 1;
        }
    }

    /// A Huffman code, whose highest bit comes first.
    fn push_reversed(&mut self, code: u32, count: u32) {
        self.push(code.reverse_bits() >> (32 - count), count);
    }

    fn done(self) -> Vec<u8> {
        self.bytes
    }
}
