use hayro_syntax::object::Number;

/// A matrix of six numbers, as PDF has it.
pub(super) type Matrix = [f64; 6];

/// Leaves everything where it is.
pub(super) const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `m`, then `n`.
pub(super) fn then(m: Matrix, n: Matrix) -> Matrix {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

/// What is in force while content is drawn: where, in which font, with which spacing.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) page: Matrix,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    pub(super) font: Option<usize>,
    pub(super) size: f64,
    pub(super) letter_space: f64,
    pub(super) word_space: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
}

impl State {
    /// Begins a line further on.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.line = then([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    /// Moves along the line.
    pub(super) fn advance(&mut self, by: f64) {
        self.text[4] += by * self.text[0];
        self.text[5] += by * self.text[1];
    }
}

/// The matrix of six operands.
pub(super) fn matrix(of: [Number; 6]) -> Matrix {
    of.map(|number| number.as_f64())
}
