//! Compares our HEIC pixels with those of libheif on pictures that libheif's own tools write:
//! `cargo run --release --example heic_against_libheif -- [WIDTH HEIGHT]`.
//!
//! Needs `heif-enc` and `heif-dec` or `heif-convert` (Debian: `libheif-examples`); without them it says so and ends well.
//! Exits with 1 if a pixel differs by more than 2 of 255.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use heifer::EncodeOptions;
use heifer::color::{ColorParams, frame_to_rgba_sized};
use heifer::heifer_hevc_dec::decoder::{DecodeOptions, decode_picture};
use heifer::heifer_isobmff::boxes::{ColorInfo, Property};
use heifer::heifer_isobmff::{HeifFile, ItemId};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngDecoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use mimik::picture::{self, Pixels, Workbench};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

const MOST: u8 = 2;
const FACE: &[u8] = include_bytes!("../tests/fixtures/photos/face.jpg");

/// How a picture is encoded, as options of `heif-enc`.
const WAYS: [(&str, &[&str]); 9] = [
    ("4:2:0, 50", &["-q", "50"]),
    ("4:2:0, 90", &["-q", "90"]),
    ("4:2:2, 90", &["-q", "90", "-p", "chroma=422"]),
    ("4:4:4, 90", &["-q", "90", "-p", "chroma=444"]),
    ("4:4:4, without loss", &["-L", "-p", "chroma=444"]),
    (
        "RGB, without loss",
        &["-L", "-p", "chroma=444", "--matrix_coefficients=0"],
    ),
    ("limited range", &["-q", "90", "--full_range_flag=0"]),
    ("matrix 1", &["-q", "90", "--matrix_coefficients=1"]),
    ("tiled", &["-q", "90", "--cut-tiles", "256"]),
];

struct Compared {
    most: u8,
    mean: f64,
    /// Of ten thousand values, how many differ by more than is allowed.
    beyond: f64,
    ours: Duration,
    theirs: Duration,
}

