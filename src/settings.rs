//! What this workstation remembers outside the journal (`interfaces.md` §1): which folder, which language, how it looks.
//!
//! Nothing about patients and nothing clinical. A damaged file is put aside and the defaults hold.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::Deserialize;
use uuid::Uuid;

use crate::domain::id::OriginId;
use crate::journal::{Clock, Ids, SecondPlace};
use crate::text::Language;

const FILE: &str = "machine.toml";

/// Light, dark, or as the system says.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The settings of one workstation.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    /// The journal folder that was opened last.
    pub journal: Option<PathBuf>,
    pub language: Language,
    pub theme: Theme,
    /// 0.5 to 3; 1 is the size as drawn.
    pub zoom: f32,
    /// The folder that was watched for photos last; it is suggested, and watched when somebody says so.
    pub photo_folder: Option<PathBuf>,
    /// The folder that somebody chose for a second copy of the journal's anchors.
    pub anchors: Option<PathBuf>,
    /// This workstation, in every entry that is written on it; made once.
    pub origin: OriginId,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    journal: Option<PathBuf>,
    language: Option<String>,
    theme: Theme,
    zoom: Option<f32>,
    photo_folder: Option<PathBuf>,
    anchors: Option<PathBuf>,
    origin: Option<OriginId>,
}

impl Settings {
    const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=3.0;

    /// Reads the file of this user, and makes it with a new origin if there is none.
    ///
    /// It never fails: a folder that cannot be written only means that nothing is remembered.
    pub fn load() -> Self {
        folder().map_or_else(Self::new, |folder| Self::load_from(&folder))
    }

    /// As [`Settings::load`], from a folder that is known.
    pub fn load_from(folder: &Path) -> Self {
        let path = folder.join(FILE);
        let text = fs::read_to_string(&path);
        let read = text.as_deref().ok().and_then(Self::parse);
        if let Some((settings, true)) = read {
            return settings;
        }
        let damaged = read.is_none() && path.exists();
        let settings = read.map_or_else(Self::new, |(settings, _)| settings);
        // Without a place for the bad file it stays where it is, and nothing is written over it.
        let may_write = !damaged || put_aside(&path).is_ok();
        if may_write {
            settings.save_in(folder).ok();
        }
        settings
    }

