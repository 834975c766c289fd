//! The short forms of the harness: each figure of `docs/reliability.md` that is got by killing, cutting or tampering.
//!
//! At length: `cargo run --release --example reliability -- kills 1000` and the other commands of that example, which is
//! also the program that is killed here.
#![expect(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test that cannot be set up should panic; its figures are read by a person"
)]
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for the one answer that it expects; any other fails it"
)]

#[path = "../it/clinic/mod.rs"]
#[expect(
    dead_code,
    unused_imports,
    reason = "shared with the other tests, which use all of it"
)]
mod clinic;

mod harness;

use harness::rounds::Round;
use harness::tamper::Tampering;
use harness::{kills, model, rounds, same, second, tamper};

///
#[test]
fn a_kill_while_saving_loses_nothing_that_was_said_to_be_saved() {
    let found = kills::while_saving(12, "photo-first");
    println!("{found}");
    assert_eq!(
        (found.lost, found.missing, found.not_whole),
        (0, 0, 0),
        "{found:?}"
    );
    assert!(found.last.said > 12, "the writer came to nothing: {found}");
    assert_eq!(found.last.left_in_tmp, 0);
}

#[test]
fn a_kill_while_a_journal_is_made_leaves_none_or_a_whole_one() {
    println!("{}", kills::while_founding(12));
}

///
#[test]
fn a_kill_while_an_older_journal_is_made_ready_leaves_an_old_or_a_new_one() {
    println!("{}", kills::while_made_ready(12));
}

///
#[test]
fn a_kill_while_keys_or_folders_change_leaves_the_old_or_the_new_state() {
    for round in Round::ALL {
        println!("{}", rounds::while_doing(round, 3));
    }
}

/// with an anchor kept elsewhere, all of it. Without any, only who cannot sign, or leaves a gap, is found.
#[test]
fn whatever_is_changed_with_the_key_is_noticed_by_an_anchor_kept_elsewhere() {
    let found = tamper::tampered(40);
    println!("{found}");
    for (how, (tried, with, without)) in found.0 {
        assert_eq!(with, tried, "{how:?}");
        match how {
            Tampering::Cut | Tampering::OldFile | Tampering::Rewrite => {}
            Tampering::PageRollback => assert!(without > 0),
            _ => assert_eq!(without, tried, "{how:?}"),
        }
    }
}

///
#[test]
fn a_journal_that_nobody_touched_raises_no_alarm() {
    let found = tamper::untouched(15);
    println!("{found}");
    assert_eq!(found.alarms, 0);
}

///
#[test]
fn a_second_start_beside_a_writer_is_told_so_and_harms_nothing() {
    let found = second::beside_a_writer(10);
    println!("{found}");
    assert_eq!(found.told, found.starts);
    assert!(found.last.is_well(), "{found:?}");
}

///
#[test]
fn two_records_that_are_united_and_parted_are_what_they_were() {
    let found = same::united_and_parted(25);
    println!("{found}");
    assert_eq!(found.differences, Vec::<String>::new());
    assert_eq!(found.pairs, 25);
    assert!(found.written > 0);
}

///
#[test]
fn random_work_leaves_what_a_simple_journal_in_memory_says() {
    let found = model::compared(400);
    println!("{found}");
    assert_eq!(found.differences, Vec::<String>::new());
    assert!(found.refused > 0);
}

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod with_a_disk_of_our_own {
    use crate::harness::cuts::{self, Sabotage};
    use crate::harness::rounds::Round;
    use crate::harness::{faults, full, kills};

    ///
    #[test]
    fn a_power_cut_loses_nothing_that_was_said_to_be_saved() {
        let found = cuts::while_saving(15, 24, Sabotage::None);
        println!("{found}");
        assert_eq!(
            (found.lost, found.missing, found.broken),
            (0, 0, 0),
            "{found:?}"
        );
        assert!(found.said > found.tried);
    }

    /// R-03 in the middle of a page.
    #[test]
    fn a_torn_page_at_the_end_of_the_database_is_whole_in_its_log() {
        let found = cuts::with_a_torn_end();
        assert!(found.is_well() && found.said > 3, "{found:?}");
    }

    /// R-03 after a sync that failed: what it should have written is gone, whatever later syncs say.
    #[test]
    fn a_power_cut_after_a_failed_sync_loses_nothing_that_was_said_since() {
        let found = cuts::after_a_failed_sync(&cuts::SYNCED, 2, 3);
        println!("{found}");
        assert_eq!(
            (found.lost, found.missing, found.broken),
            (0, 0, 0),
            "{found:?}"
        );
        assert!(found.tried > 2);
    }

    /// R-07 with the power instead of a kill.
    #[test]
    fn a_power_cut_while_keys_or_folders_change_leaves_the_old_or_the_new_state() {
        for round in Round::ALL {
            println!("cut: {}", cuts::while_doing(round, 4));
        }
    }

    /// R-07 with a disk that fails once or for good.
    #[test]
    fn a_fault_while_keys_or_folders_change_leaves_the_old_or_the_new_state() {
        for round in Round::ALL {
            println!("fault: {}", faults::while_doing(round, 9, 70));
        }
    }

    /// a harness that cannot find losses proves nothing.
    #[test]
    fn a_disk_that_does_not_sync_and_a_photo_behind_its_entry_are_found_out() {
        let off = cuts::while_saving(9, 8, Sabotage::SyncOff);
        println!("{off}");
        assert!(off.lost > 0);
        let cut = cuts::while_saving(15, 16, Sabotage::DatabaseFirst);
        println!("{cut}");
        assert!(cut.missing > 0);
        let killed = kills::while_saving(8, "database-first");
        println!("{killed}");
        assert!(killed.missing > 0);
    }

    ///
    #[test]
    fn whatever_fails_on_the_disk_is_told_and_loses_nothing() {
        for (first, kind) in (1..).step_by(7).zip(faults::Fault::ALL) {
            let found = faults::while_visiting(first, 37, &[kind]);
            println!("{kind:?}: {found}");
            let wrong = (found.lost, found.broken, found.panics, found.unsaid.len());
            assert_eq!(wrong, (0, 0, 0, 0), "{found}");
        }
    }

    ///
    #[test]
    fn a_full_disk_loses_nothing_and_the_next_save_goes_well_when_there_is_room() {
        let found = full::while_saving(3);
        println!("{found}");
        assert_eq!((found.lost, found.broken), (0, 0));
        assert!(found.runs > 2);
    }
}
