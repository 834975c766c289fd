//! The parts that every page is made of. Pages name no colour and no distance: they call these, with texts ready to show.
//!
//! | part | in a line |
//! |---|---|
//! | text | `ui.label(theme.body("…"))`, also `strong medium muted small faint label micro h1 h2 figure display toned` |
//! | panels | `shell::rail(ui, …)`, `shell::bar(ui, "banner", …)`, `shell::foot(ui, …)`, `Side { name, status }.show(ui, …)`, last `shell::main(ui, …)` |
//! | page | `shell::page_head(ui, title, remark, \|ui\| right_to_left)`, `shell::columns(ui, [1.0, 1.0], 900.0, \|index, ui\| …)`, `shell::section(ui, title, aside, contents)` |
//! | lock, wizard | `gate::night(ui, "Mimik", clinic)` or `gate::wizard(ui, "Mimik", (&steps, current), foot)`, `shell::foot(…)`, then `gate::form(ui, 408.0, \|ui\| …)` |
//! | rail | `let clicked = rail::rail(ui, &places, &foot, Some(0));` |
//! | top bar | `match topbar::topbar(ui, &Topbar { … }) { Some(Clicked::Search) => … }` |
//! | banner | `banner::show(ui, &Banner { name, identity, second_row, verdict, next, archived })` |
//! | tabs | `if let Some(index) = tabs::tabs(ui, &tabs, chosen, saved) { … }` |
//! | action bar | `let clicked = action_bar(ui, &StateText { mark, lead, rest }, [Button::secondary("…"), Button::primary("…")]);` |
//! | button | `if Button::primary("…").icon(Icon::PenLine).key("Ctrl ↵", Modifiers::COMMAND, Key::Enter).locked_if(reason).show(ui).clicked() { … }` |
//! | field | `Field::line("…", &mut text).error(wrong).show(ui)`, `Field::area("…", &mut text, 3).aside("88 tegn").show(ui)` |
//! | passphrase | `let outcome = PassphraseField::new("…", &mut passphrase).take_focus(true).show(ui); if outcome.submitted { … }` |
//! | date, time | `DateField::new("…", &mut text, today, (&["i dag"], "…"), &echo).show(ui).day`, `TimeField::new("…", &mut text, "…").show(ui).minutes` |
//! | answer | `answer_row(ui, remark, Answer::new(question, &mut reply, &words).yes_tone(Tone::Stop)).changed()` |
//! | either | `either_row(ui, said, Either::new(question, &mut which, words))` |
//! | tick, radio, switch | `Tick::new("…", &mut on).remark("…").stamp("VM 14.12").show(ui).changed()`, `tick::radio(ui, "…", "", chosen).clicked()`, `tick::switch(ui, "…", &mut on)` |
//! | segmented | `Segmented::new("…", &mut value).option(A, "…").option(B, "…").show(ui).changed()` |
//! | choice | `Choice::new("…", &mut value, &[(A, "…"), (B, "…")]).show(ui).changed()` |
//! | card | `Card::new("…").aside("…").show(ui, \|ui\| …)`, `Card::new("…").rows(ui, \|ui\| card::row(ui, size::ROW, \|ui\| …))` |
//! | chips | `chip(ui, "…", Tone::Warn)`, `Chip::new("…").status(Status::Ok).show(ui)`, `chip::pick(ui, "…", tone, &mut picked)`, `chip::filter(ui, about, chosen, narrows)`, `chip::initials(ui, "VM", name)` |
//! | rows | `CheckRow { status, title, why, fix, locked }.show(ui)`, `ListRow { status, title, detail, trailing, selected }.show(ui).clicked()`, `pair(ui, 90.0, label, value)`, `UserTile { … }.show(ui, size)` |
//! | table | `let done = Table::new("id", &columns).selected(row).show(ui, count, \|index, row\| { row.name("…"); row.time("11.15", "30 min"); row.two_lines(name, cpr); row.state(status, words, &checks); row.body("…"); row.cell(\|ui\| …); });` |
//! | timeline | `Entry { day, time, icon, title, who, … }.show(ui, \|ui\| body).clicked()`, `timeline::group(ui, "…", true)`, `timeline::correction(ui, original, corrected, reason)` |
//! | reflection | `earliest(ui, "Tidligst", moment)`, `ReflectionBar { progress, start, end, midnights, appointment, … }.show(ui)` |
//! | week | `let grid = WeekGrid::show(ui, &days, 540..1020, hour); grid.zone(…); grid.limit(…); grid.block(ui, &Block { … }).clicked()` |
//! | map | `let answer = injection_map(ui, &mut map, &mut state, MapLook { text, areas, … }); if answer.changed { … }` |
//! | photo | `PhotoCell { picture, title, detail, hint, status, … }.show(ui, vec2(234.0, 258.0)).clicked()` |
//! | steps | `steps::wizard_steps(ui, &steps, current)`, `steps::form_steps(ui, &steps, current)`, `steps::key_groups(ui, &groups)`, `steps::strength(ui, 3, status, word)` |
//! | dialog | `let done = Dialog::new("id", "…").identity(name, cpr).show(ui, \|ui\| contents, \|ui\| actions); if done.cancelled { … }` |
//! | popover | `dialog::popover(ui, "id", (anchor, outline, 316.0), \|ui\| { dialog::told(ui, Status::Stop, title, sentence); … })` |
//! | notices | `Notice::new(Status::Stop, "…").text("…").action(button).show(ui)`, `notice::strip(ui, icon, tone, (lead, rest, right))`, `toasts.done(ctx, "…")` |
//! | empty, loading | `empty_state(ui, sentence, detail, Some(button))`, `notice::loading(ui, doing, 4, progress)` |
//! | keys | `key::pressed(ui, Modifiers::NONE, Key::B)` where nothing on screen carries the key |
//!
//! Every control is found by its visible label, in tests and by screen readers; focus walks in reading order.

pub mod paint;

pub mod key;

pub mod shell;

pub mod gate;
pub mod gate_row;

pub mod rail;

pub mod topbar;

pub mod banner;

pub mod tabs;

pub mod action_bar;

pub mod button;

pub mod field;

pub mod passphrase;

pub mod date_field;

pub mod time_field;

pub mod answer;

pub mod either;

pub mod tick;

pub mod segmented;

pub mod choice;

pub mod card;

pub mod chip;

pub mod check_row;

pub mod agenda;

pub mod table;

pub mod timeline;

pub mod reflection_bar;

pub mod week_grid;

pub mod injection_map;

pub mod photo_cell;

pub mod quad;

pub mod steps;

pub mod dialog;

pub mod notice;
pub mod trouble;

pub mod empty_state;

#[cfg(test)]
mod stage;