#[expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]
fn main() -> Result<ExitCode, Box<dyn Error>> {
    let decoder = ["heif-dec", "heif-convert"]
        .into_iter()
        .find(|tool| is_there(tool));
    let Some(decoder) = decoder.filter(|_| is_there("heif-enc")) else {
        println!("heif-enc and heif-dec (or heif-convert) are not here: nothing is compared");
        return Ok(ExitCode::SUCCESS);
    };
    let mut sides = std::env::args().skip(1).map(|side| side.parse::<u32>());
    let width = sides.next().transpose()?.unwrap_or(640);
    let height = sides.next().transpose()?.unwrap_or(480);
    let folder = tempfile::tempdir()?;
    println!(
        "largest and mean difference, of 10 000 values beyond {MOST}, our time, {decoder}'s time with its PNG"
    );
    let (mut worst, mut compared) = (0, 0);
    for (picture, pixels) in pictures(width, height)? {
        let source = folder.path().join("source.png");
        fs::write(&source, png(&pixels)?)?;
        for (way, options) in WAYS {
            let coded = folder.path().join("coded.heic");
            if !encoded(&source, &coded, options)? {
                println!("{picture:>14}, {way:<20} heif-enc cannot");
                continue;
            }
            let seen = compare(decoder, &coded, folder.path())?;
            let spread = repeated(&coded, &decoded(&folder.path().join("decoded.png"))?)?;
            (worst, compared) = (worst.max(spread.unwrap_or(seen.most)), compared + 1);
            let alike = spread.map_or(String::new(), |most| {
                format!("  {most:>3} with chroma repeated")
            });
            println!("{picture:>14}, {way:<20} {}{alike}", line(&seen));
        }
        // In tiles of 512 pixels, as telephones write; older versions of `heif-enc` cannot.
        let large = image::imageops::resize(&pixels, 1_300, 1_100, FilterType::CatmullRom);
        let coded = folder.path().join("tiled.heic");
        let tiles = heifer::encode_rgb8(1_300, 1_100, &large, &EncodeOptions::default())?;
        fs::write(&coded, tiles)?;
        let seen = compare(decoder, &coded, folder.path())?;
        let spread = repeated(&coded, &decoded(&folder.path().join("decoded.png"))?)?;
        (worst, compared) = (worst.max(spread.unwrap_or(seen.most)), compared + 1);
        println!(
            "{picture:>14}, {:<20} {}  {:>3} with chroma repeated",
            "nine tiles",
            line(&seen),
            spread.unwrap_or_default()
        );
        for orientation in [2, 3, 6, 7, 8] {
            let (lying, coded) = (
                folder.path().join("lying.jpg"),
                folder.path().join("turned.heic"),
            );
            fs::write(&lying, held(&pixels, orientation)?)?;
            if !encoded(&lying, &coded, &["-q", "90"])? {
                println!("{picture:>14}, held as {orientation:<12} heif-enc cannot");
                continue;
            }
            let seen = compare(decoder, &coded, folder.path())?;
            compared += 1;
            println!("{picture:>14}, held as {orientation:<12} {}", line(&seen));
        }
    }
    println!("{compared} pictures, largest difference {worst}");
    Ok(if worst <= MOST {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn line(seen: &Compared) -> String {
    format!(
        "{:>3} {:>7.4} {:>8.1} {:>7.1} ms {:>7.1} ms",
        seen.most,
        seen.mean,
        seen.beyond,
        seen.ours.as_secs_f64() * 1e3,
        seen.theirs.as_secs_f64() * 1e3
    )
}

fn is_there(tool: &str) -> bool {
    let mut asked = Command::new(tool);
    asked.arg("-h").stdout(Stdio::null()).stderr(Stdio::null());
    asked.status().is_ok()
}

fn pictures(width: u32, height: u32) -> Result<Vec<(&'static str, RgbImage)>, Box<dyn Error>> {
    let mut random = ChaCha8Rng::seed_from_u64(5);
    let flat = |colour| RgbImage::from_pixel(width, height, Rgb(colour));
    let gradient = RgbImage::from_fn(width, height, |x, y| {
        let across = (x * 255 / width) as u8;
        let down = (y * 255 / height) as u8;
        Rgb([across, down, 255 - across])
    });
    let noise = RgbImage::from_fn(width, height, |_, _| Rgb(random.random()));
    let bars = RgbImage::from_fn(width, height, |x, y| {
        let bar = |bit: u32| {
            if (x / 7 + y / 5) >> bit & 1 == 1 {
                255
            } else {
                0
            }
        };
        Rgb([bar(0), bar(1), bar(2)])
    });
    let inspected = picture::inspect(FACE)?;
    let face = picture::full(FACE, &inspected, &mut Workbench::new())?;
    let face = RgbImage::from_raw(face.width, face.height, face.rgb).ok_or("the face")?;
    let odd = DynamicImage::from(face.clone())
        .crop_imm(3, 5, 401, 303)
        .into_rgb8();
    Ok(vec![
        ("skin", flat([214, 167, 140])),
        ("red", flat([255, 0, 0])),
        ("gradient", gradient),
        ("sharp bars", bars),
        ("noise", noise),
        ("face", face),
        ("face, odd size", odd),
    ])
}

fn png(pixels: &RgbImage) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

fn encoded(source: &Path, to: &Path, options: &[&str]) -> Result<bool, Box<dyn Error>> {
    fs::remove_file(to).ok();
    let mut tool = Command::new("heif-enc");
    tool.args(options).arg("-o").arg(to).arg(source);
    let done = tool.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    Ok(done.success() && to.exists())
}

/// A JPEG whose camera says how it was held; `heif-enc` writes that into the container.
fn held(pixels: &RgbImage, orientation: u8) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut jpeg = Vec::new();
    pixels.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 95))?;
    let block = [
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(),
        &[orientation],
        &[0; 7],
    ]
    .concat();
    let length = (block.len() as u16 + 2).to_be_bytes();
    let (start, rest) = jpeg.split_at(2);
    Ok([start, &[0xFF, 0xE1], &length, &block, rest].concat())
}

fn decoded(png: &Path) -> Result<RgbImage, Box<dyn Error>> {
    let png = PngDecoder::new(std::io::Cursor::new(fs::read(png)?))?;
    Ok(DynamicImage::from_decoder(png)?.into_rgb8())
}

