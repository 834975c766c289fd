//! How photos come in: from the file dialog, dropped onto the page, by a typed path, or pasted; looked at beside the window.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Color32, ColorImage, Context, Event, TextureHandle, TextureOptions, Ui};

use crate::domain::id::PatientId;
use crate::domain::photo::View;
use crate::journal::task::{Offered, ReadPhotos, Room, Seen, TakePasted};
use crate::picture;
use crate::text::Text;
use crate::ui::command::{Command, Job, Report};

use super::pace::Pace;
use super::path;
use super::pixels::for_the_screen;

/// The name of the job that looks at files.
pub const READING: &str = "read photos";

/// A dialog that is gone sooner was never there: it looks the same as »cancelled« (`tech.md`, trap 4).
const SOONEST: Duration = Duration::from_millis(200);

#[derive(Default)]
pub struct Intake {
    /// The typed path; it stays until its file has become an offer.
    pub path: String,
    /// Why files were not taken, each a sentence, until somebody closes it.
    pub told: Vec<String>,
    /// How fast they are looked at.
    pub pace: Pace,
    /// What is being looked at, the first chosen first.
    readings: Vec<Reading>,
    /// The number of the last one.
    last: u64,
    /// Counts everything that is offered for this record, however it came in.
    room: Room,
}

/// Files that were chosen together.
#[derive(Default)]
struct Reading {
    number: u64,
    /// What is being read came from the typed path.
    typed: bool,
    /// The view that they were dropped upon.
    view: Option<View>,
    /// Any has become an offer.
    taken: bool,
    /// What is not read yet, in order.
    coming: Vec<Coming>,
}

/// A file that is not read yet.
pub struct Coming {
    place: usize,
    pub name: String,
    /// What its camera shows of it.
    pub glimpse: Option<TextureHandle>,
}

impl Intake {
    /// The path that stands in the field.
    pub fn typed(&self) -> Option<PathBuf> {
        let home = std::env::home_dir();
        path::typed(&self.path, home.as_deref())
    }

    pub fn read_typed(&mut self, patient: PatientId, commands: &mut Vec<Command>) {
        if let Some(path) = self.typed() {
            self.take(patient, vec![path], None, commands);
            if let Some(reading) = self.readings.last_mut() {
                reading.typed = true;
            }
        }
    }

    pub fn files_chosen(
        &mut self,
        text: &Text,
        patient: PatientId,
        (paths, shown, view): (Option<Vec<PathBuf>>, Duration, Option<View>),
        commands: &mut Vec<Command>,
    ) {
        match paths {
            Some(paths) => self.take(patient, paths, view, commands),
            None => self.not_chosen(text, shown),
        }
    }

    /// A dialog was closed without an answer: somebody did that, or there was none.
    pub fn not_chosen(&mut self, text: &Text, shown: Duration) {
        if shown < SOONEST {
            self.tell(text.photos.no_dialog.clone());
        }
    }

    /// A sentence that is told already is not told twice.
    pub fn tell(&mut self, sentence: String) {
        if !self.told.contains(&sentence) {
            self.told.push(sentence);
        }
    }

    /// Looks at files beside the window; `view` is the one that they are meant to show, if that was said.
    pub fn take(
        &mut self,
        patient: PatientId,
        paths: Vec<PathBuf>,
        view: Option<View>,
        commands: &mut Vec<Command>,
    ) {
        if paths.is_empty() {
            return;
        }
        let reading = self.begin(view);
        let task = ReadPhotos {
            paths,
            room: self.room.clone(),
        };
        commands.push(Command::Work(Job::telling(
            READING,
            move |progress, tell| {
                task.tell(progress, |seen| tell(report(patient, reading, seen)));
                Report::ReadingEnded { patient, reading }
            },
        )));
    }

