//! Why a treatment may not begin, in sentences.

mod health;
