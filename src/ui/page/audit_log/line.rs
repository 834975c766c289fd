//! One line of the log in words, and whether it should be noticed.

use crate::domain::fact::Fact;
use crate::domain::fold::fold;
use crate::journal::view::LogRow;
use crate::text::Around;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::record::history::{initials, look, short_hash};
use crate::ui::status::Status;

/// Ready to be drawn; made once when its page of the log is read.
pub struct LogLine {
    pub seq: i64,
    pub when: String,
    pub who: String,
    pub initials: String,
    pub icon: Icon,
    pub action: String,
    /// The shape and colour of what should be noticed.
    pub notable: Option<Status>,
    /// Name and masked number; empty for what concerns no patient.
    pub patient: String,
    pub number: String,
    pub detail: String,
    pub fingerprint: String,
    folded: String,
}

impl LogLine {
    pub fn of(cx: &Cx<'_>, row: &LogRow) -> Self {
        let (text, entry) = (cx.text, &row.entry);
        let around = Around {
            clinic: cx.journal.clinic(),
            course: &row.around.course,
            entries: &row.around.entries,
            today: cx.today(),
        };
        let at = entry.header.recorded_at;
        let who = cx.user_name(entry.header.user);
        let patient = row.patient.as_ref();
        let mut line = Self {
            seq: entry.header.seq,
            when: format!("{} {}", text.date(at.day()), text.time(at)),
            initials: if entry.header.user.is_some() {
                initials(&who)
            } else {
                String::new()
            },
            who,
            icon: look::icon(&entry.fact),
            action: text.fact_kind(&entry.header.kind).to_owned(),
            notable: notable(&entry.fact),
            patient: patient.map_or_else(String::new, |row| {
                format!("{}, {}", row.family.to_uppercase(), row.given)
            }),
            number: patient.map_or_else(String::new, |row| row.masked_number.clone()),
            detail: look::one_line(&text.summary(entry, &around)),
            fingerprint: short_hash(&entry.hash),
            folded: String::new(),
        };
        line.folded = line.searched();
        line
    }

    fn searched(&self) -> String {
        let all = [
            &*self.when,
            &self.who,
            &self.action,
            &self.patient,
            &self.number,
            &self.detail,
        ];
        fold(&all.join(" "))
    }

    /// Every word of the query stands somewhere in the line.
    pub fn holds(&self, folded_query: &str) -> bool {
        folded_query
            .split(' ')
            .all(|word| self.folded.contains(word))
    }
}

/// Wrong passphrases, a clock that was set or confirmed, the end or recovery of an access, and a restored journal are worth a
/// look; refusals and times that are too early more so.
fn notable(fact: &Fact) -> Option<Status> {
    if matches!(fact, Fact::Refused(_)) || look::says_too_early(fact) {
        Some(Status::Stop)
    } else if matches!(
        fact,
        Fact::LoginFailed(_)
            | Fact::ClockJumped(_)
            | Fact::ClockConfirmed(_)
            | Fact::UserRetired(_)
            | Fact::AccessRecovered(_)
            | Fact::JournalRestored(_)
    ) {
        Some(Status::Warn)
    } else {
        None
    }
}
