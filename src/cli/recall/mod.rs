//! `recall`: everybody who was given something from a batch, so that each of them can be rung.

mod json;

use super::arguments::Recall as Wanted;
use super::console::Console;
use super::{Exit, Failure, login};
use crate::domain::treatment::StatedProduct;
use crate::journal::Journal;
use crate::journal::view::{Recall, RecallKind, RecallRow};

pub fn run(asked: &Wanted, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let mut journal = login::enter(&asked.login, console)?;
    let found = search(&mut journal, asked);
    let document = found
        .as_ref()
        .ok()
        .map(|recall| json::document(&journal, asked, recall));
    let json = document.map(|document| serde_json::to_string(&document));
    let locked = login::leave(journal);
    let recall = found?;
    locked?;
    if asked.json
        && let Some(json) = json
    {
        console.record(&[&json.map_err(std::io::Error::from)?])?;
    } else {
        for row in &recall.rows {
            console.record(&line(row).each_ref().map(String::as_str))?;
        }
    }
    if recall.rows.is_empty() {
        return Err(Failure::NobodyFound);
    }
    Ok(Exit::WELL)
}

/// Logged before anything is shown. A reviewer says why, and that stands in every record that she sees something of.
fn search(journal: &mut Journal, asked: &Wanted) -> Result<Recall, Failure> {
    let recall = journal.recall(&asked.batch)?;
    let role = journal.author().role;
    journal.apply(recall.note(&asked.batch, role, asked.purpose.as_deref()))?;
    Ok(recall)
}

/// Patient, name, date, product, batch, units and points; what is not known is a hyphen.
fn line(row: &RecallRow) -> [String; 7] {
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    let product = row.product.as_ref().map(|product| match product {
        StatedProduct::Id(id) => id.to_string(),
        StatedProduct::Name(name) => on_one_line(name),
    });
    let points = row.points.len();
    let is_known = points > 0 || row.kind == RecallKind::Treatment;
    [
        row.patient.id.to_string(),
        format!("{}, {}", row.patient.family, row.patient.given),
        row.at.day().to_string(),
        or_none(product),
        on_one_line(&row.batch),
        or_none(row.units.as_ref().map(|total| total.units.to_string())),
        or_none(is_known.then(|| points.to_string())),
    ]
}

fn on_one_line(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_one_field() {
        assert_eq!(on_one_line("TEST\t0426\nA"), "TEST 0426 A");
    }
}
