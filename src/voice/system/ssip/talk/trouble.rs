//! What is told when Speech Dispatcher does not answer as it should.

use ssip_client_async::ClientError;

use super::{ANSWER, Talk};
use crate::diagnostic::printable;
use crate::voice::Trouble;
use crate::voice::system::ssip::Address;

impl Talk {
    pub(super) fn slow(&self) -> Trouble {
        Trouble(format!(
            "Speech Dispatcher at {} has not answered for {} seconds; restart it, or choose another voice with `--voice`",
            self.address,
            ANSWER.as_secs()
        ))
    }

    pub(super) fn senseless(&self, what: &str) -> Trouble {
        Trouble(format!(
            "what listens at {} does not speak as Speech Dispatcher does ({what}); see what it is, or choose another voice \
             with `--voice`",
            self.address
        ))
    }

    pub(super) fn lost(&self, error: &ClientError) -> Trouble {
        if let Some(fault) = self.closed.get() {
            return self.senseless(fault);
        }
        match error {
            ClientError::Io(_) => Trouble(format!(
                "Speech Dispatcher at {} has gone; start it again with `speech-dispatcher --spawn`, or choose another voice \
                 with `--voice`",
                self.address
            )),
            ClientError::NotReady
            | ClientError::Ssip(_)
            | ClientError::TooFewLines
            | ClientError::TooManyLines
            | ClientError::UnexpectedStatus(_) => self.senseless("an answer of another length"),
        }
    }
}

/// Nobody can be talked to.
pub(super) fn away(address: &Address, why: &str) -> Trouble {
    let why = why.split(" (os error").next().unwrap_or(why).to_lowercase();
    Trouble(format!(
        "Speech Dispatcher cannot be reached at {address}: {why}; start it with `speech-dispatcher --spawn`, or choose \
         another voice with `--voice`"
    ))
}

/// It answers, and will not.
pub(super) fn refused(message: &str) -> Trouble {
    Trouble(format!("Speech Dispatcher refuses to speak: {}", printable(&message.to_lowercase())))
}
