//! The side panel: what the planned areas still lack, what is known of a photo, and what photos are for.

use eframe::egui::{Ui, vec2};

use crate::domain::area::Area;
use crate::domain::coverage::Coverage;
use crate::domain::id::EntryId;
use crate::domain::photo::View;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::area;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::chip::chip;
use crate::ui::widget::shell::{Side, section};
use crate::ui::widget::{notice, paint};

use super::dialogs::Asked;
use super::{acts_ui, used_for};

const LABELS: f32 = 88.0;

/// What was pressed in it.
#[derive(Default)]
pub struct Pressed {
    /// The chosen photo shall be shown in large.
    pub large: bool,
    /// A dialog about a photo.
    pub asked: Option<(Asked, EntryId)>,
}

/// Shows it.
pub fn show(
    cx: &Cx<'_>,
    view: &RecordView,
    coverage: &Coverage,
    chosen: Option<&PhotoItem>,
    ui: &mut Ui,
) -> Pressed {
    let words = &cx.text.photos;
    let covered = coverage.iter().all(|(_, views)| is_covered(views));
    let status = if coverage.is_empty() {
        Status::Pending
    } else if covered {
        Status::Ok
    } else {
        Status::Stop
    };
    let side = Side {
        name: &words.coverage,
        status: Some(status),
    };
    let mut pressed = Pressed::default();
    side.show(ui, |ui| {
        section(
            ui,
            &words.coverage,
            |_| {},
            |ui| coverage_ui(cx.text, coverage, ui),
        );
        if let Some(item) = chosen {
            let title = cx.text.view(item.photo.view);
            let asked = &mut pressed.asked;
            section(
                ui,
                title,
                |ui| {
                    pressed.large = Button::link(&words.show_large)
                        .hint(&words.space)
                        .show(ui)
                        .clicked();
                },
                |ui| {
                    photo_ui(cx, view, item, ui);
                    *asked = acts_ui::acts(cx, item, ui).map(|what| (what, item.id));
                },
            );
        }
        let (mut obtain, mut asked) = (None, None);
        section(
            ui,
            &words.used_for,
            |ui| {
                if chosen.is_some() {
                    obtain = used_for::obtain(cx, ui);
                }
            },
            |ui| asked = used_for::show(cx, view, chosen, ui),
        );
        let about_use = obtain.or(asked).zip(chosen.map(|item| item.id));
        pressed.asked = pressed.asked.or(about_use);
        if acts_ui::has_aside(view) {
            section(
                ui,
                &cx.text.photo_acts.hidden_title,
                |_| {},
                |ui| {
                    if let Some(photo) = acts_ui::aside(cx, view, ui) {
                        pressed.asked = Some((Asked::Show, photo));
                    }
                },
            );
        }
        section(
            ui,
            "",
            |_| {},
            |ui| notice::explained(ui, Icon::ShieldCheck, &words.privacy),
        );
    });
    pressed
}

pub fn is_covered(views: &[(View, bool)]) -> bool {
    views.iter().all(|(_, there)| *there)
}

fn coverage_ui(text: &Text, coverage: &Coverage, ui: &mut Ui) {
    if coverage.is_empty() {
        ui.label(Theme::of(ui).small(&text.photos.no_plan));
    }
    for (place, (area, views)) in coverage.iter().enumerate() {
        if place > 0 {
            paint::divider(ui);
        }
        area_ui(text, area, views, ui);
    }
}

fn area_ui(text: &Text, of: &Area, views: &[(View, bool)], ui: &mut Ui) {
    let theme = Theme::of(ui);
    let named = |wanted: bool| {
        let views = views.iter().filter(|(_, there)| *there == wanted);
        let names: Vec<&str> = views.map(|(view, _)| text.view(*view)).collect();
        names.join(" · ")
    };
    let covered = is_covered(views);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S8, 0.0);
        let status = if covered { Status::Ok } else { Status::Stop };
        status.show(ui, 16.0);
        chip(ui, text.area(of), area::tone(of));
    });
    let (there, missing) = (named(true), named(false));
    ui.horizontal_top(|ui| {
        ui.add_space(space::S24);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::S2;
            if !missing.is_empty() {
                let words = fill(&text.photos.missing_views, &[("views", &missing)]);
                ui.label(Theme::text_in(
                    words,
                    crate::ui::theme::Kind::SmallMedium,
                    theme.stop,
                ));
            }
            if !there.is_empty() {
                let words = fill(&text.photos.views_there, &[("views", &there)]);
                ui.label(theme.small(words));
            }
        });
    });
}

fn photo_ui(cx: &Cx<'_>, view: &RecordView, item: &PhotoItem, ui: &mut Ui) {
    let (text, words) = (cx.text, &cx.text.photos);
    ui.spacing_mut().item_spacing.y = 0.0;
    let photo = &item.photo;
    let from = super::time_from(text, photo.taken_from, photo.clock_corrected_seconds);
    pair(ui, LABELS, &words.taken, &text.dated(item.taken_at));
    pair(ui, LABELS, &words.time_from, &from);
    pair(ui, LABELS, &words.phase, text.phase(item.photo.phase));
    pair(ui, LABELS, &words.areas, &text.areas(&item.photo.areas));
    let entry = view.entries.iter().find(|entry| entry.header.id == item.id);
    if let Some(entry) = entry {
        pair(
            ui,
            LABELS,
            &words.attached,
            &text.dated(entry.header.recorded_at),
        );
        pair(ui, LABELS, &words.by, &cx.user_name(entry.header.user));
        if view.is_of_other(entry) {
            let words = &text.same_person;
            pair(ui, LABELS, &words.of, &words.mark);
        }
    }
}
