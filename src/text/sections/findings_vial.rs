//! What is said about vials, batches and the emergency kit.

use super::words;

words! {
    /// Why a vial is not in order (R14, R60, R62–R62b, R67–R70).
    FindingsVial {
        vial, vial_without_batch, no_vial, not_recorded, outside_catalogue, other_product, batch_missing, expired, on_pause,
        mixing_time_missing, mixed_afterwards, storage_missing, not_used_on_opening, too_old, used_before,
        of_another_patient, overdrawn, not_mixed, other_volume, other_diluent, kit_never_checked, kit_checked_long_ago,
        adrenaline_expired,
    }
}