fn compare(decoder: &str, coded: &Path, folder: &Path) -> Result<Compared, Box<dyn Error>> {
    let bytes = fs::read(coded)?;
    let start = Instant::now();
    let inspected = picture::inspect(&bytes)?;
    let ours = picture::full(&bytes, &inspected, &mut Workbench::new())?;
    let our_time = start.elapsed();
    let out: PathBuf = folder.join("decoded.png");
    fs::remove_file(&out).ok();
    let start = Instant::now();
    let mut tool = Command::new(decoder);
    tool.arg(coded)
        .arg(&out)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if !tool.status()?.success() {
        return Err(format!("{decoder} cannot read {}", coded.display()).into());
    }
    let their_time = start.elapsed();
    let theirs = decoded(&out)?;
    if theirs.dimensions() != (ours.width, ours.height) {
        return Err(format!("{ours:?} is not {:?}", theirs.dimensions()).into());
    }
    Ok(difference(&ours, &theirs, (our_time, their_time)))
}

/// The largest difference if ours, too, repeats each of the fewer chroma samples of 4:2:0 and 4:2:2 over the pixels, as this
/// libheif does; ours goes evenly from one to the next, as telephones do. None where nothing is spread.
fn repeated(coded: &Path, theirs: &RgbImage) -> Result<Option<u8>, Box<dyn Error>> {
    let bytes = fs::read(coded)?;
    let file = HeifFile::parse(&bytes)?;
    let first = file.primary_item()?.id;
    // A picture of an odd size is cut out of a coded one, and a large one is put together from tiles, row by row.
    let mut parts = file.referenced_items(first, b"dimg").to_vec();
    if parts.is_empty() {
        parts.push(first);
    }
    let mut ours = RgbImage::new(theirs.width(), theirs.height());
    let (mut left, mut top) = (0, 0);
    for id in parts {
        let Some(part) = part_repeated(&file, id)? else {
            return Ok(None);
        };
        image::imageops::replace(&mut ours, &part, i64::from(left), i64::from(top));
        left += part.width();
        if left >= ours.width() {
            (left, top) = (0, top + part.height());
        }
    }
    let apart = ours.iter().zip(theirs.as_raw());
    Ok(apart.map(|(a, b)| a.abs_diff(*b)).max())
}

/// One coded picture; none where it has as much chroma as light.
fn part_repeated(file: &HeifFile<'_>, id: ItemId) -> Result<Option<RgbImage>, Box<dyn Error>> {
    let Some(stream) = file.hevc_bitstream(id).ok() else {
        return Ok(None);
    };
    let mut frame = decode_picture(&stream, DecodeOptions::default())?;
    let ([width, few, _], [height, low, _]) = (frame.widths, frame.heights);
    if few == 0 || (few, low) == (width, height) {
        return Ok(None);
    }
    for plane in frame.planes.iter_mut().skip(1) {
        let at = |x: u32, y: u32| (y * low / height * few + x * few / width) as usize;
        let samples = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let samples = samples.map(|(x, y)| plane.get(at(x, y)).copied().unwrap_or_default());
        *plane = samples.collect();
    }
    (frame.widths, frame.heights, frame.chroma_format) = ([width; 3], [height; 3], 3);
    let mut params = ColorParams::from_frame(&frame);
    for property in file.item_properties(id)? {
        if let Property::Color(ColorInfo::Nclx {
            matrix, full_range, ..
        }) = property
        {
            params = ColorParams {
                matrix: *matrix,
                full_range: *full_range,
            };
        }
    }
    let ours: heifer::Image<u8> = frame_to_rgba_sized(&frame, params, width, height);
    Ok(RgbImage::from_raw(width, height, ours.into_rgb8()))
}

fn difference(
    ours: &Pixels,
    theirs: &RgbImage,
    (our_time, their_time): (Duration, Duration),
) -> Compared {
    let apart = ours
        .rgb
        .iter()
        .zip(theirs.as_raw())
        .map(|(a, b)| a.abs_diff(*b));
    let all = ours.rgb.len() as f64;
    let sum: u64 = apart.clone().map(u64::from).sum();
    let beyond = apart.clone().filter(|apart| *apart > MOST).count();
    Compared {
        most: apart.max().unwrap_or_default(),
        mean: sum as f64 / all,
        beyond: beyond as f64 * 1e4 / all,
        ours: our_time,
        theirs: their_time,
    }
}
