//! The way between Speech Dispatcher and the client that reads its answers. The client trusts what it reads: it takes
//! lines of any length, and gives up the whole program at a number that it does not know. So it reads behind a gate,
//! through which come whole answers alone, each at once, well formed and of a size that can be.

use std::io;
use std::sync::{Arc, OnceLock};

use ssip_client_async::fifo::asynchronous_tokio::{Builder, OwnedReadHalf, OwnedWriteHalf};
use ssip_client_async::tokio::AsyncClient;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader, BufWriter};
use tokio::net::{TcpStream, UnixListener, UnixStream};

use super::Address;

/// A client behind its gate.
pub(super) type Client = AsyncClient<BufReader<OwnedReadHalf>, BufWriter<OwnedWriteHalf>>;

/// The longest line of an answer; the names of voices come nowhere near it.
const LONGEST_LINE: usize = 4096;
/// The longest answer. A list of every voice of eSpeak NG is half a megabyte.
const LONGEST_ANSWER: usize = 8 << 20;

/// Why a gate was closed; nothing, when the server itself has gone.
pub(super) type Closed = Arc<OnceLock<&'static str>>;

/// Connects to a server.
pub(super) async fn connect(address: &Address) -> io::Result<(Client, Closed)> {
    let closed = Closed::default();
    match address {
        Address::Socket(path) => {
            let (from, to) = UnixStream::connect(path).await?.into_split();
            Ok((behind(from, to, &closed).await?, closed))
        }
        Address::Port(host, port) => {
            let (from, to) = TcpStream::connect((host.as_str(), *port)).await?.into_split();
            Ok((behind(from, to, &closed).await?, closed))
        }
    }
}

/// A client behind a gate to a server that is connected.
async fn behind(
    mut from: impl AsyncRead + Unpin + Send + 'static,
    mut to: impl AsyncWrite + Unpin + Send + 'static,
    closed: &Closed,
) -> io::Result<Client> {
    // Nobody else can enter a folder for temporary files.
    let folder = tempfile::Builder::new().prefix("reachline-").tempdir()?;
    let path = folder.path().join("gate");
    let listener = UnixListener::bind(&path)?;
    let mut builder = Builder::default();
    builder.path(&path);
    let (client, accepted) = tokio::join!(builder.build(), listener.accept());
    let (mut asked, mut answers) = accepted?.0.into_split();
    let closed = Arc::clone(closed);
    tokio::spawn(async move {
        tokio::select! {
            _ = tokio::io::copy(&mut asked, &mut to) => {}
            fault = let_through(&mut from, &mut answers) => if let Err(fault) = fault {
                // Only this sets it.
                let _ = closed.set(fault);
            },
        }
    });
    client
}

/// Lets whole answers through until there are no more; the error is what was wrong with one.
async fn let_through(
    from: &mut (impl AsyncRead + Unpin),
    to: &mut (impl AsyncWrite + Unpin),
) -> Result<(), &'static str> {
    let mut sieve = Sieve::default();
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut buffer).await {
        for byte in &buffer[..count] {
            if let Some(answer) = sieve.take(*byte)?
                && to.write_all(&answer).await.is_err()
            {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Makes whole answers of bytes.
#[derive(Debug, Default)]
struct Sieve {
    line: Vec<u8>,
    /// The lines of the answer so far.
    answer: Vec<u8>,
}

impl Sieve {
    /// Takes one more byte; gives an answer when it is whole.
    fn take(&mut self, byte: u8) -> Result<Option<Vec<u8>>, &'static str> {
        if byte != b'\n' {
            self.line.push(byte);
            return if self.line.len() > LONGEST_LINE { Err("a line without an end") } else { Ok(None) };
        }
        let line = std::mem::take(&mut self.line);
        let last = match &line[..] {
            [a @ b'2'..=b'7', b @ b'0'..=b'9', c @ b'0'..=b'9', mark @ (b' ' | b'-'), ..] => {
                let code = [a, b, c].iter().fold(0, |code, digit| code * 10 + u16::from(**digit - b'0'));
                if !is_known(code) {
                    return Err("an answer of a kind that is not known");
                }
                *mark == b' '
            }
            _ => return Err("a line that is no answer"),
        };
        self.answer.extend(String::from_utf8_lossy(line.trim_ascii_end()).as_bytes());
        self.answer.extend(b"\r\n");
        if self.answer.len() > LONGEST_ANSWER {
            return Err("an answer without an end");
        }
        Ok(last.then(|| std::mem::take(&mut self.answer)))
    }
}

/// Whether the client knows answers of this number. All from 300 to 699 say that something is wrong.
fn is_known(code: u16) -> bool {
    matches!(code,
        201..=213 | 215..=227 | 230 | 231 | 240..=246 | 248..=251 | 260..=263 | 299 | 300..=699 | 700..=705)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sieve(bytes: &[u8]) -> Result<Vec<String>, &'static str> {
        let mut sieve = Sieve::default();
        let mut answers = Vec::new();
        for byte in bytes {
            answers.extend(sieve.take(*byte)?);
        }
        Ok(answers.into_iter().map(|answer| String::from_utf8(answer).unwrap()).collect())
    }

    #[test]
    fn whole_answers_come_through_at_once() {
        let bytes = b"208 OK CLIENT NAME SET\r\n701-21\r\n701-3\r\n701 BEGIN\r\n225-2";
        assert_eq!(sieve(bytes).unwrap(), ["208 OK CLIENT NAME SET\r\n", "701-21\r\n701-3\r\n701 BEGIN\r\n"]);
    }

    #[test]
    fn what_is_no_answer_closes_the_gate() {
        for bytes in [
            &b"HTTP/1.1 200 OK\r\n"[..],
            b"\r\n",
            b"999 OK\r\n",
            b"214 OK\r\n",
            b"20\xE9 OK\r\n",
            "日本 1\r\n".as_bytes(),
            &[b'2'; LONGEST_LINE + 1],
        ] {
            assert!(sieve(bytes).is_err(), "{bytes:?}");
        }
        let endless = b"249-voice\r\n".repeat(LONGEST_ANSWER / 10);
        assert_eq!(sieve(&endless).unwrap_err(), "an answer without an end");
    }

    proptest! {
        #[test]
        fn whatever_comes_through_the_client_can_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let (server, to_server) = (std::io::Cursor::new(bytes), tokio::io::sink());
                let mut client = behind(server, to_server, &Closed::default()).await.unwrap();
                // Every answer is one, or a fault that is told; after the last there is the end.
                while !matches!(client.receive().await, Err(ssip_client_async::ClientError::Io(_))) {}
            });
        }

        #[test]
        fn answers_of_every_number_the_client_can_read(code in 0_u16..1000, lines in 0_usize..5) {
            let line = format!("{code:03}-1\r\n").repeat(lines);
            let bytes = format!("{line}{code:03} OK\r\n").into_bytes();
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let (server, to_server) = (std::io::Cursor::new(bytes), tokio::io::sink());
                let mut client = behind(server, to_server, &Closed::default()).await.unwrap();
                let _ = client.receive().await;
            });
        }
    }
}
