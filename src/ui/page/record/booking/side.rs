//! The panel at the right: what is booked, where the reflection period stands, and the patient's own appointments.

use eframe::egui::{Ui, vec2};

use crate::domain::appointment::AppointmentKind;
use crate::domain::area::Area;
use crate::domain::product::{Catalogue, ProductId};
use crate::domain::rules::BookingVerdict;
use crate::domain::rules::booking::last_cancellation;
use crate::domain::time::Moment;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::page::area;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::choice::Choice;
use crate::ui::widget::date_field::DateField;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::time_field::{TimeField, parse_time};
use crate::ui::widget::{chip, key, shell};

use super::outlook::{Outlook, Standing};
use super::own::{self, OwnAct};
use super::{BookingPage, reflection, tasks};

const KINDS: [AppointmentKind; 3] = [
    AppointmentKind::Treatment,
    AppointmentKind::Consultation,
    AppointmentKind::Control,
];

/// The width of the narrower of two fields on a line.
const SHORT: f32 = 108.0;

/// How long an appointment can be asked to last, beside the clinic's own default.
const MINUTES: [u32; 8] = [10, 15, 20, 30, 45, 60, 90, 120];

impl BookingPage {
    pub(super) fn side_ui(
        &mut self,
        cx: &Cx<'_>,
        view: &RecordView,
        outlook: &Outlook,
        ui: &mut Ui,
    ) -> Option<OwnAct> {
        let words = &cx.text.booking;
        let moving = self.form.moving.is_some();
        // An appointment that is looked at, as one that is red, comes before everything else.
        let own_first = self.selected.is_some() && !moving;
        let first = own_first.then(|| self.own_ui(cx, view, ui)).flatten();
        let title = if moving {
            &words.move_appointment
        } else {
            &words.new_appointment
        };
        shell::section(ui, title, |_| {}, |ui| self.form_ui(cx, view, outlook, ui));
        if let Some(reflection) = &outlook.reflection {
            shell::section(
                ui,
                &cx.text.reflection.title,
                |_| {},
                |ui| reflection::section_ui(cx, reflection, self.chosen, ui),
            );
        }
        tasks::section_ui(cx, &outlook.tasks, ui);
        let last = (!own_first).then(|| self.own_ui(cx, view, ui)).flatten();
        first.or(last)
    }

