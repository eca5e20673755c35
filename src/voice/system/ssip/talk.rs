//! One connection to Speech Dispatcher, which speaks one language. Every answer is waited for, but not for long.

mod setting;
mod trouble;

use std::collections::VecDeque;
use std::time::Duration;

use ssip_client_async::{
    ClientError, ClientName, EventId, MessageScope, NotificationType, Priority, Request, Response,
};
use tokio::time::timeout;

use self::trouble::{away, refused};
use super::Address;
use super::gate::{Client, Closed, connect};
use crate::prompt::Locale;
use crate::voice::{Manner, Trouble, Words};

/// How long an answer may take. One comes within a millisecond, and a list of all voices within a second.
const ANSWER: Duration = Duration::from_secs(5);

/// One connection.
pub(super) struct Talk {
    client: Client,
    closed: Closed,
    address: Address,
    own: Manner,
    /// The user's own rate, pitch and volume, from -100 to 100.
    user: [i8; 3],
    /// What a person should know of the voice, until they are told.
    pub(super) warning: Option<String>,
    /// Whether words were handed over whose end was not told yet.
    open: bool,
    /// What they are called, once that is known.
    message: Option<EventId>,
    /// What happened to them before anybody asked.
    early: VecDeque<(Happened, EventId)>,
}

/// What happens to words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    /// It is heard now.
    Begun,
    /// It was heard, or the user has silenced it.
    Ended,
    /// It goes on later.
    Paused,
    /// It goes on.
    Resumed,
}

impl Talk {
    /// Connects, for words of a language. Where the user's own voice speaks it, nothing of theirs is changed; otherwise
    /// a voice is chosen that does.
    pub(super) async fn open(
        address: &Address,
        locale: &'static Locale,
    ) -> Result<Result<Self, Trouble>, Trouble> {
        let connected = timeout(ANSWER, connect(address)).await;
        let connected = connected.map_err(|_| away(address, "it does not take the connection"))?;
        let (client, closed) = connected.map_err(|error| away(address, &error.to_string()))?;
        let mut talk = Self {
            client,
            closed,
            address: address.clone(),
            own: Manner::default(),
            user: [0, 0, 100],
            warning: None,
            open: false,
            message: None,
            early: VecDeque::new(),
        };
        let user = std::env::var("USER").unwrap_or_default();
        let user: String = user.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
        let user = if user.is_empty() { "user" } else { &user };
        for request in [
            Request::SetName(ClientName::with_component(user, "reachline", "call")),
            Request::SetNotification(NotificationType::All, true),
            Request::SetPriority(Priority::Message),
        ] {
            let _ = talk.ask(request).await??;
        }
        let requests = [Request::GetRate, Request::GetPitch, Request::GetVolume];
        for (place, request) in requests.into_iter().enumerate() {
            // One that does not say keeps what is usual.
            if let Ok(Response::Get(value)) = talk.ask(request).await? {
                talk.user[place] = value.trim().parse().unwrap_or(talk.user[place]);
            }
        }
        Ok(talk.choose(locale).await?.map(|()| talk))
    }

    /// Has words spoken, after all that were before. Nothing of the user's is changed that need not be.
    pub(super) async fn speak(&mut self, words: &Words<'_>) -> Result<Result<(), Trouble>, Trouble> {
        self.set(words.manner()).await?;
        match self.ask(Request::Speak).await? {
            Ok(Response::ReceivingData) => {}
            Ok(_) => return Err(self.senseless("an answer to another question")),
            Err(refused) => return Ok(Err(refused)),
        }
        (self.open, self.message) = (true, None);
        self.send(Request::SendLines(vec![safe(words.text())])).await?;
        // It may begin before it is said to be taken.
        let mut early = VecDeque::new();
        let answer = timeout(ANSWER, answer(&mut self.client, &mut early)).await;
        self.early = early;
        match answer.map_err(|_| self.slow())? {
            Ok(Response::MessageQueued) => Ok(Ok(())),
            Ok(_) => Err(self.senseless("an answer to another question")),
            Err(ClientError::Ssip(status)) => {
                self.open = false;
                Ok(Err(refused(&status.message)))
            }
            Err(error) => Err(self.lost(&error)),
        }
    }

