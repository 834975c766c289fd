//! What the page that shows one photo in large is made of, beside the photo itself.

pub mod angle;
pub mod bar;
pub mod drawing_ui;
pub mod foot;
pub mod marks;
pub mod sketch;
pub mod tilt;
mod tools_ui;
pub mod whole;
