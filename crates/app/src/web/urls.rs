//! The one home of all addresses: routes, pages, mail and tests build them from here.
//!
//! Public addresses are Vietnamese without marks, staff pages live under `/lam-viec`, the interface under `/api/v1`.
//! Addresses are for ever: one that was published is never given another meaning. A capability adds a section; patterns
//! for routes are constants in upper case, functions build one address.

use uuid::Uuid;

/// The home page.
pub const HOME: &str = "/";
/// Whether the server is well; for the machine that watches it.
pub const HEALTH: &str = "/khoe";
/// Files of `static/`, under the hash of their content.
pub const STATIC: &str = "/static/{hash}/{*path}";

/// Signing in.
pub const SIGN_IN: &str = "/dang-nhap";
/// Signing out, here or everywhere.
pub const SIGN_OUT: &str = "/dang-xuat";
/// The one-time link that makes the first administrator.
pub const BEGIN: &str = "/bat-dau/{token}";

/// Tracking by receipt code: where every notice leads.
pub const TRACKING: &str = "/tra-cuu";
/// From the QR code of a receipt; leads to [`TRACKING`] at once.
pub const TRACKING_CODE: &str = "/tra-cuu/{code}";
/// Forgetting the code.
pub const TRACKING_LEAVE: &str = "/tra-cuu/roi-di";
/// A message to the body.
pub const TRACKING_MESSAGE: &str = "/tra-cuu/nhan-tin";
/// Solved, or not yet.
pub const TRACKING_CONFIRM: &str = "/tra-cuu/xac-nhan";
/// Rating the answer.
pub const TRACKING_RATE: &str = "/tra-cuu/danh-gia";
/// A second complaint.
pub const TRACKING_NEXT: &str = "/tra-cuu/khieu-nai-lan-hai";
/// A file of the matter.
pub const TRACKING_FILE: &str = "/tra-cuu/tep/{id}";

/// No more notices, from the tracking page.
pub const TRACKING_STOP: &str = "/tra-cuu/thoi-nhan-tin";
/// A paper of the matter.
pub const TRACKING_PAPER: &str = "/tra-cuu/giay-to/{id}";
/// The same as a file: `docx`, `pdf`.
pub const TRACKING_PAPER_FILE: &str = "/tra-cuu/giay-to/{id}/{format}";
/// No more notices, by the link in one: short, for it stands in a short message.
pub const STOP_NOTICES: &str = "/thoi/{sign}";

/// The public form.
pub const SEND: &str = "/gui";
/// Where denunciations are taken.
pub const SEND_DENUNCIATION: &str = "/gui/to-cao";
/// What happened.
pub const SEND_WORDS: &str = "/gui/{id}/viec";
/// Taking a file away.
pub const SEND_DETACH: &str = "/gui/{id}/tep/{file}/bo";
/// What kind of matter.
pub const SEND_KIND: &str = "/gui/{id}/loai";
/// Which decision.
pub const SEND_DECISION: &str = "/gui/{id}/quyet-dinh";
/// Where.
pub const SEND_PLACE: &str = "/gui/{id}/noi";
/// What about.
pub const SEND_SUBJECT: &str = "/gui/{id}/linh-vuc";
/// Who may be contacted.
pub const SEND_CONTACT: &str = "/gui/{id}/lien-he";
/// Who signs together.
pub const SEND_GROUP: &str = "/gui/{id}/nhom";
/// What is public already about the same.
pub const SEND_SIMILAR: &str = "/gui/{id}/tuong-tu";
/// Everything once more.
pub const SEND_CHECK: &str = "/gui/{id}/kiem-tra";
/// Sending it; the receipt.
pub const SEND_DONE: &str = "/gui/{id}/gui";
/// Dropping it.
pub const SEND_DROP: &str = "/gui/{id}/xoa";

/// Published directives.
pub const PUBLIC_DOCUMENTS: &str = "/van-ban";

/// The first page of staff.
pub const WORK: &str = "/lam-viec";
/// My own account: where I am signed in.
pub const MY_ACCOUNT: &str = "/lam-viec/tai-khoan";

/// Tokens with which programs act for me.
pub const TOKENS: &str = "/lam-viec/tai-khoan/khoa";
/// Revoking one.
pub const TOKEN_REVOKE: &str = "/lam-viec/tai-khoan/khoa/{id}/thu-hoi";
/// Changing my own password.
pub const MY_PASSWORD: &str = "/lam-viec/tai-khoan/mat-khau";
/// The one-time link with which someone chooses a password.
pub const CHOOSE_PASSWORD: &str = "/moi/{token}";

