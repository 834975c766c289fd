//! The card of an open red flag: what it is, since when, and five steps with who and when.

use eframe::egui::{Align, Align2, CornerRadius, Frame, Layout, Margin, Stroke, Ui, vec2};

use crate::domain::aftercare::{AdverseEvent, EventDone};
use crate::domain::course::{Course, Told};
use crate::domain::id::{EntryId, UserId};
use crate::domain::rules::OpenFlag;
use crate::domain::tasks::{Urgency, report};
use crate::domain::time::{HOUR, Moment, SECOND};
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, Tone, radius, size, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, paint};

use super::{Act, effect, may_write};

/// As long as this a flag shows how many hours, minutes and seconds have passed.
const COUNTED: i64 = 24 * HOUR;

pub(super) fn ui(cx: &Cx<'_>, view: &RecordView, flag: &OpenFlag, ui: &mut Ui) -> Option<Act> {
    let event = event(&view.course, flag.event)?;
    let theme = Theme::of(ui);
    let colours = theme.tone(Tone::Stop);
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(size::HAIRLINE, colours.text))
        .corner_radius(radius::CARD);
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            head_ui(cx, flag, event, ui);
            steps_ui(cx, view, event, ui)
        })
        .inner
}

pub fn event(course: &Course, id: EntryId) -> Option<&Told<AdverseEvent>> {
    course.adverse_events.iter().find(|told| told.id == id)
}

fn head_ui(cx: &Cx<'_>, flag: &OpenFlag, event: &Told<AdverseEvent>, ui: &mut Ui) {
    let (words, theme) = (&cx.text.follow_up, Theme::of(ui));
    let colours = theme.tone(Tone::Stop);
    let corner = radius::CARD as u8 - 1;
    let corners = CornerRadius {
        nw: corner,
        ne: corner,
        sw: 0,
        se: 0,
    };
    let margin = Margin::symmetric(space::CARD_X as i8, space::S12 as i8);
    let frame = Frame::new().fill(colours.weak).inner_margin(margin);
    frame.corner_radius(corners).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            Status::Stop.show(ui, 26.0);
            ui.add_space(space::S4);
            let room = ui.available_width() - 150.0;
            ui.allocate_ui_with_layout(vec2(room, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(room);
                ui.spacing_mut().item_spacing.y = space::S2;
                let symptoms = cx.text.flag_symptoms(&flag.alarm);
                let title = fill(&words.flag_title, &[("symptoms", &symptoms)]);
                ui.label(Theme::text_in(title, Kind::H2, colours.text));
                ui.label(theme.body(&words.alarm_help));
                if !event.value.words.trim().is_empty() {
                    ui.label(theme.muted(cx.text.quoted(&event.value.words)));
                }
            });
            ui.with_layout(Layout::top_down(Align::Max), |ui| {
                ui.spacing_mut().item_spacing.y = space::S2;
                since_ui(cx, event.occurred_at, ui);
            });
        });
    });
}

/// How long ago the clinic was told: to the second while it is acute, then by its day.
fn since_ui(cx: &Cx<'_>, told: Moment, ui: &mut Ui) {
    let (words, theme) = (&cx.text.follow_up, Theme::of(ui));
    let passed = cx.moment().since(told).max(0);
    let colour = theme.tone(Tone::Stop).text;
    if passed < COUNTED {
        let seconds = passed / SECOND;
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        let counted = format!("{hours:02}.{minutes:02}.{:02}", seconds % 60);
        ui.label(Theme::text_in(counted, Kind::Figure, colour));
        ui.label(theme.small(&words.since_told));
        ui.ctx()
            .request_repaint_after(std::time::Duration::from_secs(1));
    } else {
        let when = cx.text.date_near(told.day(), cx.today());
        ui.label(Theme::text_in(when, Kind::H2, colour));
        ui.label(theme.small(cx.text.time(told)));
    }
}

/// One step as it stands.
struct Step {
    status: Status,
    title: String,
    detail: String,
}