    fn own_ui(&self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<OwnAct> {
        let title = &cx.text.booking.appointments;
        let list = |ui: &mut Ui| own::list_ui(cx, view, self.selected, ui);
        shell::section(ui, title, |_| {}, list)
    }

    fn form_ui(&mut self, cx: &Cx<'_>, view: &RecordView, outlook: &Outlook, ui: &mut Ui) {
        let words = &cx.text.booking;
        if self.form.moving.is_none() {
            self.kind_ui(cx, ui);
        }
        if self.form.kind == AppointmentKind::Treatment {
            self.parts_ui(cx, view, ui);
        }
        self.when_ui(cx, outlook, ui);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            self.minutes_ui(cx, ui);
            if self.form.moving.is_none() {
                Field::line(&words.note, &mut self.form.note).show(ui);
            }
        });
        if let (Standing::Lawful, Some(chosen)) = (&outlook.standing, self.chosen) {
            let by = cx.text.moment_of_day(last_cancellation(chosen), cx.today());
            let theme = Theme::of(ui);
            ui.label(theme.faint(fill(&words.last_cancellation, &[("when", &by)])));
        }
    }

    fn kind_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let mut choice = Segmented::new(&cx.text.booking.kind, &mut self.form.kind);
        for kind in KINDS {
            choice = choice.option(kind, cx.text.appointment_kind(kind));
        }
        if choice.show(ui).changed() {
            self.said = None;
        }
    }

    /// Areas × product: the plan's, and the usual ones beside it.
    fn parts_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) {
        let words = &cx.text.booking;
        let theme = Theme::of(ui);
        ui.label(theme.label(&words.areas));
        let fixed = self.form.moving.is_some();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S6, space::S6);
            for area in areas(view, &self.form.areas) {
                let name = cx.text.area(&area).to_owned();
                let mut picked = self.form.areas.contains(&area);
                if fixed && picked {
                    chip::chip(ui, &name, area::tone(&area));
                } else if !fixed && chip::pick(ui, &name, area::tone(&area), &mut picked).changed()
                {
                    if picked {
                        self.form.areas.insert(area);
                    } else {
                        self.form.areas.remove(&area);
                    }
                }
            }
        });
        let products = products(cx.text, self.form.product.as_ref());
        let options: Vec<(Option<ProductId>, &str)> = products
            .iter()
            .map(|(id, name)| (Some(id.clone()), name.as_str()))
            .collect();
        Choice::new(&words.product, &mut self.form.product, &options)
            .hint(&words.choose_product)
            .enabled(!fixed)
            .show(ui);
    }

    fn when_ui(&mut self, cx: &Cx<'_>, outlook: &Outlook, ui: &mut Ui) {
        let (words, common, today) = (&cx.text.booking, &cx.text.common, cx.today());
        let (date_error, time_error) = self.time_errors(cx, outlook);
        let echo = |day| cx.text.weekday_and_date(day, today);
        ui.horizontal_top(|ui| {
            let date = ui.available_width() - SHORT - space::S12;
            ui.spacing_mut().item_spacing.x = space::S12;
            DateField::new(
                &words.date,
                &mut self.form.date,
                today,
                (&[&cx.text.dates.today], &common.invalid_date),
                &echo,
            )
            .error(date_error.as_deref())
            .width(date)
            .show(ui);
            TimeField::new(&words.time, &mut self.form.time, &common.invalid_time)
                .error(time_error)
                .width(SHORT)
                .show(ui);
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S16;
            key::legend(ui, &["←", "↑", "↓", "→"], &words.keys_move);
            key::legend(ui, &["Tab"], &words.keys_next);
        });
    }

    /// What is wrong with the date, and with the time.
    fn time_errors<'t>(&self, cx: &Cx<'t>, outlook: &Outlook) -> (Option<String>, Option<&'t str>) {
        let (words, today) = (&cx.text.booking, cx.today());
        let policy = &cx.journal.clinic().policy;
        let minutes = parse_time(&self.form.time);
        let outside = minutes.is_some_and(|minutes| {
            minutes < policy.opens || minutes + self.form.minutes > policy.closes
        });
        let date = match (&outlook.standing, self.chosen) {
            (Standing::Refused(BookingVerdict::TooEarly { limit, .. }), Some(chosen)) => {
                Some(earliest(cx, *limit, chosen))
            }
            (Standing::Refused(BookingVerdict::UnderAge { from: Some(from) }), Some(_)) => {
                let when = cx.text.weekday_and_date(*from, today);
                Some(fill(&words.earliest, &[("when", &when)]))
            }
            (
                Standing::NothingChosen
                | Standing::Lawful
                | Standing::Taken { .. }
                | Standing::Past
                | Standing::Refused(_),
                _,
            ) => None,
        };
        (date, outside.then_some(words.outside_hours.as_str()))
    }

    fn minutes_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let mut minutes: Vec<u32> = MINUTES
            .into_iter()
            .chain([
                self.form.minutes,
                cx.journal.clinic().policy.default_minutes,
            ])
            .collect();
        minutes.sort_unstable();
        minutes.dedup();
        let names: Vec<(u32, String)> = minutes
            .into_iter()
            .map(|minutes| (minutes, format!("{minutes} {}", cx.text.common.minutes)))
            .collect();
        let options: Vec<(u32, &str)> = names
            .iter()
            .map(|(minutes, name)| (*minutes, name.as_str()))
            .collect();
        Choice::new(&cx.text.booking.duration, &mut self.form.minutes, &options)
            .width(SHORT)
            .show(ui);
    }
}

/// »Tidligst kl. 14.30 samme dag«, or the day too.
fn earliest(cx: &Cx<'_>, limit: Moment, chosen: Moment) -> String {
    let words = &cx.text.booking;
    let shown = limit.rounded_up_to_minute();
    if shown.day() == chosen.day() {
        fill(&words.earliest_same_day, &[("time", &cx.text.clock(shown))])
    } else {
        let when = cx.text.moment(limit, cx.today());
        fill(&words.earliest, &[("when", &when)])
    }
}

/// The areas of the plan first, then the usual ones that are not in it.
fn areas(view: &RecordView, chosen: &std::collections::BTreeSet<Area>) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    let planned = view.planned_parts().into_iter().map(|part| part.area);
    for area in planned.chain(chosen.iter().cloned()).chain(Area::LABELLED) {
        if !areas.contains(&area) {
            areas.push(area);
        }
    }
    areas
}

/// Every product of the catalogue, and the chosen one if it is not among them.
fn products(text: &Text, chosen: Option<&ProductId>) -> Vec<(ProductId, String)> {
    let mut products: Vec<(ProductId, String)> = Catalogue::shipped()
        .product
        .iter()
        .map(|product| (product.id.clone(), product.brand.clone()))
        .collect();
    if let Some(chosen) = chosen
        && !products.iter().any(|(id, _)| id == chosen)
    {
        products.push((chosen.clone(), text.product(chosen)));
    }
    products
}