/// Accounts, for administrators.
pub const ACCOUNTS: &str = "/lam-viec/quan-tri/tai-khoan";
/// A new account.
pub const ACCOUNT_NEW: &str = "/lam-viec/quan-tri/tai-khoan/them";
/// One account, and what can be done to it (`{act}` is a closed list).
pub const ACCOUNT: &str = "/lam-viec/quan-tri/tai-khoan/{id}";
/// An act on an account.
pub const ACCOUNT_ACT: &str = "/lam-viec/quan-tri/tai-khoan/{id}/{act}";

/// The outbox, for the administrator of the installation.
pub const OUTBOX: &str = "/lam-viec/quan-tri/thu-di";
/// A test to oneself.
pub const OUTBOX_TEST: &str = "/lam-viec/quan-tri/thu-di/thu";
/// Trying all notices again that were given up.
pub const OUTBOX_AGAIN_ALL: &str = "/lam-viec/quan-tri/thu-di/gui-lai";
/// Trying one of them again.
pub const OUTBOX_AGAIN: &str = "/lam-viec/quan-tri/thu-di/{id}/gui-lai";

/// The journal, for auditors.
pub const JOURNAL: &str = "/lam-viec/nhat-ky";
/// The same as a table to take away.
pub const JOURNAL_EXPORT: &str = "/lam-viec/nhat-ky.csv";
/// Signing the accepted proposals of a document.
pub const SIGN_TASKS: &str = "/lam-viec/van-ban/{id}/ky";
/// The signed tasks of a document and how they stand.
pub const DOCUMENT_TASKS: &str = "/lam-viec/van-ban/{id}/nhiem-vu";
/// What my bodies must do.
pub const ASSIGNMENTS: &str = "/lam-viec/nhiem-vu";
/// One assignment.
pub const ASSIGNMENT: &str = "/lam-viec/nhiem-vu/{id}";
/// Reporting on it.
pub const REPORT: &str = "/lam-viec/nhiem-vu/{id}/bao-cao";
/// Accepting a report or returning it.
pub const JUDGE: &str = "/lam-viec/nhiem-vu/{id}/nghiem-thu";
/// Handing it on, one level down.
pub const HAND_ON: &str = "/lam-viec/nhiem-vu/{id}/giao";
/// A file of evidence.
pub const EVIDENCE: &str = "/lam-viec/minh-chung/{id}/{position}";
/// A signed task with all its assignments.
pub const TASK: &str = "/lam-viec/viec/{id}";
/// Saying that a recurring task comes back no more.
pub const TASK_CLOSE: &str = "/lam-viec/viec/{id}/dong";
/// What my bodies have given to others.
pub const FOLLOW: &str = "/lam-viec/theo-doi";
/// Reminders: what they will say and to whom.
pub const CHASE: &str = "/lam-viec/don-doc";
/// Sending them.
pub const CHASE_SEND: &str = "/lam-viec/don-doc/gui";
/// Reminders as sent, to print.
pub const CHASERS: &str = "/lam-viec/don-doc/{id}";
/// A leader's page.
pub const OVERVIEW: &str = "/lam-viec/lanh-dao";

/// A duty to report and one period of it: the days with their derivation, and who has reported (`?co-quan=` to whom).
pub const REPORT_DUTY: &str = "/bao-cao/lich/{duty}/{period}";
/// Reminding those that owe it.
pub const REPORT_REMIND: &str = "/bao-cao/lich/{duty}/{period}/nhac";
/// What a commune is still asked for.
pub const REPORT_ASKED: &str = "/bao-cao/con-hoi";
/// All figures of a body over a window.
pub const REPORT_FIGURES: &str = "/bao-cao/so-lieu";
/// The records behind one of the counts of a figure.
pub const FIGURE_RECORDS: &str = "/bao-cao/so-lieu/{figure}/danh-sach";
/// The statistical forms of a report.
pub const REPORT_FORMS: &str = "/bao-cao/{id}/bieu";
/// Counting them over all bodies below.
pub const REPORT_ROLL: &str = "/bao-cao/{id}/tong-hop";
/// A form of a report; with `.xlsx` or `.csv` behind the code as a file.
pub const REPORT_FORM: &str = "/bao-cao/{id}/bieu/{set}/{code}";
/// The records behind a cell of it.
pub const REPORT_CELL: &str = "/bao-cao/{id}/bieu/{set}/{code}/{n}";

