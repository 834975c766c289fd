//! Doses, and reckoning with them: exactly, and only ever inside one product (`products.md` §1).
//!
//! An [`Amount`] carries its product in its type. Two calls of [`measure`] make two types, so adding, comparing or
//! converting across products does not compile:
//!
//! ```compile_fail
//! use mimik::domain::dose::{Amount, measure};
//! use mimik::domain::product::ProductId;
//!
//! measure(&ProductId::new("vistabel"), |vistabel| {
//!     measure(&ProductId::new("azzalure"), |azzalure| {
//!         let both = vistabel.none() + azzalure.none();
//!     });
//! });
//! ```
//!
//! Inside one product it does, and a dose of another product is no amount of it:
//!
//! ```
//! use mimik::domain::dose::{Dose, measure};
//! use mimik::domain::product::ProductId;
//!
//! let (vistabel, azzalure) = (ProductId::new("vistabel"), ProductId::new("azzalure"));
//! let dose = Dose { product: vistabel.clone(), units: "2.5".parse().unwrap() };
//! let sum = measure(&vistabel, |measure| {
//!     measure.sum([&dose, &dose]).map(|sum| sum.decimal().normalize().to_string())
//! });
//! assert_eq!(sum.as_deref(), Some("5"));
//! assert!(measure(&azzalure, |measure| measure.of(&dose).is_none()));
//! ```

use std::marker::PhantomData;
use std::ops::{Add, Sub};

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::product::ProductId;
use super::units::{Remainder, Units};

/// Units and what they are units of: a bare number is no dose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dose {
    pub product: ProductId,
    pub units: Units,
}

/// One product, for the length of one reckoning. Its lifetime fits no other.
#[derive(Clone, Copy, Debug)]
pub struct Measure<'p> {
    product: &'p ProductId,
    brand: Brand<'p>,
}

/// An amount of one product; nothing, and what is left over, are amounts too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Amount<'p> {
    decimal: Decimal,
    brand: Brand<'p>,
}

/// What a reckoning came to, beside the product that it is units of. It is told, never reckoned with again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Total {
    pub product: ProductId,
    #[serde(serialize_with = "as_text")]
    pub units: Decimal,
}

fn as_text<S: Serializer>(units: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(units)
}

type Brand<'p> = PhantomData<fn(&'p ()) -> &'p ()>;

/// Reckons with one product. What comes out can be no amount, only what an amount says.
pub fn measure<R>(product: &ProductId, reckon: impl for<'p> FnOnce(Measure<'p>) -> R) -> R {
    reckon(Measure {
        product,
        brand: PhantomData,
    })
}

impl<'p> Measure<'p> {
    pub const fn none(self) -> Amount<'p> {
        self.amount(Decimal::ZERO)
    }

    /// Nothing if it is a dose of another product.
    pub fn of(self, dose: &Dose) -> Option<Amount<'p>> {
        (dose.product == *self.product).then_some(self.amount(dose.units.decimal()))
    }

    /// Nothing if one of them is a dose of another product.
    pub fn sum<'d>(self, doses: impl IntoIterator<Item = &'d Dose>) -> Option<Amount<'p>> {
        let mut amounts = doses.into_iter().map(|dose| self.of(dose));
        amounts.try_fold(self.none(), |sum, amount| Some(sum + amount?))
    }

    /// A limit of this product's own label or prescription.
    pub const fn limit(self, units: Units) -> Amount<'p> {
        self.amount(units.decimal())
    }

    /// What is left of this product in a vial.
    pub const fn left(self, remainder: Remainder) -> Amount<'p> {
        self.amount(remainder.decimal())
    }

    /// An amount as it is told to people.
    pub fn total(self, amount: Amount<'p>) -> Total {
        Total {
            product: self.product.clone(),
            units: amount.decimal.normalize(),
        }
    }

    const fn amount(self, decimal: Decimal) -> Amount<'p> {
        Amount {
            decimal,
            brand: self.brand,
        }
    }
}

impl Amount<'_> {
    pub const fn decimal(self) -> Decimal {
        self.decimal
    }
}

impl Add for Amount<'_> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            decimal: self.decimal + other.decimal,
            ..self
        }
    }
}

/// Below nothing if more was given than there was.
impl Sub for Amount<'_> {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            decimal: self.decimal - other.decimal,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dose(product: &str, hundredths: i64) -> Dose {
        Dose {
            product: ProductId::new(product),
            units: Decimal::new(hundredths, 2)
                .to_string()
                .parse()
                .expect("units"),
        }
    }

    proptest! {
        /// No unit is lost or rounded, however many points there are and in whatever order (R65).
        #[test]
        fn a_sum_is_exact_in_any_order(hundredths in prop::collection::vec(1_i64..=100_000, 0..200)) {
            let doses: Vec<Dose> = hundredths.iter().map(|&units| dose("vistabel", units)).collect();
            let expected = Decimal::new(hundredths.iter().sum(), 2);
            measure(&ProductId::new("vistabel"), |vistabel| {
                let sum = vistabel.sum(&doses);
                let backwards = vistabel.sum(doses.iter().rev());
                prop_assert_eq!(sum.map(Amount::decimal), Some(expected));
                prop_assert_eq!(sum, backwards);
                prop_assert_eq!(sum.map(|sum| sum - sum), Some(vistabel.none()));
                Ok(())
            })?;
        }

        #[test]
        fn one_dose_of_another_product_spoils_the_sum(place in 0_usize..5) {
            let mut doses = vec![dose("azzalure", 1_000); 5];
            doses[place] = dose("vistabel", 1_000);
            prop_assert!(measure(&ProductId::new("azzalure"), |azzalure| azzalure.sum(&doses).is_none()));
        }
    }
}
