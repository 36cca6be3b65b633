//! When to try again, and when to stop. Pure, so that a table can test it.

use crate::clients::http::REST_MAX;
use crate::clients::{Service, Trouble, TroubleKind};
use std::time::Duration;

/// The longest wait, so that a neighbour that is back is noticed within half a minute.
const WAIT_MAX: Duration = Duration::from_secs(25);
/// The wait after the first failure; it doubles with each further one.
const WAIT_FIRST: Duration = Duration::from_secs(1);
/// After a request without an answer: what it made is not found everywhere at once.
const SETTLING: Duration = Duration::from_secs(5);
/// How often a "no" that may still turn into a "yes" is asked again: permissions take a while to
/// reach everybody, and a new chat is not found everywhere at once.
const ASK_AGAIN_MAX: u32 = 5;
/// How often in a row we look again at once after somebody wrote in between.
const AT_ONCE_MAX: u32 = 3;

/// Refusals of the Bot Connector that only a person can lift, so asking again is in vain:
/// <https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis>
/// `BotNotInConversationRoster` is not among them: it passes when an installation has gone round.
const FINAL: [&str; 5] = [
    "BotDisabledByAdmin",
    "ConversationBlockedByUser",
    "InvalidBotApiHost",
    "MessageWritesBlocked",
    "NotEnoughPermissions",
];

/// What to do after a failure.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Try again after this.
    Again(Duration),
    /// A person has to look.
    Park,
}

/// Decides what follows from a failure on the way to Teams. A person reads what is parked on a card
/// in Teams: where the bot cannot even sign in there, parking would tell nobody, so it is tried
/// until the sign-in is mended.
pub fn judge_to_teams(trouble: &Trouble, attempts: u32, chance: f64) -> Verdict {
    let signs_in = match trouble.service {
        Service::Login | Service::Identity => false,
        Service::Teams | Service::Graph | Service::DevOps | Service::Keys => {
            trouble.kind != TroubleKind::Unauthorised
        }
    };
    match judge(trouble, attempts, chance) {
        Verdict::Park if !signs_in => Verdict::Again(backoff(attempts, chance)),
        verdict @ (Verdict::Again(_) | Verdict::Park) => verdict,
    }
}

/// Decides what follows from a failure. `attempts` were made before this one; `chance` is from 0
/// to 1 and spreads the tries.
pub fn judge(trouble: &Trouble, attempts: u32, chance: f64) -> Verdict {
    let unanswered = trouble.kind == TroubleKind::Uncertain && trouble.status.is_none();
    let wait = backoff(attempts, chance).max(if unanswered { SETTLING } else { Duration::ZERO });
    match trouble.kind {
        TroubleKind::NotSent
        | TroubleKind::Uncertain
        | TroubleKind::Later
        | TroubleKind::Throttled => {
            // A neighbour that names a time is owed it, within reason.
            let asked = trouble.retry_after.unwrap_or_default();
            Verdict::Again(wait.max(asked.min(REST_MAX)))
        }
        // Somebody, perhaps we ourselves, wrote in between: what is there now is read at once.
        TroubleKind::Conflict if attempts < AT_ONCE_MAX => Verdict::Again(Duration::ZERO),
        TroubleKind::Refused if FINAL.contains(&trouble.code.as_str()) => Verdict::Park,
        TroubleKind::Refused if trouble.status == Some(403) => few(attempts, wait),
        TroubleKind::Unauthorised | TroubleKind::Gone | TroubleKind::Conflict => {
            few(attempts, wait)
        }
        TroubleKind::Refused => Verdict::Park,
    }
}

fn few(attempts: u32, wait: Duration) -> Verdict {
    if attempts < ASK_AGAIN_MAX { Verdict::Again(wait) } else { Verdict::Park }
}

/// 1, 2, 4 … seconds, give or take a quarter.
pub fn backoff(attempts: u32, chance: f64) -> Duration {
    let doubled = WAIT_FIRST.saturating_mul(2_u32.saturating_pow(attempts.min(8)));
    doubled.min(WAIT_MAX).mul_f64(0.75 + chance.clamp(0.0, 1.0) / 2.0).min(WAIT_MAX)
}

#[cfg(test)]
mod test {
    use super::{Verdict, backoff, judge, judge_to_teams};
    use crate::clients::{Service, Trouble, TroubleKind};
    use std::time::Duration;

    fn trouble(kind: TroubleKind, status: Option<u16>, retry_after: Option<u64>) -> Trouble {
        Trouble {
            service: Service::Graph,
            operation: "create chat",
            kind,
            status,
            code: String::new(),
            detail: String::new(),
            retry_after: retry_after.map(Duration::from_secs),
        }
    }

    #[test]
    fn waits_double_up_to_half_a_minute() {
        let waits: Vec<u64> = (0..8).map(|n| backoff(n, 0.5).as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 25, 25, 25]);
        assert!(backoff(0, 0.0) >= Duration::from_millis(750));
        assert!(backoff(u32::MAX, 1.0) <= Duration::from_secs(30));
    }

    #[test]
    fn a_neighbour_that_is_down_is_asked_for_ever() {
        for kind in [TroubleKind::NotSent, TroubleKind::Uncertain, TroubleKind::Later] {
            let verdict = judge(&trouble(kind, None, None), 10_000, 0.5);
            assert_eq!(verdict, Verdict::Again(Duration::from_secs(25)));
        }
    }

    #[test]
    fn a_neighbour_that_names_a_time_is_owed_it() {
        let busy = trouble(TroubleKind::Throttled, Some(429), Some(90));
        assert_eq!(judge(&busy, 0, 0.5), Verdict::Again(Duration::from_secs(90)));
    }

    #[test]
    fn what_cannot_sign_in_to_teams_is_tried_until_it_can() {
        let secret =
            Trouble { service: Service::Login, ..trouble(TroubleKind::Refused, Some(401), None) };
        let unknown = Trouble {
            service: Service::Teams,
            ..trouble(TroubleKind::Unauthorised, Some(401), None)
        };
        for no in [secret, unknown] {
            assert!(matches!(judge_to_teams(&no, 500, 0.5), Verdict::Again(_)), "{no}");
            assert_eq!(judge(&no, 500, 0.5), Verdict::Park, "{no}");
        }
        let bad =
            Trouble { service: Service::Teams, ..trouble(TroubleKind::Refused, Some(400), None) };
        assert_eq!(judge_to_teams(&bad, 0, 0.5), Verdict::Park);
    }

    #[test]
    fn a_plain_no_is_for_a_person() {
        assert_eq!(judge(&trouble(TroubleKind::Refused, Some(400), None), 0, 0.5), Verdict::Park);
        let forbidden = trouble(TroubleKind::Refused, Some(403), None);
        assert!(matches!(judge(&forbidden, 4, 0.5), Verdict::Again(_)));
        assert_eq!(judge(&forbidden, 5, 0.5), Verdict::Park);
    }
    #[test]
    fn the_connector_is_asked_again_only_where_that_can_help() {
        let no = |code: &str| Trouble {
            service: Service::Teams,
            code: code.to_owned(),
            ..trouble(TroubleKind::Refused, Some(403), None)
        };
        for code in super::FINAL {
            assert_eq!(judge(&no(code), 0, 0.5), Verdict::Park, "{code}");
        }
        let roster = judge(&no("BotNotInConversationRoster"), 0, 0.5);
        assert_eq!(roster, Verdict::Again(Duration::from_secs(1)));
    }
}
