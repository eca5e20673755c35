//! Fetches a feed from the web, when someone asks for it and never otherwise: encrypted, with a limit on time,
//! size and redirects, and only if it has changed since the last time. Reading it is left to `feed`.

mod not_fetched;

use std::io::{self, Read};
use std::time::Duration;

use ureq::http::{Response, StatusCode, Uri, header};
use ureq::{Agent, Body};

pub use not_fetched::NotFetched;

use super::feed::MOST_BYTES;
use super::import::Memory;
use super::link;
use not_fetched::{advice, failure, shown};

/// The most addresses that one leads to, as RFC 9110 (15.4) leaves to the client.
const MOST_REDIRECTS: usize = 5;

/// What we would like to be given.
const ACCEPT: &str = "application/atom+xml, application/rss+xml, application/feed+json, \
                      application/rdf+xml;q=0.9, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

/// What is to be fetched, and how.
#[derive(Clone, Debug)]
pub struct Fetch {
    /// The address as the person gave it.
    pub address: String,
    /// Whether an unencrypted address will do. On this machine itself one always will.
    pub allow_http: bool,
    /// What is remembered of the last time.
    pub memory: Option<Memory>,
    /// How long the other end may be silent.
    pub patience: Duration,
    /// How long the whole may take.
    pub time_out: Duration,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Fetched {
    /// Nothing has changed since the last time.
    Unchanged,
    /// The feed.
    Feed {
        /// As it was sent.
        bytes: Vec<u8>,
        /// The encoding, if the server named one.
        charset: Option<String>,
        /// Where it was found, after all redirects.
        address: String,
        /// The server's name for this version of it.
        etag: Option<String>,
        /// When the server says it last changed.
        last_modified: Option<String>,
    },
}

/// How far a download has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Downloaded {
    /// So many bytes are here…
    pub bytes: usize,
    /// …of so many, if the server said.
    pub of: Option<u64>,
}

