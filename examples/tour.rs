//! Every screen in its main states as a PNG, from the practice clinic, without a display.
//!
//! `cargo run --release --example tour -- OUT [--dark] [--lang en]`

use std::error::Error;
use std::path::{Path, PathBuf};

use eframe::egui::Key;
use eframe::egui::accesskit::Role as Kind;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mimik::domain::id::{OriginId, PatientId};
use mimik::domain::photo::View;
use mimik::domain::time::Moment;
use mimik::domain::user::Role;
use mimik::journal::demo::{self, Demo, DemoUser};
use mimik::journal::door::Door;
use mimik::journal::task::{Progress, Unlock};
use mimik::journal::{Clock, Ids, Journal, Passphrase};
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::command::{Command, Place, Tab};
use mimik::ui::setup::{Setup, ThemeChoice};
use mimik::ui::worker::Worker;
use uuid::Uuid;

#[path = "../tests/support/soft.rs"]
mod soft;
#[path = "../tests/support/window.rs"]
mod support;

type Failed = Box<dyn Error>;

/// The moment that all pictures show: a Wednesday morning, with appointments before and after.
const NOW: &str = "2026-11-25T10:18:00+01:00";
const SEED: u64 = 1;

fn main() -> Result<(), Failed> {
    let tour = Tour::begin(std::env::args().skip(1))?;
    tour.doors()?;
    tour.as_doctor()?;
    tour.as_nurse()?;
    tour.as_reviewer()
}

struct Tour {
    out: PathBuf,
    theme: ThemeChoice,
    language: Language,
    clock: Clock,
    folder: tempfile::TempDir,
    users: Vec<DemoUser>,
}

