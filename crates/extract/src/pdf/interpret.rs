use std::collections::BTreeMap;
use std::time::Instant;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::dict::keys::{CONTENTS, MATRIX, RESOURCES, SUBTYPE};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::Font;
use super::lines::Found;
use super::state::{IDENTITY, State, matrix, then};
use super::streams::{Budget, is_too_deep};
use crate::cause::Excess;
use crate::{Limits, Refusal};

/// Forms inside forms, saved states, fonts, and forms on one page that are followed.
const DEEP: usize = 12;
const SAVED: usize = 512;
const FONTS: usize = 4_096;
const FORMS: usize = 4_000;

/// Goes through pages and finds the letters on them.
pub(super) struct Reader {
    budget: Budget,
    end: Instant,
    seconds: u64,
    most: usize,
    letters: usize,
    fonts: Vec<Font>,
    by_id: BTreeMap<ObjectIdentifier, usize>,
    forms: usize,
    steps: usize,
    /// Letters whose meaning the file does not tell.
    pub(super) unreadable: usize,
    /// Whether some part of a page could not be read.
    pub(super) missing: bool,
}

impl Reader {
    /// A reader within limits, to be done by `end`.
    pub(super) fn new(limits: &Limits, end: Instant) -> Self {
        Self {
            budget: Budget::new(limits),
            end,
            seconds: limits.time.as_secs(),
            most: limits.text,
            letters: 0,
            fonts: Vec::new(),
            by_id: BTreeMap::new(),
            forms: 0,
            steps: 0,
            unreadable: 0,
            missing: false,
        }
    }

