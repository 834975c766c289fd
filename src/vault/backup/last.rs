//! `backups.toml`: how the last run into each target ended, for the lock screen. Losing it costs the display, and log facts
//! that were not written yet.

use std::fs;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::backup::BackupMade;
use crate::domain::time::Moment;
use crate::vault::{Error, Folder, disk};

/// Of all targets that were ever written to from here.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct LastRuns {
    #[serde(rename = "target")]
    pub targets: Vec<Last>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Last {
    pub target: String,
    pub tried_at: Moment,
    /// Why the last run made no backup, as a code; absent if it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// When the newest backup there was restored as a rehearsal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rehearsed_at: Option<Moment>,
    /// The newest backup that was made there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<Made>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Made {
    pub at: Moment,
    /// Whether the journal says so already. At lock nothing can be written, so that is done at the next unlock.
    pub noted: bool,
    pub fact: BackupMade,
}

impl LastRuns {
    /// What is known; nothing, if the file is missing or damaged.
    pub fn read(folder: &Folder) -> Self {
        let text = fs::read_to_string(folder.backups()).unwrap_or_default();
        toml::from_str(&text).unwrap_or_default()
    }

    pub fn write(&self, folder: &Folder) -> Result<(), Error> {
        let mut text = String::new();
        for last in &self.targets {
            let value = serde_json::to_value(last).map_err(std::io::Error::from)?;
            text.push_str("[[target]]\n");
            lay_out("target", &value, &mut text);
        }
        let aside = folder.path().join("backups.toml.new");
        Ok(disk::replace_file(
            &folder.backups(),
            &aside,
            text.as_bytes(),
        )?)
    }

    pub fn of(&self, target: &str) -> Option<&Last> {
        self.targets.iter().find(|last| last.target == target)
    }

    /// The newest backup on another disk; of these targets alone, where they are known.
    pub fn newest_elsewhere(&self, targets: Option<&[String]>) -> Option<&Made> {
        let is_asked = |last: &&Last| targets.is_none_or(|all| all.contains(&last.target));
        let made = self.targets.iter().filter(is_asked);
        made.filter_map(|last| last.made.as_ref())
            .filter(|made| made.fact.elsewhere)
            .max_by_key(|made| made.at)
    }

    /// Takes in the end of a run.
    pub fn tried(&mut self, target: &str, at: Moment, end: Result<Made, String>) {
        self.change(target, at, |last| {
            last.tried_at = at;
            match end {
                Ok(made) => (last.problem, last.made) = (None, Some(made)),
                Err(problem) => last.problem = Some(problem),
            }
        });
    }

    pub fn rehearsed(&mut self, target: &str, at: Moment) {
        self.change(target, at, |last| last.rehearsed_at = Some(at));
    }

    fn change(&mut self, target: &str, at: Moment, change: impl FnOnce(&mut Last)) {
        if let Some(last) = self.targets.iter_mut().find(|last| last.target == target) {
            return change(last);
        }
        let mut last = Last {
            target: target.to_owned(),
            tried_at: at,
            problem: None,
            rehearsed_at: None,
            made: None,
        };
        change(&mut last);
        self.targets.push(last);
    }
}

/// Fields first, then tables below. Text, numbers and truth are written in TOML as in JSON, but for the one sign that it forbids.
fn lay_out(path: &str, value: &Value, text: &mut String) {
    let Value::Object(fields) = value else {
        return;
    };
    for (key, field) in fields.iter().filter(|(_, field)| !field.is_object()) {
        let field = field.to_string().replace('\u{7F}', "\\u007F");
        for piece in [key, " = ", &field, "\n"] {
            text.push_str(piece);
        }
    }
    for (key, below) in fields.iter().filter(|(_, field)| field.is_object()) {
        let path = format!("{path}.{key}");
        for piece in ["[", &path, "]\n"] {
            text.push_str(piece);
        }
        lay_out(&path, below, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_runs_are_kept_and_a_damaged_file_is_none() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(place.path());
        let at = Moment::from_micros(1_795_440_667_000_000);
        let made = Made {
            at,
            noted: false,
            fact: BackupMade {
                target: "/media/E".to_owned(),
                backup: "b".to_owned(),
                seq: 2,
                head: "ab".to_owned(),
                patients: 1,
                photos: 0,
                photos_missing: 0,
                bytes: 5,
                elsewhere: true,
            },
        };
        let mut runs = LastRuns::read(&folder);
        assert_eq!(runs, LastRuns::default());
        runs.tried("/media/E", at, Ok(made.clone()));
        runs.tried("/media/E", at.plus(1_000_000), Err("gone".to_owned()));
        runs.rehearsed("/media/E", at);
        runs.tried("/media/\"ø\\\u{7F}\n", at, Err("full".to_owned()));
        runs.write(&folder).expect("written");
        let read = LastRuns::read(&folder);
        assert_eq!(read, runs);
        let last = read.of("/media/E").expect("known");
        assert_eq!(last.made, Some(made), "a failure forgets no backup");
        assert_eq!(last.problem.as_deref(), Some("gone"));
        fs::write(folder.backups(), [0xFF; 9]).expect("damage");
        assert_eq!(LastRuns::read(&folder), LastRuns::default());
    }
}
