//! `photos import`: takes files or a whole card into one record, as the window does: some are saved while others are read.

use std::collections::BTreeSet;

use super::arguments::Import;
use super::console::Console;
use super::{Exit, Failure, login, time};
use crate::domain::area::Area;
use crate::domain::coverage::{Coverage, planned, propose, shown_by};
use crate::domain::id::PatientId;
use crate::domain::photo::{Phase, TakenFrom, View};
use crate::domain::rules::recording::is_in_the_future;
use crate::domain::time::{Moment, SECOND};
use crate::journal::task::{self, Chosen, Offered, Progress, ReadPhotos, Refused, Room};
use crate::journal::{Edit, Journal, Refusal, Thing};
use crate::picture;
use crate::text::{fill, plain};

/// So many are saved in one commit. What is saved stays saved if the rest fails.
const AT_ONCE: usize = 16;

/// Originals that are held at once: those that are read while others are saved.
const HELD: (u64, usize) = (256 << 20, 3 * AT_ONCE);

/// Why a file was not attached.
enum Because {
    Picture(picture::Refusal),
    /// The plan needs no view any more, and none was named.
    NoView,
    NoArea,
    NoTime,
    Future,
    AlreadyHere,
    Elsewhere,
}

pub fn import(asked: &Import, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let patient: Option<PatientId> = asked.patient.parse().ok();
    let patient = patient.ok_or(Refusal::Unknown(Thing::Patient))?;
    let taken = asked.taken.as_deref().map(time::parse).transpose()?;
    let mut journal = login::enter(&asked.login, console)?;
    let done = attach_all(&mut journal, (patient, taken), asked, console);
    let locked = login::leave(journal);
    let refused = done?;
    locked?;
    Ok(if refused == 0 {
        Exit::WELL
    } else {
        Exit::REFUSED
    })
}

/// How many were refused. What is attached before something fails stays attached.
fn attach_all(
    journal: &mut Journal,
    (patient, taken): (PatientId, Option<Moment>),
    asked: &Import,
    console: &mut Console<'_>,
) -> Result<usize, Failure> {
    journal.apply(Edit::OpenRecord {
        patient,
        purpose: None,
    })?;
    let mut intake = Intake::of(journal, (patient, taken), asked)?;
    let (progress, mut fault) = (Progress::default(), None);
    let reading = ReadPhotos {
        paths: asked.files.clone(),
        room: Room::that_waits(HELD.0, HELD.1),
    };
    reading.each(&progress, |file| {
        let taken = match &fault {
            None => intake.take(journal, file, console),
            // What was being read already is not wanted any more.
            Some(_) => Ok(()),
        };
        if let Err(failure) = taken {
            fault = Some(failure);
            progress.cancel();
        }
        let (done, all) = progress.so_far();
        console.progress(done, all);
    });
    if let Some(failure) = fault {
        return Err(failure);
    }
    intake.save(journal, console)?;
    Ok(intake.refused)
}

/// What is known of the record while photos come in.
struct Intake<'a> {
    patient: PatientId,
    asked: &'a Import,
    /// For files that do not say when they were taken.
    taken: Option<Moment>,
    coverage: Vec<(Area, Vec<(View, bool)>)>,
    /// What came in so far.
    offered: Vec<(View, Phase)>,
    /// SHA-256 of everything in the record.
    here: BTreeSet<String>,
    /// What will be saved next, by name.
    names: Vec<String>,
    chosen: Vec<Chosen>,
    refused: usize,
}

impl<'a> Intake<'a> {
    fn of(
        journal: &Journal,
        (patient, taken): (PatientId, Option<Moment>),
        asked: &'a Import,
    ) -> Result<Self, Failure> {
        let view = journal.record(patient)?;
        let photos = view.all_photos();
        Ok(Self {
            patient,
            asked,
            taken,
            coverage: view.coverage(),
            offered: Vec::new(),
            here: photos.map(|item| item.photo.sha256.clone()).collect(),
            names: Vec::new(),
            chosen: Vec::new(),
            refused: 0,
        })
    }

    /// Takes one more, or tells why it is refused; saves those that wait once they are many.
    fn take(
        &mut self,
        journal: &mut Journal,
        file: Result<Offered, Refused>,
        console: &mut Console<'_>,
    ) -> Result<(), Failure> {
        let (name, judged) = match file {
            Ok(offered) => {
                let name = offered.name.clone();
                (name, self.choose(journal, offered)?)
            }
            Err(Refused { name, because }) => (name, Err(Because::Picture(because))),
        };
        match judged {
            Ok(photo) => {
                self.names.push(name);
                self.chosen.push(photo);
            }
            Err(because) => {
                self.refused += 1;
                tell(console, &name, &because)?;
            }
        }
        let bytes = self.chosen.iter().map(|photo| photo.offered.bytes.len());
        // Below half of what is held, so that there is always room to read on.
        let many = self.chosen.len() >= AT_ONCE || bytes.sum::<usize>() as u64 > HELD.0 / 2;
        if many {
            self.save(journal, console)
        } else {
            Ok(())
        }
    }