    /// Keeps them for the next start.
    pub fn save(&self) -> io::Result<()> {
        match folder() {
            Some(folder) => self.save_in(&folder),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// As [`Settings::save`]: written whole beside the file and then renamed over it.
    pub fn save_in(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let new = folder.join(format!("{FILE}.new"));
        fs::write(&new, self.to_toml())?;
        fs::rename(new, folder.join(FILE))
    }

    /// Where the journal's anchors are kept once more: the folder that was chosen, else the user's own place for data.
    ///
    /// None on a PC where that place has no name.
    pub fn second_place(&self) -> Option<SecondPlace> {
        match &self.anchors {
            Some(folder) => Some(SecondPlace::chosen(folder.clone())),
            None => data_folder().map(|folder| SecondPlace::of_user(folder.join("anchors"))),
        }
    }

    fn new() -> Self {
        Self {
            journal: None,
            language: Language::default(),
            theme: Theme::default(),
            zoom: 1.0,
            photo_folder: None,
            anchors: None,
            origin: new_origin(),
        }
    }

    /// The settings, and whether they were complete. None if the file cannot be read at all.
    fn parse(text: &str) -> Option<(Self, bool)> {
        let written: Written = toml::from_str(text).ok()?;
        let language = match written.language {
            Some(code) => Language::from_code(&code)?,
            None => Language::default(),
        };
        let zoom = written.zoom.unwrap_or(1.0);
        if !Self::ZOOM.contains(&zoom) {
            return None;
        }
        let settings = Self {
            journal: written.journal,
            language,
            theme: written.theme,
            zoom,
            photo_folder: written.photo_folder,
            anchors: written.anchors,
            origin: written.origin.unwrap_or_else(new_origin),
        };
        Some((settings, written.origin.is_some()))
    }

    fn to_toml(&self) -> String {
        let mut lines =
            vec!["# Mimik on this computer. Nothing about patients stands here.".to_owned()];
        // A path that is not Unicode cannot stand in the file; it is asked for again.
        if let Some(journal) = self.journal.as_deref().and_then(Path::to_str) {
            lines.push(format!("journal = {}", quoted(journal)));
        }
        lines.push(format!("language = {}", quoted(self.language.code())));
        lines.push(format!("theme = {}", quoted(self.theme.as_str())));
        lines.push(format!("zoom = {:?}", self.zoom));
        if let Some(folder) = self.photo_folder.as_deref().and_then(Path::to_str) {
            lines.push(format!("photo_folder = {}", quoted(folder)));
        }
        if let Some(folder) = self.anchors.as_deref().and_then(Path::to_str) {
            lines.push(format!("anchors = {}", quoted(folder)));
        }
        lines.push(format!("origin = {}", quoted(&self.origin.to_string())));
        lines.push(String::new());
        lines.join("\n")
    }
}

/// A system without random numbers makes no journal either, so a nil id never reaches one.
fn new_origin() -> OriginId {
    let id = Ids::System.next(Clock::System.system_time());
    OriginId::new(id.unwrap_or(Uuid::nil()))
}

/// A basic string of TOML: JSON's escapes are its own, but for the one character that JSON leaves bare.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text)
        .to_string()
        .replace('\u{7f}', "\\u007F")
}

/// `machine.damaged.toml`, or with a number if there is one already.
fn put_aside(path: &Path) -> io::Result<()> {
    let name = |number: u32| match number {
        1 => "machine.damaged.toml".to_owned(),
        _ => format!("machine.damaged-{number}.toml"),
    };
    let free = (1..=99)
        .map(|number| path.with_file_name(name(number)))
        .find(|aside| !aside.exists());
    fs::rename(path, free.ok_or(io::ErrorKind::AlreadyExists)?)
}

/// Where a new journal is suggested: in the user's own place for data, on this PC.
pub fn suggested_folder() -> PathBuf {
    let home = data_home().unwrap_or_default();
    home.join("mimik").join("journal")
}

/// `MIMIK_CONFIG`, else the user's own place for data.
fn data_folder() -> Option<PathBuf> {
    named("MIMIK_CONFIG").or_else(|| data_home().map(|home| home.join("mimik")))
}

fn data_home() -> Option<PathBuf> {
    if cfg!(windows) {
        return named("LOCALAPPDATA");
    }
    named("XDG_DATA_HOME").or_else(|| named("HOME").map(|home| home.join(".local/share")))
}

/// `MIMIK_CONFIG`, else the user's own place for such files.
fn folder() -> Option<PathBuf> {
    if let Some(folder) = named("MIMIK_CONFIG") {
        return Some(folder);
    }
    if cfg!(windows) {
        return named("APPDATA").map(|home| home.join("Mimik"));
    }
    named("XDG_CONFIG_HOME")
        .map(|home| home.join("mimik"))
        .or_else(|| named("HOME").map(|home| home.join(".config/mimik")))
}

fn named(name: &str) -> Option<PathBuf> {
    let value = env::var_os(name).filter(|value| !value.is_empty());
    value.map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name())
            .map(|name| name.into_string().expect("a name"))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_origin_is_made_once_and_everything_comes_back() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("ny");
        let first = Settings::load_from(&folder);
        assert_eq!(Settings::load_from(&folder), first);
        let changed = Settings {
            journal: Some(PathBuf::from("/journal \"æøå\"\\\u{7f}\t")),
            language: Language::English,
            theme: Theme::Dark,
            zoom: 1.25,
            photo_folder: Some(PathBuf::from("/kort/100ØVE")),
            anchors: Some(PathBuf::from("/usb/ankre")),
            ..first
        };
        changed.save_in(&folder).expect("saved");
        assert_eq!(Settings::load_from(&folder), changed);
        assert_eq!(names_in(&folder), ["machine.toml"]);
    }

    #[test]
    fn a_damaged_file_is_put_aside_and_the_defaults_hold() {
        let place = tempfile::tempdir().expect("a folder");
        for bad in [
            "journal = ",
            "zoom = 90.0",
            "language = \"tlh\"",
            "theme = 3",
        ] {
            fs::write(place.path().join(FILE), bad).expect("a file");
            let settings = Settings::load_from(place.path());
            assert_eq!((settings.journal, settings.zoom), (None, 1.0), "{bad}");
        }
        let kept = fs::read_to_string(place.path().join("machine.damaged-4.toml"));
        assert_eq!(kept.expect("kept"), "theme = 3");
        assert_eq!(names_in(place.path()).len(), 5);
    }

    #[test]
    fn a_file_of_a_newer_program_is_still_read() {
        let place = tempfile::tempdir().expect("a folder");
        let text =
            "journal = \"/j\"\norigin = \"0192f0c8-0000-7000-8000-000000000002\"\nsound = true\n";
        fs::write(place.path().join(FILE), text).expect("a file");
        let settings = Settings::load_from(place.path());
        assert_eq!(settings.journal, Some(PathBuf::from("/j")));
        assert_eq!(names_in(place.path()), ["machine.toml"]);
    }
}
