//! What is said about doses: always beside the product that they are units of.

use super::words;

words! {
    /// Why a dose is not in order (R63–R66, R72, R73).
    FindingsDose {
        units, nothing_given, no_points, no_vials, point_incomplete, point_on_other_side, point_without_vial,
        vial_does_not_close, areas_do_not_close, point_above, area_above, area_above_with_earlier, area_above_first_step,
        area_above_first_step_with_earlier, treatment_above, treatment_above_with_earlier, earlier_dose_unknown, two_products,
        not_prescribed, not_foreseen, no_largest_dose, more_than_foreseen, prescribed_afterwards, less_than_foreseen,
        not_given, not_disinfected,
    }
}
