//! One word of a sentence, and what its neighbours make of it: “the portal is down” is trouble,
//! “write down the portal's address” is not.

use super::trouble::{has_any, is_platform};

/// What turns a word into its opposite.
const NEGATIONS: &str =
    "no|not|without|zero|0|never|isn't|aren't|wasn't|weren't|didn't|doesn't|don't|hasn't|geen|none";

/// What people do on the platform, if it lets them.
const DOING: &str = "log|login|sign|send|pay|access|open|import|register|approve|create|start|load|\
    reach|be|retry|export|upload|connect|receive|process|finish|complete|inloggen|betalen|openen|\
    versturen|importeren";

/// What stands in front of an error or a code that was seen.
const SHOWN: &str = "an|a|gives|gave|giving|return|returns|returned|returning|shows|throws|get|gets|\
    getting|got|same|this|http|status|error|code|portal|login|api";

/// What follows “error” where people talk about wording.
const ABOUT_ERRORS: &str = "message|messages|handling|text|texts|page|boundary|budget|code|codes|\
    state|states|log|logs|logging|cases|translations|tracking|reporting";

/// What follows “critical issue” where people talk about the process.
const ABOUT_ISSUES: &str = "process|template|procedure|flow|policy|definition|card|meeting|doc";

/// Things that may be critical.
const ISSUES: &str = "issue|problem|incident|bug|error|probleem";

/// What happens to money and messages.
const RECEIVED: &str = "got|get|received|receive|paid|payed|sent|charged|loaded|processed|\
    transferred|betaald|ontvangen|uitbetaald";

/// A word and what stands around it.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'w> {
    words: &'w [String],
    at: usize,
}

impl<'w> Spot<'w> {
    /// The word at this place.
    pub const fn new(words: &'w [String], at: usize) -> Self {
        Self { words, at }
    }

    /// Whether it says that something is wrong.
    pub fn is_trouble(&self) -> bool {
        !self.is_negated() && (self.is_state() || self.is_report() || self.is_bar())
    }

    fn word(&self, ahead: isize) -> &'w str {
        let at = self.at.checked_add_signed(ahead);
        at.and_then(|at| self.words.get(at)).map_or("", String::as_str)
    }

    fn before(&self, words: &str) -> bool {
        is_one_of(self.word(-1), words)
    }

    fn after(&self, words: &str) -> bool {
        is_one_of(self.word(1), words)
    }

    /// “Not sure what failed” denies nothing.
    fn is_negated(&self) -> bool {
        (-2..0).any(|ahead| {
            is_one_of(self.word(ahead), NEGATIONS)
                && !is_one_of(self.word(ahead + 1), "sure|clear|only")
        })
    }

    /// States of things.
    fn is_state(&self) -> bool {
        match self.word(0) {
            "hang" => is_platform(self.word(-1)),
            "mislukt" | "broken" | "unreachable" | "outage" | "offline" | "frozen" | "hangs"
            | "storing" | "disappeared" | "dringend" => true,
            "urgent" => !self.after("answer|question|request|reply|review|need|deadline"),
            "stuck" => !self.before("i'm|im|am|i|we're|you're"),
            "lost" => self.before("is|are|been|were|data") || is_platform(self.word(1)),
            "down" => self.is_down(),
            "critical" | "kritiek" => self.is_critical(),
            "loop" => self.before("endless|infinite"),
            word => word.starts_with("crash"),
        }
    }

    fn is_down(&self) -> bool {
        let said = self.before("is|are|was|went|goes|gone|seems|completely|fully")
            || self.word(-1).ends_with("'s")
            || is_platform(self.word(-1));
        let verbs = "break|breaking|write|slow|count|bring|narrow";
        said && !self.after("to|by|from|the|into") && !has_any(self.words, verbs)
    }

    fn is_critical(&self) -> bool {
        let issue = self.after(ISSUES) && !is_one_of(self.word(2), ABOUT_ISSUES);
        let said = self.before("prod|production|productie|very|super");
        let denied = (-5..0).any(|ahead| is_one_of(self.word(ahead), "never|no|any"));
        !denied
            && (issue
                || (said
                    && !self.after(ISSUES)
                    && !self.after(ABOUT_ISSUES)
                    && !self.after("issues")))
    }

    /// What machines show and clients tell.
    fn is_report(&self) -> bool {
        match self.word(0) {
            "failover" | "failsafe" => false,
            "error" | "errors" => self.before(SHOWN) || !self.after(ABOUT_ERRORS),
            "500" | "502" | "503" | "504" | "401" | "5xx" => self.is_code(),
            "timeout" | "timeouts" | "time-out" => !self.is_being_set(),
            "timing" | "times" | "timed" => self.after("out"),
            "time" => self.at > 0 && self.after("out") && !self.is_being_set(),
            "twice" | "dubbel" => has_any(self.words, RECEIVED) && !self.after("a|per"),
            "double" | "duplicate" => {
                (is_platform(self.word(1)) || self.after("messages"))
                    && !has_any(self.words, "removed|merged|check")
            }
            word => word.starts_with("fail") && !self.after("safe|fast|over") && !self.is_meant(),
        }
    }

    /// “Gives 500” is an error, “500 registrations” is a number.
    fn is_code(&self) -> bool {
        let counts = is_platform(self.word(1)) || self.after("euro|eur|people|more");
        (self.before(SHOWN) && !counts) || self.after("error|errors|internal")
    }

    /// “Increase the timeout” is work.
    fn is_being_set(&self) -> bool {
        has_any(self.words, "increase|increased|raise|raised|set|change|changed|lower")
    }

    /// “This should fail” is a plan.
    fn is_meant(&self) -> bool {
        (-3..0).any(|ahead| is_one_of(self.word(ahead), "should|would|must|won't|retrying"))
    }

    /// What people cannot do.
    fn is_bar(&self) -> bool {
        let cannot = match self.word(0) {
            "not" => return self.is_not_working(),
            "can't" | "cannot" | "cant" => true,
            "can" => self.after("not"),
            "unable" => self.after("to"),
            "kan" | "kunnen" => self.after("niet"),
            _ => false,
        };
        cannot && (1..5).any(|ahead| is_one_of(self.word(ahead), DOING))
    }

    /// Things do not work; people do not work today.
    fn is_not_working(&self) -> bool {
        let next = self.word(1);
        if is_platform(self.word(-1)) && (next.ends_with("ing") || next.ends_with("ed")) {
            return true;
        }
        next == "working"
            && !self.before("i'm|im|i|am|we're|he's|she's|who's")
            && !is_one_of(self.word(2), "today|tomorrow|on|this|next|from")
    }
}

fn is_one_of(word: &str, words: &str) -> bool {
    !word.is_empty() && words.split('|').any(|one| one == word)
}
