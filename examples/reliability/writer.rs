//! What is killed, cut and starved: it saves, and says what it has saved only after the commit.
//!
//! It prints `ACK seq id` for each entry, `DRAFT revision` for each draft, and `ERROR what why` for what it could not do.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use mimik::domain::consultation::ConsultationDraft;
use mimik::domain::id::{DraftId, PatientId};
use mimik::domain::log::{DraftKind, LockReason};
use mimik::journal::view::LogFilter;
use mimik::journal::{DraftContent, Edit, Error, Journal};

use crate::clinic::{attach, note, small_jpeg, with_comment};
use crate::harness::check::open;

/// When a photo gets its place: before the entry that names it, or wrongly after the next save.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    PhotoFirst,
    DatabaseFirst,
}

/// Somebody who saves notes, photos and a half-written consultation in turn.
pub struct Writer {
    journal: Journal,
    patient: PatientId,
    folder: PathBuf,
    draft: Option<(DraftId, i64)>,
    seed: u32,
    /// Photo files that wait wrongly, with their places.
    late: Vec<(PathBuf, PathBuf)>,
}

impl Writer {
    pub fn begin(folder: &Path, seed: u32) -> Result<Self, Error> {
        let (journal, patient) = open(folder)?;
        let draft = journal
            .record(patient)?
            .draft(DraftKind::Consultation)
            .map(|draft| (draft.id, draft.revision));
        Ok(Self {
            journal,
            patient,
            folder: folder.to_owned(),
            draft,
            seed,
            late: Vec::new(),
        })
    }

    pub fn save(&mut self, turn: u32, order: Order) -> Result<(), Error> {
        match turn % 3 {
            0 => self.save_note(),
            1 => self.save_photos(turn, order),
            _ => self.save_draft(turn),
        }
    }

    fn save_note(&mut self) -> Result<(), Error> {
        let now = self.journal.now()?.moment;
        self.journal
            .apply(note(self.patient, now, "Ringede om hævelse"))?;
        self.acknowledge(1)
    }

    /// Two photos in one transaction, each of them new.
    fn save_photos(&mut self, turn: u32, order: Order) -> Result<(), Error> {
        let desk = self.folder.parent().unwrap().with_file_name("desk");
        fs::create_dir_all(&desk).unwrap();
        let photos: Vec<PathBuf> = [0, 1]
            .iter()
            .map(|of_two| {
                let path = desk.join(format!("{of_two}.jpg"));
                let seed = (self.seed << 16) + turn * 2 + of_two;
                fs::write(&path, jpeg(seed, turn / 3 % 4)).unwrap();
                path
            })
            .collect();
        self.put_late_ones_in();
        let before = match order {
            Order::PhotoFirst => Vec::new(),
            Order::DatabaseFirst => self.photo_files(),
        };
        attach(&mut self.journal, self.patient, &photos)?;
        if order == Order::DatabaseFirst {
            self.take_away(&before);
            // Long enough that a kill at any moment mostly falls into it, on a fast machine too.
            sleep(Duration::from_millis(600));
        }
        self.acknowledge(2)
    }

    /// A half-written consultation: no note that is signed meanwhile takes its place.
    fn save_draft(&mut self, turn: u32) -> Result<(), Error> {
        let mut draft = ConsultationDraft::begun(self.journal.now()?.moment);
        draft.wishes = format!("Halvt skrevet {turn}");
        let content = DraftContent::Consultation(Box::new(draft));
        let edit = match self.draft {
            Some((draft, revision)) => Edit::SaveDraft {
                draft,
                revision,
                content,
            },
            None => Edit::BeginDraft {
                patient: self.patient,
                kind: DraftKind::Consultation,
                content,
            },
        };
        self.draft = self.journal.apply(edit)?.draft;
        say(&format!("DRAFT {}", self.draft.unwrap().1));
        Ok(())
    }

