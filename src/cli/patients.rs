//! `patients find`: who is called so, or has that number.

use std::io::Read as _;

use super::arguments::Find;
use super::console::Console;
use super::{Exit, Failure, login};
use crate::journal::{Edit, Journal};

/// The longest text that is read from standard input, in bytes.
const LONGEST: u64 = 4096;

pub fn find(asked: &Find, console: &mut Console<'_>) -> Result<Exit, Failure> {
    // Read before the passphrase is asked for, so that a number need never stand among the arguments.
    let text = sought(&asked.text)?;
    let mut journal = login::enter(&asked.login, console)?;
    let found = search(&mut journal, &text);
    let locked = login::leave(journal);
    let lines = found?;
    locked?;
    for fields in &lines {
        console.record(&fields.each_ref().map(String::as_str))?;
    }
    if lines.is_empty() {
        return Err(Failure::NobodyFound);
    }
    Ok(Exit::WELL)
}

/// ID, name, birth date and masked number of each. The search is logged before anything is shown.
fn search(journal: &mut Journal, text: &str) -> Result<Vec<[String; 4]>, Failure> {
    let found = journal.find(text, usize::MAX)?;
    journal.apply(Edit::NoteSearch {
        text: text.to_owned(),
        hits: u32::try_from(found.count).unwrap_or(u32::MAX),
    })?;
    let lines = found.rows.into_iter().map(|row| {
        [
            row.id.to_string(),
            format!("{}, {}", row.family, row.given),
            row.birth_date.to_string(),
            row.masked_number,
        ]
    });
    Ok(lines.collect())
}

fn sought(argument: &str) -> Result<String, Failure> {
    if argument != "-" {
        return Ok(argument.to_owned());
    }
    let mut text = String::new();
    let read = std::io::stdin()
        .lock()
        .take(LONGEST)
        .read_to_string(&mut text);
    read.or(Err(Failure::Input))?;
    Ok(text.trim().to_owned())
}
