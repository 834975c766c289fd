//! What can be chosen in the palette: patients, deeds for the highlighted one, places.

use crate::domain::fold::fold;
use crate::domain::id::PatientId;
use crate::text::Text;
use crate::ui::command::{Command, Place, Tab};
use crate::ui::icon::Icon;

use crate::domain::log::LockReason;

/// One row that can be chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Item {
    /// The row of the search result.
    Patient(usize),
    /// Everybody who was given something from a batch, by its row.
    Batch(usize),
    /// A tab of the highlighted patient's record.
    Deed(PatientId, Deed),
    Create,
    Go(Place),
    Lock,
}

/// What is often done next with a patient.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    Consultation,
    Book,
    Photos,
}

impl Deed {
    pub const ALL: [Self; 3] = [Self::Consultation, Self::Book, Self::Photos];

    pub const fn tab(self) -> Tab {
        match self {
            Self::Consultation => Tab::Consultation,
            Self::Book => Tab::Booking,
            Self::Photos => Tab::Photos,
        }
    }
}

/// The places that the palette leads to, as the rail names them.
const PLACES: [Place; 5] = [
    Place::Today,
    Place::Patients,
    Place::FollowUps,
    Place::AuditLog,
    Place::Settings,
];

/// Deeds for the highlighted patient, then everything else that the query names; all of it while nothing is typed.
pub fn behind_patients(text: &Text, highlighted: Option<PatientId>, query: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    if let Some(patient) = highlighted {
        items.extend(Deed::ALL.map(|deed| Item::Deed(patient, deed)));
    }
    items.push(Item::Create);
    let wanted = fold(query);
    let named =
        |item: &Item| wanted.is_empty() || fold(&label(text, *item, true)).contains(&wanted);
    let places = PLACES.map(Item::Go).into_iter().chain([Item::Lock]);
    items.extend(places.filter(named));
    items
}

/// What a row is called. A nurse reads a consultation that only a doctor can start.
pub fn label(text: &Text, item: Item, doctor: bool) -> String {
    let words = &text.palette;
    match item {
        Item::Patient(_) | Item::Batch(_) => String::new(),
        Item::Deed(_, Deed::Consultation) if doctor => words.start_consultation.clone(),
        Item::Deed(_, Deed::Consultation) => words.open_consultation.clone(),
        Item::Deed(_, Deed::Book) => words.book.clone(),
        Item::Deed(_, Deed::Photos) => words.attach_photos.clone(),
        Item::Create => words.create.clone(),
        Item::Lock => words.lock.clone(),
        Item::Go(place) => place_name(text, place).to_owned(),
    }
}

fn place_name(text: &Text, place: Place) -> &str {
    match place {
        Place::Today => &text.shell.today,
        Place::Patients => &text.shell.patients,
        Place::FollowUps => &text.shell.follow_ups,
        Place::Review => &text.shell.review,
        Place::AuditLog => &text.shell.audit_log,
        Place::Settings => &text.shell.settings,
        Place::Record(_) => &text.shell.overview,
    }
}

pub const fn icon(item: Item) -> Icon {
    match item {
        Item::Patient(_) => Icon::UserRound,
        Item::Batch(_) => Icon::Package,
        Item::Deed(_, Deed::Consultation) => Icon::NotebookPen,
        Item::Deed(_, Deed::Book) => Icon::CalendarPlus,
        Item::Deed(_, Deed::Photos) => Icon::Camera,
        Item::Create => Icon::UserRoundPlus,
        Item::Lock => Icon::Lock,
        Item::Go(place) => match place {
            Place::Today => Icon::CalendarDays,
            Place::Patients | Place::Record(_) => Icon::UsersRound,
            Place::FollowUps => Icon::CalendarCheck,
            Place::Review => Icon::ScanEye,
            Place::AuditLog => Icon::ScrollText,
            Place::Settings => Icon::Settings,
        },
    }
}

/// The key that does the same without the palette.
pub const fn hint(item: Item) -> &'static str {
    match item {
        Item::Create => "Ctrl N",
        Item::Lock => "Ctrl L",
        Item::Go(Place::Today) => "Ctrl 1",
        Item::Go(Place::Patients) => "Ctrl 2",
        Item::Go(Place::FollowUps) => "Ctrl 3",
        Item::Go(Place::AuditLog) => "Ctrl 5",
        Item::Patient(_)
        | Item::Batch(_)
        | Item::Deed(..)
        | Item::Go(Place::Review | Place::Settings | Place::Record(_)) => "",
    }
}

/// What choosing a row asks for that is neither a patient nor a batch; `typed` is carried over to somebody new.
pub fn command(item: Item, typed: &str) -> Option<Command> {
    match item {
        Item::Patient(_) | Item::Batch(_) => None,
        Item::Deed(patient, deed) => Some(Command::OpenRecord {
            patient,
            tab: deed.tab(),
            purpose: None,
        }),
        Item::Create => Some(Command::NewPatient {
            typed: typed.to_owned(),
        }),
        Item::Go(place) => Some(Command::Go(place)),
        Item::Lock => Some(Command::Lock(LockReason::Asked)),
    }
}
