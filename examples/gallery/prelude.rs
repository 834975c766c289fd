//! Everything the gallery shows with.

pub use eframe::egui::{Ui, vec2};
pub use mimik::ui::face::{self, Area, Marker};
pub use mimik::ui::icon::Icon;
pub use mimik::ui::status::Status;
pub use mimik::ui::theme::{Theme, Tone, space};
pub use mimik::ui::widget::action_bar::{self, Mark, StateText};
pub use mimik::ui::widget::answer::{Answer, Reply, answer_row};
pub use mimik::ui::widget::banner::{self, Banner, Item, Labelled, Weight};
pub use mimik::ui::widget::button::{Button, icon_button};
pub use mimik::ui::widget::card::{self, Card};
pub use mimik::ui::widget::check_row::{CheckRow, pair};
pub use mimik::ui::widget::chip::{self, Chip};
pub use mimik::ui::widget::choice::Choice;
pub use mimik::ui::widget::dialog;
pub use mimik::ui::widget::field::Field;
pub use mimik::ui::widget::notice;
pub use mimik::ui::widget::photo_cell::{PhotoCell, Picture};
pub use mimik::ui::widget::reflection_bar::{Appointment, Progress, ReflectionBar, earliest};
pub use mimik::ui::widget::segmented::Segmented;
pub use mimik::ui::widget::shell::{self, Side};
pub use mimik::ui::widget::steps::{FormStep, form_steps};
pub use mimik::ui::widget::table::{Column, Table};
pub use mimik::ui::widget::tabs::{self, Tab};
pub use mimik::ui::widget::tick::{Tick, radio};
pub use mimik::ui::widget::timeline::{self, Entry};
pub use mimik::ui::widget::week_grid::{Block, DayHead, Look, WeekGrid, Zone, legend};