    /// The next thing that happens to the words. It can be dropped while it waits: behind the gate whole answers come
    /// at once, or nothing.
    pub(super) async fn happens(&mut self) -> Result<Happened, Trouble> {
        loop {
            let event = match self.early.pop_front() {
                Some(event) => event,
                None => match self.client.receive().await.map(event).map_err(|error| self.lost(&error))? {
                    Ok(event) => event,
                    Err(_) => return Err(self.senseless("an answer that nobody asked for")),
                },
            };
            if let Some(happened) = self.heed(event) {
                return Ok(happened);
            }
        }
    }

    /// Takes an event in, and gives what happened to the words that were spoken last.
    fn heed(&mut self, (happened, id): (Happened, EventId)) -> Option<Happened> {
        if !self.open || self.message.as_ref().is_some_and(|message| *message != id) {
            return None;
        }
        self.message = Some(id);
        self.open = happened != Happened::Ended;
        Some(happened)
    }

    /// Stops what is being spoken. Gives whether it has: if not, nothing more can be told of this connection.
    pub(super) async fn cancel(&mut self) -> Result<bool, Trouble> {
        /// How long words may take to stop.
        const STOP: Duration = Duration::from_secs(1);
        for event in std::mem::take(&mut self.early) {
            self.heed(event);
        }
        let _ = self.ask(Request::Cancel(MessageScope::Last)).await?;
        while self.open {
            match timeout(STOP, self.happens()).await {
                Ok(happened) => drop(happened?),
                Err(_) => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Asks, and gives the answer. What is refused is no fault of the connection.
    async fn ask(&mut self, request: Request) -> Result<Result<Response, Trouble>, Trouble> {
        self.send(request).await?;
        let mut meanwhile = VecDeque::new();
        let answer = timeout(ANSWER, answer(&mut self.client, &mut meanwhile)).await;
        for event in meanwhile {
            self.heed(event);
        }
        match answer.map_err(|_| self.slow())? {
            Ok(response) => Ok(Ok(response)),
            Err(ClientError::Ssip(status)) => Ok(Err(refused(&status.message))),
            Err(error) => Err(self.lost(&error)),
        }
    }

    async fn send(&mut self, request: Request) -> Result<(), Trouble> {
        let sent = timeout(ANSWER, self.client.send(request)).await.map(|sent| sent.map(drop));
        sent.map_err(|_| self.slow())?.map_err(|error| self.lost(&error))
    }
}

/// The next answer; what happens to words before it comes is put with `early`.
async fn answer(
    client: &mut Client,
    early: &mut VecDeque<(Happened, EventId)>,
) -> Result<Response, ClientError> {
    loop {
        match event(client.receive().await?) {
            Ok(event) => early.push_back(event),
            Err(response) => return Ok(response),
        }
    }
}

/// What is told of words, apart from what is an answer.
#[expect(clippy::wildcard_enum_match_arm, reason = "of the crate's fifty answers, these tell of words")]
fn event(response: Response) -> Result<(Happened, EventId), Response> {
    match response {
        Response::EventBegin(id) => Ok((Happened::Begun, id)),
        // Silenced by the user is over as well.
        Response::EventEnd(id) | Response::EventCanceled(id) => Ok((Happened::Ended, id)),
        Response::EventPaused(id) => Ok((Happened::Paused, id)),
        Response::EventResumed(id) | Response::EventIndexMark(id, _) => Ok((Happened::Resumed, id)),
        answer => Err(answer),
    }
}

/// A text as one line that the server takes for text: a line of one dot would end it, and the server takes away the
/// first of two.
fn safe(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = line.trim();
    if line.starts_with('.') { format!(".{line}") } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_taken_for_the_end_of_it() {
        assert_eq!(safe("."), "..");
        assert_eq!(safe("..."), "....");
        assert_eq!(safe("a\r\n.\r\nQUIT\r\n"), "a  .  QUIT");
        assert_eq!(safe("\u{0}\u{85}x"), "x");
    }
}
