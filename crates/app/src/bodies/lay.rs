//! What a file would change: laid over what is there, nothing written yet.

use super::Known;
use super::actions::row_of;
use super::edit::trouble_word;
use super::table::{Tables, value_of};
use crate::words::{Word, word};
use gandan_core::bodies::rows::{self, BodyRow, SuccessionRow};
use gandan_core::bodies::{Body, BodyId, Succession, SuccessionId, SuccessionKind};
use gandan_store::new_id;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What would follow.
#[derive(Debug, Clone, Default)]
pub struct Laid {
    /// Bodies to add.
    pub new: Vec<Body>,
    /// Bodies as they would be, with the columns that change.
    pub changed: Vec<(Body, Vec<&'static str>)>,
    /// Bodies that are so already.
    pub unchanged: usize,
    /// Successions to add.
    pub successions_new: Vec<Succession>,
    /// Successions whose basis or remark changes.
    pub successions_changed: Vec<Succession>,
    /// Successions that are so already.
    pub successions_unchanged: usize,
    /// What cannot be taken.
    pub faults: Vec<LaidFault>,
}

/// A cell that cannot be taken.
#[derive(Debug, Clone, PartialEq)]
pub struct LaidFault {
    /// Of the table of successions, not of bodies.
    pub of_successions: bool,
    /// Line of the file, the heading being 1.
    pub line: usize,
    /// Name of the column.
    pub column: &'static str,
    /// What is wrong.
    pub message: Word,
}

impl Laid {
    /// Lays the tables over what is there; `may` says which bodies the person may change ([`BodyId::INSTALLATION`]
    /// where one would stand at the top).
    pub fn over(known: &Known, tables: &Tables, may: impl Fn(BodyId) -> bool) -> Laid {
        let mut laid = Laid::default();
        let mut ids: BTreeMap<String, BodyId> = BTreeMap::new();
        ids.extend(
            known
                .registry
                .bodies()
                .iter()
                .map(|body| (body.code.clone(), body.id)),
        );
        laid.bodies(known, tables, &mut ids, &may);
        laid.successions(known, tables, &ids, &may);
        laid
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty()
            && self.changed.is_empty()
            && self.successions_new.is_empty()
            && self.successions_changed.is_empty()
    }

    fn bodies(
        &mut self,
        known: &Known,
        tables: &Tables,
        ids: &mut BTreeMap<String, BodyId>,
        may: &impl Fn(BodyId) -> bool,
    ) {
        let rows: Vec<BodyRow> = tables.bodies.iter().map(|(_, row)| row.clone()).collect();
        let line = |row: usize| tables.bodies.get(row - 1).map_or(0, |(line, _)| *line);
        let (found, faults) = rows::merged(&rows, ids, |_| BodyId(new_id()));
        for fault in faults {
            self.fault(false, line(fault.row), fault.column, trouble_word(&fault.trouble));
        }
        let fresh: BTreeSet<BodyId> = found.iter().map(|(_, body)| body.id).collect();
        for (row, body) in found {
            let before = known.registry.get(body.id);
            let above = body.parent.unwrap_or(BodyId::INSTALLATION);
            // A body that comes with the same file is judged by its own parent.
            let above_is_ours = (fresh.contains(&above) && known.registry.get(above).is_none()) || may(above);
            let allowed = match before {
                Some(before) if before.parent == body.parent => may(body.id),
                Some(before) => may(before.id) && above_is_ours,
                None => above_is_ours,
            };
            let columns = before.map(|before| {
                let mut is = row_of(known, &body);
                // The parent may be one that comes with the file.
                is.parent_code = rows[row - 1].parent_code.trim().to_owned();
                differences(&row_of(known, before), &is)
            });
            match columns {
                Some(columns) if columns.is_empty() => self.unchanged += 1,
                _ if !allowed => self.fault(false, line(row), "code", word("body-row-outside-your-posts")),
                Some(columns) => self.changed.push((body, columns)),
                None => {
                    ids.insert(body.code.clone(), body.id);
                    self.new.push(body);
                }
            }
        }
    }

    fn successions(
        &mut self,
        known: &Known,
        tables: &Tables,
        ids: &BTreeMap<String, BodyId>,
        may: &impl Fn(BodyId) -> bool,
    ) {
        let there: BTreeMap<Identity, &Succession> = known
            .registry
            .successions()
            .iter()
            .map(|one| (identity(one), one))
            .collect();
        let rows: Vec<SuccessionRow> = tables.successions.iter().map(|(_, row)| row.clone()).collect();
        let line = |row: usize| tables.successions.get(row - 1).map_or(0, |(line, _)| *line);
        let (found, faults) = rows::numbered_successions(&rows, ids, || SuccessionId(new_id()));
        for fault in faults {
            self.fault(true, line(fault.row), fault.column, trouble_word(&fault.trouble));
        }
        let mut seen: BTreeSet<Identity> = BTreeSet::new();
        for (row, mut succession) in found {
            let key = identity(&succession);
            if !seen.insert(key.clone()) {
                self.fault(true, line(row), "from_codes", word("body-row-twice"));
                continue;
            }
            let before = there.get(&key);
            let known_bodies = succession.from.iter().chain(&succession.to).copied();
            let allowed = known_bodies
                .filter(|body| known.registry.get(*body).is_some())
                .all(may);
            match before {
                Some(before) if before.basis == succession.basis && before.note == succession.note => {
                    self.successions_unchanged += 1;
                }
                _ if !allowed => {
                    self.fault(true, line(row), "from_codes", word("body-row-outside-your-posts"));
                }
                Some(before) => {
                    succession.id = before.id;
                    self.successions_changed.push(succession);
                }
                None => self.successions_new.push(succession),
            }
        }
    }

    fn fault(&mut self, of_successions: bool, line: usize, column: &'static str, message: Word) {
        self.faults.push(LaidFault {
            of_successions,
            line,
            column,
            message,
        });
    }
}

/// What makes two rows the same succession: day, kind and bodies.
type Identity = (Date, SuccessionKind, Vec<BodyId>, Vec<BodyId>);

fn identity(succession: &Succession) -> Identity {
    let sorted = |ids: &[BodyId]| {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids
    };
    (
        succession.day,
        succession.kind,
        sorted(&succession.from),
        sorted(&succession.to),
    )
}

/// The columns in which two rows differ.
fn differences(before: &BodyRow, after: &BodyRow) -> Vec<&'static str> {
    super::table::BODY_COLUMNS
        .into_iter()
        .filter(|column| value_of(before, column) != value_of(after, column))
        .collect()
}