    /// Finds the letters of a page.
    pub(super) fn page(&mut self, page: &Page<'_>) -> Result<Found, Refusal> {
        let mut found = Found::default();
        self.forms = 0;
        let mut content = Vec::new();
        if let Some(stream) = page.raw().get::<Stream<'_>>(CONTENTS) {
            self.unfold(&stream, &mut content)?;
        } else if let Some(streams) = page.raw().get::<Array<'_>>(CONTENTS) {
            for object in streams.iter::<Object<'_>>() {
                if let Object::Stream(stream) = object {
                    self.unfold(&stream, &mut content)?;
                    content.push(b' ');
                }
            }
        }
        let state = State {
            page: page.initial_transform(false).as_coeffs(),
            text: IDENTITY,
            line: IDENTITY,
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        self.content(&content, page.resources(), state, 0, &mut found)?;
        Ok(found)
    }

    fn unfold(&mut self, stream: &Stream<'_>, content: &mut Vec<u8>) -> Result<(), Refusal> {
        match self.budget.unfold(stream)? {
            Some(part) => content.extend(part),
            None => self.missing = true,
        }
        Ok(())
    }

    fn content(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        mut state: State,
        depth: usize,
        found: &mut Found,
    ) -> Result<(), Refusal> {
        if is_too_deep(content) {
            self.missing = true;
            return Ok(());
        }
        let mut saved: Vec<State> = Vec::new();
        let mut local: BTreeMap<String, usize> = BTreeMap::new();
        let mut steps = TypedIter::new(content);
        while let Some(op) = steps.next() {
            self.steps += 1;
            if self.steps.is_multiple_of(1_024) && Instant::now() > self.end {
                return Err(Refusal::TookTooLong {
                    seconds: self.seconds,
                });
            }
            match op {
                Op::SaveState(_) if saved.len() < SAVED => saved.push(state),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::Transform(m) => state.page = then(matrix([m.0, m.1, m.2, m.3, m.4, m.5]), state.page),
                Op::BeginText(_) => (state.text, state.line) = (IDENTITY, IDENTITY),
                Op::TextFont(font) => {
                    state.size = font.1.as_f64();
                    state.font = self.font(font.0, resources, &mut local)?;
                }
                Op::CharacterSpacing(by) => state.letter_space = by.0.as_f64(),
                Op::WordSpacing(by) => state.word_space = by.0.as_f64(),
                Op::HorizontalScaling(by) => state.stretch = by.0.as_f64() / 100.0,
                Op::TextLeading(by) => state.leading = by.0.as_f64(),
                Op::TextRise(by) => state.rise = by.0.as_f64(),
                Op::NextLine(by) => state.next_line(by.0.as_f64(), by.1.as_f64()),
                Op::NextLineAndSetLeading(by) => {
                    state.leading = -by.1.as_f64();
                    state.next_line(by.0.as_f64(), by.1.as_f64());
                }
                Op::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
                Op::SetTextMatrix(m) => {
                    state.line = matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
                    state.text = state.line;
                }
                Op::ShowText(show) => self.show(show.0.as_bytes(), &mut state, found)?,
                Op::NextLineAndShowText(show) => {
                    state.next_line(0.0, -state.leading);
                    self.show(show.0.as_bytes(), &mut state, found)?;
                }
                Op::ShowTextWithParameters(show) => {
                    state.word_space = show.0.as_f64();
                    state.letter_space = show.1.as_f64();
                    state.next_line(0.0, -state.leading);
                    self.show(show.2.as_bytes(), &mut state, found)?;
                }
                Op::ShowTexts(show) => {
                    for object in show.0.iter::<Object<'_>>() {
                        match object {
                            Object::String(words) => self.show(words.as_bytes(), &mut state, found)?,
                            Object::Number(back) => {
                                state.advance(-back.as_f64() / 1000.0 * state.size * state.stretch);
                            }
                            _ => {}
                        }
                    }
                }
                Op::InlineImage(_) => found.pictures += 1,
                Op::XObject(of) => {
                    if let Some(stream) = resources.get_x_object(of.0) {
                        self.object(&stream, resources, state, depth, found)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A form is more content; anything else that is drawn is a picture.
    fn object(
        &mut self,
        stream: &Stream<'_>,
        outer: &Resources<'_>,
        mut state: State,
        depth: usize,
        found: &mut Found,
    ) -> Result<(), Refusal> {
        let dict = stream.dict();
        if dict
            .get::<Name<'_>>(SUBTYPE)
            .is_some_and(|kind| kind.as_str() != "Form")
        {
            found.pictures += 1;
            return Ok(());
        }
        self.forms += 1;
        if depth >= DEEP || self.forms > FORMS {
            return Ok(());
        }
        if let Some(of) = dict.get::<Array<'_>>(MATRIX) {
            let mut by = IDENTITY;
            for (place, number) in by.iter_mut().zip(of.iter::<Number>()) {
                *place = number.as_f64();
            }
            state.page = then(by, state.page);
        }
        let Some(content) = self.budget.unfold(stream)? else {
            self.missing = true;
            return Ok(());
        };
        match dict.get::<Dict<'_>>(RESOURCES) {
            Some(own) => self.content(&content, &Resources::new(own), state, depth + 1, found),
            None => self.content(&content, outer, state, depth + 1, found),
        }
    }

    fn font(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
        local: &mut BTreeMap<String, usize>,
    ) -> Result<Option<usize>, Refusal> {
        if let Some(at) = local.get(name.as_str()) {
            return Ok(Some(*at));
        }
        let Some(dict) = resources.get_font(name) else {
            return Ok(None);
        };
        let known = dict.obj_id().and_then(|id| self.by_id.get(&id).copied());
        let at = match known {
            Some(at) => at,
            None if self.fonts.len() >= FONTS => return Ok(None),
            None => {
                self.fonts.push(Font::read(&dict, &mut self.budget)?);
                self.fonts.len() - 1
            }
        };
        if let Some(id) = dict.obj_id() {
            self.by_id.insert(id, at);
        }
        local.insert(name.as_str().to_owned(), at);
        Ok(Some(at))
    }

    fn show(&mut self, bytes: &[u8], state: &mut State, found: &mut Found) -> Result<(), Refusal> {
        let Some(font) = state.font.and_then(|at| self.fonts.get_mut(at)) else {
            return Ok(());
        };
        let face = font.face;
        let (mut unreadable, mut letters) = (0, 0);
        // The matrix changes only in its place while a string is shown.
        let whole = then(state.text, state.page);
        let (unit, slope) = (whole[0].hypot(whole[1]), (whole[0], whole[1]));
        let size = state.size.abs() * whole[2].hypot(whole[3]);
        let mut along = 0.0;
        let base = (whole[4] + state.rise * whole[2], whole[5] + state.rise * whole[3]);
        let settings = *state;
        font.glyphs(bytes, |glyph| {
            let wide = glyph.width / 1000.0 * settings.size * settings.stretch;
            let x = base.0 + along * slope.0;
            let y = base.1 + along * slope.1;
            if glyph.letters.is_empty() {
                unreadable += 1;
            } else {
                letters += glyph.letters.len();
                found.put(glyph.letters, face, (x, y), wide * unit, size, slope);
            }
            let space = settings.letter_space + if glyph.is_blank { settings.word_space } else { 0.0 };
            along += wide + space * settings.stretch;
        });
        state.advance(along);
        self.unreadable += unreadable;
        self.letters += letters;
        if self.letters > self.most {
            return Err(Refusal::Bomb { what: Excess::Text });
        }
        Ok(())
    }
}
