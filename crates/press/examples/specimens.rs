//! Writes the specimens to a folder: `cargo run -p gandan-press --example specimens -- FOLDER`.

#![expect(clippy::unwrap_used, reason = "an example ends where it cannot go on")]

#[path = "../tests/it/samples.rs"]
mod samples;

fn main() {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "specimens".to_owned()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, paper) in samples::all() {
        let sheets = gandan_press::pdf(&paper).unwrap();
        std::fs::write(folder.join(format!("{name}.pdf")), &sheets.bytes).unwrap();
        std::fs::write(
            folder.join(format!("{name}.docx")),
            gandan_press::docx(&paper).unwrap(),
        )
        .unwrap();
        let page = format!(
            "<!doctype html><meta charset=utf-8><style>{}</style>{}",
            gandan_press::print_style(),
            gandan_press::print(&paper).unwrap()
        );
        std::fs::write(folder.join(format!("{name}.html")), page).unwrap();
        println!("{name}: {} pages, {} bytes", sheets.pages, sheets.bytes.len());
    }
}
