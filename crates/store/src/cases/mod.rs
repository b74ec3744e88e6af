//! Petitions and cases. Decisions are those of `gandan_core::cases`; here they are loaded for, saved, and written into
//! the journal in the same transaction.

pub(crate) mod apart;
pub(crate) mod attachments;
pub(crate) mod batches;
pub(crate) mod book;
pub(crate) mod cells;
pub(crate) mod counted;
pub(crate) mod drafts;
pub(crate) mod findable;
pub(crate) mod fingerprints;
pub(crate) mod followers;
pub(crate) mod information;
pub(crate) mod intake;
pub(crate) mod list;
pub(crate) mod messages;
pub(crate) mod moves;
pub(crate) mod open;
pub(crate) mod parts;
pub(crate) mod petitions;
pub(crate) mod plant;
pub(crate) mod publications;
pub(crate) mod ratings;
pub(crate) mod readings;
pub(crate) mod redactions;
pub(crate) mod requests;
pub(crate) mod row;
pub(crate) mod sightings;
pub(crate) mod told;
pub(crate) mod transfers;
pub(crate) mod verdicts;
pub(crate) mod wall;

pub use apart::{cut, drop_file, take_out};
pub use attachments::{AttachmentRow, NewAttachment, attach, attachment, attachments, hand_over_files};
pub use batches::{
    BatchAct, PetitionBatch, PetitionBatchRow, WaitingRow, next_petition_row, petition_batch,
    petition_batch_act, petition_batch_insert, petition_batch_of, petition_batch_rows, petition_batches,
    petition_row_done,
};
pub use book::{BookFilter, BookRow, EntryRow, book, enter, enter_waiting, entry, keepers, waits_for_number};
pub use cells::{
    CellRow, Followed, Unit, cells, counted, differs, follow, followed, recount, stamp, touched, units,
};
pub use counted::{CountedCursor, CountedRow, list_counted, list_counted_within};
pub use drafts::{
    DraftFile, DraftRow, draft, draft_attach, draft_begin, draft_bytes, draft_detach, draft_files,
    draft_purge, draft_save, draft_take, known,
};
pub use findable::{Findable, findable};
pub use fingerprints::{Imprint, NearRow, PrintRow, anchor_waiting, imprint, imprint_many, near, prints};
pub use followers::{follow_publication, followed_publication};
pub use information::{
    InformationRow, NewInformation, inform, information, informations, settle_information,
};
pub use intake::{NewCase, NewPetition, Person, Submission, Taken, take, take_fresh};
pub use list::{Cursor, Filter, NEVER, Sight, list};
pub use messages::{MessageRow, NewMessage, messages, say, seen};
pub use moves::{Change, MoveRow, Moved, history, make};
pub use open::{OpenRow, Recounted, open_after, recounted};
pub use parts::{PartRow, by_number, joined, open_part, part, part_of_case, parts};
pub use petitions::{
    PetitionRow, PetitionerRow, by_receipt, copy_receipt, petition, petitioners, petitions, together,
};
pub use plant::{Planted, PlantedMove, PlantedPublication, is_known, plant};
pub use publications::{
    NewPublication, PublicCursor, PublicFilter, PublicationRow, case_of_publication, public_list,
    publication, publications_in, publications_of_case, publish, withdraw,
};
pub use ratings::{ToAsk, to_ask};
pub use readings::{ReadingRow, opened, readings};
pub use redactions::{RedactionRow, redaction, save_redaction};
pub use requests::{RequestFilter, RequestRow, RequestStep, request, requests};
pub use row::{CaseHead, CaseRow, find};
pub use sightings::{SightingRow, matters_since, save_sightings, sightings};
pub use told::{stop_link, stop_notices, stops};
pub use transfers::{Sending, TransferRow, answer, incoming, send, transfers, waiting};
pub use verdicts::{VerdictRow, rate, say_solved, verdicts};
pub(crate) use wall::seen;
pub use wall::{WallRow, Walled, raise, wall, walls};
