//! Files made here, honest and dishonest.

use std::io::Write;

use image::{Rgb, RgbImage, Rgba, RgbaImage};
use zip::write::SimpleFileOptions;

use super::*;

fn picture(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        Rgb([u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap(), 90])
    }))
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    as_jpeg(picture(width, height)).unwrap()
}

/// A JPEG with a segment of EXIF: turned by a quarter, and where it was taken.
fn jpeg_with_exif() -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()]
            .concat()
    };
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(0x0112, 3, 1, 6));
    tiff.extend(entry(0x8825, 4, 1, 38));
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(1_u16.to_le_bytes());
    tiff.extend(entry(0x001d, 2, 11, 56));
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(b"GPSMARK:30.27");
    let segment = [b"Exif\0\0", tiff.as_slice()].concat();
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    let plain = jpeg(40, 20);
    [&plain[..2], b"\xff\xe1", &length, &segment, &plain[2..]].concat()
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn docx(more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")];
    parts.extend(more);
    packed(&parts)
}

fn has(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
}

#[test]
fn a_photo_keeps_its_look_and_loses_where_it_was_taken() {
    let bytes = jpeg_with_exif();
    assert!(has(&bytes, b"GPSMARK"));
    let fit = judge("IMG_2026.JPG", bytes).unwrap();
    assert_eq!((fit.name.as_str(), fit.media), ("IMG_2026.jpg", "image/jpeg"));
    assert!(!has(&fit.bytes, b"GPSMARK") && !has(&fit.bytes, b"Exif"));
    let upright = image::load_from_memory(&fit.bytes).unwrap();
    assert_eq!((upright.width(), upright.height()), (20, 40), "turned as the camera said");
}

#[test]
fn what_is_hidden_behind_a_picture_goes() {
    let archive = packed(&[("evil.js", b"alert(1)")]);
    let fit = judge("photo.jpg", [jpeg(30, 30), archive].concat()).unwrap();
    assert!(!has(&fit.bytes, b"PK\x03\x04") && !has(&fit.bytes, b"evil.js"));
}

#[test]
fn a_picture_that_is_a_script_as_well_is_no_picture() {
    assert_eq!(
        judge("a.gif", b"GIF89a/*\x01\x01*/=1;alert(document.cookie);".to_vec()),
        Err(Unfit::Broken)
    );
    let mut gif = Vec::new();
    picture(8, 8).write_to(&mut Cursor::new(&mut gif), ImageFormat::Gif).unwrap();
    let fit = judge("a.gif", [gif.as_slice(), b"*/=1;alert(1)//"].concat()).unwrap();
    assert_eq!((fit.media, fit.name.as_str()), ("image/png", "a.png"));
    assert!(!has(&fit.bytes, b"alert"));
}

#[test]
fn see_through_pictures_stay_so() {
    let clear = DynamicImage::ImageRgba8(RgbaImage::from_pixel(4, 4, Rgba([9, 9, 9, 0])));
    let fit = judge("stamp.png", as_png(&clear).unwrap()).unwrap();
    assert_eq!(fit.media, "image/png");
    assert!(image::load_from_memory(&fit.bytes).unwrap().color().has_alpha());
}

