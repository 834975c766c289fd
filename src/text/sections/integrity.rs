//! Words of the check of the whole journal: what was looked at, and what was found.

use super::words;

words! {
    /// Of settings, and of the facts about checks.
    Integrity {
        section, section_about, intro, check, stop, stopped, idle, reading_entries, reading_photos, checked,
        chain, chain_whole, chain_broken,
        authors, authors_good, authors_forged, authors_skipped,
        recovery, recovery_good, recovery_differs, recovery_unsaid, recovery_no_file,
        anchors, anchors_good, anchors_none, anchors_broken,
        elsewhere, elsewhere_nowhere, elsewhere_unreadable, elsewhere_empty, elsewhere_behind, elsewhere_restored, elsewhere_good,
        elsewhere_choose, elsewhere_chosen, elsewhere_failed,
        photos, photos_good, photos_bad, photos_left,
        tables, tables_good, tables_differ,
        pages, pages_good, pages_bad,
        key_file, well, not_as_written, entries_read, files_read, first_bad_entry,
        entries_label, files_label, faults_label, nothing, first_bad_label, photos_bad_label,
        last_found, last_found_go,
    }
}
