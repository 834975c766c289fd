//! Passphrases, the recovery key, and the end of somebody's access.

use super::words;

words! {
    /// On the lock screen and in the settings.
    KeyWords {
        forgotten, forgotten_title, forgotten_about, forgotten_do, recovery_typed, recovery_whole, recovery_other,
        left, left_detail, renewing, renewing_about, renewing_safe, renewing_failed,
        own, change, change_title, change_about, change_do, changing, changed, old, old_missing, old_backups, old_backups_detail,
        test, test_title, test_about, test_do, tested,
        renew, renew_title, renew_about, renew_do, renewed, renew_old, renew_old_detail,
        proven, proven_long_ago, never_proven,
        retired, retire, retire_choose, retire_title, retire_about, retire_do, retire_keys, retire_keys_detail,
    }
}
