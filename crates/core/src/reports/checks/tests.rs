use super::*;
use jiff::civil::date;

fn claims() -> Claims {
    let text = r#"
claims:
  - code: no-backlog
    says: {vi: Không có vụ việc tồn đọng, en: No backlog}
    ways:
      - [[không có, không còn, không để], [tồn đọng, quá hạn]]
    unless: [nhiệm vụ]
    figure: cases.overdue
    holds: zero
  - code: all-in-time
    says: {vi: Tất cả đúng hạn, en: All in time}
    ways:
      - [["100%", tất cả], [đúng hạn]]
    figure: cases.kept
    holds: full
spoken:
  - figure: cases.kept
    ways:
      - [[giải quyết], [đúng hạn]]
units: ["%", vụ việc]
"#;
    serde_saphyr::from_str(text).unwrap()
}

fn figures() -> Figures {
    let text = r#"
figures:
  - {id: cases.overdue, version: 1, from: 2021-01-01, title: {vi: a, en: a}, says: {vi: a, en: a}, part: cases.overdue}
"#;
    serde_saphyr::from_str(text).unwrap()
}

const REPORT: Uuid = Uuid::from_u128(7);

fn found(words: &str, overdue: i64, last: &str) -> Vec<Finding> {
    let part = Looked {
        key: "results",
        words,
        needed: true,
        ahead: false,
    };
    let value = move |figure: &str| match figure {
        "cases.overdue" => Some(Share {
            part: overdue,
            whole: Some(10),
        }),
        _ => Some(Share {
            part: 10 - overdue,
            whole: Some(10),
        }),
    };
    let against = Against {
        claims: &claims(),
        figures: (&figures(), date(2026, 9, 14)),
        value: &value,
        last: &[Last {
            report: REPORT,
            key: "results",
            words: last,
        }],
        missing: &[],
    };
    look(&[part], &against)
}

fn kinds(found: &[Finding]) -> Vec<&'static str> {
    found.iter().map(|one| one.what.kind()).collect()
}

#[test]
fn a_sentence_that_the_register_belies_is_found_and_a_true_one_is_not() {
    let words = "Trong kỳ, đơn vị không có vụ việc khiếu nại, tố cáo tồn đọng, kéo dài.";
    let first = found(words, 3, "");
    assert_eq!(kinds(&first), ["contradiction"]);
    assert_eq!(first[0].words, words);
    let Found::Contradiction { share, figure, .. } = &first[0].what else {
        panic!("{first:?}")
    };
    assert_eq!((share.part, figure.as_str()), (3, "cases.overdue"));
    assert_eq!(found(words, 0, ""), []);
    for other in [
        "Không có nhiệm vụ nào quá hạn.",
        "Có 3 nhóm tồn đọng.",
        "Không có gì một hai ba bốn năm sáu bảy tám chín tồn đọng.",
    ] {
        assert_eq!(found(other, 3, ""), [], "{other}");
    }
    assert_eq!(
        kinds(&found("Giải quyết 100% đơn thư, tất cả đúng hạn.", 3, "")),
        ["contradiction", "typed"]
    );
    let first = first[0].mark();
    assert_eq!(
        first,
        found(&words.replace("  ", " "), 5, "")[0].mark(),
        "the same finding with another value"
    );
}

#[test]
fn what_was_carried_over_is_shown_with_where_it_stood() {
    let last = "Công tác tuyên truyền được quan tâm  thường xuyên, có hiệu quả.\nKhông có.";
    let now = "Công tác tuyên truyền được quan tâm thường xuyên, có hiệu quả. Không có. Mở thêm hai điểm tiếp dân lưu động ở thôn xa trung tâm.";
    let carried = found(now, 0, last);
    assert_eq!(kinds(&carried), ["carried"]);
    assert!(
        matches!(&carried[0].what, Found::Carried { report, key } if *report == REPORT && key == "results")
    );
    assert_eq!(&now[..carried[0].span.unwrap().1], carried[0].words);
    let counted = "Trong quý đã trả lời [[cases.overdue]] vụ việc của người dân đúng quy định.";
    assert_eq!(found(counted, 0, counted), [], "its figure is new");
}

#[test]
fn a_number_typed_by_hand_is_pointed_at_its_definition() {
    let typed = found("Tỷ lệ giải quyết đúng hạn đạt 95,5%.", 0, "");
    assert_eq!(
        typed[0].what,
        Found::Typed {
            figure: "cases.kept".into(),
            typed: "95,5%".into()
        }
    );
    assert_eq!(
        found("Năm 2026 giải quyết đúng hạn theo Nghị quyết 25.", 0, ""),
        []
    );
    assert_eq!(
        kinds(&found("Giải quyết đúng hạn [[cases.overdue]] vụ việc.", 0, "")),
        Vec::<&str>::new()
    );
    assert_eq!(kinds(&found("Còn [[cases.nothing]].", 0, "")), ["unknown"]);
}

#[test]
fn empty_parts_and_missing_bodies_are_named() {
    assert_eq!(kinds(&found(" \n", 0, "")), ["empty"]);
    let missing = [(REPORT, "UBND xã Một".to_owned())];
    let against = Against {
        claims: &claims(),
        figures: (&figures(), date(2026, 9, 14)),
        value: &|_| None,
        last: &[],
        missing: &missing,
    };
    let ahead = Looked {
        key: "tasks",
        words: "Phấn đấu không để vụ việc quá hạn.",
        needed: true,
        ahead: true,
    };
    let one = look(&[ahead], &against);
    assert_eq!(kinds(&one), ["missing"]);
    let both = [missing[0].clone(), (Uuid::nil(), "UBND xã Hai".to_owned())];
    let more = look(
        &[ahead],
        &Against {
            missing: &both,
            ..against
        },
    );
    assert_ne!(one[0].mark(), more[0].mark());
}

#[test]
fn the_data_says_what_is_wrong_with_it() {
    let mut wrong = claims();
    assert_eq!(wrong.faults(), Vec::<String>::new());
    wrong.claims[1].code = "no-backlog".to_owned();
    wrong.claims[1].ways[0].0[0] = vec!["—".to_owned()];
    assert_eq!(wrong.faults().len(), 2);
    assert_eq!(
        claims().figures().into_iter().collect::<Vec<_>>(),
        ["cases.kept", "cases.overdue"]
    );
}
