//! Where Speech Dispatcher listens: as `SPEECHD_ADDRESS` says, or in the user's folder for running programs.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::quoted;
use crate::voice::Trouble;

/// The port that it listens at when nobody names one.
const PORT: u16 = 6560;

/// Where Speech Dispatcher listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// At a socket in the file system.
    Socket(PathBuf),
    /// At a port of a machine.
    Port(String, u16),
}

impl Address {
    /// The address that the environment gives.
    ///
    /// # Errors
    /// When it names one that cannot be understood, or there is no folder to look in.
    pub fn find() -> Result<Self, Trouble> {
        Self::of(&|name| std::env::var_os(name).filter(|value| !value.is_empty()))
    }

    fn of(environment: &dyn Fn(&str) -> Option<OsString>) -> Result<Self, Trouble> {
        let usual = || {
            // Without a folder for running programs, Speech Dispatcher takes the one for caches.
            let folder = environment("XDG_RUNTIME_DIR")
                .or_else(|| environment("XDG_CACHE_HOME"))
                .map(PathBuf::from)
                .or_else(|| environment("HOME").map(|home| Path::new(&home).join(".cache")));
            folder.map(|folder| Self::Socket(folder.join("speech-dispatcher/speechd.sock"))).ok_or_else(|| {
                Trouble(
                    "cannot tell where Speech Dispatcher listens, for neither `XDG_RUNTIME_DIR` nor `HOME` is set; set \
                     `SPEECHD_ADDRESS`, as in `unix_socket:/run/user/1000/speech-dispatcher/speechd.sock`"
                        .to_owned(),
                )
            })
        };
        let Some(written) = environment("SPEECHD_ADDRESS") else { return usual() };
        let text = written.to_string_lossy();
        let (method, place) =
            text.split_once(':').map_or((&*text, None), |(method, place)| (method, Some(place)));
        match (method, place.filter(|place| !place.is_empty())) {
            ("unix_socket", None) => usual(),
            ("unix_socket", Some(path)) => Ok(Self::Socket(PathBuf::from(path))),
            ("inet_socket", None) => Ok(Self::Port("127.0.0.1".to_owned(), PORT)),
            ("inet_socket", Some(place)) => {
                let (host, port) =
                    place.rsplit_once(':').map_or((place, Ok(PORT)), |(host, port)| (host, port.parse()));
                let port = port.map_err(|_| not_understood(&text))?;
                Ok(Self::Port(host.to_owned(), port))
            }
            _ => Err(not_understood(&text)),
        }
    }
}

fn not_understood(text: &str) -> Trouble {
    Trouble(format!(
        "`SPEECHD_ADDRESS` is {}, which cannot be understood; write `unix_socket:PATH` or `inet_socket:HOST:PORT`, or \
         remove it",
        quoted(text)
    ))
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Socket(path) => out.write_str(&quoted(&path.to_string_lossy())),
            Self::Port(host, port) => write!(out, "`{host}:{port}`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Result<Address, Trouble> {
        Address::of(&|name| {
            variables.iter().find(|(own, _)| *own == name).map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn it_is_looked_for_where_speech_dispatcher_looks() {
        let socket = |path: &str| Address::Socket(PathBuf::from(path));
        assert_eq!(of(&[("XDG_RUNTIME_DIR", "/r")]).unwrap(), socket("/r/speech-dispatcher/speechd.sock"));
        assert_eq!(of(&[("HOME", "/h")]).unwrap(), socket("/h/.cache/speech-dispatcher/speechd.sock"));
        let asked = |address| of(&[("SPEECHD_ADDRESS", address), ("XDG_RUNTIME_DIR", "/r")]);
        assert_eq!(asked("unix_socket").unwrap(), socket("/r/speech-dispatcher/speechd.sock"));
        assert_eq!(asked("unix_socket:/a:b").unwrap(), socket("/a:b"));
        assert_eq!(asked("inet_socket").unwrap(), Address::Port("127.0.0.1".to_owned(), 6560));
        assert_eq!(asked("inet_socket:there:99").unwrap(), Address::Port("there".to_owned(), 99));
    }

    #[test]
    fn an_address_that_cannot_be_understood_is_told() {
        for address in ["tcp:1", "inet_socket:there:many", "/path"] {
            let trouble = of(&[("SPEECHD_ADDRESS", address)]).unwrap_err().to_string();
            assert!(trouble.contains("cannot be understood"), "{trouble}");
        }
        assert!(of(&[]).unwrap_err().to_string().contains("`XDG_RUNTIME_DIR`"));
    }
}
