//! An amount of units. It says nothing without the product it stands beside (`products.md` §1).

use rust_decimal::Decimal;

use super::exact::exact;

exact! {
    /// Units of some product: above zero, at most 1 000, at most two decimals. Reads `4`, `2,5` and `2.5`.
    Units, NotUnits = "not an amount of units", up to Decimal::ONE_THOUSAND, with 2 decimals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_and_points_read_alike_and_nonsense_does_not() {
        assert_eq!("2,5".parse::<Units>(), "2.50".parse());
        for wrong in ["", "0", "-4", "4 enheder", "1e3", "0,001", "1000,01"] {
            assert_eq!(wrong.parse::<Units>(), Err(NotUnits), "{wrong}");
        }
    }
}
