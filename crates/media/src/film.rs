use crate::{Found, Kind, Refusal};

/// Brands of the family that every player takes (ISO/IEC 14496-12 and -14, registered brands).
const BRANDS: [&[u8; 4]; 14] = [
    b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso8", b"iso9", b"mp41", b"mp42", b"avc1",
    b"dash", b"MSNV", b"M4V ",
];
/// Brands of pictures in the same container.
const PICTURES: [&[u8; 4]; 8] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif",
];

/// Tells a film from the pictures that share its container, by its list of brands.
pub(crate) fn recognise(bytes: &[u8]) -> Result<Kind, Found> {
    let length = Part::at(bytes, 0).map_or(0, |part| part.length).min(256);
    let Some(list) = bytes.get(8..length) else {
        return Err(Found::Film);
    };
    let (brands, _) = list.as_chunks::<4>();
    if brands.first().is_some_and(|brand| PICTURES.contains(&brand)) {
        return Err(Found::Picture);
    }
    // The second is the version of the first.
    let fits = brands
        .iter()
        .enumerate()
        .any(|(place, brand)| place != 1 && BRANDS.contains(&brand));
    if fits { Ok(Kind::Mp4) } else { Err(Found::Film) }
}

/// A film whose parts follow each other to the very end, with its table of contents among them. It is kept as it is.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let damaged = Refusal::Damaged(Kind::Mp4);
    let (mut at, mut contents) = (0, false);
    while at < bytes.len() {
        if bytes[at..].iter().all(|byte| *byte == 0) {
            break;
        }
        let part = Part::at(bytes, at).ok_or(damaged)?;
        contents |= part.name == *b"moov";
        at += part.length;
    }
    if contents { Ok(()) } else { Err(damaged) }
}

/// A part ("box") of the container.
struct Part {
    name: [u8; 4],
    /// Its bytes, the head among them; it ends within the file.
    length: usize,
}

impl Part {
    fn at(bytes: &[u8], at: usize) -> Option<Part> {
        let rest = bytes.get(at..)?;
        let short = u32::from_be_bytes(*rest.first_chunk()?);
        let name = *rest.get(4..)?.first_chunk()?;
        let (head, length) = match short {
            0 => (8, rest.len()),
            1 => (
                16,
                usize::try_from(u64::from_be_bytes(*rest.get(8..)?.first_chunk()?)).ok()?,
            ),
            _ => (8, usize::try_from(short).ok()?),
        };
        let fits = (head..=rest.len()).contains(&length) && name.iter().all(|letter| *letter >= b' ');
        fits.then_some(Part { name, length })
    }
}
