use gandan_rulebook::{FaultKind, LawFiles, check};

#[test]
fn the_files_hold_together_and_every_case_gives_what_a_person_has_counted() {
    let mut faults = check(&LawFiles::shipped());
    faults.retain(|fault| fault.kind != FaultKind::NoCase);
    assert!(faults.is_empty(), "{faults:#?}");
}
