//! Why a feed was not fetched, in words.

use std::io;

use ureq::http::StatusCode;

use super::MOST_REDIRECTS;
use crate::news::feed::MOST_BYTES;
use crate::news::words;

/// A feed that was not fetched. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotFetched {
    /// Not an address of the web.
    #[error("`{0}` is not a web address; it begins with `https://`, or is the name of a file")]
    NoAddress(String),
    /// Not encrypted.
    #[error(
        "`{0}` is not encrypted, so anyone on the way could change the news; use `https://`, or add \
         `--allow-http` if you must"
    )]
    Unencrypted(String),
    /// A name and a password in the address.
    #[error(
        "the address carries a user's name or password, which would end up in logs; feeds behind a login are not fetched"
    )]
    User,
    /// Sent from address to address.
    #[error("`{0}` leads on to another address more than {MOST_REDIRECTS} times; it may lead in a circle")]
    TooManyRedirects(String),
    /// Sent on to nowhere.
    #[error("`{0}` leads on without saying where to")]
    LeadsNowhere(String),
    /// The server would not.
    #[error("`{address}` answered {status}{advice}")]
    Status {
        /// Who.
        address: String,
        /// `404 Not Found`.
        status: String,
        /// What may help.
        advice: &'static str,
    },
    /// More than anyone's feed.
    #[error("`{0}` is larger than {most} MB; download it and cut it down", most = MOST_BYTES >> 20)]
    TooLarge(String),
    /// Silence, or a trickle.
    #[error("`{0}` took too long to answer; try again later")]
    TimedOut(String),
    /// Anything else on the way.
    #[error("cannot fetch `{address}`: {what}")]
    Network {
        /// From where.
        address: String,
        /// What went wrong.
        what: String,
    },
}

/// An address fit to be printed.
pub(super) fn shown(address: &str) -> String {
    words::beginning(address, 200)
}

/// What may help against a status.
pub(super) fn advice(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 | 403 | 407 => "; it is not open to everyone",
        404 | 410 => "; look for the feed's address on the page of the news",
        408 | 425 | 429 | 500..=599 => "; try again later",
        _ => "",
    }
}

/// What a failure of the network means to whoever waits.
pub(super) fn failure(address: &str, error: &ureq::Error) -> NotFetched {
    let address = shown(address);
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours and grows")]
    let what = match error {
        ureq::Error::Timeout(_) => return NotFetched::TimedOut(address),
        ureq::Error::BodyExceedsLimit(_) => return NotFetched::TooLarge(address),
        ureq::Error::HostNotFound => "there is no such host, or no network".to_owned(),
        ureq::Error::Io(error) => match error.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => return NotFetched::TimedOut(address),
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted => {
                "the connection broke off before all of it was here; try again".to_owned()
            }
            io::ErrorKind::ConnectionRefused => "nothing answers there".to_owned(),
            // The standard library has no kind for this one.
            _ if error.to_string().starts_with("failed to lookup address") => {
                "there is no such host, or no network".to_owned()
            }
            _ => words::beginning(&error.to_string(), 200),
        },
        ureq::Error::Protocol(error) => {
            format!(
                "what answers there does not speak HTTP as it should: {}",
                words::beginning(&error.to_string(), 200)
            )
        }
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => {
            format!("the connection cannot be made safe: {}", words::beginning(&error.to_string(), 200))
        }
        other => words::beginning(&other.to_string(), 200),
    };
    NotFetched::Network { address, what }
}