/// The counter: registering what people bring, say or send on paper.
pub const COUNTER: &str = "/lam-viec/tiep-nhan";
/// The same for a denunciation: a line of the register and nothing else.
pub const COUNTER_DENUNCIATION: &str = "/lam-viec/tiep-nhan/to-cao";
/// Petitions from a spreadsheet.
pub const PETITION_BATCHES: &str = "/lam-viec/tiep-nhan/nhap";
/// The template of one.
pub const PETITION_TEMPLATE: &str = "/lam-viec/tiep-nhan/mau.xlsx";
/// One spreadsheet.
pub const PETITION_BATCH: &str = "/lam-viec/tiep-nhan/nhap/{id}";
/// What is done with it: `dong-y`, `dung`, `tiep`, `ma`.
pub const PETITION_BATCH_ACT: &str = "/lam-viec/tiep-nhan/nhap/{id}/{act}";
/// The register of petitions.
pub const PETITION_REGISTER: &str = "/lam-viec/so-don";
/// The same as a spreadsheet.
pub const PETITION_REGISTER_FILE: &str = "/lam-viec/so-don.xlsx";
/// The register of what denounces and is no denunciation.
pub const INFORMATION_REGISTER: &str = "/lam-viec/so-don/thong-tin";
/// What became of a line of it.
pub const INFORMATION_SETTLE: &str = "/lam-viec/so-don/thong-tin/{id}";

/// Sorting what came: conditions, duplicates, what it was joined with and split into.
pub const CASE_SORT: &str = "/lam-viec/vu-viec/{id}/phan-loai";
/// Joining it with others about the same.
pub const CASE_JOIN: &str = "/lam-viec/vu-viec/{id}/ghep";
/// Parting it again.
pub const CASE_UNJOIN: &str = "/lam-viec/vu-viec/{id}/thoi-ghep";
/// Splitting its petition by content.
pub const CASE_SPLIT: &str = "/lam-viec/vu-viec/{id}/tach";
/// Taking what denounces out of it.
pub const CASE_CUT: &str = "/lam-viec/vu-viec/{id}/rut-to-cao";
/// Taking one petition out of the case again.
pub const CASE_TAKE_OUT: &str = "/lam-viec/vu-viec/{id}/don-ra";

/// Public figures.
pub const FIGURES: &str = "/so-lieu";
/// What is overdue of published documents.
pub const FIGURES_OVERDUE: &str = "/so-lieu/qua-han";
/// The pictures of the public figures as a file: `docx`, `pdf`.
pub const FIGURES_FILE: &str = "/so-lieu/bieu-do/{format}";
/// A leader's pictures.
pub const BOARD: &str = "/bao-cao/bang-dieu-hanh";
/// The same as a file: `docx`, `pdf`.
pub const BOARD_FILE: &str = "/bao-cao/bang-dieu-hanh/{format}";

/// Bodies: looking them up.
pub const BODIES: &str = "/lam-viec/co-quan";
/// The bodies as a tree.
pub const BODY_TREE: &str = "/lam-viec/co-quan/cay";
/// Adding a body.
pub const BODY_ADD: &str = "/lam-viec/co-quan/them";
/// What cannot be right in the registry.
pub const BODY_FAULTS: &str = "/lam-viec/co-quan/can-xem-lai";
/// Bodies from a file.
pub const BODIES_IMPORT: &str = "/lam-viec/co-quan/nhap";
/// Bodies from a file whose report was seen.
pub const BODIES_IMPORT_CONFIRM: &str = "/lam-viec/co-quan/nhap/dong-y";
/// Bodies as a file: `co-quan.csv`, `co-quan.xlsx`, `thay-doi.csv`.
pub const BODIES_EXPORT: &str = "/lam-viec/co-quan/xuat/{file}";
/// One body, by its id or its code.
pub const BODY: &str = "/lam-viec/co-quan/{body}";
/// Correcting what is written of a body.
pub const BODY_CORRECT: &str = "/lam-viec/co-quan/{body}/dinh-chinh";
/// Merging, splitting, renaming, ending it.
pub const BODY_CHANGE: &str = "/lam-viec/co-quan/{body}/thay-doi/{kind}";
/// What people taught about expressions; trying one.
pub const EXPRESSIONS: &str = "/lam-viec/cach-goi";
/// Forgetting one.
pub const EXPRESSION_FORGET: &str = "/lam-viec/cach-goi/{id}/bo";