#[test]
fn a_picture_that_would_fill_the_memory_is_not_unpacked() {
    // A header that claims 60,000 by 60,000 pixels, with hardly a byte behind it.
    let mut png = as_png(&picture(1, 1)).unwrap();
    png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let mut sum = flate2::Crc::new();
    sum.update(&png[12..29]);
    png[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    assert_eq!(judge("huge.png", png), Err(Unfit::TooManyPixels));
}

#[test]
fn size_is_looked_at_first() {
    let max = usize::try_from(ATTACHMENT_BYTES_MAX).unwrap();
    assert_eq!(judge("big.pdf", vec![b'%'; max + 1]), Err(Unfit::TooLarge));
    assert_eq!(judge("nothing.jpg", Vec::new()), Err(Unfit::Empty));
}

#[test]
fn only_accepted_kinds_are_taken() {
    let program = [b"MZ\x90\0".as_slice(), &[0; 400]].concat();
    assert_eq!(judge("setup.exe", program.clone()), Err(Unfit::Kind));
    assert_eq!(judge("setup.jpg", program), Err(Unfit::Kind));
    assert_eq!(
        judge("page.html", b"<html><script>alert(1)</script></html>".to_vec()),
        Err(Unfit::Kind)
    );
    assert_eq!(
        judge(
            "drawing.svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>".to_vec()
        ),
        Err(Unfit::Kind)
    );
    assert_eq!(judge("plain.zip", packed(&[("a.txt", b"a")])), Err(Unfit::Lies));
    assert_eq!(judge("plain.docx", packed(&[("a.txt", b"a")])), Err(Unfit::Kind));
    assert_eq!(judge("live.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1".to_vec()), Err(Unfit::Heic));
}

#[test]
fn an_ending_that_lies_is_refused_and_a_mixed_up_one_is_put_right() {
    assert_eq!(judge("photo.jpg.exe", jpeg(9, 9)), Err(Unfit::Lies));
    assert_eq!(judge("contract.pdf", jpeg(9, 9)), Err(Unfit::Lies));
    assert_eq!(judge("photo.png", jpeg(9, 9)).unwrap().name, "photo.jpg");
    assert_eq!(judge("mmexport1700000000", jpeg(9, 9)).unwrap().name, "mmexport1700000000.jpg");
    assert_eq!(
        judge("invoice.php.pdf", b"%PDF-1.4\n%%EOF".to_vec()).unwrap().name,
        "invoice_php.pdf"
    );
}

#[test]
fn names_are_cleaned() {
    for (name, clean) in [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Users\\王芳\\电梯 照片.jpg", "电梯 照片.jpg"),
        ("\u{202e}gpj.exe.jpg", "gpj_exe.jpg"),
        ("a\u{0}b\r\nc.jpg", "ab c.jpg"),
        ("报告v1.2.jpg", "报告v1.2.jpg"),
        ("<b>\"x\"</b>.jpg", "b_.jpg"),
        (".jpg", "file.jpg"),
        ("", "file.jpg"),
    ] {
        assert_eq!(judge(name, jpeg(9, 9)).unwrap().name, clean, "{name:?}");
    }
    assert_eq!(
        judge(&format!("{}.jpg", "长".repeat(300)), jpeg(9, 9)).unwrap().name.chars().count(),
        84
    );
}

#[test]
fn office_files_are_unpacked_on_trial() {
    assert_eq!(judge("信.docx", docx(&[])).unwrap().media, DOCX.media);
    let sheet =
        packed(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")]);
    assert_eq!(judge("表.xlsx", sheet).unwrap().media, XLSX.media);
    assert_eq!(judge("macro.docx", docx(&[("word/vbaProject.bin", b"x")])), Err(Unfit::Macros));
    assert_eq!(judge("cut.docx", docx(&[])[..60].to_vec()), Err(Unfit::Broken));
    let mut crowd: Vec<(String, &[u8])> = Vec::new();
    for n in 0..=OFFICE_PARTS_MAX {
        crowd.push((format!("p{n}"), b""));
    }
    let crowd: Vec<(&str, &[u8])> =
        crowd.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert_eq!(judge("crowd.docx", packed(&crowd)), Err(Unfit::Bomb));
}

#[test]
fn a_zip_bomb_is_refused() {
    let zeros = vec![0_u8; 40 * 1024 * 1024];
    let bomb = docx(&[("word/media/image1.bmp", &zeros)]);
    assert!(bomb.len() < 60_000, "{} bytes that become 40 million", bomb.len());
    assert_eq!(judge("letter.docx", bomb), Err(Unfit::Bomb));
}

#[test]
fn recordings_are_told_apart() {
    let boxed = |brand: &[u8]| [b"\0\0\0\x20ftyp".as_slice(), brand, &[0; 24]].concat();
    for (name, bytes, media) in [
        ("a.m4a", boxed(b"M4A "), "audio/mp4"),
        ("录音.m4a", boxed(b"mp42"), "audio/mp4"),
        ("a.mp4", boxed(b"isom"), "video/mp4"),
        ("a.mov", boxed(b"qt  "), "video/quicktime"),
        ("a.3gp", boxed(b"3gp4"), "video/3gpp"),
        ("a.mp3", b"ID3\x03\0\0\0\0\0\0 sound".to_vec(), "audio/mpeg"),
        ("a.amr", b"#!AMR\n\x3c\x91\x17".to_vec(), "audio/amr"),
        ("a.wav", b"RIFF\x24\0\0\0WAVEfmt ".to_vec(), "audio/wav"),
        ("a.ogg", b"OggS\0\x02\0\0\0\0\0\0".to_vec(), "audio/ogg"),
    ] {
        let fit = judge(name, bytes).unwrap_or_else(|unfit| panic!("{name}: {unfit:?}"));
        assert_eq!(fit.media, media, "{name}");
    }
}

#[test]
fn text_is_read_in_the_encodings_people_write() {
    let words = "电梯又坏了，退钱！𠮷😡";
    let gb = encoding_rs::GB18030.encode(words).0.into_owned();
    let notepad: Vec<u8> =
        std::iter::once(0xfeff).chain(words.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in
        [words.as_bytes().to_vec(), gb, [b"\xef\xbb\xbf", words.as_bytes()].concat(), notepad]
    {
        assert_eq!(judge("说明.txt", bytes).unwrap().bytes, words.as_bytes());
    }
    assert_eq!(judge("not.txt", b"words\0and\0nulls".to_vec()), Err(Unfit::Kind));
    assert_eq!(judge("not.txt", vec![0x81, 0x20, 0xff]), Err(Unfit::Kind));
    assert_eq!(judge("not.txt", vec![0xff, 0xfe, 0x81, 0x20, 0x20]), Err(Unfit::Kind));
}

#[test]
fn every_reason_has_its_words() {
    for locale in crate::locale::Locale::ALL {
        for unfit in Unfit::ALL {
            assert_ne!(
                locale.text_with(unfit.key(), &[("max", "20 MB".into())]),
                unfit.key(),
                "{locale}"
            );
        }
    }
}
