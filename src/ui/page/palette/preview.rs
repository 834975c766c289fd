//! Who is highlighted: the whole identity, the next appointment, and everybody she could be taken for.

use eframe::egui::Ui;
use eframe::egui::text::LayoutJob;

use crate::domain::fold::{fold, similar_names};
use crate::domain::id::PatientId;
use crate::domain::patient::Patient;
use crate::journal::Journal;
use crate::journal::view::{IdentityView, PatientRow};
use crate::text::Text;
use crate::ui::icon::Icon;
use crate::ui::page::finder::shown_name;
use crate::ui::page::record::banner::next;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, Tone, radius, space};
use crate::ui::widget::check_row::pair;
use crate::ui::widget::paint;

use super::matched::{Marked, differing};

/// So many namesakes are looked at.
const MOST: usize = 50;
/// Given names that begin with so many equal letters are easily mistaken in a list.
const EQUAL_LETTERS: usize = 3;

/// What is read once for each patient that is highlighted: nothing of her course, for her record is not opened yet.
pub struct Preview {
    patient: PatientId,
    revision: u64,
    row: PatientRow,
    view: IdentityView,
    alike: Vec<PatientRow>,
}

impl Preview {
    /// Nothing, if the patient cannot be read.
    pub fn read(journal: &Journal, row: &PatientRow) -> Option<Self> {
        let view = journal.identity(row.id).ok()?;
        let namesakes = journal.find(&row.family, MOST).unwrap_or_default().rows;
        let alike = namesakes.into_iter().filter(|other| look_alike(row, other));
        Some(Self {
            patient: row.id,
            revision: journal.revision(),
            row: row.clone(),
            view,
            alike: alike.collect(),
        })
    }

    pub fn is_of(&self, patient: PatientId, revision: u64) -> bool {
        (self.patient, self.revision) == (patient, revision)
    }

    pub fn ui(&self, text: &Text, ui: &mut Ui) {
        const LABEL: f32 = 104.0;
        let theme = Theme::of(ui);
        ui.spacing_mut().item_spacing.y = space::S4;
        ui.label(theme.h2(shown_name(&self.row)));
        ui.add_space(space::S4);
        let today = self.view.now.moment.day();
        for (label, value) in identity(text, &self.view.patient, today) {
            pair(ui, LABEL, &label, &value);
        }
        ui.add_space(space::S8);
        paint::divider(ui);
        ui.add_space(space::S8);
        let appointment = self.view.next.as_ref().map(|row| (row.kind, row.start));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S8;
            Icon::CalendarDays.show(ui, 16.0, theme.text_2);
            ui.label(theme.strong(next(text, appointment, today)));
        });
        if !self.alike.is_empty() {
            ui.add_space(space::S8);
            self.alike_ui(text, ui);
        }
    }

    /// Her and each look-alike under each other, with what tells them apart in bold.
    fn alike_ui(&self, text: &Text, ui: &mut Ui) {
        let theme = Theme::of(ui);
        let colours = theme.tone(Tone::Warn);
        eframe::egui::Frame::new()
            .fill(colours.weak)
            .corner_radius(radius::CARD)
            .inner_margin(eframe::egui::Margin::symmetric(12, 10))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::S2;
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S6;
                    Status::Warn.show(ui, 14.0);
                    ui.label(Theme::text_in(
                        &text.palette.look_alikes,
                        Kind::SmallStrong,
                        colours.text,
                    ));
                });
                let first = self.alike.first().unwrap_or(&self.row);
                alike_line(ui, &self.row, first);
                for other in &self.alike {
                    alike_line(ui, other, &self.row);
                }
            });
    }
}

fn identity(
    text: &Text,
    patient: &Patient,
    today: crate::domain::time::Day,
) -> [(String, String); 5] {
    let or_missing = |value: &str| {
        if value.is_empty() {
            text.common.not_recorded.clone()
        } else {
            value.to_owned()
        }
    };
    let born = format!(
        "{} ({})",
        text.date(patient.birth_date),
        text.age(patient.birth_date, today)
    );
    [
        (text.shell.born.clone(), born),
        (text.shell.sex.clone(), text.sex(patient.sex).to_owned()),
        (
            text.number_type(patient.number.kind()).to_owned(),
            patient.number.masked(),
        ),
        (text.shell.phone.clone(), or_missing(&patient.phone)),
        (text.overview.address.clone(), or_missing(&patient.address)),
    ]
}

/// The same or nearly the same name, or a family name with given names that begin alike, or born on the same day.
pub fn look_alike(one: &PatientRow, other: &PatientRow) -> bool {
    let full = |row: &PatientRow| format!("{} {}", row.given, row.family);
    let given = |row: &PatientRow| -> Vec<char> { fold(&row.given).chars().collect() };
    let (one_given, other_given) = (given(one), given(other));
    let equal = one_given
        .iter()
        .zip(&other_given)
        .take_while(|(a, b)| a == b)
        .count();
    let begin_alike = fold(&one.family) == fold(&other.family) && equal >= EQUAL_LETTERS;
    one.id != other.id
        && (similar_names(&full(one), &full(other))
            || begin_alike
            || one.birth_date == other.birth_date)
}

fn alike_line(ui: &mut Ui, row: &PatientRow, beside: &PatientRow) {
    let theme = Theme::of(ui);
    let mut job = LayoutJob::default();
    let pieces = [
        (shown_name(row), shown_name(beside)),
        (" · ".to_owned(), " · ".to_owned()),
        (row.masked_number.clone(), beside.masked_number.clone()),
    ];
    for (piece, other) in &pieces {
        Marked {
            text: piece,
            marks: &differing(piece, other),
            plain: (Kind::Small, theme.text),
            striking: (Kind::SmallStrong, theme.text),
            underlined: false,
        }
        .append_to(&mut job);
    }
    job.wrap.max_width = ui.available_width();
    ui.label(job);
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn row(id: u128, family: &str, given: &str, born: &str) -> PatientRow {
        PatientRow {
            id: PatientId::new(Uuid::from_u128(id)),
            family: family.to_owned(),
            given: given.to_owned(),
            preferred: None,
            birth_date: born.parse().expect("a day"),
            masked_number: String::new(),
            phone: String::new(),
        }
    }

    #[test]
    fn whoever_could_be_taken_for_her_looks_alike() {
        let agnete = row(1, "Prøvesen", "Agnete", "1990-01-01");
        for (other, alike) in [
            (row(2, "Prøvesen", "Agnes", "1974-01-11"), true),
            (row(3, "Proevesen", "Agnethe", "1968-04-23"), true),
            (row(4, "Testesen", "Malthe", "1990-01-01"), true),
            (row(5, "Prøvesen", "Bodil", "1961-06-06"), false),
            (row(1, "Prøvesen", "Agnete", "1990-01-01"), false),
        ] {
            assert_eq!(look_alike(&agnete, &other), alike, "{}", other.given);
        }
    }
}
