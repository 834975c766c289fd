//! Messages of the command line.

use super::words;

words! {
    /// To standard error; results carry no words.
    Cli {
        no_display, came_forward, no_folder, user_needed, unknown_user, ask_passphrase, no_terminal, passphrase_file, anchor_file,
        no_input, no_output, nobody_found, bad_time, time_never, time_twice, demo_time, demo_failed, all_well,
        faults_found, erased, case_file, photo_no_view, photo_no_area, photo_no_time, photo_future, photo_already,
        photo_elsewhere,
    }
}
