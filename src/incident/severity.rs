//! Severity 1 to 4, and the three questions that lead to one (P02).

use serde::{Deserialize, Serialize};
use std::fmt;

/// How bad it is (process document, part 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub enum Severity {
    /// A critical path is out and nobody can work around it.
    Critical,
    /// A critical path is hit, with a limited workaround.
    High,
    /// No critical path, or a workaround that will do.
    Medium,
    /// Small things and questions.
    Low,
}

impl Severity {
    /// All of them, worst first.
    pub const ALL: [Self; 4] = [Self::Critical, Self::High, Self::Medium, Self::Low];

    /// 1 to 4.
    #[must_use]
    pub const fn level(self) -> u8 {
        match self {
            Self::Critical => 1,
            Self::High => 2,
            Self::Medium => 3,
            Self::Low => 4,
        }
    }

    /// The level with this number.
    #[must_use]
    pub const fn from_level(level: u8) -> Option<Self> {
        match level {
            1 => Some(Self::Critical),
            2 => Some(Self::High),
            3 => Some(Self::Medium),
            4 => Some(Self::Low),
            _ => None,
        }
    }

    /// The word that goes with the number.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Critical => "Critical",
            Self::High => "High",
            Self::Medium => "Medium",
            Self::Low => "Low",
        }
    }

    /// Whether the team goes into firefighting mode for it (P14, P15).
    #[must_use]
    pub const fn is_severe(self) -> bool {
        matches!(self, Self::Critical | Self::High)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Severity {} ({})", self.level(), self.word())
    }
}

impl From<Severity> for u8 {
    fn from(severity: Severity) -> Self {
        severity.level()
    }
}

impl TryFrom<u8> for Severity {
    type Error = String;

    fn try_from(level: u8) -> Result<Self, String> {
        Self::from_level(level).ok_or_else(|| format!("severity {level} does not exist"))
    }
}

/// How much of it is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// Nothing gets through.
    Outage,
    /// Slow, partly failing, or wrong for some.
    Degradation,
    /// It works; something about it is not right.
    Blemish,
}

/// Whether people can go on in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Workaround {
    /// There is none.
    None,
    /// There is one, for some or for a while.
    Limited,
    /// There is one that will do.
    Viable,
}

/// The three questions, answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Ids of the critical paths that are hit; empty for none.
    pub critical_paths: Vec<String>,
    /// Outage or degradation?
    pub extent: Extent,
    /// Can people go on in another way?
    pub workaround: Workaround,
}

impl Answers {
    /// The level that follows from the answers by the definitions of P02. The person decides.
    #[must_use]
    pub fn suggest(&self) -> Severity {
        let critical = !self.critical_paths.is_empty();
        match (critical, self.extent, self.workaround) {
            (true, Extent::Outage, Workaround::None) => Severity::Critical,
            (true, Extent::Outage, Workaround::Limited)
            | (true, Extent::Degradation, Workaround::None | Workaround::Limited) => Severity::High,
            (true, Extent::Outage | Extent::Degradation, Workaround::Viable)
            | (false, Extent::Outage | Extent::Degradation, _) => Severity::Medium,
            (_, Extent::Blemish, _) => Severity::Low,
        }
    }
}

#[cfg(test)]
mod test {
    use super::{Answers, Extent, Severity, Workaround};
    use expect_test::expect;
    use std::fmt::Write;

    #[test]
    fn p02_a_level_follows_from_three_answers() {
        let mut table = String::new();
        for (path, hit) in [("payments", vec!["payments".to_owned()]), ("none", vec![])] {
            for extent in [Extent::Outage, Extent::Degradation, Extent::Blemish] {
                for workaround in [Workaround::None, Workaround::Limited, Workaround::Viable] {
                    let answers = Answers { critical_paths: hit.clone(), extent, workaround };
                    writeln!(
                        table,
                        "{path:8} {:11} {:7} -> {}",
                        format!("{extent:?}"),
                        format!("{workaround:?}"),
                        answers.suggest()
                    )
                    .unwrap();
                }
            }
        }
        expect![[r"
            payments Outage      None    -> Severity 1 (Critical)
            payments Outage      Limited -> Severity 2 (High)
            payments Outage      Viable  -> Severity 3 (Medium)
            payments Degradation None    -> Severity 2 (High)
            payments Degradation Limited -> Severity 2 (High)
            payments Degradation Viable  -> Severity 3 (Medium)
            payments Blemish     None    -> Severity 4 (Low)
            payments Blemish     Limited -> Severity 4 (Low)
            payments Blemish     Viable  -> Severity 4 (Low)
            none     Outage      None    -> Severity 3 (Medium)
            none     Outage      Limited -> Severity 3 (Medium)
            none     Outage      Viable  -> Severity 3 (Medium)
            none     Degradation None    -> Severity 3 (Medium)
            none     Degradation Limited -> Severity 3 (Medium)
            none     Degradation Viable  -> Severity 3 (Medium)
            none     Blemish     None    -> Severity 4 (Low)
            none     Blemish     Limited -> Severity 4 (Low)
            none     Blemish     Viable  -> Severity 4 (Low)
        "]]
        .assert_eq(&table);
    }

    #[test]
    fn levels_and_numbers_agree() {
        for severity in Severity::ALL {
            assert_eq!(Severity::from_level(severity.level()), Some(severity));
        }
        assert_eq!(Severity::from_level(0), None);
        assert_eq!(Severity::from_level(5), None);
    }
}