/// The library.
pub const DOCUMENTS: &str = "/lam-viec/van-ban";
/// Files into the library.
pub const DOCUMENT_UPLOAD: &str = "/lam-viec/van-ban/nhap";
/// A batch of files.
pub const BATCH: &str = "/lam-viec/van-ban/lo/{id}";
/// Stopping a batch.
pub const BATCH_STOP: &str = "/lam-viec/van-ban/lo/{id}/dung";
/// Letting a batch go on.
pub const BATCH_RESUME: &str = "/lam-viec/van-ban/lo/{id}/tiep";
/// The registers.
pub const REGISTER: &str = "/lam-viec/so-van-ban";
/// A document.
pub const DOCUMENT: &str = "/lam-viec/van-ban/{id}";
/// Its head, to correct.
pub const DOCUMENT_HEADING: &str = "/lam-viec/van-ban/{id}/sua";
/// Its text with the proposals.
pub const DOCUMENT_READER: &str = "/lam-viec/van-ban/{id}/doc";
/// What it rests on and what rests on it.
pub const DOCUMENT_LINEAGE: &str = "/lam-viec/van-ban/{id}/pha-he";
/// The file as it came.
pub const DOCUMENT_FILE: &str = "/lam-viec/van-ban/{id}/tep";
/// Its text alone.
pub const DOCUMENT_TEXT: &str = "/lam-viec/van-ban/{id}/chu";
/// Making it public, or not.
pub const DOCUMENT_PUBLISH: &str = "/lam-viec/van-ban/{id}/cong-bo";
/// Joining proposals of a document.
pub const PROPOSALS_MERGE: &str = "/lam-viec/van-ban/{id}/gop";
/// A proposal, to edit.
pub const PROPOSAL: &str = "/lam-viec/de-xuat/{id}";
/// Holding a proposal for right.
pub const PROPOSAL_ACCEPT: &str = "/lam-viec/de-xuat/{id}/chap-nhan";
/// Saying that it is no task.
pub const PROPOSAL_REFUSE: &str = "/lam-viec/de-xuat/{id}/tu-choi";
/// Taking the last decision back.
pub const PROPOSAL_UNDO: &str = "/lam-viec/de-xuat/{id}/hoan-tac";
/// Parting it.
pub const PROPOSAL_SPLIT: &str = "/lam-viec/de-xuat/{id}/tach";

/// Answered matters that are public.
pub const PUBLICATIONS: &str = "/cong-khai";
/// All of them as a table to take away.
pub const PUBLICATIONS_CSV: &str = "/cong-khai.csv";
/// News of them, of a body or a subject (`?co-quan=`, `?linh-vuc=`).
pub const PUBLICATIONS_FEED: &str = "/cong-khai.atom";
/// One of them.
pub const PUBLICATION: &str = "/cong-khai/{id}";
/// "Tôi cũng bị": following it.
pub const PUBLICATION_FOLLOW: &str = "/cong-khai/{id}/toi-cung-bi";
/// How bodies answer: the public table.
pub const FIGURES_CASES: &str = "/so-lieu/giai-quyet";
/// The list behind one of its figures.
pub const FIGURES_CASES_LIST: &str = "/so-lieu/giai-quyet/danh-sach";
/// Where a subject comes up.
pub const SIGHTINGS: &str = "/so-lieu/noi-len";
/// What a public copy of a case leaves out; making it public.
pub const CASE_PUBLISH: &str = "/lam-viec/vu-viec/{id}/cong-khai";
/// Making it public, by the head.
pub const CASE_PUBLISH_SIGN: &str = "/lam-viec/vu-viec/{id}/cong-khai/ky";
/// Taking it back.
pub const CASE_PUBLISH_WITHDRAW: &str = "/lam-viec/vu-viec/{id}/cong-khai/rut";
/// Cases by their next due day.
pub const CASES: &str = "/lam-viec/vu-viec";
/// What waits for a signature.
pub const CASES_TO_SIGN: &str = "/lam-viec/vu-viec/cho-ky";
/// The file of a case.
pub const CASE: &str = "/lam-viec/vu-viec/{id}";
/// How a due day was found: `{at}` is the position of the clock.
pub const CASE_CLOCK: &str = "/lam-viec/vu-viec/{id}/thoi-han/{at}";
/// A move of its procedure.
pub const CASE_STEP: &str = "/lam-viec/vu-viec/{id}/viec/{act}";
/// A prepared move: what will follow.
pub const CASE_DRAFT: &str = "/lam-viec/vu-viec/{id}/du-thao/{draft}";
/// Assigning, naming, circumstances, who must stay away, another law.
pub const CASE_MANAGE: &str = "/lam-viec/vu-viec/{id}/sua";
/// One of these (`{what}` is a closed list).
pub const CASE_MANAGE_ACT: &str = "/lam-viec/vu-viec/{id}/sua/{what}";
/// A message to who spoke.
pub const CASE_MESSAGE: &str = "/lam-viec/vu-viec/{id}/tin-nhan";
/// To another body.
pub const CASE_TRANSFER: &str = "/lam-viec/vu-viec/{id}/chuyen";
/// Taking over what another body sends, returning it, taking it back.
pub const CASE_TRANSFER_ANSWER: &str = "/lam-viec/vu-viec/{id}/chuyen/tra-loi";
/// How long a file is kept, and who holds it.
pub const CASE_KEEPING: &str = "/lam-viec/vu-viec/{id}/luu-tru";
/// What may be disposed of by the records schedule.
pub const RETENTION: &str = "/lam-viec/luu-tru";
/// A disposal, with its record.
pub const DISPOSAL: &str = "/lam-viec/luu-tru/{id}";
/// A file of a case.
pub const CASE_FILE: &str = "/lam-viec/tep-vu-viec/{id}";
/// A paper, as printed.
pub const PAPER: &str = "/lam-viec/giay-to/{id}";
/// The same as a file: `docx`, `pdf`.
pub const PAPER_FILE: &str = "/lam-viec/giay-to/{id}/{format}";
/// The register of papers.
pub const PAPERS: &str = "/lam-viec/so-giay-to";

