//! Why a rule does not pass, in a sentence or two for people: what is so, and what would mend it.

mod dose;
mod interval;
mod vial;
