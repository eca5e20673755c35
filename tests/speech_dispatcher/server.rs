//! A Speech Dispatcher of a test's own, whose synthesizer writes down what it is given.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use tempfile::TempDir;

/// Whether one can be started here.
pub(crate) fn is_there() -> bool {
    let runs = Command::new("speech-dispatcher").arg("--version").stdout(Stdio::null()).status();
    let modules = ["/usr/lib/speech-dispatcher-modules", "/usr/libexec/speech-dispatcher-modules"];
    let module = modules.iter().any(|folder| Path::new(folder).join("sd_generic").exists());
    runs.is_ok_and(|status| status.success()) && module
}

/// A server, which goes when it is dropped.
pub(crate) struct Server {
    folder: TempDir,
    process: Child,
    log: Arc<Mutex<String>>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        for name in ["modules", "clients"] {
            std::fs::create_dir(place(name)).unwrap();
        }
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/speech_dispatcher");
        std::fs::copy(here.join("speechd.conf"), place("speechd.conf")).unwrap();
        let notes = std::fs::read_to_string(here.join("notes.conf")).unwrap();
        let notes = notes
            .replace("NOTES", place("notes").to_str().unwrap())
            .replace("PIPE", place("pipe").to_str().unwrap());
        std::fs::write(place("modules/notes.conf"), notes).unwrap();
        assert!(Command::new("mkfifo").arg(place("pipe")).status().unwrap().success());
        let mut process = Command::new("speech-dispatcher")
            .args(["--run-single", "--communication-method", "unix_socket", "--log-dir", "stdout"])
            .arg("--socket-path")
            .arg(place("socket"))
            .arg("--config-dir")
            .arg(folder.path())
            .arg("--pid-file")
            .arg(place("pid"))
            .env("XDG_RUNTIME_DIR", folder.path())
            .env_remove("SPEECHD_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.any(|line| line.contains("waiting for clients")), "it has ended before it was ready");
        let log = Arc::new(Mutex::new(String::new()));
        let to = Arc::clone(&log);
        std::thread::spawn(move || lines.for_each(|line| *to.lock().unwrap() += &(line + "\n")));
        Self { folder, process, log }
    }

    pub(crate) fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    /// The address, as the environment names it.
    pub(crate) fn address(&self) -> String {
        format!("unix_socket:{}", self.socket().display())
    }

    /// What the synthesizer was given: the voice, the rate, the pitch and the words, a line for each.
    pub(crate) fn notes(&self) -> Vec<String> {
        let notes = std::fs::read_to_string(self.folder.path().join("notes")).unwrap_or_default();
        notes.lines().map(str::to_owned).collect()
    }

    /// What the server itself says of what it did.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Opens as soon as endless words are spoken, and ends when they are not any more.
    pub(crate) fn pipe(&self) -> PathBuf {
        self.folder.path().join("pipe")
    }

    /// The server dies.
    #[cfg(not(feature = "tts"))]
    pub(crate) fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It takes its synthesizer with it, which a kill would leave behind.
        let id = self.process.id().to_string();
        if matches!(self.process.try_wait(), Ok(None)) {
            let _ = Command::new("kill").arg(id).status();
            let _ = self.process.wait();
        }
    }
}

#[cfg(not(feature = "tts"))]
/// How long anything may take that is waited for.
pub(crate) const LONG: std::time::Duration = std::time::Duration::from_secs(30);