/// Reply templates of a body.
pub const REPLIES: &str = "/lam-viec/mau-tra-loi";
/// A new one.
pub const REPLY_NEW: &str = "/lam-viec/mau-tra-loi/them";
/// One of them.
pub const REPLY: &str = "/lam-viec/mau-tra-loi/{id}";
/// Taking it out of use.
pub const REPLY_RETIRE: &str = "/lam-viec/mau-tra-loi/{id}/thoi-dung";
/// What I did with several cases at once.
pub const BULKS: &str = "/lam-viec/hang-loat";
/// One of them: what would happen, then what became of it.
pub const BULK: &str = "/lam-viec/hang-loat/{id}";
/// Doing it.
pub const BULK_CONFIRM: &str = "/lam-viec/hang-loat/{id}/lam";
/// Undoing it.
pub const BULK_UNDO: &str = "/lam-viec/hang-loat/{id}/hoan-tac";
/// The secret address of my calendar.
pub const AGENDA: &str = "/lam-viec/tai-khoan/lich";
/// Taking it away.
pub const AGENDA_REVOKE: &str = "/lam-viec/tai-khoan/lich/thu-hoi";
/// The calendar itself: `{file}` is the secret and `.ics`.
pub const AGENDA_FILE: &str = "/lich/{file}";

/// Reports: what a body owes and when.
pub const REPORTS: &str = "/bao-cao";
/// The reports of my body, and those it received.
pub const REPORT_LIST: &str = "/bao-cao/danh-sach";
/// Beginning a report that is owed.
pub const REPORT_BEGIN: &str = "/bao-cao/viet";
/// A figure and what it is made of (`?bao-cao=` the report it stands in).
pub const FIGURE: &str = "/bao-cao/so-lieu/{figure}";
/// A report.
pub const REPORT_PAGE: &str = "/bao-cao/{id}";
/// A part of it, to write.
pub const REPORT_PART: &str = "/bao-cao/{id}/phan/{key}";
/// What the checks found.
pub const REPORT_CHECKS: &str = "/bao-cao/{id}/kiem-tra";
/// Something done with it (`{act}` is a closed list).
pub const REPORT_ACT: &str = "/bao-cao/{id}/viec/{act}";
/// Its versions, and two of them side by side.
pub const REPORT_VERSIONS: &str = "/bao-cao/{id}/phien-ban";
/// The report as printed.
pub const REPORT_PRINT: &str = "/bao-cao/{id}/in";
/// The report as a file: `bao-cao.docx`, `bao-cao.pdf`.
pub const REPORT_FILE: &str = "/bao-cao/{id}/tep/{file}";
/// Clause by clause: what was done of a directive, by whom, with which evidence.
pub const DIRECTIVE_DONE: &str = "/lam-viec/van-ban/{id}/thuc-hien";

/// A public document.
pub const PUBLIC_DOCUMENT: &str = "/van-ban/{id}";
/// Search among what staff may read.
pub const SEARCH: &str = "/lam-viec/tim";
/// Search among what is public.
pub const PUBLIC_SEARCH: &str = "/tim";

/// The interface.
pub const API: &str = "/api/v1/";
/// The page about it.
pub const API_PAGE: &str = "/api";
/// Its description for programs.
pub const API_DESCRIPTION: &str = "/api/v1/openapi.json";
/// Bringing a petition.
pub const API_PETITIONS: &str = "/api/v1/petitions";
/// How it stands, by the receipt code in a header.
pub const API_STATUS: &str = "/api/v1/petitions/status";
/// What people come with.
pub const API_SUBJECTS: &str = "/api/v1/subjects";
/// Public facts of bodies.
pub const API_BODIES: &str = "/api/v1/bodies";
/// What the law fixes.
pub const API_RULES: &str = "/api/v1/law/rules";
/// Cases, for programs of officers.
pub const API_CASES: &str = "/api/v1/cases";
/// A case.
pub const API_CASE: &str = "/api/v1/cases/{id}";
/// Moving it.
pub const API_CASE_MOVES: &str = "/api/v1/cases/{id}/moves";
/// What a move asks for.
pub const API_CASE_MOVE: &str = "/api/v1/cases/{id}/moves/{act}";
/// A file of it.
pub const API_CASE_FILE: &str = "/api/v1/cases/{id}/files/{file}";
/// Answered matters that are public.
pub const API_PUBLICATIONS: &str = "/api/v1/publications";
/// How bodies answer.
pub const API_FIGURES_CASES: &str = "/api/v1/figures/cases";
/// Open311 GeoReport v2.
pub const OPEN311: &str = "/open311/v2";
/// Where its endpoints are.
pub const OPEN311_DISCOVERY_JSON: &str = "/open311/v2/discovery.json";
/// The same as XML.
pub const OPEN311_DISCOVERY_XML: &str = "/open311/v2/discovery.xml";
/// What people come with.
pub const OPEN311_SERVICES_JSON: &str = "/open311/v2/services.json";
/// The same as XML.
pub const OPEN311_SERVICES_XML: &str = "/open311/v2/services.xml";
/// What one of them asks for; the id ends in the format.
pub const OPEN311_SERVICE: &str = "/open311/v2/services/{id}";
/// Requests; a new one.
pub const OPEN311_REQUESTS_JSON: &str = "/open311/v2/requests.json";
/// The same as XML.
pub const OPEN311_REQUESTS_XML: &str = "/open311/v2/requests.xml";
/// One of them.
pub const OPEN311_REQUEST: &str = "/open311/v2/requests/{id}";
/// The id of a token.
pub const OPEN311_TOKEN: &str = "/open311/v2/tokens/{id}";
/// A due day with its derivation.
pub const API_DUE: &str = "/api/v1/law/due";

