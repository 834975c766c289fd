//! The one icon family: Lucide's outlines, painted as lines from `assets/icons/icons.json`.
//!
//! An icon has no name for screen readers: the name is that of the control it stands in.

use std::collections::HashMap;
use std::sync::LazyLock;

use eframe::egui::{Align2, Color32, Painter, Pos2, Rect, Response, Sense, Ui, pos2, vec2};
use serde::Deserialize;

use super::mesh;

macro_rules! icons {
    ($($icon:ident: $name:literal,)*) => {
        /// An icon, by Lucide's name.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Icon {
            $($icon,)*
        }

        impl Icon {
            /// Every icon there is.
            pub const ALL: &[Self] = &[$(Self::$icon,)*];

            /// The name in `icons.json`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$icon => $name,)*
                }
            }
        }
    };
}

icons! {
    Activity: "activity",
    BadgeCheck: "badge-check",
    Ban: "ban",
    Building2: "building-2",
    CalendarCheck: "calendar-check",
    CalendarDays: "calendar-days",
    CalendarPlus: "calendar-plus",
    Camera: "camera",
    Check: "check",
    ChevronDown: "chevron-down",
    ChevronLeft: "chevron-left",
    ChevronRight: "chevron-right",
    ChevronsLeftRight: "chevrons-left-right",
    CircleHelp: "circle-help",
    CloudCheck: "cloud-check",
    Columns2: "columns-2",
    Cpu: "cpu",
    DatabaseBackup: "database-backup",
    Download: "download",
    Eye: "eye",
    EyeOff: "eye-off",
    FileText: "file-text",
    Flag: "flag",
    FolderOpen: "folder-open",
    HardDrive: "hard-drive",
    Image: "image",
    Images: "images",
    Info: "info",
    KeyRound: "key-round",
    Layers2: "layers-2",
    LayoutGrid: "layout-grid",
    Link2: "link-2",
    ListChecks: "list-checks",
    ListFilter: "list-filter",
    Lock: "lock",
    LockKeyhole: "lock-keyhole",
    LockOpen: "lock-open",
    LogIn: "log-in",
    MessageSquareText: "message-square-text",
    Minus: "minus",
    MoveHorizontal: "move-horizontal",
    NotebookPen: "notebook-pen",
    Package: "package",
    PenLine: "pen-line",
    Phone: "phone",
    Pill: "pill",
    Plus: "plus",
    Printer: "printer",
    Ruler: "ruler",
    Save: "save",
    ScanBarcode: "scan-barcode",
    ScanEye: "scan-eye",
    ScrollText: "scroll-text",
    Search: "search",
    Settings: "settings",
    ShieldAlert: "shield-alert",
    ShieldCheck: "shield-check",
    Signature: "signature",
    Siren: "siren",
    Spline: "spline",
    SquareSplitHorizontal: "square-split-horizontal",
    Stethoscope: "stethoscope",
    SunMoon: "sun-moon",
    Syringe: "syringe",
    UserRound: "user-round",
    UserRoundPlus: "user-round-plus",
    UsersRound: "users-round",
    Video: "video",
    X: "x",
    ZoomIn: "zoom-in",
}

/// The grid that the lines are drawn on.
const GRID: f32 = 24.0;
/// The stroke on the grid, from 20 points up.
const STROKE: f32 = 1.75;
/// Below 20 points the stroke keeps this width, so that small icons do not fade.
const STROKE_SMALL: f32 = 1.2;

#[derive(Default, Deserialize)]
struct File {
    icons: HashMap<String, Vec<Vec<[f32; 2]>>>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    let text = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/icons/icons.json"
    ));
    serde_json::from_str(text).unwrap_or_default()
});

impl Icon {
    fn lines(self) -> &'static [Vec<[f32; 2]>] {
        FILE.icons.get(self.name()).map_or(&[], Vec::as_slice)
    }

    /// Paints the icon into a square of `size` points around `center`.
    pub fn paint(self, painter: &Painter, center: Pos2, size: f32, colour: Color32) {
        let min = center - vec2(size, size) * 0.5;
        let key = (self, size.to_bits(), colour.to_array());
        mesh::paint(painter, key, min, |pen| {
            let scale = size / GRID;
            let width = (STROKE * scale).max(STROKE_SMALL);
            for line in self.lines() {
                let points = line.iter().map(|[x, y]| pos2(x * scale, y * scale));
                pen.line(points.collect(), width, colour);
            }
        });
    }

    /// Takes a square of `size` points in a layout and paints the icon there.
    pub fn show(self, ui: &mut Ui, size: f32, colour: Color32) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
        self.paint(ui.painter(), rect.center(), size, colour);
        response
    }
}

/// The mark of the program: two brows and a smile.
pub fn paint_mark(painter: &Painter, rect: Rect, colour: Color32) {
    let size = rect.width().min(rect.height());
    let rect = Align2::CENTER_CENTER.align_size_within_rect(vec2(size, size), rect);
    mesh::paint(
        painter,
        ("mark", size.to_bits(), colour.to_array()),
        rect.min,
        |pen| {
            let scale = size / 32.0;
            for [from, one, two, to] in MARK {
                let points = (0..=16).map(|step| {
                    let point = cubic([from, one, two, to], step as f32 / 16.0);
                    pos2(point.x * scale, point.y * scale)
                });
                pen.line(points.collect(), 2.2 * scale, colour);
            }
        },
    );
}

/// The mark as cubic curves on a grid of 32.
const MARK: [[(f32, f32); 4]; 6] = [
    [(5.0, 13.5), (7.2, 9.8), (10.6, 9.0), (14.0, 10.6)],
    [(27.0, 13.5), (24.8, 9.8), (21.4, 9.0), (18.0, 10.6)],
    [(14.4, 14.6), (14.7, 13.1), (14.6, 11.8), (14.0, 10.6)],
    [(17.6, 14.6), (17.3, 13.1), (17.4, 11.8), (18.0, 10.6)],
    [(9.0, 20.5), (11.0, 23.9), (13.3, 25.3), (16.0, 25.3)],
    [(16.0, 25.3), (18.7, 25.3), (21.0, 23.9), (23.0, 20.5)],
];

fn cubic(points: [(f32, f32); 4], t: f32) -> Pos2 {
    let u = 1.0 - t;
    let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
    let sum =
        |part: fn((f32, f32)) -> f32| points.iter().zip(weights).map(|(&p, w)| part(p) * w).sum();
    pos2(sum(|p| p.0), sum(|p| p.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_lines_and_every_drawing_has_an_icon() {
        for icon in Icon::ALL {
            assert!(!icon.lines().is_empty(), "{} has no lines", icon.name());
        }
        assert_eq!(FILE.icons.len(), Icon::ALL.len());
    }
}
