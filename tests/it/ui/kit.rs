//! A window on a practice clinic of its own: no display, no threads, the clock set by hand.

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui_kittest::Harness;
use mimik::domain::area::Area;
use mimik::domain::clinic::Clinic;
use mimik::domain::consultation::{
    Answer, Choice, ConsultationDraft, HealthItem, Outcome, WrittenDraft,
};
use mimik::domain::id::{OriginId, PatientId, UserId};
use mimik::domain::identity::{Number, NumberType};
use mimik::domain::information::{Channel, Mark, Topic};
use mimik::domain::log::DraftKind;
use mimik::domain::name::PersonName;
use mimik::domain::patient::{Patient, Sex};
use mimik::domain::product::ProductId;
use mimik::domain::time::{MINUTE, Moment};
use mimik::domain::user::Role;
use mimik::journal::door::Door;
use mimik::journal::task::{Create, NewDoctor, Unlock};
use mimik::journal::{
    Clock, DraftContent, Edit, Ids, Journal, KdfCost, Passphrase, RecoveryKey, Registration,
};
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::command::{Command, Tab};
use mimik::ui::setup::{Setup, ThemeChoice};
use mimik::ui::worker::Worker;
use tempfile::TempDir;
use uuid::Uuid;

pub use super::support::harness;

/// Every user of the clinic has the same one.
pub const PASSPHRASE: &str = "en god lang adgangskode";
/// Cheap, so that tests do not wait for what shall be slow.
pub const CHEAP: KdfCost = KdfCost {
    memory: 8,
    passes: 1,
    lanes: 1,
};

pub fn moment(text: &str) -> Moment {
    Moment::parse_rfc3339(text).unwrap()
}

/// A clinic with a doctor, a nurse and a reviewer, on the morning of Monday 23 November 2026.
pub struct TestClinic {
    pub folder: TempDir,
    pub clock: Clock,
    pub doctor: UserId,
    pub nurse: UserId,
    pub reviewer: UserId,
    door: Option<Door>,
}

impl TestClinic {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let clock = Clock::set(moment("2026-11-23T09:00:00+01:00"));
        let create = Create {
            folder: folder.path().join("journal"),
            clinic: Clinic {
                name: "Øveklinikken".to_owned(),
                ..Clinic::default()
            },
            doctor: NewDoctor {
                name: "Vera Demo".to_owned(),
                authorisation: "0000X".to_owned(),
            },
            passphrase: Passphrase::typed(PASSPHRASE),
            recovery: RecoveryKey::new().unwrap(),
            practice: true,
            cost: CHEAP,
            clock: clock.clone(),
            ids: Ids::seeded(7),
            origin: OriginId::new(Uuid::from_u128(1)),
        };
        let founded = create
            .run()
            .map_err(|_trouble| "no journal was made")
            .unwrap();
        let doctor = founded.opened.user;
        let (mut journal, _) = founded
            .door
            .enter(founded.opened)
            .map_err(|(_, error)| error)
            .unwrap();
        let mut add = |name: &str, role| {
            let mut task = journal
                .new_user(
                    name.to_owned(),
                    role,
                    None,
                    true,
                    Passphrase::typed(PASSPHRASE),
                )
                .unwrap();
            task.cost = CHEAP;
            let (slot, user) = task.run().unwrap();
            let id = user.id;
            journal.add_user(&slot, user).unwrap();
            id
        };
        let nurse = add("Nina Demo", Role::Nurse);
        let reviewer = add("Rita Demo", Role::Reviewer);
        let (door, written) = journal.lock(mimik::domain::log::LockReason::Asked);
        written.unwrap();
        Self {
            folder,
            clock,
            doctor,
            nurse,
            reviewer,
            door: Some(door),
        }
    }

    /// Gives the folder up, so that a window can open it by its path.
    pub fn closed(mut self) -> (Self, PathBuf) {
        self.door = None;
        let folder = self.folder.path().join("journal");
        (self, folder)
    }

    pub fn at(&self, time: &str) -> &Self {
        self.clock.move_to(moment(time));
        self
    }

    pub fn log_in(&mut self, user: UserId) -> Journal {
        let door = self.door.take().unwrap();
        let unlock = Unlock {
            keys: door.keys().clone(),
            user,
            passphrase: Passphrase::typed(PASSPHRASE),
        };
        let opened = unlock.run().unwrap();
        door.enter(opened).map_err(|(_, error)| error).unwrap().0
    }

    pub fn log_out(&mut self, journal: Journal) {
        self.door = Some(journal.lock(mimik::domain::log::LockReason::Asked).0);
    }

    /// A window in which a user is logged in.
    pub fn window(&mut self, user: UserId) -> Harness<'static, App> {
        let journal = self.log_in(user);
        window_with(journal, &self.clock, Language::Danish, ThemeChoice::Light)
    }

    /// The same after the program was closed: the folder is opened again.
    pub fn window_again(&mut self, user: UserId) -> Harness<'static, App> {
        let (folder, origin) = (
            self.folder.path().join("journal"),
            OriginId::new(Uuid::from_u128(1)),
        );
        self.door =
            Some(Door::inspect(&folder, self.clock.clone(), Ids::seeded(8), origin).unwrap());
        self.window(user)
    }
}