/// When and where heads receive, for everybody.
pub const PUBLIC_RECEPTION: &str = "/tiep-dan";
/// Dialogues and what became of what was promised, for everybody.
pub const PUBLIC_DIALOGUES: &str = "/doi-thoai";
/// One of them.
pub const PUBLIC_DIALOGUE: &str = "/doi-thoai/{id}";
/// The timetable of a body's head, and what is owed.
pub const RECEPTION: &str = "/lam-viec/tiep-dan";
/// Where and when a body receives, as published.
pub const RECEPTION_PLACE: &str = "/lam-viec/tiep-dan/noi-tiep";
/// A new sitting.
pub const SITTING_NEW: &str = "/lam-viec/tiep-dan/them";
/// Who waits and who was received today.
pub const RECEPTION_QUEUE: &str = "/lam-viec/tiep-dan/hom-nay";
/// One sitting.
pub const SITTING: &str = "/lam-viec/tiep-dan/buoi/{id}";
/// It took place, does not take place, or is put off.
pub const SITTING_STATE: &str = "/lam-viec/tiep-dan/buoi/{id}/trang-thai";
/// Saying that it was posted, with proof.
pub const SITTING_POST: &str = "/lam-viec/tiep-dan/buoi/{id}/niem-yet";
/// What an online sitting needs.
pub const SITTING_ONLINE: &str = "/lam-viec/tiep-dan/buoi/{id}/truc-tuyen";
/// The conclusion of a sitting.
pub const SITTING_CONCLUDE: &str = "/lam-viec/tiep-dan/buoi/{id}/ket-luan";
/// The picture of a posting.
pub const POSTING_FILE: &str = "/lam-viec/tiep-dan/niem-yet/{id}";
/// A paper of a reception.
pub const SITTING_PAPER: &str = "/lam-viec/tiep-dan/giay-to/{id}";
/// The same as a file: `docx`, `pdf`.
pub const SITTING_PAPER_FILE: &str = "/lam-viec/tiep-dan/giay-to/{id}/{format}";
/// A visit.
pub const VISIT: &str = "/lam-viec/tiep-dan/luot/{id}";
/// Calling somebody in, or noting that they went.
pub const VISIT_STATE: &str = "/lam-viec/tiep-dan/luot/{id}/trang-thai";
/// Not receiving somebody.
pub const VISIT_REFUSE: &str = "/lam-viec/tiep-dan/luot/{id}/tu-choi";
/// The written refusal.
pub const VISIT_NOTICE: &str = "/lam-viec/tiep-dan/luot/{id}/thong-bao";
/// The register of visits.
pub const VISIT_REGISTER: &str = "/lam-viec/so-tiep-dan";
/// The same as a spreadsheet.
pub const VISIT_REGISTER_SHEET: &str = "/lam-viec/so-tiep-dan.xlsx";
/// The same as a Word file.
pub const VISIT_REGISTER_FILE: &str = "/lam-viec/so-tiep-dan.docx";
/// Dialogues of a body.
pub const DIALOGUES: &str = "/lam-viec/doi-thoai";
/// A new one.
pub const DIALOGUE_NEW: &str = "/lam-viec/doi-thoai/them";
/// One dialogue; what was promised last time comes first.
pub const DIALOGUE: &str = "/lam-viec/doi-thoai/{id}";
/// Its minutes.
pub const DIALOGUE_RECORD: &str = "/lam-viec/doi-thoai/{id}/bien-ban";
/// Something promised.
pub const DIALOGUE_PROMISE: &str = "/lam-viec/doi-thoai/{id}/loi-hua";
/// Taking it out again.
pub const DIALOGUE_DROP: &str = "/lam-viec/doi-thoai/{id}/loi-hua/bo";
/// Letting everybody read of it, or taking that back.
pub const DIALOGUE_PUBLISH: &str = "/lam-viec/doi-thoai/{id}/cong-khai";
/// Signing what was promised.
pub const DIALOGUE_SIGN: &str = "/lam-viec/doi-thoai/{id}/ky";

