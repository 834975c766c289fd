//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::domain::area::Area;
use crate::domain::photo::{Phase, View};
use crate::journal::task::Share;
use crate::text::Language;

/// Patient journal for clinics that treat mimic wrinkles. Without a command the window opens.
#[derive(Parser, Debug)]
#[command(name = "mimik", version)]
pub struct Arguments {
    /// The journal folder; else the one that was opened last.
    #[arg(long, global = true, value_name = "DIR")]
    pub vault: Option<PathBuf>,
    /// Language of messages: da or en.
    #[arg(long, global = true, value_name = "LANG", value_parser = language)]
    pub lang: Option<Language>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Print what every rule says about a course in a file.
    Assess(Assess),
    /// Print the earliest lawful moment after written and oral information (R23).
    Earliest(Earliest),
    /// Make a practice clinic of invented patients in an empty folder.
    Demo(Demo),
    /// Check that everything is as it was written. Reads only, takes no lock, never repairs.
    Verify(Verify),
    /// Make a backup of the journal in each target, opened and checked before it counts.
    Backup(Backup),
    /// Bring a journal back from a backup into an empty folder (--vault), and verify it whole.
    Restore(Restore),
    /// Find patients.
    #[command(subcommand)]
    Patients(Patients),
    /// Print everything recorded about one patient.
    History(History),
    /// Take photos into a patient's record.
    #[command(subcommand)]
    Photos(Photos),
    /// Print everybody who was given something from a batch. The search is logged.
    Recall(Recall),
}

/// The file is what `history --json` prints; see docs/facts.md. Moments as for `earliest`. Of each product, the vial that
/// was opened last and has not been used is drawn from.
#[derive(Args, Debug)]
pub struct Assess {
    /// The course, format mimik-history/1.
    #[arg(long, value_name = "FILE")]
    pub case: PathBuf,
    /// The start of the treatment that is asked about.
    #[arg(long, value_name = "T")]
    pub at: String,
    /// An area, as docs/facts.md names it; again for several. Else those of the plan.
    #[arg(long, value_name = "AREA", value_parser = area)]
    pub area: Vec<Area>,
}

/// Moments are local, YYYY-MM-DDTHH:MM[:SS] in Europe/Copenhagen, or carry an offset such as +01:00 or Z.
#[derive(Args, Debug)]
pub struct Earliest {
    /// When the patient had the sheet.
    #[arg(long, value_name = "T")]
    pub written: String,
    /// When the last topic was told.
    #[arg(long, value_name = "T")]
    pub oral: String,
    /// A planned start, to be judged.
    #[arg(long, value_name = "T")]
    pub start: Option<String>,
}

#[derive(Args, Debug)]
pub struct Demo {
    /// How many patients; the cast that shows every state is always there.
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub patients: usize,
    /// The same seed and moment give the same facts and ids.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// The moment that the clinic is made for; else now.
    #[arg(long, value_name = "T")]
    pub at: Option<String>,
}

#[derive(Args, Debug)]
pub struct Verify {
    /// Also the slow checks of the database itself.
    #[arg(long)]
    pub full: bool,
    /// Which photo files are read: all, or part n of t.
    #[arg(long, value_name = "all|n/t", default_value = "all", value_parser = share)]
    pub photos: Share,
    /// Anchors kept elsewhere, which the journal must extend.
    #[arg(long, value_name = "FILE")]
    pub anchor: Option<PathBuf>,
    #[command(flatten)]
    pub login: Login,
}

/// One line for each target: MADE, the target, the backup's name, the number of its last entry, PHOTOS, how many of them are
/// new there, and BYTES written; or FAILED, the target and why; tabs between. Exit 1 if any failed.
#[derive(Args, Debug)]
pub struct Backup {
    /// Existing folders or disks; else those of the settings.
    #[arg(long, value_name = "TARGET", num_args = 1..)]
    pub to: Vec<PathBuf>,
    #[command(flatten)]
    pub login: Login,
}

/// One line: RESTORED, the backup's name, number and hash of its last entry, PHOTOS; then each photo that is not there.
#[derive(Args, Debug)]
pub struct Restore {
    /// The folder or disk that backups were made in.
    #[arg(long, value_name = "BACKUP")]
    pub from: PathBuf,
    /// The name of an older backup; else the newest.
    #[arg(long, value_name = "MANIFEST")]
    pub at: Option<String>,
    /// A file with the recovery key, in place of a user's passphrase.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["user", "passphrase_file"])]
    pub recovery_key_file: Option<PathBuf>,
    #[command(flatten)]
    pub login: Login,
}

#[derive(Subcommand, Debug)]
pub enum Patients {
    /// Any part of a name, number, phone or birth date. The search is logged.
    Find(Find),
}

#[derive(Args, Debug)]
pub struct Find {
    /// What to look for; `-` reads it from standard input.
    pub text: String,
    #[command(flatten)]
    pub login: Login,
}

#[derive(Subcommand, Debug)]
pub enum Photos {
    /// Attach the files, or all files of a folder, in the order given; the originals are kept byte for byte.
    Import(Import),
}

