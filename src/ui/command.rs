//! Everything that a page can ask the application for. Pages push commands; `App::run` carries them out between frames.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::ColorImage;

use crate::domain::backup::RestoreRehearsed;
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::log::{DraftKind, LockReason};
use crate::domain::time::Day;
use crate::domain::user::{Role, User};
use crate::journal::door::Door;
use crate::journal::task::{
    ChainState, Create, FoundBackup, Founded, Imported, Look, NotSaved, Offered, PhotoTrouble,
    Recovered, Refused, RestoreError, TargetEnd, Verified,
};
use crate::journal::view::FollowUpsView;
use crate::journal::{
    BackupFault, CreateError, Edit, Error, FolderRefusal, NewSlot, Opened, Passphrase,
    PatientIndex, Proof, RecoveryKey, Reserve, SeenElsewhere, VaultError,
};
use crate::picture::Pixels;
use crate::text::Language;

use super::saving::{Chosen, Page, PageTrouble};
use super::setup::ThemeChoice;
use super::worker::Progress;

/// A place that the rail, the palette or a button leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    Today,
    Patients,
    FollowUps,
    Review,
    AuditLog,
    Settings,
    /// A tab of the open record.
    Record(Tab),
}

/// The tabs of a record, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Tab {
    Overview,
    Consultation,
    Photos,
    Booking,
    Readiness,
    Treatment,
    FollowUp,
    History,
}

impl Tab {
    pub const ALL: [Self; 8] = [
        Self::Overview,
        Self::Consultation,
        Self::Photos,
        Self::Booking,
        Self::Readiness,
        Self::Treatment,
        Self::FollowUp,
        Self::History,
    ];

    /// Where a draft is written.
    pub const fn of_draft(kind: DraftKind) -> Self {
        match kind {
            DraftKind::Consultation => Self::Consultation,
            DraftKind::ContactNote => Self::Overview,
            DraftKind::Treatment => Self::Treatment,
            DraftKind::Reaction | DraftKind::FollowUp => Self::FollowUp,
        }
    }
}