/// A pattern with its id.
pub fn with_id(pattern: &str, id: impl std::fmt::Display) -> String {
    pattern.replace("{id}", &id.to_string())
}

/// A pattern of files with its id and the format.
pub fn paper_file(pattern: &str, id: impl std::fmt::Display, format: &str) -> String {
    with_id(pattern, id).replace("{format}", format)
}

/// [`SEND_DETACH`] of a draft and a file.
pub fn send_detach(draft: Uuid, file: Uuid) -> String {
    with_id(SEND_DETACH, draft).replace("{file}", &file.to_string())
}

/// [`REPORT_DUTY`] of a duty and a period; `of` is the body that receives, with a filter of its list.
pub fn report_duty(duty: &str, period: &str, of: Option<(Uuid, &str)>) -> String {
    let path = REPORT_DUTY.replace("{duty}", duty).replace("{period}", period);
    let (body, filter) = of.unwrap_or((Uuid::nil(), ""));
    let body = if body.is_nil() {
        String::new()
    } else {
        body.to_string()
    };
    with_query(&path, &[("co-quan", &body), ("loc", filter)])
}

/// [`REPORT_REMIND`] of a duty and a period.
pub fn report_remind(duty: &str, period: &str) -> String {
    REPORT_REMIND.replace("{duty}", duty).replace("{period}", period)
}

/// [`FIGURE`] of a figure, without body or period.
pub fn figure(figure: &str) -> String {
    FIGURE.replace("{figure}", figure)
}

/// [`FIGURE`] of a figure for a body and a period, by the cut-off of periodic reports.
pub fn figure_of(id: &str, body: Uuid, period: &str) -> String {
    with_query(&figure(id), &[("co-quan", &body.to_string()), ("ky", period)])
}

/// [`FIGURE_RECORDS`] of a figure.
pub fn figure_records(figure: &str) -> String {
    FIGURE_RECORDS.replace("{figure}", figure)
}

/// [`REPORT_FORM`] of a report.
pub fn report_form(report: Uuid, set: &str, code: &str) -> String {
    with_id(REPORT_FORM, report)
        .replace("{set}", set)
        .replace("{code}", code)
}

/// [`REPORT_CELL`] of a report's form, of one body below where it is given.
pub fn report_cell(report: Uuid, (set, code): (&str, &str), n: u16, body: Option<Uuid>) -> String {
    let path = with_id(REPORT_CELL, report)
        .replace("{set}", set)
        .replace("{code}", code)
        .replace("{n}", &n.to_string());
    with_query(
        &path,
        &[("co-quan", &body.map(|body| body.to_string()).unwrap_or_default())],
    )
}

/// [`TRACKING_CODE`] of a code, without its blanks.
pub fn track_code(code: &str) -> String {
    TRACKING_CODE.replace("{code}", &code.replace(' ', ""))
}

/// [`STOP_NOTICES`] of a sign.
pub fn stop_notices(sign: &str) -> String {
    STOP_NOTICES.replace("{sign}", sign)
}

/// [`TRACKING`] of one of several matters of a petition, the first one where `at` is 0.
pub fn track_part(at: usize) -> String {
    if at == 0 {
        TRACKING.to_owned()
    } else {
        with_query(TRACKING, &[("viec", &(at + 1).to_string())])
    }
}

/// Opens the telephone's messages with `text`, to nobody yet.
pub fn sms(text: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("body", text);
    // A blank is %20 here: telephones show a plus as it is.
    format!("sms:?{}", query.finish().replace('+', "%20"))
}

/// A proposal on the reader page of its document.
pub fn proposal_in_reader(document: impl std::fmt::Display, proposal: impl std::fmt::Display) -> String {
    format!("{}#p-{proposal}", with_id(DOCUMENT_READER, document))
}

/// [`BEGIN`] with its token.
pub fn begin(token: &str) -> String {
    format!("/bat-dau/{token}")
}

/// [`CHOOSE_PASSWORD`] with its token.
pub fn choose_password(token: &str) -> String {
    format!("/moi/{token}")
}

/// [`ACCOUNT`] of that id.
pub fn account(id: Uuid) -> String {
    format!("{ACCOUNTS}/{id}")
}

/// [`BODY`] of an id.
pub fn body(id: impl std::fmt::Display) -> String {
    format!("{BODIES}/{id}")
}

/// [`BODY_CORRECT`] of an id.
pub fn body_correct(id: impl std::fmt::Display) -> String {
    format!("{BODIES}/{id}/dinh-chinh")
}

