//! A volume: what a package is mixed with. A dose is never reckoned from it.

use rust_decimal::Decimal;

use super::exact::exact;

exact! {
    /// Millilitres: above zero, at most 100, at most three decimals.
    Millilitres, NotMillilitres = "not a volume in millilitres", up to Decimal::ONE_HUNDRED, with 3 decimals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_volume_is_read_exactly_or_not_at_all() {
        assert_eq!("1,25".parse::<Millilitres>(), "1.250".parse());
        for wrong in ["", "0", "-1", "1 ml", "0,0001", "100,1"] {
            assert_eq!(wrong.parse::<Millilitres>(), Err(NotMillilitres), "{wrong}");
        }
    }
}