/// Something that is asked for.
pub enum Command {
    Edit(Edit),
    /// The same in a doctor's name, with her own passphrase for this very edit.
    Proven {
        edit: Edit,
        doctor: UserId,
        passphrase: Passphrase,
    },
    Go(Place),
    /// Opens a record (a fact) and shows a tab of it. A reviewer states the purpose.
    OpenRecord {
        patient: PatientId,
        tab: Tab,
        purpose: Option<String>,
    },
    CloseRecord,
    /// Shows the search over everything.
    OpenPalette,
    ClosePalette,
    /// Begins a new patient with what was typed into a search.
    NewPatient {
        typed: String,
    },
    ShowDay(Day),
    /// Shows the information sheet in large type: the one in use, or another version.
    ShowSheet {
        version: Option<String>,
    },
    Work(Job),
    CancelWork(&'static str),
    Lock(LockReason),
    /// From the lock screen.
    Unlock {
        user: UserId,
        passphrase: Passphrase,
    },
    /// From the first-start wizard.
    Found(Box<Create>),
    MakePractice {
        folder: PathBuf,
    },
    OpenFolder(PathBuf),
    /// Leaves the practice clinic: to the journal of last time, or to the wizard.
    BackToFirstStart,
    /// The wizard, although there was a journal once.
    BeginFirstStart,
    /// Opens the system's own file dialog, for photos of one patient.
    ChooseFiles {
        patient: PatientId,
    },
    ChooseFolder,
    /// Copies the journal into all its targets now.
    BackUp,
    /// Reads the whole journal again, if that is not being done already.
    CheckJournal,
    /// The system's dialog, for a folder that copies shall go to.
    ChooseBackupFolder,
    /// Asks for a folder that anchors shall be kept in besides.
    ChooseSecondPlace,
    /// The same for the folder of a camera, to be watched for photos of one patient.
    ChoosePhotoFolder {
        patient: PatientId,
    },
    /// The folder to suggest the next time.
    RememberPhotoFolder(PathBuf),
    /// Asks where a page shall lie, and saves it there.
    SavePage(Box<Page>),
    /// Shows everybody who was given something from a batch. A reviewer states the purpose.
    ShowRecall {
        batch: String,
        purpose: Option<String>,
    },
    CloseRecall,
    /// From the lock screen, by who forgot her passphrase.
    Recover {
        user: UserId,
        recovery: RecoveryKey,
        passphrase: Passphrase,
    },
    /// The own one.
    /// A reviewer, who has no settings, changes her own passphrase.
    BeginPassphrase,
    ChangePassphrase {
        old: Passphrase,
        new: Passphrase,
    },
    TestRecoveryKey(RecoveryKey),
    /// Shown and typed back whole.
    ReplaceRecoveryKey(RecoveryKey),
    AddUser {
        name: String,
        role: Role,
        authorisation: Option<String>,
        photos: bool,
        passphrase: Passphrase,
    },
    SetLanguage(Language),
    SetTheme(ThemeChoice),
    SetZoom(f32),
    Copy(String),
    /// Tells somebody that background work is done.
    Toast(String),
}

/// How a job tells what it has come to before it ends.
pub type Tell<'t> = &'t dyn Fn(Report);

/// What a job does.
pub type Run = Box<dyn FnOnce(&Progress, Tell<'_>) -> Report + Send>;

/// Work that runs off the thread that draws. `name` tells jobs apart for progress and cancelling.
pub struct Job {
    pub name: &'static str,
    pub run: Run,
}

impl Job {
    pub fn new(name: &'static str, run: impl FnOnce(&Progress) -> Report + Send + 'static) -> Self {
        Self::telling(name, |progress, _tell| run(progress))
    }

    /// One whose results are wanted as they come, not only at its end.
    pub fn telling(
        name: &'static str,
        run: impl FnOnce(&Progress, Tell<'_>) -> Report + Send + 'static,
    ) -> Self {
        Self {
            name,
            run: Box::new(run),
        }
    }
}

/// A file that can be attached, with its small picture for the screen.
pub type ReadFile = Result<Box<(Offered, ColorImage)>, Refused>;

/// What came of a job.
pub enum Report {
    /// The passphrase was right, and the journal is of an older program: it takes longer.
    Upgrading,
    /// The program was started again with the journal that this window has.
    Knocked,
    /// The second place of the anchors was read, or could not be.
    SeenElsewhere,
    /// The same of writing.
    KeptElsewhere,
    Unlocked {
        user: UserId,
        opened: Result<Opened, VaultError>,
        /// Whether a journal of an older program could be made ready; one of this program is.
        ready: Result<SeenElsewhere, Error>,
    },
    Proved {
        user: UserId,
        edit: Box<Edit>,
        proof: Result<Proof, VaultError>,
    },
    Founded(Result<Box<Founded>, FoundingTrouble>),
    /// The practice clinic is made: where it lies, and its users with their passphrases.
    PracticeMade(Result<Practice, PracticeTrouble>),
    /// So many files will be looked at, by name. They and what comes of them belong to the patient whose record was open when
    /// they were chosen. `reading` tells apart what was chosen at different times.
    PhotosFound {
        patient: PatientId,
        reading: u64,
        names: Vec<String>,
    },
    /// The camera's own small picture of one of them, to look at until the real one is there.
    PhotoGlimpsed {
        patient: PatientId,
        reading: u64,
        place: usize,
        picture: ColorImage,
    },
    /// The next of them was looked at.
    PhotoRead {
        patient: PatientId,
        reading: u64,
        place: usize,
        file: ReadFile,
    },
    /// All of them were, or nobody wants the rest.
    ReadingEnded {
        patient: PatientId,
        reading: u64,
    },
    PhotosSealed {
        patient: PatientId,
        sealed: Imported,
    },
    /// A photo in large, ready to be given to the graphics card.
    PhotoShown {
        photo: EntryId,
        shown: Result<ColorImage, PhotoTrouble>,
    },
    /// All its pixels, for somebody who looks nearer; given to the graphics card in tiles as they are seen.
    PhotoWhole {
        photo: EntryId,
        shown: Result<Pixels, PhotoTrouble>,
    },
    /// A photo ready to lie under the injection map.
    PhotoUnderMap {
        photo: EntryId,
        shown: Result<ColorImage, PhotoTrouble>,
    },
    /// Thumbnails in the same form; nothing for one that cannot be decoded.
    ThumbnailsShown(Vec<(EntryId, Option<ColorImage>)>),
    /// The same of photos that are not saved yet, by the number of each.
    OffersShown(Vec<(u64, Option<ColorImage>)>),
    IndexBuilt(Result<PatientIndex, Error>),
    ChainChecked(Result<ChainState, Error>),
    /// Nothing if it was cancelled.
    FollowUpsListed(Result<Option<FollowUpsView>, Error>),
    Recovered {
        user: UserId,
        recovered: Result<Box<Recovered>, VaultError>,
        ready: Result<SeenElsewhere, Error>,
    },
    /// The own keys under another passphrase.
    PassphraseMade(Result<Box<NewSlot>, VaultError>),
    /// The keys have given way after somebody was retired, or not.
    Renewed {
        door: Box<Door>,
        done: Result<(), Error>,
    },
    UserMade(Result<Box<(NewSlot, User)>, VaultError>),
    /// The file dialog was closed; `shown` is how long it stood, to tell »cancelled« from »there is none«.
    FilesChosen {
        patient: PatientId,
        paths: Option<Vec<PathBuf>>,
        shown: Duration,
    },
    /// Whether a new journal can be made in a place, and if not, why.
    PlaceFound {
        path: PathBuf,
        refusal: Option<FolderRefusal>,
    },
    PhotoFolderChosen {
        patient: PatientId,
        path: Option<PathBuf>,
        shown: Duration,
    },
    /// What lies in the watched folder now; `watch` tells it from one that was watched before.
    FolderLooked {
        patient: PatientId,
        watch: u64,
        look: Look,
    },
    FolderChosen {
        path: Option<PathBuf>,
        shown: Duration,
    },
    /// A round of backups has ended, perhaps after the journal was locked.
    /// The whole journal was read again.
    Verified(Result<Box<Verified>, Error>),
    BackedUp(Vec<TargetEnd>),
    /// Whether there is a backup in a folder, for a journal that shall come back.
    BackupFound(Result<Box<FoundBackup>, BackupFault>),
    /// It came back, with so many photos that did not; or not.
    Restored {
        to: PathBuf,
        restored: Result<u64, RestoreError>,
    },
    Rehearsed(Result<RestoreRehearsed, RestoreError>),
    /// Whether room is held back for a full disk; nothing if the disk cannot be asked.
    ReserveKept(Option<Reserve>),
    SecondPlaceChosen {
        path: Option<PathBuf>,
        shown: Duration,
    },
    BackupFolderChosen {
        path: Option<PathBuf>,
        shown: Duration,
    },
    /// Where a page shall lie; nothing if that was given up.
    PlaceChosen {
        page: Box<Page>,
        path: Option<PathBuf>,
        shown: Duration,
    },
    /// Nothing if the journal was locked before it could be written.
    /// A folder for a page was typed: whether a file can be saved there.
    PlaceTyped {
        page: Box<Page>,
        place: Result<Chosen, NotSaved>,
    },
    PageSaved(Option<Result<PathBuf, PageTrouble>>),
}

pub type FoundingTrouble = CreateError<Error>;
pub type PracticeTrouble = crate::journal::demo::Error;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Practice {
    pub folder: PathBuf,
    /// Name, role and passphrase of each user.
    pub users: Vec<(String, Role, String)>,
}