/// [`BODY_CHANGE`] of an id; `kind` as it stands in the address.
pub fn body_change(id: impl std::fmt::Display, kind: &str) -> String {
    format!("{BODIES}/{id}/thay-doi/{kind}")
}

/// [`BODIES_EXPORT`] of a file.
pub fn bodies_export(file: &str) -> String {
    format!("{BODIES}/xuat/{file}")
}

/// [`EXPRESSION_FORGET`] of an id.
pub fn expression_forget(id: impl std::fmt::Display) -> String {
    format!("{EXPRESSIONS}/{id}/bo")
}

/// [`EVIDENCE`] of a report.
pub fn evidence(progress: impl std::fmt::Display, position: i64) -> String {
    with_id(EVIDENCE, progress).replace("{position}", &position.to_string())
}

/// [`CASE_CLOCK`] of a case.
pub fn case_clock(case: Uuid, at: usize) -> String {
    with_id(CASE_CLOCK, case).replace("{at}", &at.to_string())
}

/// [`API_CASE_MOVE`] of a case and a move.
pub fn api_case_move(case: Uuid, act: &str) -> String {
    with_id(API_CASE_MOVE, case).replace("{act}", act)
}

/// [`API_CASE_FILE`] of a case and a file.
pub fn api_case_file(case: Uuid, file: Uuid) -> String {
    with_id(API_CASE_FILE, case).replace("{file}", &file.to_string())
}

/// [`CASE_STEP`] of a case.
pub fn case_step(case: Uuid, act: &str) -> String {
    with_id(CASE_STEP, case).replace("{act}", act)
}

/// [`CASE_DRAFT`] of a case.
pub fn case_draft(case: Uuid, draft: Uuid) -> String {
    with_id(CASE_DRAFT, case).replace("{draft}", &draft.to_string())
}

/// [`CASE_MANAGE_ACT`] of a case.
pub fn case_manage(case: Uuid, what: &str) -> String {
    with_id(CASE_MANAGE_ACT, case).replace("{what}", what)
}

/// [`AGENDA_FILE`] of a secret.
pub fn agenda_file(secret: &str) -> String {
    AGENDA_FILE.replace("{file}", &format!("{secret}.ics"))
}

/// [`REPORT_PART`] of a report.
pub fn report_part(report: Uuid, key: &str) -> String {
    with_id(REPORT_PART, report).replace("{key}", key)
}

/// [`REPORT_ACT`] of a report.
pub fn report_act(report: Uuid, act: &str) -> String {
    with_id(REPORT_ACT, report).replace("{act}", act)
}

/// [`REPORT_FILE`] of a report.
pub fn report_file(report: Uuid, file: &str) -> String {
    with_id(REPORT_FILE, report).replace("{file}", file)
}

/// [`FIGURE`] as it stands in a report.
pub fn figure_of_report(figure: &str, report: Uuid) -> String {
    with_query(
        &FIGURE.replace("{figure}", figure),
        &[("bao-cao", report.to_string().as_str())],
    )
}

/// [`REPORT_BEGIN`] for a duty of the law, a body and a period.
pub fn report_begin_duty(duty: &str, period: &str, body: Uuid) -> String {
    with_query(
        REPORT_BEGIN,
        &[
            ("nghia-vu", duty),
            ("ky", period),
            ("co-quan", body.to_string().as_str()),
        ],
    )
}

/// [`REPORT_BEGIN`] for what a directive asks of a body: one assignment.
pub fn report_begin_task(assignment: Uuid) -> String {
    with_query(REPORT_BEGIN, &[("viec", assignment.to_string().as_str())])
}

/// [`SIGN_IN`], coming back to `path` afterwards.
pub fn sign_in_then(path: &str) -> String {
    with_query(SIGN_IN, &[("ve", path)])
}

/// An address with its query; pairs whose value is empty are left out.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    let query = query.finish();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

/// `path` where it is an address of ours to come back to, the staff page otherwise: a link from outside must not send
/// someone who signs in to another site.
pub fn ours(path: &str) -> &str {
    let inside = path.starts_with('/') && !path.starts_with("//");
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if inside && plain { path } else { WORK }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_addresses_are_come_back_to() {
        assert_eq!(ours("/lam-viec/van-ban?q=a"), "/lam-viec/van-ban?q=a");
        for outside in ["https://x.example", "//x.example", "/\\x.example", "", "/a\nb"] {
            assert_eq!(ours(outside), WORK, "{outside:?}");
        }
    }

    #[test]
    fn empty_values_leave_the_address_short() {
        assert_eq!(
            with_query("/van-ban", &[("q", ""), ("trang", "2")]),
            "/van-ban?trang=2"
        );
        assert_eq!(with_query("/van-ban", &[("q", "")]), "/van-ban");
    }
}
