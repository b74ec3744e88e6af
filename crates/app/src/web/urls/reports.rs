//! Reports, their figures and forms.

use super::{with_id, with_query};
use uuid::Uuid;

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
/// A leader's pictures.
pub const BOARD: &str = "/bao-cao/bang-dieu-hanh";
/// The same as a file: `docx`, `pdf`.
pub const BOARD_FILE: &str = "/bao-cao/bang-dieu-hanh/{format}";
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
