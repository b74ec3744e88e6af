//! What each thing on the pages is, for those who listen to the document.

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagTree};
use std::num::{NonZeroU16, NonZeroU32};

/// A node, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Id(usize);

/// What a node is.
#[derive(Debug, Clone)]
pub(super) enum Role {
    /// The paper itself, or an appendix.
    Part,
    /// A title of a level, with its words.
    Title(u16, String),
    /// A paragraph.
    Paragraph,
    /// A table.
    Table,
    /// Its head.
    TableHead,
    /// Its rows.
    TableBody,
    /// A line of it.
    Row,
    /// A cell of its head: columns and lines spanned.
    HeadCell(usize, usize),
    /// A cell: columns spanned.
    Cell(usize),
    /// A figure with the words for it.
    Figure(String),
    /// Words of a figure or table.
    Caption,
    /// A footnote.
    Note,
}

enum Kid {
    Node(Id),
    Leaf(Identifier),
}

/// The tree while it grows.
#[derive(Default)]
pub(super) struct Tags {
    nodes: Vec<(Role, Vec<Kid>)>,
    roots: Vec<Id>,
}

impl Tags {
    /// Adds a node under another, or as a root.
    pub fn add(&mut self, parent: Option<Id>, role: Role) -> Id {
        let id = Id(self.nodes.len());
        self.nodes.push((role, Vec::new()));
        match parent {
            Some(parent) => self.nodes[parent.0].1.push(Kid::Node(id)),
            None => self.roots.push(id),
        }
        id
    }

    /// Says that something drawn belongs to a node.
    pub fn leaf(&mut self, node: Id, drawn: Identifier) {
        self.nodes[node.0].1.push(Kid::Leaf(drawn));
    }

    /// The tree for the file.
    pub fn tree(mut self) -> TagTree {
        let roots = std::mem::take(&mut self.roots);
        let children: Vec<Node> = roots.into_iter().map(|root| self.group(root).into()).collect();
        TagTree::from(children).with_lang(Some("vi-VN".to_owned()))
    }

    fn group(&mut self, id: Id) -> TagGroup {
        let (role, kids) = std::mem::replace(&mut self.nodes[id.0], (Role::Part, Vec::new()));
        let children = kids.into_iter().map(|kid| match kid {
            Kid::Node(node) => Node::Group(self.group(node)),
            Kid::Leaf(drawn) => Node::Leaf(drawn),
        });
        let children: Vec<Node> = children.collect();
        let span = |count: usize| {
            u32::try_from(count)
                .ok()
                .filter(|count| *count > 1)
                .and_then(NonZeroU32::new)
        };
        match role {
            Role::Part => TagGroup::with_children(Tag::Part, children),
            Role::Title(level, words) => {
                let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
                TagGroup::with_children(Tag::Hn(level, Some(words)), children)
            }
            Role::Paragraph => TagGroup::with_children(Tag::P, children),
            Role::Table => TagGroup::with_children(Tag::Table, children),
            Role::TableHead => TagGroup::with_children(Tag::THead, children),
            Role::TableBody => TagGroup::with_children(Tag::TBody, children),
            Role::Row => TagGroup::with_children(Tag::TR, children),
            Role::HeadCell(across, down) => {
                let tag = Tag::TH(TableHeaderScope::Column)
                    .with_col_span(span(across))
                    .with_row_span(span(down));
                TagGroup::with_children(tag, children)
            }
            Role::Cell(across) => TagGroup::with_children(Tag::TD.with_col_span(span(across)), children),
            Role::Figure(alt) => TagGroup::with_children(Tag::Figure(Some(alt)), children),
            Role::Caption => TagGroup::with_children(Tag::Caption, children),
            Role::Note => TagGroup::with_children(Tag::Note, children),
        }
    }
}
