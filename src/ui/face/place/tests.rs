//! The data of the face, asked for places: every site lies in its area, outside the orbit, and is found again.

use super::*;
use crate::text::{Language, Text};

fn place(x: i32, y: i32) -> Place {
    Place {
        x: TenThousandths::clamped(x),
        y: TenThousandths::clamped(y),
    }
}

#[test]
fn every_site_lies_in_its_own_area_and_outside_the_orbit() {
    for site in &map::map().sites {
        let area = site.area().expect("an area");
        assert_eq!(area_at(site.place(), &Area::ALL), Some(area), "{}", site.id);
        assert_eq!(inside_rim(site.place()), None, "{}", site.id);
        let (nearest, distance) = nearest_site(site.place(), &Area::ALL).expect("a site");
        assert_eq!((&nearest.id, distance), (&site.id, 0.0));
        assert_eq!(muscle_at(site.place(), area), site.muscle);
        assert!(latin(&site.muscle).is_some(), "{}", site.muscle);
    }
}

#[test]
fn the_side_that_a_site_names_is_the_side_where_it_lies() {
    for site in &map::map().sites {
        let named = match site.id.rsplit_once('.') {
            Some((_, "H")) => Side::Right,
            Some((_, "V")) => Side::Left,
            Some(_) | None => Side::Midline,
        };
        assert_eq!(side_at(site.place().x), named, "{}", site.id);
        let point = site.point().expect("a point");
        assert_eq!(point.side, named);
        assert_eq!(Area::of(&point.area), site.area());
    }
}

#[test]
fn mirrored_sites_are_mirrored_exactly() {
    for site in &map::map().sites {
        let Some(stem) = site.id.strip_suffix(".H") else {
            continue;
        };
        let other = map::site(&format!("{stem}.V")).expect("the other side");
        let off = u16::from(site.place().x.mirrored()).abs_diff(other.place().x.into());
        assert!(off <= 1, "{stem} {off}");
        assert_eq!(site.place().y, other.place().y, "{stem}");
    }
}

#[test]
fn an_area_ends_at_its_line() {
    // The line of the forehead crosses the middle at 0.22929.
    assert_eq!(area_at(place(5_000, 2_292), &Area::ALL), None);
    assert_eq!(
        area_at(place(5_000, 2_294), &Area::ALL),
        Some(Area::Forehead)
    );
    assert_eq!(area_at(place(5_000, 2_294), &[Area::Glabella]), None);
    assert_eq!(area_at(place(0, 0), &Area::ALL), None);
}

#[test]
fn the_rim_ends_at_its_line_and_is_closed_towards_the_nose() {
    // The guide reaches from 0.55549 at the nose to 0.73401, at the height of about 0.49.
    assert_eq!(inside_rim(place(7_339, 4_919)), Some(Side::Left));
    assert_eq!(inside_rim(place(7_341, 4_919)), None);
    assert_eq!(inside_rim(place(5_554, 4_938)), None);
    assert_eq!(inside_rim(place(5_556, 4_938)), Some(Side::Left));
    assert_eq!(inside_rim(place(4_444, 4_938)), Some(Side::Right));
    assert_eq!(inside_rim(place(4_446, 4_938)), None);
    let pupil = place(3_649, 4_871);
    assert_eq!(inside_rim(pupil), Some(Side::Right));
}

#[test]
fn a_recorded_point_is_known_by_its_place_again() {
    for site in &map::map().sites {
        let drawn = site.point().expect("a point");
        let recorded = |x: TenThousandths| MapPoint {
            site: String::new(),
            x,
            ..drawn.clone()
        };
        assert_eq!(site_of(&recorded(drawn.x)).as_ref(), Some(&site.id));
        // 16 drawing units are 200 ten-thousandths of the width.
        assert_eq!(
            site_of(&recorded(drawn.x.moved(199))).as_ref(),
            Some(&site.id)
        );
        assert_ne!(
            site_of(&recorded(drawn.x.moved(201))).as_ref(),
            Some(&site.id)
        );
        let elsewhere = MapPoint {
            muscle: "brow".to_owned(),
            ..recorded(drawn.x)
        };
        assert_eq!(site_of(&elsewhere), None);
    }
}

#[test]
fn sites_are_walked_as_the_data_counts_them_and_free_points_last() {
    let mut sites: Vec<&Site> = map::map().sites.iter().collect();
    sites.sort_by_key(|site| site.order());
    let first: Vec<&str> = sites.iter().take(4).map(|site| &*site.id).collect();
    let expected = [
        "gl.procerus",
        "gl.corr_med.H",
        "gl.corr_med.V",
        "gl.corr_lat.H",
    ];
    assert_eq!(first, expected);
    let mut orders: Vec<u32> = sites.iter().map(|site| site.order()).collect();
    orders.dedup();
    assert_eq!(orders.len(), sites.len(), "each has a place of its own");
    let free = free_point("x.1".to_owned(), Area::Forehead, place(4_000, 3_000));
    assert_eq!(order(&free), u32::MAX);
}

#[test]
fn every_site_and_muscle_is_called_as_the_data_calls_it() {
    #[derive(serde::Deserialize)]
    struct Named {
        id: String,
        da: String,
    }
    #[derive(serde::Deserialize)]
    struct Names {
        sites: Vec<Named>,
        muscles: Vec<Named>,
    }
    let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/face.json"));
    let names: Names = serde_json::from_str(json).expect("the face");
    let text = Text::load(Language::Danish).expect("Danish");
    for Named { id, da } in names.sites {
        let side = side_at(map::site(&id).expect("a site").place().x);
        let name = text.site(&id).expect("a name");
        let whole = match side {
            Side::Midline => name.to_owned(),
            Side::Right | Side::Left => format!("{name}, {}", text.side(side).to_lowercase()),
        };
        assert_eq!(whole, da, "{id}");
    }
    for Named { id, da } in names.muscles {
        assert_eq!(text.muscle(&id), da);
    }
    let english = Text::load(Language::English).expect("English");
    assert_eq!(english.site("gl.corr_lat.H"), Some("Brow, outer"));
    assert_eq!(
        (english.site("x.1"), english.muscle("brow")),
        (None, "brow")
    );
}
