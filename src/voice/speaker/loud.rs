//! Plays what a voice makes: made a sentence at a time on a thread of its own, ahead of what is heard.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use tokio::sync::mpsc;

use super::{Mouth, Order, Report, Reporter};
use crate::prompt::Utterance;
use crate::sound::Sound;
use crate::voice::player::Player;
use crate::voice::{Manner, Speech, Trouble, Voice};

/// How many sentences of a line are made before one is heard.
const AHEAD: usize = 8;

/// A sentence of a line, or why it could not be made.
type Made = Result<Sound, Trouble>;

/// How saying a line was over.
enum Over {
    Heard,
    Unsaid(Trouble),
    /// The player is of no use.
    Gone(Trouble),
}

/// A line on its way to being heard. Dropping it stops it.
type Saying = Pin<Box<dyn Future<Output = Over> + Send>>;

/// Speaks until nobody gives orders any more, or nothing can be heard.
pub(super) async fn speak(voice: Arc<dyn Voice>, player: Player, mut mouth: Mouth) {
    let mut ready: Vec<Option<mpsc::Receiver<Made>>> = Vec::new();
    let mut now: Option<(usize, Saying)> = None;
    loop {
        tokio::select! {
            biased;
            order = mouth.order() => match order {
                None => return,
                Some(Order::Stop) => now = None,
                Some(Order::Ready { lines, manner }) => {
                    now = None;
                    ready = make(&voice, lines, manner);
                }
                Some(Order::Say(line)) => {
                    now = ready.get_mut(line).and_then(Option::take).map(|made| {
                        (line, Box::pin(say(player.clone(), line, made, mouth.reporter())) as Saying)
                    });
                    if now.is_none() {
                        mouth.report(Report::Ended { line });
                    }
                }
            },
            (line, over) = finished(&mut now) => {
                now = None;
                match over {
                    Over::Heard => mouth.report(Report::Ended { line }),
                    Over::Unsaid(trouble) => mouth.report(Report::Unsaid { line, trouble }),
                    Over::Gone(trouble) => return mouth.report(Report::Gone(trouble)),
                }
            }
        }
    }
}

/// The line that is said now, when it is over; never, when none is.
async fn finished(now: &mut Option<(usize, Saying)>) -> (usize, Over) {
    match now {
        Some((line, saying)) => (*line, saying.await),
        None => std::future::pending().await,
    }
}

/// Begins to make lines in their order. What nobody waits for any more is left.
fn make(voice: &Arc<dyn Voice>, lines: Vec<Utterance>, manner: Manner) -> Vec<Option<mpsc::Receiver<Made>>> {
    let (to, from): (VecDeque<_>, Vec<_>) = lines.iter().map(|_| mpsc::channel(AHEAD)).unzip();
    let voice = Arc::clone(voice);
    tokio::task::spawn_blocking(move || {
        for (line, to) in lines.iter().zip(to) {
            for made in Speech::new(line, manner, &*voice) {
                let failed = made.is_err();
                if to.blocking_send(made).is_err() || failed {
                    break;
                }
            }
        }
    });
    from.into_iter().map(Some).collect()
}

/// Says a line.
async fn say(player: Player, line: usize, mut made: mpsc::Receiver<Made>, reporter: Reporter) -> Over {
    let mut playing = None;
    while let Some(sound) = made.recv().await {
        let sound = match sound {
            Ok(sound) => sound,
            Err(trouble) => return Over::Unsaid(trouble),
        };
        let (rate, playing) = match &mut playing {
            Some((rate, playing)) => (*rate, playing),
            None => {
                let rate = sound.rate();
                let started = match player.start(rate) {
                    Ok(started) => started,
                    Err(trouble) => return Over::Gone(trouble),
                };
                // Where nothing more is made, this is all of it.
                let length = made.is_closed().then(|| sound.length()).filter(|_| made.is_empty());
                reporter.report(Report::Begun { line, length });
                let (_, playing) = playing.insert((rate, started));
                (rate, playing)
            }
        };
        if let Err(trouble) = playing.write(&sound.resampled(rate)).await {
            return Over::Gone(trouble);
        }
    }
    match playing {
        None => Over::Heard,
        Some((_, mut playing)) => playing.finish().await.map_or_else(Over::Gone, |()| Over::Heard),
    }
}
