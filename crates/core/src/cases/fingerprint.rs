use super::Key;
use crate::text::fold;
use hmac::Mac;
use std::collections::BTreeSet;

/// Most hashes of a sketch.
const SKETCH: usize = 64;
/// Syllables of one piece.
const PIECE: usize = 3;
/// Below this a text is too short to tell one matter from another.
const LEAST: usize = 8;

/// What a petition's text leaves behind so that two bodies learn "this is the same petition" while neither can read
/// the other's: keyed hashes of the text without tone marks, case and signs. Nothing can be read out of it, and
/// without the installation's key nobody can try texts against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of the whole text: equal for the same words, however they are marked and spaced.
    pub exact: [u8; 32],
    /// The smallest of the keyed hashes of every three syllables in a row: ascending, at most 64.
    pub sketch: Vec<u64>,
}

impl Fingerprint {
    /// From this [`similarity`](Fingerprint::similarity) on, two texts are worth comparing by those who may read both:
    /// the same letter with another date or addressee lies above it, another matter in the same form below.
    pub const LIKELY_SAME: f64 = 0.5;

    /// The fingerprint of a petition's text. Nothing where it has fewer than eight syllables.
    pub fn of(key: &Key, text: &str) -> Option<Fingerprint> {
        let folded = fold(text);
        let syllables: Vec<&str> = folded.split(' ').collect();
        if syllables.len() < LEAST {
            return None;
        }
        let pieces = key.begin("piece");
        let mut smallest = BTreeSet::new();
        for piece in syllables.windows(PIECE) {
            let mut mac = pieces.clone();
            for syllable in piece {
                mac.update(syllable.as_bytes());
                mac.update(b" ");
            }
            smallest.insert(number(&mac.finalize().into_bytes()));
            if smallest.len() > SKETCH {
                smallest.pop_last();
            }
        }
        Some(Fingerprint {
            exact: key.hash("text", folded.as_bytes()),
            sketch: smallest.into_iter().collect(),
        })
    }

    /// How much of their words two texts share, from 0 to 1: of the smallest hashes of both together, the part that
    /// both have, which estimates the part of all.
    pub fn similarity(&self, other: &Fingerprint) -> f64 {
        if self.exact == other.exact {
            return 1.0;
        }
        let mine: BTreeSet<u64> = self.sketch.iter().copied().collect();
        let theirs: BTreeSet<u64> = other.sketch.iter().copied().collect();
        let (mut all, mut shared) = (0_u32, 0_u32);
        for hash in mine.union(&theirs).take(SKETCH) {
            all += 1;
            shared += u32::from(mine.contains(hash) && theirs.contains(hash));
        }
        if all == 0 {
            return 0.0;
        }
        f64::from(shared) / f64::from(all)
    }

    /// The first eight hashes as the database holds them, one row each: texts that share none of them need not be
    /// compared. Two texts that share half of their words share at least one of these all but surely.
    pub fn anchors(&self) -> impl Iterator<Item = i64> {
        self.sketch.iter().take(8).map(|hash| hash.cast_signed())
    }

    /// The sketch as the database holds it: eight bytes a hash, the highest first.
    pub fn sketch_bytes(&self) -> Vec<u8> {
        self.sketch.iter().flat_map(|hash| hash.to_be_bytes()).collect()
    }

    /// A fingerprint as the database held it. Nothing where the bytes are no sketch.
    pub fn from_stored(exact: &[u8], sketch: &[u8]) -> Option<Fingerprint> {
        let (hashes, rest) = sketch.as_chunks::<8>();
        let sketch: Vec<u64> = hashes.iter().map(|bytes| u64::from_be_bytes(*bytes)).collect();
        let ascends = sketch.is_sorted_by(|left, right| left < right);
        (rest.is_empty() && ascends && sketch.len() <= SKETCH).then_some(())?;
        Some(Fingerprint {
            exact: exact.try_into().ok()?,
            sketch,
        })
    }
}