/// One line for each photo: ATTACHED, the file's name, ID, VIEW and TIME, or REFUSED, the name and why; tabs between. Exit 1
/// if any was refused; the others are attached all the same.
#[derive(Args, Debug)]
pub struct Import {
    /// The ID that `patients find` prints.
    #[arg(long, value_name = "ID")]
    pub patient: String,
    /// The view of all of them; else those that the plan still needs, in order.
    #[arg(long, value_name = "VIEW", value_parser = view)]
    pub view: Option<View>,
    /// An area that they show; again for several. Else the planned areas that need the view.
    #[arg(long, value_name = "AREA", value_parser = area)]
    pub area: Vec<Area>,
    /// before, after or control.
    #[arg(long, value_name = "PHASE", default_value = "before", value_parser = phase)]
    pub phase: Phase,
    /// When those were taken whose file does not say it. A moment as for `earliest`.
    #[arg(long, value_name = "T")]
    pub taken: Option<String>,
    /// How much the camera's clock was behind, +HH:MM:SS, or ahead, -HH:MM:SS: moves the times that it has written.
    #[arg(long, value_name = "SHIFT", value_parser = shift, allow_hyphen_values = true)]
    pub clock_correction: Option<i64>,
    /// Also those that lie in another patient's record.
    #[arg(long)]
    pub also_elsewhere: bool,
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub login: Login,
}

#[derive(Args, Debug)]
pub struct History {
    /// The ID that `patients find` prints.
    pub patient: String,
    /// Print the entries as they are stored, format mimik-history/1.
    #[arg(long)]
    pub json: bool,
    /// Why a reviewer opens the record.
    #[arg(long, value_name = "TEXT")]
    pub purpose: Option<String>,
    #[command(flatten)]
    pub login: Login,
}

/// One line for each treatment: PATIENT, NAME, DATE, PRODUCT, BATCH, UNITS and POINTS, tabs between; a hyphen for what is
/// not known. Exit 3 if there is none.
#[derive(Args, Debug)]
pub struct Recall {
    /// The batch number in any spelling, or at least its first three letters and digits.
    pub batch: String,
    /// Print points, areas and adverse events too, format mimik-recall/1.
    #[arg(long)]
    pub json: bool,
    /// Why a reviewer looks; it stands in each of the records.
    #[arg(long, value_name = "TEXT")]
    pub purpose: Option<String>,
    #[command(flatten)]
    pub login: Login,
}

/// Who logs in.
#[derive(Args, Debug)]
pub struct Login {
    /// The user's name as on the lock screen.
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
    /// A file with the passphrase; else it is asked for on the terminal.
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| "da or en".to_owned())
}

fn area(name: &str) -> Result<Area, String> {
    let named = Area::NAMED
        .into_iter()
        .find(|area| area.to_string() == name);
    named.ok_or_else(|| Area::NAMED.map(|area| area.to_string()).join(", "))
}

fn view(name: &str) -> Result<View, String> {
    let named = View::ALL.into_iter().find(|view| view.as_str() == name);
    named.ok_or_else(|| View::ALL.map(View::as_str).join(", "))
}

fn phase(name: &str) -> Result<Phase, String> {
    let named = Phase::ALL.into_iter().find(|phase| phase.as_str() == name);
    named.ok_or_else(|| Phase::ALL.map(Phase::as_str).join(", "))
}

/// Seconds, from `+01:03:00`.
fn shift(text: &str) -> Result<i64, String> {
    /// More than a century is a slip of the finger.
    const MOST_HOURS: i64 = 999_999;
    let parsed = || {
        let (sign, rest) = match text.split_at_checked(1)? {
            ("+", rest) => (1, rest),
            ("-", rest) => (-1, rest),
            _ => return None,
        };
        let parts: Vec<&str> = rest.split(':').collect();
        let [hours, minutes, seconds] = parts.as_slice() else {
            return None;
        };
        let number = |part: &&str, most: i64| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            let number: i64 = digits.then(|| part.parse().ok()).flatten()?;
            (number <= most).then_some(number)
        };
        let (minutes, seconds) = (number(minutes, 59)?, number(seconds, 59)?);
        Some(sign * (number(hours, MOST_HOURS)? * 3_600 + minutes * 60 + seconds))
    };
    parsed().ok_or_else(|| "+HH:MM:SS or -HH:MM:SS".to_owned())
}

fn share(text: &str) -> Result<Share, String> {
    let part = || {
        let (part, of) = text.split_once('/')?;
        let (part, of) = (part.parse().ok()?, of.parse().ok()?);
        (1..=of).contains(&part).then_some(Share::Part { part, of })
    };
    if text == "all" {
        return Ok(Share::All);
    }
    part().ok_or_else(|| "all, or n/t with 1 <= n <= t <= 255".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_shift_of_a_clock_has_its_sign_and_three_parts() {
        assert_eq!(shift("+01:03:00"), Ok(3_780));
        assert_eq!(shift("-0:00:09"), Ok(-9));
        assert_eq!(shift("-26280:00:00"), Ok(-94_608_000));
        for wrong in [
            "",
            "+",
            "01:03:00",
            "+01:03",
            "+1:60:00",
            "+1:00:60",
            "+-1:00:00",
            "+ 1:00:00",
            "+1:00:00:00",
            "+9999999:00:00",
            "+99999999999999999999:00:00",
            "å",
        ] {
            assert!(shift(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_share_of_the_photos_is_one_of_its_parts() {
        assert_eq!(share("all"), Ok(Share::All));
        assert_eq!(share("2/7"), Ok(Share::Part { part: 2, of: 7 }));
        for wrong in ["", "0/7", "8/7", "7", "1/0", "1/256", "a/b"] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
    }
}
