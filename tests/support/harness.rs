//! Any application in a window without a display: shared by the tests and the tour of pictures.

use eframe::egui::{self, FullOutput, Theme, TexturesDelta};
use egui_kittest::{Harness, TestRenderer};
use mimik::ui::app::{App, prepare};
use mimik::ui::setup::{Setup, ThemeChoice};

use super::soft::SoftRenderer;

/// In points; `design.md` draws every screen at this size.
pub const SIZE: [f32; 2] = [1440.0, 900.0];