/// The first eight bytes of a hash.
fn number(hash: &[u8]) -> u64 {
    hash.iter()
        .take(8)
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROAD: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐƠN KIẾN NGHỊ\n\n\
        Kính gửi: Ủy ban nhân dân xã Mẫu.\nTôi đề nghị sửa đoạn đường liên thôn từ nhà văn hóa thôn 3 đến cầu Suối \
        Đá. Từ ngày 12 tháng 3 năm 2026 mặt đường sụt lún, mưa là ngập, học sinh đi học rất nguy hiểm. Bà con đã \
        báo trưởng thôn hai lần mà chưa ai đến xem. Mong xã sớm cho người khảo sát và trả lời bằng văn bản.";
    const LAND: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐƠN KIẾN NGHỊ\n\n\
        Kính gửi: Ủy ban nhân dân xã Mẫu.\nGia đình tôi nộp hồ sơ cấp giấy chứng nhận quyền sử dụng đất từ tháng 5 \
        năm 2025, đã quá hạn ghi trên giấy hẹn ba lần mà chưa được trả kết quả. Cán bộ tiếp nhận nói phải chờ đo \
        lại ranh giới thửa đất. Tôi mong được biết lý do chậm và ngày trả kết quả cụ thể.";

    fn of(text: &str) -> Fingerprint {
        Fingerprint::of(&Key::new([5; 32]), text).unwrap()
    }

    #[test]
    fn the_same_letter_without_tone_marks_is_exactly_the_same() {
        let typed = fold(ROAD).to_uppercase();
        assert_eq!(of(&typed), of(ROAD));
        let spaced = ROAD.replace(' ', "\u{a0} ").replace('.', " ...!\n");
        assert_eq!(of(&spaced).exact, of(ROAD).exact);
    }

    #[test]
    fn the_same_letter_with_another_date_and_addressee_is_likely_the_same() {
        let changed = ROAD
            .replace("12 tháng 3 năm 2026", "20/4/2026")
            .replace("Ủy ban nhân dân xã Mẫu", "Sở Xây dựng tỉnh Mẫu");
        let similarity = of(&changed).similarity(&of(ROAD));
        assert_ne!(of(&changed).exact, of(ROAD).exact);
        assert!(
            (Fingerprint::LIKELY_SAME..1.0).contains(&similarity),
            "{similarity}"
        );
        assert!(
            of(&changed)
                .anchors()
                .any(|anchor| of(ROAD).anchors().any(|other| other == anchor))
        );
    }

    #[test]
    fn another_matter_in_the_same_form_is_another() {
        let similarity = of(LAND).similarity(&of(ROAD));
        assert!(similarity < Fingerprint::LIKELY_SAME - 0.1, "{similarity}");
    }

    #[test]
    fn a_text_of_a_few_words_tells_nothing() {
        let key = Key::new([5; 32]);
        assert_eq!(Fingerprint::of(&key, ""), None);
        assert_eq!(Fingerprint::of(&key, "Đề nghị sửa đường!"), None);
    }

    #[test]
    fn another_key_gives_another_fingerprint() {
        let other = Fingerprint::of(&Key::new([6; 32]), ROAD).unwrap();
        assert!(other.similarity(&of(ROAD)) < 0.01);
    }

    #[test]
    fn what_was_stored_comes_back_and_nothing_else_does() {
        let print = of(ROAD);
        let stored = print.sketch_bytes();
        assert_eq!(
            Fingerprint::from_stored(&print.exact, &stored),
            Some(print.clone())
        );
        assert_eq!(Fingerprint::from_stored(&print.exact, &stored[1..]), None);
        assert_eq!(Fingerprint::from_stored(&print.exact[1..], &stored), None);
        let backward: Vec<u8> = stored.rchunks(8).flatten().copied().collect();
        assert_eq!(Fingerprint::from_stored(&print.exact, &backward), None);
    }
}