    /// Makes a file of a picture from the clipboard, beside the window.
    pub fn take_pasted(
        &mut self,
        patient: PatientId,
        text: &Text,
        pasted: Arc<ColorImage>,
        commands: &mut Vec<Command>,
    ) {
        self.tell(text.photos.pasted.clone());
        let (reading, room) = (self.begin(None), self.room.clone());
        let name = text.photos.pasted_name.clone();
        commands.push(Command::Work(Job::telling(
            READING,
            move |_progress, tell| {
                let [width, height] = pasted.size;
                let pixels = pasted.pixels.iter();
                let task = TakePasted {
                    name,
                    width: width as u32,
                    height: height as u32,
                    rgba: pixels.flat_map(Color32::to_srgba_unmultiplied).collect(),
                    room,
                };
                let seen = Seen::Read(0, task.run().map(Box::new));
                tell(report(patient, reading, seen));
                Report::ReadingEnded { patient, reading }
            },
        )));
    }

    fn begin(&mut self, view: Option<View>) -> u64 {
        self.last += 1;
        self.readings.push(Reading {
            number: self.last,
            view,
            ..Reading::default()
        });
        self.last
    }

    fn reading(&mut self, number: u64) -> Option<&mut Reading> {
        let mut readings = self.readings.iter_mut();
        readings.find(|reading| reading.number == number)
    }

    /// The view that the files of a reading are meant to show.
    pub fn view_of(&self, number: u64) -> Option<View> {
        let mut readings = self.readings.iter();
        readings.find(|reading| reading.number == number)?.view
    }

    pub fn found(&mut self, number: u64, names: Vec<String>) {
        if let Some(reading) = self.reading(number) {
            let coming = |(place, name)| Coming {
                place,
                name,
                glimpse: None,
            };
            reading.coming = names.into_iter().enumerate().map(coming).collect();
        }
    }

    pub fn glimpsed(&mut self, ctx: &Context, number: u64, place: usize, picture: ColorImage) {
        let coming = self.reading(number).and_then(|reading| {
            let mut coming = reading.coming.iter_mut();
            coming.find(|coming| coming.place == place)
        });
        if let Some(coming) = coming {
            let glimpse = ctx.load_texture("glimpse of a photo", picture, TextureOptions::LINEAR);
            coming.glimpse = Some(glimpse);
        }
    }

    /// A file was looked at; `taken` tells whether it has become an offer.
    pub fn read(&mut self, number: u64, place: usize, taken: bool) {
        if let Some(reading) = self.reading(number) {
            reading.taken |= taken;
            reading.coming.retain(|coming| coming.place != place);
        }
    }

    pub fn ended(&mut self, number: u64) {
        let ended = |reading: &Reading| reading.number == number;
        if self
            .readings
            .iter()
            .any(|reading| ended(reading) && reading.typed && reading.taken)
        {
            self.path.clear();
        }
        self.readings.retain(|reading| !ended(reading));
    }

    pub const fn is_reading(&self) -> bool {
        !self.readings.is_empty()
    }

    /// What is chosen and not read yet.
    pub fn coming(&self) -> Vec<&Coming> {
        let readings = self.readings.iter();
        readings.flat_map(|reading| &reading.coming).collect()
    }
}

fn report(patient: PatientId, reading: u64, seen: Seen) -> Report {
    match seen {
        Seen::Found(names) => Report::PhotosFound {
            patient,
            reading,
            names,
        },
        Seen::Glimpse(place, pixels) => Report::PhotoGlimpsed {
            patient,
            reading,
            place,
            picture: for_the_screen(&pixels),
        },
        Seen::Read(place, file) => Report::PhotoRead {
            patient,
            reading,
            place,
            file: file.map(|offered| {
                let shown = shown(&offered);
                Box::new((*offered, shown))
            }),
        },
    }
}

/// Its thumbnail for the screen; an empty picture if that cannot be decoded, which was made a moment ago.
fn shown(offered: &Offered) -> ColorImage {
    let pixels = picture::from_thumbnail(&offered.thumbnail);
    pixels.as_ref().map(for_the_screen).unwrap_or_default()
}

/// A picture from the clipboard, as pixels.
pub fn pasted(ui: &Ui) -> Option<Arc<ColorImage>> {
    ui.input(|input| {
        let mut events = input.events.iter();
        events.find_map(|event| {
            if let Event::PasteImage(picture) = event {
                Some(Arc::clone(picture))
            } else {
                None
            }
        })
    })
}