fn steps_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    event: &Told<AdverseEvent>,
    ui: &mut Ui,
) -> Option<Act> {
    let (words, course, id) = (&cx.text.follow_up, &view.course, event.id);
    let mut act = None;
    let mut step = |ui: &mut Ui, step: Step, buttons: &[(Button<'_>, Act)]| {
        act = row_ui(ui, &step, buttons).or_else(|| act.take());
    };
    let affected = asked(course, event).map(|(_, affected)| affected);
    let ask = |label, affected| {
        let done = EventDone::Asked { affected };
        (Button::secondary(label).small(), Act::Step(id, done))
    };
    step(
        ui,
        asked_step(cx, course, event),
        &[ask(&words.ask_free, false), ask(&words.ask_affected, true)],
    );
    let rang = Button::secondary(&words.rang).small().key(
        "1",
        eframe::egui::Modifiers::NONE,
        eframe::egui::Key::Num1,
    );
    step(
        ui,
        rang_step(cx, course, event, affected),
        &[(rang, Act::Step(id, EventDone::Rang112))],
    );
    let informed = course.informed_of(event);
    let own = cx.journal.author().user;
    let doctor = if cx.is_doctor() {
        let done = EventDone::DoctorInformed { doctor: own };
        let button = Button::toned(&words.take_over, Tone::Stop).small();
        (button, Act::Step(id, done))
    } else {
        (
            Button::toned(&words.inform, Tone::Stop).small(),
            Act::Inform(id),
        )
    };
    let detail = informed.as_ref().map_or_else(
        || words.doctor_missing.clone(),
        |informed| who(cx, Some(informed.doctor), informed.at),
    );
    let title = words.step_doctor.clone();
    let status = if informed.is_some() {
        Status::Ok
    } else {
        Status::Stop
    };
    let doctor_step = Step {
        status,
        title,
        detail,
    };
    step(
        ui,
        doctor_step,
        &if informed.is_some() {
            vec![]
        } else {
            vec![doctor]
        },
    );
    let close = if cx.is_doctor() {
        Button::secondary(&words.close).small()
    } else {
        Button::secondary(&words.close)
            .small()
            .locked(&words.doctor_closes)
    };
    let assessment = Step {
        status: Status::Pending,
        title: words.step_assessment.clone(),
        detail: words.assessment_detail.clone(),
    };
    step(ui, assessment, &[(close, Act::Close(id))]);
    let reported = Button::secondary(&words.report).small();
    let is_reported = course.is_reported(event);
    let report = if is_reported {
        vec![]
    } else {
        vec![(reported, Act::Step(id, EventDone::Reported))]
    };
    step(ui, report_step(cx, view, event), &report);
    act.filter(|_| may_write(cx.role()))
}

fn row_ui(ui: &mut Ui, step: &Step, buttons: &[(Button<'_>, Act)]) -> Option<Act> {
    let mut pressed = None;
    card::row(ui, size::ROW_TALL, |ui| {
        step.status.show(ui, 16.0);
        ui.add_space(space::S4);
        let widths = buttons
            .iter()
            .map(|(button, _)| button.width(ui) + space::S8);
        let room = ui.available_width() - widths.sum::<f32>() - space::S8;
        two_lines(ui, &step.title, &step.detail, room);
        for (button, act) in buttons {
            if button.clone().show(ui).clicked() {
                pressed = Some(act.clone());
            }
        }
    });
    pressed
}

/// A title and what is said of it, each of which wraps, in the middle of a row.
pub(super) fn two_lines(ui: &mut Ui, title: &str, detail: &str, room: f32) {
    let theme = Theme::of(ui);
    let above = paint::rows(ui, title, Kind::BodyMedium, theme.text, (room, 4));
    let below = paint::rows(ui, detail, Kind::Small, theme.text_2, (room, 4));
    let height = above.size().y + below.size().y + space::S12;
    let rect = paint::reserve(ui, vec2(room, height));
    let top = rect.left_top() + vec2(0.0, space::S6);
    let above = paint::text(ui.painter(), top, Align2::LEFT_TOP, above);
    let below = paint::text(ui.painter(), above.left_bottom(), Align2::LEFT_TOP, below);
    paint::say(ui, above, title);
    paint::say(ui, below, detail);
}

/// The newest answer about breathing and speech, with who asked and when.
fn asked(course: &Course, event: &Told<AdverseEvent>) -> Option<((Option<UserId>, Moment), bool)> {
    let answers = course
        .steps_of(event)
        .filter_map(|told| match told.value.done {
            EventDone::Asked { affected } => Some(((told.user, told.occurred_at), affected)),
            EventDone::Rang112 | EventDone::DoctorInformed { .. } | EventDone::Reported => None,
        });
    answers.max_by_key(|((_, at), _)| *at)
}

fn asked_step(cx: &Cx<'_>, course: &Course, event: &Told<AdverseEvent>) -> Step {
    let words = &cx.text.follow_up;
    let (status, detail) = match asked(course, event) {
        None => (Status::Stop, words.not_asked.clone()),
        Some(((user, at), affected)) => {
            let (status, said) = if affected {
                (Status::Stop, &words.ask_affected)
            } else {
                (Status::Ok, &words.ask_free)
            };
            (status, format!("{said}. {}", who(cx, user, at)))
        }
    };
    let title = words.step_asked.clone();
    Step {
        status,
        title,
        detail,
    }
}

fn rang_step(
    cx: &Cx<'_>,
    course: &Course,
    event: &Told<AdverseEvent>,
    affected: Option<bool>,
) -> Step {
    let words = &cx.text.follow_up;
    let mut steps = course.steps_of(event);
    let rang = steps.find(|told| told.value.done == EventDone::Rang112);
    let (status, detail) = match (rang, affected) {
        (Some(told), _) => (Status::Ok, who(cx, told.user, told.occurred_at)),
        (None, Some(true)) => (Status::Stop, words.rang_now.clone()),
        (None, Some(false)) => (Status::Pending, words.rang_not.clone()),
        (None, None) => (Status::Pending, words.rang_if.clone()),
    };
    let title = words.step_112.clone();
    Step {
        status,
        title,
        detail,
    }
}

fn report_step(cx: &Cx<'_>, view: &RecordView, event: &Told<AdverseEvent>) -> Step {
    let words = &cx.text.follow_up;
    let (status, due) = report_state(cx, &view.course, event);
    let what = effect::newest(view).map(|given| super::side::given_in_words(cx, view, &given));
    let detail = [Some(due), what].into_iter().flatten();
    let title = words.step_report.clone();
    let detail = detail.collect::<Vec<_>>().join(" · ");
    Step {
        status,
        title,
        detail,
    }
}

/// Whether and until when it has to be reported (R93).
pub(super) fn report_state(
    cx: &Cx<'_>,
    course: &Course,
    event: &Told<AdverseEvent>,
) -> (Status, String) {
    let words = &cx.text.follow_up;
    let mut steps = course.steps_of(event);
    let reported = steps.find(|told| told.value.done == EventDone::Reported);
    if let Some(told) = reported {
        return (Status::Ok, who(cx, told.user, told.occurred_at));
    }
    if event.value.reported {
        return (Status::Ok, cx.text.summaries.reported.clone());
    }
    if !event.value.serious {
        return (Status::Pending, words.report_if.clone());
    }
    let due = report(event.occurred_at.day(), cx.today());
    let (status, template) = match due.urgency {
        Urgency::InTime => (Status::Pending, &words.report_until),
        Urgency::Escalated => (Status::Warn, &words.report_until),
        Urgency::Late => (Status::Stop, &words.report_late),
    };
    let date = cx.text.date_near(due.due, cx.today());
    (status, fill(template, &[("date", &date)]))
}

/// »Vera Demo, i dag kl. 9.54«
pub(super) fn who(cx: &Cx<'_>, user: Option<UserId>, at: Moment) -> String {
    let name = cx.user_name(user);
    format!("{name}, {}", cx.text.moment_of_day(at, cx.today()))
}
