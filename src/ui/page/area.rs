//! The tone of an area, the same wherever it is named.

use crate::domain::area::Area;
use crate::ui::theme::Tone;

pub const fn tone(area: &Area) -> Tone {
    match area {
        Area::Forehead => Tone::Forehead,
        Area::Glabella => Tone::Glabella,
        Area::LateralCanthalRight | Area::LateralCanthalLeft => Tone::Lateral,
        Area::BunnyLines
        | Area::UpperLip
        | Area::MouthCorners
        | Area::Chin
        | Area::Masseter
        | Area::Other(_) => Tone::OtherArea,
    }
}
