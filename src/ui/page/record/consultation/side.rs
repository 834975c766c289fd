//! The side panel while a consultation is written: the earliest moment as it would be, the plan, and what is missing.

use eframe::egui::{Align, Layout, Ui};

use crate::domain::consultation::{ConsultationDraft, Missing, Outcome};
use crate::domain::course::{Course, Told};
use crate::domain::information::{Mark, Part, Scope};
use crate::domain::rules::policy::Policy;
use crate::domain::rules::reflection::{Reading, limit, reading};
use crate::domain::time::Moment;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, Tone};
use crate::ui::widget::button::Button;
use crate::ui::widget::chip::chip;
use crate::ui::widget::reflection_bar::{Progress, ReflectionBar, earliest};
use crate::ui::widget::{check_row, notice, shell};

use super::card::plan::tone;
use super::form::{Form, Target};
use super::steps::{Step, is_oral_first, total_units};

/// What the reflection period would be if the draft was signed now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Estimate {
    /// The first lawful moment.
    pub at: Moment,
    /// What it is reckoned from.
    pub from: Moment,
    pub written: Option<Moment>,
    pub oral: Option<Moment>,
    /// The consultation began after the information was given, so it binds (R12b).
    pub by_consultation: bool,
}

impl Estimate {
    pub fn of(draft: &ConsultationDraft, course: &Course, policy: &Policy, now: Moment) -> Self {
        let parts: Vec<Part> = draft.scope().parts().collect();
        let in_draft = draft
            .written
            .as_ref()
            .filter(|written| written.mark != Mark::Reminder);
        let written = in_draft.and_then(|written| written.at).or_else(|| {
            known(&course.written, &parts, |written| {
                (written.mark, &written.scope)
            })
        });
        let complete = draft.oral.topics.len() == crate::domain::information::Topic::ALL.len();
        let in_draft = complete && draft.oral.mark != Mark::Reminder;
        let oral = in_draft
            .then(|| draft.oral.topics.values().copied().max())
            .flatten()
            .or_else(|| {
                known(&course.oral, &parts, |oral| (oral.mark, &oral.scope))
                    .filter(|_| draft.oral.topics.is_empty())
            });
        let end = written.unwrap_or(now).max(oral.unwrap_or(now));
        let by_consultation = draft.began > end;
        let from = if by_consultation { draft.began } else { end };
        Self {
            at: limit(from, policy),
            from,
            written,
            oral,
            by_consultation,
        }
    }

    pub const fn is_complete(&self) -> bool {
        self.written.is_some() && self.oral.is_some()
    }
}

/// When the record's own information about every part was complete; `None` if a part has none.
fn known<T>(told: &[Told<T>], parts: &[Part], of: impl Fn(&T) -> (Mark, &Scope)) -> Option<Moment> {
    let about = |part: &Part| {
        let counts = |told: &&Told<T>| {
            let (mark, scope) = of(&told.value);
            mark != Mark::Reminder && scope.covers(part)
        };
        told.iter()
            .filter(counts)
            .map(|told| told.occurred_at)
            .max()
    };
    let moments: Option<Vec<Moment>> = parts.iter().map(about).collect();
    moments?.into_iter().max()
}

pub fn ui(cx: &Cx<'_>, view: &RecordView, form: &mut Form, lacks: &[Missing], ui: &mut Ui) {
    let status = if lacks.is_empty() {
        Status::Ok
    } else {
        Status::Pending
    };
    shell::Side {
        name: &cx.text.reflection.title,
        status: Some(status),
    }
    .show(ui, |ui| {
        if !form.is_correction() {
            reflection_ui(cx, view, form, ui);
        }
        plan_ui(cx.text, form, ui);
        lacks_ui(cx.text, form, lacks, ui);
    });
}

fn reflection_ui(cx: &Cx<'_>, view: &RecordView, form: &Form, ui: &mut Ui) {
    let (text, words) = (cx.text, &cx.text.consultation);
    let hours = text.duration(48 * crate::domain::time::HOUR);
    shell::section(
        ui,
        &text.reflection.title,
        |ui| {
            chip(ui, &hours, Tone::Accent);
        },
        |ui| {
            let draft = &form.draft;
            if matches!(
                draft.outcome,
                Some(Outcome::AdvisedAgainst | Outcome::DeclinedTreatment)
            ) {
                ui.label(Theme::of(ui).muted(&text.reflection.no_treatment));
                return;
            }
            if draft.information_declined.is_some() {
                notice::remark(ui, Status::Stop, &text.reflection.declined);
                return;
            }
            let estimate = Estimate::of(
                draft,
                &view.course,
                &cx.journal.clinic().policy,
                cx.moment(),
            );
            estimate_ui(cx, estimate, ui);
            if is_oral_first(form) {
                notice::remark(ui, Status::Stop, &words.oral_first_title);
            }
        },
    );
}

fn estimate_ui(cx: &Cx<'_>, estimate: Estimate, ui: &mut Ui) {
    let (text, words, today) = (cx.text, &cx.text.consultation, cx.today());
    let shown = text.moment(estimate.at, today);
    earliest(ui, &text.reflection.earliest, &shown);
    bar_ui(ui, text, (estimate.from, estimate.at), cx.moment());
    let moment = |at: Moment| {
        if at.day() == today {
            text.time(at)
        } else {
            text.moment_of_day(at, today)
        }
    };
    let why = match (estimate.written, estimate.oral) {
        _ if estimate.by_consultation => fill(
            &text.reflection.binding_consultation,
            &[("when", &moment(estimate.from))],
        ),
        (Some(written), Some(oral)) => fill(
            &words.reckoned_from,
            &[("written", &moment(written)), ("oral", &moment(oral))],
        ),
        (_, _) => words.if_finished_now.clone(),
    };
    notice::explained(ui, Icon::Info, &why);
    match reading(estimate.from, &cx.journal.clinic().policy) {
        Reading::Either | Reading::WholeDays => {}
        Reading::Hours => notice::explained(ui, Icon::Info, &words.reading_hours),
        Reading::Clock => notice::explained(ui, Icon::Info, &words.reading_clock),
    }
    notice::explained(ui, Icon::PenLine, &words.counts_when_signed);
}

