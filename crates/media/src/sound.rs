use crate::{Kind, Refusal};

/// Kilobits a second of layer III, by their number in a frame's head.
const RATES_1: [usize; 14] = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES_2: [usize; 14] = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
/// Samples a second of version 1.
const SAMPLES: [usize; 3] = [44_100, 48_000, 32_000];
/// So many frames in a row are no chance.
const ENOUGH: usize = 4;

/// Sound of MPEG layer III: after the tags, frames that follow each other. It is kept as it is.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let mut at = after_tags(bytes);
    for number in 0..ENOUGH {
        match bytes.get(at..).and_then(frame) {
            Some(length) => at += length,
            // A very short sound ends before.
            None if number > 0 && bytes.get(at..).is_none_or(ends) => return Ok(()),
            None => return Err(Refusal::Damaged(Kind::Mp3)),
        }
    }
    Ok(())
}

/// What follows the last frame: nothing, or a tag of the old kind.
fn ends(rest: &[u8]) -> bool {
    rest.is_empty() || rest.starts_with(b"TAG")
}

/// Where the sound begins: tags (ID3v2) may stand before it, and zeroes after them.
fn after_tags(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(head) = bytes.get(at..at + 10).filter(|head| head.starts_with(b"ID3")) {
        // Seven bits of each byte.
        let size = head[6..]
            .iter()
            .fold(0, |size, byte| size << 7 | usize::from(byte & 0x7f));
        let foot = if head[5] & 0x10 == 0 { 0 } else { 10 };
        at += 10 + size + foot;
    }
    let zeroes = bytes
        .get(at..)
        .map_or(0, |rest| rest.iter().take_while(|byte| **byte == 0).count());
    if at == 0 { 0 } else { at + zeroes }
}

/// The length of the frame that begins here, its head among it.
pub(crate) fn frame(bytes: &[u8]) -> Option<usize> {
    let head: [u8; 4] = *bytes.first_chunk()?;
    let (version, layer) = (head[1] >> 3 & 3, head[1] >> 1 & 3);
    // Eleven bits of the beginning, layer III, no version that is reserved.
    if head[0] != 0xff || head[1] < 0xe0 || layer != 1 || version == 1 {
        return None;
    }
    let rate = usize::from(head[2] >> 4).checked_sub(1)?;
    let samples = SAMPLES.get(usize::from(head[2] >> 2 & 3))?;
    let padding = usize::from(head[2] >> 1 & 1);
    Some(match version {
        3 => 144_000 * RATES_1.get(rate)? / samples + padding,
        2 => 72_000 * RATES_2.get(rate)? / (samples / 2) + padding,
        _ => 72_000 * RATES_2.get(rate)? / (samples / 4) + padding,
    })
}
