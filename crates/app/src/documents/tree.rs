//! A tree of documents as a picture: boxes and lines with their places, nothing else.

use serde::Serialize;

/// A document in a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Kind, number, symbol.
    pub name: String,
    /// Day of issue.
    pub day: Option<String>,
    /// Issuer as written.
    pub issuer: String,
    /// Trích yếu.
    pub subject: String,
    /// Where it is shown; nothing for a hole.
    pub href: Option<String>,
    /// The other rests on it, rather than merely naming it.
    pub basis: bool,
    /// It is named, and the library has it not.
    pub hole: bool,
    /// What comes behind it.
    pub children: Vec<Node>,
}

impl Node {
    /// A document that is known only by its name.
    pub fn hole(name: String, day: Option<String>, issuer: Option<String>) -> Node {
        Node {
            name,
            day,
            issuer: issuer.unwrap_or_default(),
            subject: String::new(),
            href: None,
            basis: false,
            hole: true,
            children: Vec::new(),
        }
    }

    /// Nodes for samples.
    pub fn samples() -> Vec<Node> {
        let hole = Node::hole("NQ 25-NQ/TW".to_owned(), Some("2013-06-03".to_owned()), None);
        let known = Node {
            name: "CT 33-CT/TW".to_owned(),
            subject: "Về công tác dân vận".to_owned(),
            href: Some("/".to_owned()),
            basis: true,
            hole: false,
            children: vec![hole.clone()],
            ..hole.clone()
        };
        vec![known, hole]
    }
}

/// The picture of a tree: what it rests on to the left, what rests on it to the right.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// In units of the view box.
    pub width: i32,
    /// The same.
    pub height: i32,
    /// The documents.
    pub boxes: Vec<Drawn>,
    /// Who rests on whom.
    pub lines: Vec<Line>,
}

/// A document in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawn {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// First line.
    pub name: String,
    /// Second line.
    pub note: String,
    /// Where it is shown.
    pub href: Option<String>,
    /// Drawn broken.
    pub hole: bool,
    /// The document in the middle.
    pub centre: bool,
}

/// A line between two boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Begins here.
    pub x1: i32,
    /// Begins here.
    pub y1: i32,
    /// Ends here.
    pub x2: i32,
    /// Ends here.
    pub y2: i32,
    /// Drawn full; broken where it merely names.
    pub basis: bool,
}

/// Size of a box.
pub const BOX: (i32, i32) = (190, 46);
const STEP: (i32, i32) = (240, 60);
/// A picture with more is no help; the list has them all.
const MOST: usize = 60;

impl Picture {
    /// The picture of a document between its ancestors and descendants.
    pub fn of(name: &str, ancestors: &[Node], descendants: &[Node]) -> Picture {
        let left = depth(ancestors);
        let mut picture = Picture::default();
        let mut rows = 0;
        let above = picture.place(ancestors, left - 1, -1, &mut rows);
        let mut rows_right = 0;
        let below = picture.place(descendants, left + 1, 1, &mut rows_right);
        let rows = rows.max(rows_right).max(1);
        let centre = (left * STEP.0, (rows - 1) * STEP.1 / 2);
        for (y, basis) in above {
            picture.line(((left - 1) * STEP.0 + BOX.0, y), (centre.0, centre.1), basis);
        }
        for (y, basis) in below {
            picture.line((centre.0 + BOX.0, centre.1), ((left + 1) * STEP.0, y), basis);
        }
        picture.boxes.push(Drawn {
            x: centre.0,
            y: centre.1,
            name: short(name),
            note: String::new(),
            href: None,
            hole: false,
            centre: true,
        });
        picture.width = (left + depth(descendants)) * STEP.0 + BOX.0 + 2;
        picture.height = (rows - 1) * STEP.1 + BOX.1 + 2;
        picture
    }

    /// Places nodes at a column, their children one further; answers where they stand.
    fn place(&mut self, nodes: &[Node], column: i32, way: i32, rows: &mut i32) -> Vec<(i32, bool)> {
        let mut places = Vec::new();
        for node in nodes {
            if self.boxes.len() >= MOST {
                break;
            }
            let first = *rows;
            let children = self.place(&node.children, column + way, way, rows);
            if *rows == first {
                *rows += 1;
            }
            let y = (first + *rows - 1) * STEP.1 / 2;
            for (child, basis) in children {
                if way < 0 {
                    self.line(
                        ((column - 1) * STEP.0 + BOX.0, child),
                        (column * STEP.0, y),
                        basis,
                    );
                } else {
                    self.line(
                        (column * STEP.0 + BOX.0, y),
                        ((column + 1) * STEP.0, child),
                        basis,
                    );
                }
            }
            let note = if node.subject.is_empty() {
                &node.issuer
            } else {
                &node.subject
            };
            self.boxes.push(Drawn {
                x: column * STEP.0,
                y,
                name: short(&node.name),
                note: short(note),
                href: node.href.clone(),
                hole: node.hole,
                centre: false,
            });
            places.push((y, node.basis));
        }
        places
    }

    fn line(&mut self, from: (i32, i32), to: (i32, i32), basis: bool) {
        let middle = BOX.1 / 2;
        self.lines.push(Line {
            x1: from.0,
            y1: from.1 + middle,
            x2: to.0,
            y2: to.1 + middle,
            basis,
        });
    }
}

fn depth(nodes: &[Node]) -> i32 {
    nodes
        .iter()
        .map(|node| 1 + depth(&node.children))
        .max()
        .unwrap_or(0)
}

/// What fits into a box.
fn short(words: &str) -> String {
    const LENGTH: usize = 26;
    if words.chars().count() <= LENGTH {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LENGTH - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ancestors_stand_left_and_descendants_right() {
        let picture = Picture::of("CT 16/CT-TTg", &Node::samples(), &Node::samples());
        let centre = picture.boxes.iter().find(|one| one.centre).unwrap();
        assert_eq!((picture.boxes.len(), picture.lines.len()), (7, 6));
        assert_eq!(picture.boxes.iter().filter(|one| one.x < centre.x).count(), 3);
        assert!(
            picture
                .boxes
                .iter()
                .all(|one| one.x + BOX.0 <= picture.width && one.y + BOX.1 <= picture.height)
        );
    }

    #[test]
    fn no_two_boxes_lie_on_each_other() {
        let picture = Picture::of("CT 16/CT-TTg", &Node::samples(), &[]);
        for (at, one) in picture.boxes.iter().enumerate() {
            for other in &picture.boxes[at + 1..] {
                assert!(
                    one.x != other.x || (one.y - other.y).abs() >= BOX.1,
                    "{one:?} {other:?}"
                );
            }
        }
    }
}