    /// Only what is committed is said to be saved.
    fn acknowledge(&self, entries: u32) -> Result<(), Error> {
        let rows = self.journal.log(&LogFilter::default(), None, entries)?;
        for row in rows.iter().rev() {
            say(&format!(
                "ACK {} {}",
                row.entry.header.seq, row.entry.header.id
            ));
        }
        Ok(())
    }

    pub fn lock(self) -> Result<(), Error> {
        self.journal.lock(LockReason::Closed).1
    }

    fn photo_files(&self) -> Vec<PathBuf> {
        let folders = fs::read_dir(self.folder.join("photos")).unwrap();
        let folders = folders.map(|folder| folder.unwrap().path());
        let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap());
        files.map(|file| file.unwrap().path()).collect()
    }

    /// Whatever is new waits elsewhere, and durably so.
    fn take_away(&mut self, before: &[PathBuf]) {
        for place in self.photo_files() {
            if !before.contains(&place) {
                let wait = self.folder.join("tmp").join(place.file_name().unwrap());
                fs::rename(&place, &wait).unwrap();
                File::open(place.parent().unwrap())
                    .unwrap()
                    .sync_all()
                    .unwrap();
                self.late.push((wait, place));
            }
        }
    }

    fn put_late_ones_in(&mut self) {
        for (wait, place) in self.late.drain(..) {
            fs::rename(&wait, &place).unwrap();
            File::open(place.parent().unwrap())
                .unwrap()
                .sync_all()
                .unwrap();
        }
    }
}

/// Saves so many times and locks, or for ever.
pub fn write(folder: &Path, seed: u32, order: Order, saves: Option<u32>) {
    let mut writer = Writer::begin(folder, seed).unwrap();
    for turn in 0..saves.unwrap_or(u32::MAX) {
        writer.save(turn, order).unwrap();
    }
    writer.lock().unwrap();
}

/// A few saves on a disk that fails: each is tried three times, as a person does, and what fails is said.
pub fn visit(folder: &Path) {
    let Some(mut writer) = tried("open", || Writer::begin(folder, 1)) else {
        return;
    };
    for turn in 0..6 {
        tried("save", || writer.save(turn, Order::PhotoFirst));
    }
    if let Err(error) = writer.lock() {
        say(&format!("ERROR lock {error:?}"));
    }
}

fn tried<T>(what: &str, mut act: impl FnMut() -> Result<T, Error>) -> Option<T> {
    for _ in 0..3 {
        match act() {
            Ok(done) => return Some(done),
            Err(error) => say(&format!("ERROR {what} {error:?}")),
        }
    }
    None
}

/// Saves until the disk is full; then what is in hand is kept as a draft if it can be, the ballast goes, and it is saved.
pub fn fill(folder: &Path, ballast: &Path) {
    let make_room = |why: &Error, what: &str| {
        say(&format!("ERROR {what} {why:?}"));
        fs::remove_file(ballast).ok();
    };
    let mut writer = match Writer::begin(folder, 1) {
        Ok(writer) => writer,
        Err(error) => {
            make_room(&error, "open");
            Writer::begin(folder, 1).unwrap()
        }
    };
    for turn in 0..9 {
        if let Err(error) = writer.save(turn, Order::PhotoFirst) {
            if let Err(error) = writer.save_draft(100 + turn) {
                say(&format!("ERROR draft {error:?}"));
            }
            make_room(&error, "save");
            writer.save(turn, Order::PhotoFirst).unwrap();
            say("AFTER");
        }
    }
    if let Err(error) = writer.lock() {
        say(&format!("ERROR lock {error:?}"));
    }
    say("DONE");
}

pub fn say(line: &str) {
    println!("{line}");
    std::io::stdout().flush().unwrap();
}

/// A small picture in a file of so many times 65 kB: some fit into one write, some take many.
fn jpeg(seed: u32, weight: u32) -> Vec<u8> {
    let ballast: Vec<u8> = (0..65_000_u32).map(|at| (at ^ seed) as u8).collect();
    (0..weight).fold(small_jpeg(seed), |jpeg, _| with_comment(&jpeg, &ballast))
}
