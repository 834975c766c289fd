//! Opening a whole photo beside the window: what the worker is asked for, and why it may not come.

use crate::domain::time::Day;
use crate::journal::task::{PhotoTrouble, ShowPhoto};
use crate::journal::view::PhotoItem;
use crate::text::Text;
use crate::ui::cx::Cx;

/// The task that opens a photo with a longest side of so many pixels, or why it cannot even be asked for.
pub fn task(cx: &Cx<'_>, item: &PhotoItem, longest_side: usize) -> Result<ShowPhoto, String> {
    let Ok(name) = item.photo.name.parse() else {
        return Err(cx.text.faults.photo_file_damaged.clone());
    };
    Ok(ShowPhoto {
        reader: cx.journal.reader(),
        photo: item.id,
        name,
        longest_side: u32::try_from(longest_side).unwrap_or(u32::MAX),
    })
}

pub fn sentence(text: &Text, today: Day, trouble: &PhotoTrouble) -> String {
    text.photo_trouble(trouble, today)
}
