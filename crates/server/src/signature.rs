//! Signatures drawn on a screen: strokes come in as numbers, and a picture is drawn of them here.
//!
//! Nothing of what a browser sends is kept as it came. Strokes are written `x,y x,y;x,y x,y`, each within a field of
//! fixed size, and there are not more of them than a hand draws.

use std::io::Cursor;

use casework::invalid::Problem;
use casework::limits::{SIGNATURE_POINTS_MAX, SIGNATURE_STROKES_MAX};
use image::{GrayImage, ImageFormat, Luma};

/// The field a signature is drawn in.
const WIDTH: u32 = 900;
const HEIGHT: u32 = 300;
/// Half the thickness of a stroke.
const RADIUS: i64 = 2;

/// Strokes, each a line through its points.
pub type Strokes = Vec<Vec<(u32, u32)>>;

/// Reads strokes as a browser sends them; nothing where nothing was drawn.
pub fn read(text: &str) -> Result<Option<Strokes>, Problem> {
    let mut strokes = Strokes::new();
    let mut points = 0;
    for stroke in text.split(';').map(str::trim).filter(|stroke| !stroke.is_empty()) {
        if strokes.len() >= SIGNATURE_STROKES_MAX {
            return Err(Problem::TooMany { max: SIGNATURE_STROKES_MAX });
        }
        let mut line = Vec::new();
        for point in stroke.split_whitespace() {
            points += 1;
            if points > SIGNATURE_POINTS_MAX {
                return Err(Problem::TooMany { max: SIGNATURE_POINTS_MAX });
            }
            line.push(one(point).ok_or(Problem::NotANumber)?);
        }
        strokes.push(line);
    }
    Ok((!strokes.is_empty()).then_some(strokes))
}

fn one(point: &str) -> Option<(u32, u32)> {
    let (x, y) = point.split_once(',')?;
    let (x, y) = (x.parse().ok()?, y.parse().ok()?);
    (x < WIDTH && y < HEIGHT).then_some((x, y))
}

/// Draws strokes as a picture.
pub fn picture(strokes: &Strokes) -> Result<Vec<u8>, image::ImageError> {
    let mut paper = GrayImage::from_pixel(WIDTH, HEIGHT, Luma([255]));
    for stroke in strokes {
        let mut last = stroke.first().copied();
        for point in stroke {
            line(&mut paper, last.unwrap_or(*point), *point);
            last = Some(*point);
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    paper.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

fn line(paper: &mut GrayImage, from: (u32, u32), to: (u32, u32)) {
    let (from, to) = (whole(from), whole(to));
    let steps = (to.0 - from.0).abs().max((to.1 - from.1).abs()).max(1);
    for step in 0..=steps {
        let along = |from: i64, to: i64| from + (to - from) * step / steps;
        dot(paper, along(from.0, to.0), along(from.1, to.1));
    }
}

fn whole(point: (u32, u32)) -> (i64, i64) {
    (i64::from(point.0), i64::from(point.1))
}

fn dot(paper: &mut GrayImage, x: i64, y: i64) {
    for dx in -RADIUS..=RADIUS {
        for dy in -RADIUS..=RADIUS {
            let place = (u32::try_from(x + dx), u32::try_from(y + dy));
            if let (Ok(x), Ok(y)) = place
                && x < WIDTH
                && y < HEIGHT
            {
                paper.put_pixel(x, y, Luma([0]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_become_a_picture() {
        let strokes = read(" 10,10 200,150 ; 400,20 400,280;0,0;").unwrap().unwrap();
        assert_eq!(strokes.len(), 3);
        let bytes = picture(&strokes).unwrap();
        let drawn = image::load_from_memory(&bytes).unwrap().into_luma8();
        assert_eq!(drawn.dimensions(), (WIDTH, HEIGHT));
        for ink in [(10, 10), (105, 80), (400, 150), (0, 0)] {
            assert_eq!(drawn.get_pixel(ink.0, ink.1).0, [0], "{ink:?}");
        }
        assert_eq!(drawn.get_pixel(800, 200).0, [255]);
        let fit = crate::upload::judge("signature.png", bytes).unwrap();
        assert_eq!(fit.media, "image/png");
    }

    #[test]
    fn what_no_hand_draws_is_not_read() {
        assert_eq!(read("  ; ;").unwrap(), None);
        for wrong in ["900,10", "10,300", "-1,5", "a,b", "10", "1.5,2", "99999999999,1"] {
            assert_eq!(read(wrong), Err(Problem::NotANumber), "{wrong}");
        }
        let many = "1,1;".repeat(SIGNATURE_STROKES_MAX + 1);
        assert_eq!(read(&many), Err(Problem::TooMany { max: SIGNATURE_STROKES_MAX }));
        let long = "1,1 ".repeat(SIGNATURE_POINTS_MAX + 1);
        assert_eq!(read(&long), Err(Problem::TooMany { max: SIGNATURE_POINTS_MAX }));
    }
}
