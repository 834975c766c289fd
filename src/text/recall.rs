//! What somebody was given from a batch, in words.

use super::{Text, fill};
use crate::journal::view::{BatchHit, RecallKind, RecallRow};

impl Text {
    /// `Batch TEST-0426-A: 3 patienter`
    pub fn batch_hit(&self, hit: &BatchHit) -> String {
        let (words, batch) = (&self.recall, hit.batch.as_str());
        match hit.patients {
            1 => fill(&words.batch_one, &[("batch", batch)]),
            count => {
                let count = count.to_string();
                fill(&words.batch_many, &[("batch", batch), ("count", &count)])
            }
        }
    }

    /// `12 enheder Vistabel · 4 punkter`; of a deviation, what was stated. Units never stand without their product.
    pub fn recalled(&self, row: &RecallRow) -> String {
        let words = &self.recall;
        let product = self.stated_product(row.product.as_ref());
        let mut parts = match (&row.units, &row.stated_units) {
            (Some(total), _) => vec![self.total(total)],
            (None, Some(stated)) => vec![product, stated.clone()],
            (None, None) => vec![product, words.not_reckoned.clone()],
        };
        if row.kind == RecallKind::VialOpened {
            parts.truncate(1);
            parts.push(words.opened_only.clone());
        }
        match row.points.len() {
            0 => {}
            1 => parts.push(words.points_one.clone()),
            count => parts.push(fill(&words.points_many, &[("count", &count.to_string())])),
        }
        parts.join(" · ")
    }

    /// What has happened to the patient since; empty if nothing was reported.
    pub fn events_since(&self, row: &RecallRow) -> String {
        let words = &self.recall;
        match row.events.len() {
            0 => String::new(),
            1 => words.event_one.clone(),
            count => fill(&words.event_many, &[("count", &count.to_string())]),
        }
    }
}
