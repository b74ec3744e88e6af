use gandan_rulebook::{LawFiles, check};

#[test]
fn the_files_hold_together_and_every_case_gives_what_a_person_has_counted() {
    let faults = check(&LawFiles::shipped());
    assert!(faults.is_empty(), "{faults:#?}");
}