/// The bar between two moments, with the midnights that lie between.
pub fn bar_ui(ui: &mut Ui, text: &Text, (from, at): (Moment, Moment), now: Moment) {
    let span = at.since(from).max(1) as f32;
    let along = |moment: Moment| moment.since(from) as f32 / span;
    let days: Vec<(f32, String)> = (1..4)
        .map(|days| from.day().plus_days(days).at(0))
        .filter(|midnight| *midnight < at)
        .map(|midnight| {
            (
                along(midnight),
                text.weekday_short(midnight.day()).to_owned(),
            )
        })
        .collect();
    let midnights: Vec<(f32, &str)> = days.iter().map(|(at, day)| (*at, day.as_str())).collect();
    let progress = if now >= at {
        Progress::Over
    } else {
        Progress::Running(along(now))
    };
    let name = format!(
        "{}, {} {}",
        text.reflection.title,
        text.reflection.earliest,
        text.moment(at, now.day())
    );
    ReflectionBar {
        name: &name,
        progress,
        start: &text.short_moment(from),
        end: &text.short_moment(at),
        midnights: &midnights,
        now: "",
        appointment: None,
        height: 14.0,
    }
    .show(ui);
}

fn plan_ui(text: &Text, form: &mut Form, ui: &mut Ui) {
    let words = &text.consultation;
    let mut edit = false;
    shell::section(
        ui,
        &words.plan,
        |ui| edit = Button::link(&text.common.edit).hint("P").show(ui).clicked(),
        |ui| {
            let Some(outcome) = form.draft.outcome else {
                ui.label(Theme::of(ui).faint(&words.no_decision));
                return;
            };
            if outcome != Outcome::Planned {
                ui.label(Theme::of(ui).strong(text.outcome(outcome)));
                return;
            }
            let brand = form
                .product()
                .map_or(&*text.common.not_recorded, |product| product.brand.as_str());
            for area in &form.draft.plan.areas {
                let units = form
                    .draft
                    .plan
                    .units
                    .get(&area.to_string())
                    .map_or("", |typed| typed.trim());
                let units = if units.is_empty() {
                    &words.no_largest_dose
                } else {
                    units
                };
                ui.horizontal(|ui| {
                    chip(ui, text.area(area), tone(area));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.label(Theme::of(ui).strong(units));
                    });
                });
            }
            let total =
                total_units(form).map(|units| fill(&words.units_in_all, &[("units", &units)]));
            check_row::pair(ui, 110.0, brand, &total.unwrap_or_default());
        },
    );
    if edit
        || crate::ui::widget::key::pressed(ui, eframe::egui::Modifiers::NONE, eframe::egui::Key::P)
    {
        form.step = Step::Plan;
        form.go_to = Some(Target::Step(Step::Plan));
    }
}

fn lacks_ui(text: &Text, form: &mut Form, lacks: &[Missing], ui: &mut Ui) {
    /// More than these would only be scrolled past.
    const SHOWN: usize = 8;
    let words = &text.consultation;
    if lacks.is_empty() {
        return;
    }
    let title = fill(&words.lacks_title, &[("count", &lacks.len().to_string())]);
    shell::section(
        ui,
        &title,
        |_| {},
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for missing in lacks.iter().take(SHOWN) {
                if Button::link(&text.missing(*missing)).show(ui).clicked() {
                    form.step = Step::of(*missing);
                    form.go_to = Some(Target::Mend(*missing));
                }
            }
            if lacks.len() > SHOWN {
                let more = (lacks.len() - SHOWN).to_string();
                ui.label(Theme::of(ui).faint(fill(&words.and_more, &[("count", &more)])));
            }
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consultation::WrittenDraft;
    use crate::domain::information::{Channel, Topic};
    use crate::domain::time::MINUTE;

    fn at(text: &str) -> Moment {
        Moment::parse_rfc3339(text).expect("a moment")
    }

    #[test]
    fn the_period_is_reckoned_from_the_end_of_the_information() {
        let began = at("2026-11-23T14:00:00+01:00");
        let mut draft = ConsultationDraft::begun(began);
        let now = began.plus(40 * MINUTE);
        let (course, policy) = (Course::default(), Policy::default());
        let estimate = Estimate::of(&draft, &course, &policy, now);
        assert_eq!(
            (estimate.at, estimate.is_complete()),
            (limit(now, &policy), false)
        );
        draft.written = Some(WrittenDraft {
            sheet: "1".to_owned(),
            sheet_sha256: String::new(),
            channel: Channel::Paper,
            at: Some(began),
            mark: Mark::Full,
        });
        for (place, topic) in (1..).zip(Topic::ALL) {
            draft.oral.topics.insert(topic, began.plus(place * MINUTE));
        }
        let estimate = Estimate::of(&draft, &course, &policy, now);
        assert_eq!(estimate.at, at("2026-11-25T14:09:00+01:00"));
        // What was told before the consultation began leaves the consultation to bind (R12b).
        draft.began = began.plus(30 * MINUTE);
        let estimate = Estimate::of(&draft, &course, &policy, now);
        assert_eq!(
            (estimate.at, estimate.by_consultation),
            (at("2026-11-25T14:30:00+01:00"), true)
        );
    }
}
