//! What is left to do after a treatment, in words.

use std::collections::BTreeSet;

use super::{Text, fill};
use crate::domain::aftercare::AlarmSymptom;
use crate::domain::log::DraftKind;
use crate::domain::tasks::{Signature, Task, Urgency};
use crate::domain::time::Day;
use crate::journal::view::Waiting;

/// One line of the list: what is to be done, when, and a word that hurries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToDo {
    pub what: String,
    pub when: String,
    pub remark: String,
}

impl Text {
    /// `synkebesvær, talebesvær`; of a serious event without such a symptom, that it is serious.
    pub fn flag_symptoms(&self, alarm: &BTreeSet<AlarmSymptom>) -> String {
        if alarm.is_empty() {
            return self.follow_up.flag_serious.clone();
        }
        let named = alarm.iter().map(|symptom| self.alarm_symptom(*symptom));
        named.collect::<Vec<_>>().join(", ").to_lowercase()
    }

    /// »Rødt flag ikke rejst: synkebesvær«
    pub fn untold_alarm(&self, alarm: &BTreeSet<AlarmSymptom>) -> String {
        let symptoms = self.flag_symptoms(alarm);
        fill(&self.follow_ups.untold, &[("symptoms", &symptoms)])
    }

    pub fn to_do(&self, waiting: &Waiting, today: Day) -> ToDo {
        let words = &self.follow_ups;
        let date = |day: Day| self.date_near(day, today);
        let said = |what: String, when: String, remark: &str| ToDo {
            what,
            when,
            remark: remark.to_owned(),
        };
        let since = |at| {
            let when = self.moment_of_day(at, today);
            fill(&words.since, &[("when", &when)])
        };
        let hurry = |is_so: bool| if is_so { words.escalated.as_str() } else { "" };
        match waiting {
            Waiting::Task(Task::RedFlag { flag, informed }) => {
                let symptoms = self.flag_symptoms(&flag.alarm);
                let what = fill(&words.flag, &[("symptoms", &symptoms)]);
                let remark = if *informed {
                    &words.doctor_knows
                } else {
                    &words.doctor_missing
                };
                said(what, since(flag.since), remark)
            }
            Waiting::Task(Task::Report { due, .. }) => {
                let template = match due.urgency {
                    Urgency::InTime | Urgency::Escalated => &words.report_until,
                    Urgency::Late => &words.report_late,
                };
                let when = fill(template, &[("date", &date(due.due))]);
                let remark = hurry(due.urgency != Urgency::InTime);
                said(words.report.clone(), when, remark)
            }
            Waiting::Task(Task::Access(open)) => {
                let template = if open.late {
                    &words.report_late
                } else {
                    &words.report_until
                };
                let last = open.expected.map_or(open.due, |day| day.max(open.due));
                let when = fill(template, &[("date", &date(last))]);
                said(words.access.clone(), when, hurry(open.late))
            }
            Waiting::Task(Task::Unsigned { started, waits }) => {
                let remark = hurry(*waits == Signature::Escalated);
                said(words.unsigned_treatment.clone(), since(*started), remark)
            }
            Waiting::Untold(untold) => {
                let what = self.untold_alarm(&untold.alarm);
                said(what, since(untold.saved_at), &words.escalated)
            }
            Waiting::Draft {
                kind,
                saved_at,
                waits,
                ..
            } => {
                let what = match kind {
                    DraftKind::Reaction => &words.unfinished_reaction,
                    DraftKind::FollowUp => &words.unfinished_follow_up,
                    DraftKind::Consultation | DraftKind::ContactNote | DraftKind::Treatment => {
                        &words.unsigned_consultation
                    }
                };
                let remark = hurry(*waits == Signature::Escalated);
                said(what.clone(), since(*saved_at), remark)
            }
            Waiting::Task(Task::NoControl(control)) => {
                let (from, to) = (date(control.from), date(control.to));
                let values = [("from", &*from), ("to", &*to)];
                let when = fill(&words.control_between, &values);
                said(words.no_control.clone(), when, "")
            }
            Waiting::Task(Task::Recall { window, overdue }) => {
                let (from, to) = (date(window.next.0), date(window.next.1));
                let when = if *overdue {
                    fill(&words.overdue_since, &[("date", &to)])
                } else {
                    fill(&words.recall_until, &[("from", &from), ("to", &to)])
                };
                said(words.recall.clone(), when, "")
            }
        }
    }
}
