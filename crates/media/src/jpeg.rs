use crate::{Kind, Refusal};

/// Most scans: a photograph has one, a progressive one about ten; thousands only keep the decoder busy.
const SCANS: usize = 64;

/// Walks over the segments, as the decoder forgives what is cut short and shows it grey: the picture must come to its
/// end mark. What follows it (other pictures, films, archives) is no part of it and is left behind.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let mut scans = 0;
    let mut at = 2;
    while let Some((marker, after)) = marker(bytes, at) {
        at = after;
        match marker {
            END if scans > 0 => return Ok(()),
            END | BEGIN => break,
            // Without a length.
            0x01 | 0xd0..=0xd7 => continue,
            _ => {}
        }
        let Some(length) = bytes.get(at..).and_then(<[u8]>::first_chunk) else {
            break;
        };
        at += usize::from(u16::from_be_bytes(*length)).max(2);
        scans += usize::from(marker == SCAN);
        if scans > SCANS {
            break;
        }
    }
    Err(Refusal::Damaged(Kind::Jpeg))
}

const BEGIN: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// The next marker and where it ends. In the data of a scan a marker's first byte is followed by zero or a restart
/// where it is none; elsewhere such pairs are noise.
fn marker(bytes: &[u8], from: usize) -> Option<(u8, usize)> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match bytes.get(at + 1)? {
            0xff => at += 1,
            0x00 | 0xd0..=0xd7 => at += 2,
            marker => return Some((*marker, at + 2)),
        }
    }
}
