/// Chance that comes out the same for the same seed and number, on every machine.
#[derive(Debug)]
pub struct Draw(fastrand::Rng);

impl Draw {
    /// For matter `number` of `seed`.
    pub fn of(seed: u64, number: u64) -> Draw {
        Draw(fastrand::Rng::with_seed(
            seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03),
        ))
    }

    /// One of them.
    pub fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.0.usize(..list.len())]
    }

    /// In so many of a hundred.
    pub fn in_hundred(&mut self, percent: u32) -> bool {
        self.0.u32(..100) < percent
    }

    /// From `least` to `most`.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        self.0.i64(least..=most)
    }

    /// Bytes for an id or a hash.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill(&mut bytes);
        bytes
    }
}