impl Tour {
    fn begin(arguments: impl Iterator<Item = String>) -> Result<Self, Failed> {
        let (mut out, mut theme, mut language) = (None, ThemeChoice::Light, Language::Danish);
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--dark" => theme = ThemeChoice::Dark,
                "--lang" => {
                    let code = arguments.next().unwrap_or_default();
                    language = Language::from_code(&code).ok_or("unknown language")?;
                }
                _ => out = Some(PathBuf::from(argument)),
            }
        }
        let out = out.ok_or("usage: tour OUT [--dark] [--lang en]")?;
        std::fs::create_dir_all(&out)?;
        let at = Moment::parse_rfc3339(NOW).ok_or("no moment")?;
        let folder = tempfile::TempDir::new()?;
        let demo = Demo {
            at,
            seed: SEED,
            patients: demo::smallest(),
            origin: origin(),
            cost: mimik::journal::KdfCost::STANDARD,
        };
        let users = demo::make(&folder.path().join("journal"), &demo, &Progress::default())?;
        Ok(Self {
            out,
            theme,
            language,
            clock: Clock::set(at),
            folder,
            users,
        })
    }

    fn setup(&self, folder: Option<PathBuf>) -> Setup {
        Setup {
            folder,
            suggested: PathBuf::from("Journal"),
            language: self.language,
            theme: self.theme,
            zoom: 1.0,
            photo_folder: None,
            second_place: None,
            origin: origin(),
        }
    }

    fn vault(&self) -> PathBuf {
        self.folder.path().join("journal")
    }

    /// A window as it stands before anybody is logged in.
    fn closed(&self, folder: Option<&Path>) -> Result<Harness<'static, App>, Failed> {
        let setup = self.setup(folder.map(Path::to_owned));
        let text = Text::load(self.language)?;
        let app = App::new(
            setup.clone(),
            text,
            self.clock.clone(),
            Worker::inline(),
            Box::new(|_| {}),
        );
        Ok(support::harness(app, setup))
    }

    fn log_in(&self, role: Role) -> Result<Journal, Failed> {
        let user = self
            .users
            .iter()
            .find(|user| user.role == role)
            .ok_or("no such user")?;
        let door = Door::inspect(&self.vault(), self.clock.clone(), Ids::System, origin())?;
        let tile = door
            .tiles()
            .into_iter()
            .find(|tile| tile.name == user.name)
            .ok_or("no such tile")?;
        let passphrase = Passphrase::typed(&user.passphrase);
        let opened = Unlock {
            keys: door.keys().clone(),
            user: tile.user,
            passphrase,
        }
        .run()?;
        let (journal, _) = door.enter(opened).map_err(|(_, error)| error)?;
        Ok(journal)
    }

    fn open(&self, role: Role) -> Result<Harness<'static, App>, Failed> {
        let setup = self.setup(None);
        let text = Text::load(self.language)?;
        let journal = self.log_in(role)?;
        let app = App::with_journal(
            setup.clone(),
            text,
            self.clock.clone(),
            Worker::inline(),
            journal,
        );
        Ok(support::harness(app, setup))
    }

    fn picture(&self, window: &mut Harness<'_, App>, name: &str) -> Result<(), Failed> {
        for _ in 0..3 {
            window.run_ok();
        }
        let dark = if self.theme == ThemeChoice::Dark {
            "-moerk"
        } else {
            ""
        };
        window
            .render()?
            .save(self.out.join(format!("{name}{dark}.png")))?;
        Ok(())
    }

    fn doors(&self) -> Result<(), Failed> {
        self.picture(&mut self.closed(None)?, "15-foerste-gang")?;
        self.picture(&mut self.closed(Some(&self.vault()))?, "01-laas")?;
        let empty = self.folder.path().join("other");
        std::fs::create_dir_all(&empty)?;
        std::fs::write(empty.join("journal.db"), b"")?;
        self.picture(&mut self.closed(Some(&empty))?, "16-afvist")
    }

    fn as_doctor(&self) -> Result<(), Failed> {
        let mut window = self.open(Role::Doctor)?;
        self.picture(&mut window, "02-i-dag")?;
        for (place, name) in [
            (Place::Patients, "03-patienter"),
            (Place::Review, "12-gennemsyn"),
            (Place::AuditLog, "13-log"),
            (Place::Settings, "14-opsaetning"),
            (Place::FollowUps, "11-opfoelgning-alle"),
        ] {
            window.state_mut().ask(Command::Go(place));
            self.picture(&mut window, name)?;
        }
        window.state_mut().ask(Command::Go(Place::Settings));
        window.run_ok();
        let text = Text::load(self.language)?;
        window
            .query_by_role_and_label(Kind::Tab, &text.order.templates)
            .ok_or("no such section")?
            .click_accesskit();
        self.picture(&mut window, "14-skabeloner")?;
        window.state_mut().ask(Command::NewPatient {
            typed: "Åse Prøvesen".to_owned(),
        });
        self.picture(&mut window, "03-ny-patient")?;
        window.state_mut().ask(Command::Go(Place::Today));
        window.run_ok();
        window.state_mut().ask(Command::OpenPalette);
        window.run_ok();
        window.event(eframe::egui::Event::Text("te".to_owned()));
        self.picture(&mut window, "03-soeg")?;
        window.state_mut().ask(Command::ClosePalette);
        self.records(&mut window)
    }

    /// Each patient of the cast on each tab that her state makes worth seeing.
    fn records(&self, window: &mut Harness<'_, App>) -> Result<(), Failed> {
        for (patient, name) in patients(window) {
            for (tab, page) in [
                (Tab::Overview, "04-overblik"),
                (Tab::Consultation, "05-forundersoegelse"),
                (Tab::Booking, "06-booking"),
                (Tab::Readiness, "07-klar"),
                (Tab::Treatment, "08-behandling"),
                (Tab::Photos, "09-fotos"),
                (Tab::FollowUp, "11-opfoelgning"),
                (Tab::History, "12-historik"),
            ] {
                window.state_mut().ask(Command::OpenRecord {
                    patient,
                    tab,
                    purpose: None,
                });
                self.picture(window, &format!("{page}-{name}"))?;
            }
        }
        window.state_mut().ask(Command::ShowSheet { version: None });
        self.picture(window, "05-informationsark")
    }

    fn as_nurse(&self) -> Result<(), Failed> {
        let mut window = self.open(Role::Nurse)?;
        self.picture(&mut window, "02-i-dag-sygeplejerske")?;
        if let Some((patient, _)) = patients(&window).into_iter().next() {
            let tab = Tab::Consultation;
            window.state_mut().ask(Command::OpenRecord {
                patient,
                tab,
                purpose: None,
            });
            self.picture(&mut window, "05-forundersoegelse-sygeplejerske")?;
        }
        self.treats(&mut window)
    }

    /// The nurse begins with somebody who comes again, and takes the map of the last time.
    fn treats(&self, window: &mut Harness<'_, App>) -> Result<(), Failed> {
        let again = patients(window)
            .into_iter()
            .find(|(_, name)| name.starts_with("modelgaard-susanne"));
        let (patient, _) = again.ok_or("nobody comes again")?;
        window.state_mut().ask(Command::OpenRecord {
            patient,
            tab: Tab::Readiness,
            purpose: None,
        });
        self.picture(window, "07-klar-sygeplejerske")?;
        let text = Text::load(self.language)?;
        for (button, name) in [
            (&text.readiness.start, "08-behandling-begyndt"),
            (&text.treatment.as_last, "08-behandling-som-sidst"),
            (&text.treatment.templates, "08-behandling-skabelon"),
            (&text.treatment.template_place, "08-behandling-fra-skabelon"),
            (&text.injection_map.on_photo, "08-behandling-paa-foto"),
        ] {
            self.press(window, button, name)?;
        }
        self.marks(window, patient, &text)
    }

    /// The nurse compares two visits, looks where the pupils of a photo were marked, and draws upon it.
    fn marks(
        &self,
        window: &mut Harness<'_, App>,
        patient: PatientId,
        text: &Text,
    ) -> Result<(), Failed> {
        window.state_mut().ask(Command::OpenRecord {
            patient,
            tab: Tab::Photos,
            purpose: None,
        });
        window.run_ok();
        self.press(window, &text.compare.open, "10-fotos-sammenlign")?;
        for (key, name) in [
            (Key::Num2, "10-fotos-skyder"),
            (Key::Num3, "10-fotos-loegskind"),
        ] {
            window.key_press(key);
            self.picture(window, name)?;
        }
        window.key_press(Key::Escape);
        window.run_ok();
        // The newest photo from the front at rest has its pupils marked.
        let cell = format!("{}, ", text.view(View::FrontRest));
        window
            .query_all_by_label_contains(&cell)
            .next()
            .ok_or("no such photo")?
            .click_accesskit();
        self.picture(window, "09-fotos-stort")?;
        self.press(window, &text.photos.mark_again, "09-fotos-pupiller")?;
        window.key_press(Key::Escape);
        window.run_ok();
        self.press(window, &text.viewer.draw, "09-fotos-tegn")
    }

    fn press(&self, window: &mut Harness<'_, App>, button: &str, name: &str) -> Result<(), Failed> {
        window
            .query_by_role_and_label(Kind::Button, button)
            .ok_or("no such button")?
            .click_accesskit();
        self.picture(window, name)
    }

    fn as_reviewer(&self) -> Result<(), Failed> {
        let mut window = self.open(Role::Reviewer)?;
        self.picture(&mut window, "12-gennemsyn-person")?;
        let amended = patients(&window)
            .into_iter()
            .find(|(_, name)| name.starts_with("fiktivsen"));
        if let Some((patient, _)) = amended {
            let purpose = Some("Tilsyn".to_owned());
            window.state_mut().ask(Command::OpenRecord {
                patient,
                tab: Tab::History,
                purpose,
            });
            self.picture(&mut window, "12-gennemsyn-historik")?;
        }
        Ok(())
    }
}

/// Every patient with her name as it can stand in the name of a file: all of them are invented.
fn patients(window: &Harness<'_, App>) -> Vec<(PatientId, String)> {
    let Some(journal) = window.state().journal() else {
        return Vec::new();
    };
    let found = journal
        .find("", 50)
        .map(|found| found.rows)
        .unwrap_or_default();
    let plain = |name: &str| mimik::domain::fold::fold(name).replace(' ', "-");
    found
        .into_iter()
        .map(|row| {
            (
                row.id,
                format!("{}-{}", plain(&row.family), plain(&row.given)),
            )
        })
        .collect()
}

fn origin() -> OriginId {
    OriginId::new(Uuid::from_u128(1))
}