    /// Attaches what waits, in one commit.
    fn save(&mut self, journal: &mut Journal, console: &mut Console<'_>) -> Result<(), Failure> {
        let names = std::mem::take(&mut self.names);
        let chosen = std::mem::take(&mut self.chosen);
        if chosen.is_empty() {
            return Ok(());
        }
        self.attach(journal, &names, chosen, console)
    }

    /// What can be said about a photo without looking at it.
    fn choose(
        &mut self,
        journal: &Journal,
        offered: Offered,
    ) -> Result<Result<Chosen, Because>, Failure> {
        let sha256 = offered.sha256_hex();
        if self.here.contains(&sha256) {
            return Ok(Err(Because::AlreadyHere));
        }
        if !self.asked.also_elsewhere && journal.is_elsewhere(self.patient, &sha256)? {
            return Ok(Err(Because::Elsewhere));
        }
        let now = journal.now()?.moment;
        let chosen = said(
            self.asked,
            (&self.coverage, &self.offered),
            self.taken,
            offered,
        );
        let chosen = chosen.and_then(|chosen| {
            if is_in_the_future(chosen.taken_at, now) {
                Err(Because::Future)
            } else {
                Ok(chosen)
            }
        });
        if let Ok(chosen) = &chosen {
            self.offered.push((chosen.view, chosen.phase));
            self.here.insert(sha256);
        }
        Ok(chosen)
    }

    fn attach(
        &self,
        journal: &mut Journal,
        names: &[String],
        chosen: Vec<Chosen>,
        console: &mut Console<'_>,
    ) -> Result<(), Failure> {
        let told: Vec<(View, Moment)> = chosen
            .iter()
            .map(|photo| (photo.view, photo.taken_at))
            .collect();
        let import = task::Import {
            vault: journal.vault().clone(),
            patient: self.patient,
            imported_at: journal.now()?.moment,
            photos: chosen,
        };
        let photos = import.run(&Progress::default())?;
        let attached = journal.apply(Edit::AttachPhotos {
            patient: self.patient,
            photos,
        })?;
        for ((name, (view, taken)), id) in names.iter().zip(told).zip(attached.entries) {
            let (id, taken) = (id.to_string(), taken.to_string());
            console.record(&["attached", &in_a_line(name), &id, view.as_str(), &taken])?;
        }
        Ok(())
    }
}

/// View, areas and time: as they were asked for, as the plan needs them, and as the camera says.
fn said(
    asked: &Import,
    (coverage, before): (&Coverage, &[(View, Phase)]),
    taken: Option<Moment>,
    offered: Offered,
) -> Result<Chosen, Because> {
    let next = || propose(coverage, before, asked.phase);
    let view = asked.view.or_else(next).ok_or(Because::NoView)?;
    let areas = if asked.area.is_empty() {
        shown_by(view, &planned(coverage)).into_iter().collect()
    } else {
        asked.area.clone()
    };
    if areas.is_empty() {
        return Err(Because::NoArea);
    }
    let moved = asked.clock_correction.filter(|seconds| *seconds != 0);
    let (taken_at, taken_from, clock_corrected_seconds) = match (offered.taken_at, taken) {
        (Some(wrote), _) => {
            let taken = wrote.plus(moved.unwrap_or_default().saturating_mul(SECOND));
            (taken, TakenFrom::Camera, moved)
        }
        (None, Some(taken)) => (taken, TakenFrom::Asked, None),
        (None, None) => return Err(Because::NoTime),
    };
    // One such time would keep the whole batch from being sealed.
    if !taken_at.is_writable() {
        return Err(Because::NoTime);
    }
    Ok(Chosen {
        offered,
        taken_at,
        taken_from,
        clock_corrected_seconds,
        areas,
        view,
        phase: asked.phase,
    })
}

/// A tab or a line's end in a file's name would make another field or line of it.
fn in_a_line(name: &str) -> String {
    plain(name).replace(['\t', '\n', '\r'], " ")
}

/// A line for the script, and a sentence for the person.
fn tell(console: &mut Console<'_>, name: &str, because: &Because) -> Result<(), Failure> {
    let (text, words) = (console.text, &console.text.cli);
    let name: &str = &in_a_line(name);
    let named = |template: &str| fill(template, &[("name", name)]);
    let (short, sentence) = match because {
        Because::Picture(refusal) => ("not_usable", text.photo_refusal(name, *refusal)),
        Because::NoView => ("no_view", named(&words.photo_no_view)),
        Because::NoArea => ("no_area", named(&words.photo_no_area)),
        Because::NoTime => ("no_time", named(&words.photo_no_time)),
        Because::Future => ("future", named(&words.photo_future)),
        Because::AlreadyHere => ("already_here", named(&words.photo_already)),
        Because::Elsewhere => ("elsewhere", named(&words.photo_elsewhere)),
    };
    console.say(&sentence);
    console.record(&["refused", name, short])
}