impl Fetch {
    /// A fetch with the time limits that suit a person who waits for it.
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            allow_http: false,
            memory: None,
            patience: Duration::from_secs(30),
            time_out: Duration::from_mins(5),
        }
    }

    /// Fetches it. `progress` is told of each piece.
    ///
    /// # Errors
    /// When it cannot be had, or not within the limits.
    pub fn run(&self, progress: &mut dyn FnMut(Downloaded)) -> Result<Fetched, NotFetched> {
        let mut address = self.address.trim().to_owned();
        for _ in 0..=MOST_REDIRECTS {
            address = self.allowed(&address)?;
            let response = self.ask(&address)?;
            let status = response.status();
            if status == StatusCode::NOT_MODIFIED && self.memory.is_some() {
                return Ok(Fetched::Unchanged);
            }
            if !status.is_redirection() {
                return Self::take(response, address, progress);
            }
            let location = text_header(&response, &header::LOCATION);
            let next = location.and_then(|location| link::absolute(Some(&address), &location));
            address = next.ok_or_else(|| NotFetched::LeadsNowhere(shown(&address)))?;
        }
        Err(NotFetched::TooManyRedirects(shown(&self.address)))
    }

    /// Whether we may go to an address, and the form of it that goes over the wire. Asked of every address that
    /// another leads to as well.
    fn allowed(&self, address: &str) -> Result<String, NotFetched> {
        if !link::is_web(address) {
            return Err(NotFetched::NoAddress(shown(address)));
        }
        if link::has_user(address) {
            return Err(NotFetched::User);
        }
        let encrypted = link::scheme(address).as_deref() == Some("https");
        if !(encrypted || self.allow_http || link::is_local(address)) {
            return Err(NotFetched::Unencrypted(shown(address)));
        }
        let address = address.split('#').next().unwrap_or(address);
        let encode = |byte: u8| match char::from(byte) {
            c if c.is_ascii_graphic() => c.to_string(),
            _ => format!("%{byte:02X}"),
        };
        let encoded: String = address.bytes().map(encode).collect();
        if encoded.parse::<Uri>().is_err() {
            return Err(NotFetched::NoAddress(shown(address)));
        }
        Ok(encoded)
    }

    fn ask(&self, address: &str) -> Result<Response<Body>, NotFetched> {
        let mut config = Agent::config_builder()
            .user_agent(concat!("reachline/", env!("CARGO_PKG_VERSION")))
            .http_status_as_error(false)
            // Each redirect is looked at here before it is followed.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(self.patience))
            .timeout_recv_response(Some(self.patience))
            .timeout_per_read(Some(self.patience))
            .timeout_global(Some(self.time_out));
        if link::is_local(address) {
            config = config.proxy(None);
        }
        let mut request = config.build().new_agent().get(address).header(header::ACCEPT, ACCEPT);
        if let Some(memory) = &self.memory {
            if let Some(etag) = memory.etag.as_deref().filter(|value| fit_for_header(value)) {
                request = request.header(header::IF_NONE_MATCH, etag);
            }
            if let Some(date) = memory.last_modified.as_deref().filter(|value| fit_for_header(value)) {
                request = request.header(header::IF_MODIFIED_SINCE, date);
            }
        }
        request.call().map_err(|error| failure(address, &error))
    }

    fn take(
        mut response: Response<Body>,
        address: String,
        progress: &mut dyn FnMut(Downloaded),
    ) -> Result<Fetched, NotFetched> {
        let status = response.status();
        if status != StatusCode::OK {
            return Err(NotFetched::Status {
                address: shown(&address),
                // The number and the standard's words for it; the server's own are anybody's.
                status: status.to_string(),
                advice: advice(status),
            });
        }
        let of =
            text_header(&response, &header::CONTENT_LENGTH).and_then(|length| length.trim().parse().ok());
        let too_large = || NotFetched::TooLarge(shown(&address));
        if of.is_some_and(|of: u64| of > MOST_BYTES as u64) {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        let mut piece = vec![0; 64 << 10];
        let mut body = response.body_mut().as_reader();
        loop {
            let read = match body.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(failure(&address, &ureq::Error::from(error))),
            };
            bytes.extend_from_slice(&piece[..read]);
            // Unpacked, if it came packed: a small packet can hold gigabytes.
            if bytes.len() > MOST_BYTES {
                return Err(too_large());
            }
            progress(Downloaded { bytes: bytes.len(), of });
        }
        drop(body);
        let kept = |name| text_header(&response, name).filter(|value| fit_for_header(value));
        Ok(Fetched::Feed {
            bytes,
            charset: text_header(&response, &header::CONTENT_TYPE).and_then(|kind| charset(&kind)),
            address,
            etag: kept(&header::ETAG),
            last_modified: kept(&header::LAST_MODIFIED),
        })
    }
}

fn text_header(response: &Response<Body>, name: &header::HeaderName) -> Option<String> {
    response.headers().get(name)?.to_str().ok().map(str::to_owned)
}

/// Whether a value may go back to the server: what is remembered lies in a file that anyone may have changed.
fn fit_for_header(value: &str) -> bool {
    !value.is_empty()
        && value.len() <= 1000
        && value.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic())
}

/// The `charset` of a media type: `text/xml; charset="GBK"`.
fn charset(kind: &str) -> Option<String> {
    kind.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_encrypted_addresses_are_gone_to_unless_told_otherwise() {
        let fetch = Fetch::new("");
        assert!(fetch.allowed("https://example.org/feed").is_ok());
        assert!(fetch.allowed("http://127.0.0.1:8000/feed").is_ok());
        assert!(matches!(fetch.allowed("http://example.org/feed"), Err(NotFetched::Unencrypted(_))));
        assert!(matches!(fetch.allowed("file:///etc/passwd"), Err(NotFetched::NoAddress(_))));
        assert!(matches!(fetch.allowed("https://me:secret@example.org/"), Err(NotFetched::User)));
        assert!(Fetch { allow_http: true, ..fetch }.allowed("http://example.org/feed").is_ok());
    }

    #[test]
    fn an_address_is_made_fit_for_the_wire() {
        let fetch = Fetch::new("");
        assert_eq!(fetch.allowed("https://example.org/新#top").unwrap(), "https://example.org/%E6%96%B0");
    }

    #[test]
    fn the_encoding_is_taken_from_the_media_type() {
        assert_eq!(charset("text/xml; charset=\"GBK\"").as_deref(), Some("GBK"));
        assert_eq!(charset("text/xml;x=y; Charset=utf-8").as_deref(), Some("utf-8"));
        assert_eq!(charset("application/rss+xml"), None);
    }
}
