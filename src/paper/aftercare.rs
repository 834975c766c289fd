//! The advice that a patient takes home after a treatment: one A4 page with the real end times.

use std::collections::BTreeSet;

use super::document::Document;
use super::face::Faces;
use super::layout::{Block, Row};
use super::{Page, PaperError, Printed};
use crate::domain::aftercare::{AftercareExercise, AlarmSymptom, advice, can_be_rung};
use crate::domain::area::Area;
use crate::domain::clinic::Clinic;
use crate::domain::name::PersonName;
use crate::domain::product::ProductId;
use crate::domain::time::{Day, Moment};
use crate::domain::user::Role;
use crate::text::{Text, fill};

/// All that the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct AftercarePage<'a> {
    pub clinic: &'a Clinic,
    pub practice: bool,
    pub patient: &'a PersonName,
    pub born: Day,
    /// The last injection, `E`.
    pub ended: Moment,
    pub areas: &'a BTreeSet<Area>,
    pub products: &'a BTreeSet<ProductId>,
    pub exercise: AftercareExercise,
    /// What the patient rings when something is wrong.
    pub phone: &'a str,
    /// Who hands it over.
    pub given_by: (&'a str, Role),
    pub printed: Printed,
}

impl AftercarePage<'_> {
    /// R90 wants a number to ring, so there is no page without one.
    pub fn pdf(&self, text: &Text) -> Result<Vec<u8>, PaperError> {
        let faces = Faces::load()?;
        let pages = self.pages(&faces, text)?;
        self.document(text).pdf(&faces, &pages)
    }

    fn pages(&self, faces: &Faces, text: &Text) -> Result<Vec<Page>, PaperError> {
        if !can_be_rung(self.phone) {
            return Err(PaperError::NoPhone);
        }
        self.document(text).one_page(faces, text)
    }

    fn document(&self, text: &Text) -> Document {
        let words = &text.aftercare;
        let mut blocks = vec![Block::Title(words.title.clone())];
        blocks.extend(self.who(text));
        blocks.push(Block::Heading(words.advice.clone()));
        blocks.extend(self.advice(text));
        blocks.push(Block::Framed(self.alarm(text)));
        blocks.push(Block::Heading(words.expect.clone()));
        let expected = text.what_to_expect();
        blocks.extend(expected.map(|said| Block::Bullet(said.to_owned())));
        blocks.push(Block::Note(self.given(text)));
        Document {
            title: words.title.clone(),
            head: words.title.clone(),
            language: text.language.code().to_owned(),
            clinic: self.clinic.name.clone(),
            practice: self.practice,
            foot: String::new(),
            printed: self.printed.at,
            blocks,
        }
    }

    fn who(&self, text: &Text) -> Vec<Block> {
        let (words, common) = (&text.aftercare, &text.whole);
        let products: Vec<String> = self.products.iter().map(|id| text.product(id)).collect();
        let clinic = [&self.clinic.name, &self.clinic.address].map(String::as_str);
        let clinic = clinic.map(str::trim).into_iter();
        let clinic: Vec<&str> = clinic.filter(|said| !said.is_empty()).collect();
        [
            (&common.name, self.patient.full()),
            (&common.birth_date, text.date(self.born)),
            (&words.treated, text.dated(self.ended)),
            (&words.areas, text.areas(self.areas)),
            (&words.product, products.join(", ")),
            (&common.clinic, clinic.join(", ")),
        ]
        .into_iter()
        .map(|(label, said)| Block::Field(label.clone(), said))
        .collect()
    }

    /// Each point twice: as it is spoken on the day, and with its date, since the page is read on another day too.
    fn advice(&self, text: &Text) -> Vec<Block> {
        let row = |said: String, until: String, head| {
            Block::Row(Row {
                cells: vec![said, until],
                shares: vec![0.72, 0.28],
                head,
            })
        };
        let today = self.printed.at.day();
        let points = advice(self.ended, self.exercise).into_iter();
        let head = row(String::new(), text.aftercare.holds_until.clone(), true);
        let rows = points.map(|advice| {
            let until = text.dated(advice.until.rounded_up_to_minute());
            row(text.advice(advice, today), until, false)
        });
        let driving = row(text.aftercare.driving.clone(), String::new(), false);
        [head].into_iter().chain(rows).chain([driving]).collect()
    }

    fn alarm(&self, text: &Text) -> Vec<Block> {
        let words = &text.aftercare;
        let signs = AlarmSymptom::ALL.map(|symptom| text.alarm_sign(symptom).to_owned());
        let mut blocks = vec![Block::Heading(words.alarm.clone())];
        blocks.extend(signs.map(Block::Bullet));
        let ring = fill(&words.ring, &[("phone", self.phone)]);
        blocks.push(Block::Paragraph(format!("{ring}. {}.", words.emergency)));
        blocks
    }

    fn given(&self, text: &Text) -> String {
        let (name, role) = self.given_by;
        let role = text.role(role).to_lowercase();
        let by = fill(&text.aftercare.given_by, &[("name", name), ("role", &role)]);
        format!("{by} · {}", self.printed.said(text))
    }
}

#[cfg(test)]
mod tests;