pub fn setup(theme: ThemeChoice, language: Language) -> Setup {
    Setup {
        folder: None,
        suggested: std::env::temp_dir().join("mimik-journal"),
        language,
        theme,
        zoom: 1.0,
        photo_folder: None,
        second_place: None,
        origin: OriginId::new(Uuid::from_u128(1)),
    }
}

pub fn window_with(
    journal: Journal,
    clock: &Clock,
    language: Language,
    theme: ThemeChoice,
) -> Harness<'static, App> {
    let setup = setup(theme, language);
    let text = Text::load(language).unwrap();
    let app = App::with_journal(
        setup.clone(),
        text,
        clock.clone(),
        Worker::inline(),
        journal,
    );
    harness(app, setup)
}

/// A window that starts on a folder, or without any: the lock, the refusal or the wizard.
pub fn gate(
    clock: &Clock,
    folder: Option<PathBuf>,
    theme: ThemeChoice,
    language: Language,
) -> Harness<'static, App> {
    let setup = Setup {
        folder,
        ..setup(theme, language)
    };
    let text = Text::load(language).unwrap();
    let worker = Worker::inline();
    let app = App::new(setup.clone(), text, clock.clone(), worker, Box::new(|_| {}));
    harness(app, setup)
}

/// Opens a record as a click in a list would.
pub fn open(window: &mut Harness<'_, App>, patient: PatientId, tab: Tab) {
    window.state_mut().ask(Command::OpenRecord {
        patient,
        tab,
        purpose: None,
    });
    window.run_ok();
}

/// Writes what the window shows to a file, for looking at it: `LOOK=folder cargo test …`.
pub fn look(window: &mut Harness<'_, App>, name: &str) {
    if let Ok(folder) = std::env::var("LOOK") {
        let picture = window.render().unwrap();
        picture
            .save(std::path::Path::new(&folder).join(format!("{name}.png")))
            .unwrap();
    }
}

/// Registers a patient with one of the numbers of the practice clinic.
pub fn register(journal: &mut Journal, family: &str, given: &str, number: &str) -> PatientId {
    let number = Number::parse(NumberType::Demo, number).unwrap();
    let patient = Patient {
        name: PersonName::parse(family, given, None).unwrap(),
        birth_date: number.birth_date().unwrap(),
        number,
        sex: Some(Sex::Female),
        phone: "12 34 56 78".to_owned(),
        email: String::new(),
        address: String::new(),
    };
    let responsible_doctor = journal.clinic().doctors().next().unwrap().id;
    let registration = Registration {
        patient,
        responsible_doctor,
        warnings_seen: true,
    };
    journal
        .apply(Edit::RegisterPatient(registration))
        .unwrap()
        .patient
        .unwrap()
}

/// A consultation that can be signed: everything answered, both kinds of information given, glabella and forehead planned.
pub fn complete_draft(journal: &Journal, began: Moment) -> ConsultationDraft {
    let sheet = journal.clinic().current_sheet().unwrap();
    let mut draft = ConsultationDraft::begun(began);
    "Jeg vil gerne se mindre vred ud".clone_into(&mut draft.wishes);
    "Mimiske rynker".clone_into(&mut draft.indication);
    draft.no_medicine = true;
    draft.companion_offered = true;
    draft.outcome = Some(Outcome::Planned);
    draft.plan.areas = BTreeSet::from([Area::Glabella, Area::Forehead]);
    draft.plan.product = Some(ProductId::new("vistabel"));
    for item in HealthItem::ALL {
        draft.answers.insert(
            item,
            Answer {
                choice: Choice::No,
                detail: String::new(),
            },
        );
    }
    draft.written = Some(WrittenDraft {
        sheet: sheet.version.clone(),
        sheet_sha256: sheet.sha256.clone(),
        channel: Channel::Paper,
        at: Some(began),
        mark: Mark::Full,
    });
    for (place, topic) in (1..).zip(Topic::ALL) {
        draft.oral.topics.insert(topic, began.plus(place * MINUTE));
    }
    draft
}

/// Signs a complete consultation that began at a time, as the doctor who is logged in.
pub fn sign(journal: &mut Journal, patient: PatientId, began: Moment) {
    let draft = complete_draft(journal, began);
    sign_draft(journal, patient, draft);
}

pub fn sign_draft(journal: &mut Journal, patient: PatientId, draft: ConsultationDraft) {
    let content = DraftContent::Consultation(Box::new(draft));
    let begun = Edit::BeginDraft {
        patient,
        kind: DraftKind::Consultation,
        content,
    };
    let (draft, _) = journal.apply(begun).unwrap().draft.unwrap();
    journal.apply(Edit::SignConsultation(draft)).unwrap();
}
