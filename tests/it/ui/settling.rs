//! What the window does in its quiet seconds.

use std::fs;
use std::path::Path;

use mimik::domain::time::SECOND;
use mimik::journal::Edit;
use mimik::ui::command::Command;

use super::kit::{TestClinic, moment};

/// Length of the write-ahead log.
fn log(folder: &Path) -> u64 {
    fs::metadata(folder.join("journal/journal.db-wal"))
        .unwrap()
        .len()
}

fn save_sixty_times(quiet: bool) -> u64 {
    let mut clinic = TestClinic::new();
    let doctor = clinic.doctor;
    let mut window = clinic.window(doctor);
    let start = moment("2026-11-23T09:00:00+01:00");
    for turn in 0..60 {
        let (text, hits) = (format!("Testesen {turn}"), 1);
        let search = Command::Edit(Edit::NoteSearch { text, hits });
        window.state_mut().ask(search);
        window.run_ok();
        if quiet {
            let seconds = 3 * (turn + 1);
            clinic.clock.move_to(start.plus(seconds * SECOND));
            window.step();
        }
    }
    log(clinic.folder.path())
}

#[test]
fn two_quiet_seconds_after_a_save_the_log_is_emptied_so_that_it_stays_short() {
    let (hurried, quiet) = (save_sixty_times(false), save_sixty_times(true));
    assert!(quiet * 3 < hurried, "{quiet} bytes against {hurried}");
}
