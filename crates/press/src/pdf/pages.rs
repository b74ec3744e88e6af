//! Putting strips on pages.

use super::strip::{Kind, Line, Strip};
use crate::layout::Layout;
use crate::paper::Fault;
use crate::script::MM;
use std::collections::VecDeque;

/// A strip on a page.
pub(super) struct Placed<'a> {
    /// From the top of the text.
    pub top: f32,
    pub strip: Strip<'a>,
    /// A head that came back: those who listen do not hear it again.
    pub again: bool,
}

/// A page.
pub(super) struct Page<'a> {
    pub landscape: bool,
    pub placed: Vec<Placed<'a>>,
    /// Footnotes at its foot.
    pub notes: Vec<usize>,
    /// The number shown; none on the first page.
    pub number: Option<usize>,
}

/// Room between the text and the footnotes, with the rule.
pub(super) const NOTES_GAP: f32 = 10.0;

/// How far strips that stay together are followed.
const CHAIN: usize = 6;

/// The pages of a section.
pub(super) fn pages<'a>(
    strips: Vec<Strip<'a>>,
    layout: &Layout,
    landscape: bool,
    notes: &[Vec<Line>],
    counted: usize,
) -> Result<Vec<Page<'a>>, Fault> {
    let side = if landscape {
        &layout.page.width
    } else {
        &layout.page.height
    };
    let height = (side.is - layout.page.top.is - layout.page.bottom.is) * MM;
    let mut press = Press {
        notes,
        height,
        landscape,
        counted,
        pages: Vec::new(),
        placed: Vec::new(),
        hung: Vec::new(),
        top: 0.0,
        foot: 0.0,
        fresh: true,
        head: None,
    };
    let mut queue: VecDeque<Strip<'a>> = strips.into();
    while let Some(strip) = queue.pop_front() {
        press.take(strip, &mut queue)?;
    }
    press.turn();
    Ok(press.pages)
}

struct Press<'n, 'a> {
    notes: &'n [Vec<Line>],
    height: f32,
    landscape: bool,
    counted: usize,
    pages: Vec<Page<'a>>,
    placed: Vec<Placed<'a>>,
    hung: Vec<usize>,
    top: f32,
    /// How tall the footnotes of the page are.
    foot: f32,
    /// Nothing stands on the page but a head that came back.
    fresh: bool,
    /// The head of the table being set.
    head: Option<Strip<'a>>,
}

impl<'a> Press<'_, 'a> {
    fn foot_of(&self, strip: &Strip<'_>) -> f32 {
        let notes = strip.notes().filter_map(|note| self.notes.get(note));
        let own: f32 = notes.flatten().map(Line::whole).sum();
        match own > 0.0 && self.hung.is_empty() {
            true => own + NOTES_GAP,
            false => own,
        }
    }

    fn take(&mut self, strip: Strip<'a>, queue: &mut VecDeque<Strip<'a>>) -> Result<(), Fault> {
        // A head comes back only below the page on which it stands: one that does not fit is no head yet.
        let head = (strip.kind == Kind::Head).then(|| strip.clone());
        if head.is_some() || strip.table.is_none() {
            self.head = None;
        }
        let gap = if self.placed.is_empty() { 0.0 } else { strip.gap };
        let room = self.height - self.top - self.foot + 0.01;
        let need = gap + strip.height + self.foot_of(&strip);
        let along = if strip.keep { follow(queue) } else { 0.0 };
        if need + along <= room || (self.fresh && need <= room) {
            self.place(strip, gap, false);
            self.head = head.or(self.head.take());
            return Ok(());
        }
        let fresh = self.fresh;
        let kept = strip.keep && need <= room;
        let lines = strip.cells.first().map_or(0, |cell| cell.lines.len());
        let space = match kept {
            // It would fit, but what follows would not: its last two lines go along.
            true if lines >= 4 => strip.height - strip.cells[0].lines[lines - 1].whole() - 0.02,
            true => 0.0,
            false => room - gap - self.foot_of(&strip),
        };
        // A strip with footnotes that does not fit beside them is tried without; they go where its first part goes.
        match strip.part(space, fresh) {
            Ok((first, rest)) => {
                self.place(first, gap, false);
                queue.push_front(rest);
                self.turn();
                Ok(())
            }
            Err(whole)
                if fresh && whole.kind == Kind::Whole && whole.cells.is_empty() && whole.figure.is_none() =>
            {
                // Empty room that does not fit above what it belongs to is not needed at the top of a page.
                Ok(())
            }
            Err(_) if fresh => Err(Fault::TooTall),
            Err(whole) => {
                queue.push_front(*whole);
                self.turn();
                Ok(())
            }
        }
    }

    fn place(&mut self, strip: Strip<'a>, gap: f32, again: bool) {
        self.foot += self.foot_of(&strip);
        self.hung.extend(strip.notes());
        self.top += gap;
        let top = self.top;
        self.top += strip.height;
        self.fresh = self.fresh && again;
        self.placed.push(Placed { top, strip, again });
    }

    /// Ends the page.
    fn turn(&mut self) {
        let index = self.counted + self.pages.len();
        self.pages.push(Page {
            landscape: self.landscape,
            placed: std::mem::take(&mut self.placed),
            notes: std::mem::take(&mut self.hung),
            number: (index > 0).then_some(index + 1),
        });
        (self.top, self.foot, self.fresh) = (0.0, 0.0, true);
        if let Some(head) = self.head.clone() {
            // A head that takes most of a page does not come back: the rows would have no room.
            if head.height < self.height * 0.6 {
                self.place(head, 0.0, true);
            }
        }
    }
}

/// The height that must come along with a strip that stays with what follows.
fn follow(queue: &VecDeque<Strip<'_>>) -> f32 {
    let mut height = 0.0;
    for strip in queue.iter().take(CHAIN) {
        height += strip.gap + strip.least();
        if !strip.keep {
            break;
        }
    }
    height
}
