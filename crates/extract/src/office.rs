//! Old formats, through LibreOffice as a separate program.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::cause::{Excess, OfficeFault};
use crate::{Extracted, Format, Limits, Refusal, docx};

/// Has LibreOffice save the file as .docx in a folder of its own, and reads that.
pub(crate) fn read(bytes: &[u8], format: Format, limits: &Limits) -> Result<Extracted, Refusal> {
    let Some(program) = limits.office.clone().or_else(on_search_path) else {
        return Err(Refusal::NeedsLibreOffice);
    };
    let failed = |what| Refusal::LibreOfficeFailed { what };
    if !program.is_file() {
        return Err(failed(OfficeFault::Absent));
    }
    // The folder, with the profile in it, goes when this function ends.
    let folder = tempfile::tempdir().map_err(|_| failed(OfficeFault::Room))?;
    let source = folder
        .path()
        .join(if format == Format::Rtf { "in.rtf" } else { "in.doc" });
    std::fs::write(&source, bytes).map_err(|_| failed(OfficeFault::Room))?;
    let mut child = start(&program, folder.path(), &source).map_err(|_| failed(OfficeFault::Start))?;
    if !wait(&mut child, limits.time) {
        return Err(Refusal::TookTooLong {
            seconds: limits.time.as_secs(),
        });
    }
    let made = folder.path().join("in.docx");
    match std::fs::metadata(&made) {
        Ok(found) if found.len() > limits.bytes => {
            return Err(Refusal::Bomb {
                what: Excess::Converted,
            });
        }
        Ok(_) => {}
        Err(_) => return Err(failed(OfficeFault::Nothing)),
    }
    let made = std::fs::read(&made).map_err(|_| failed(OfficeFault::Result))?;
    let read = docx::read(&made, limits)?;
    Ok(Extracted { format, ..read })
}

/// Whether this machine can read .doc and .rtf.
pub fn is_there(limits: &Limits) -> bool {
    limits.office.as_ref().is_some_and(|program| program.is_file()) || on_search_path().is_some()
}

fn on_search_path() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .flat_map(|folder| ["soffice", "libreoffice", "soffice.exe"].map(|name| folder.join(name)))
        .find(|program| program.is_file())
}

fn start(program: &Path, folder: &Path, source: &Path) -> std::io::Result<Child> {
    let profile = folder.join("profile");
    std::fs::create_dir_all(profile.join("user"))?;
    std::fs::write(profile.join("user/registrymodifications.xcu"), SETTINGS)?;
    let mut command = Command::new(program);
    command
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args([
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--nologo",
        ])
        .args(["--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(folder)
        .arg(source)
        .current_dir(folder)
        .env("HOME", folder)
        // What a document links to is fetched through a proxy that is not there.
        .env("http_proxy", "http://127.0.0.1:9")
        .env("https_proxy", "http://127.0.0.1:9")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

/// No macros, no links followed, no updates, nothing from elsewhere.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"#;

/// Waits for the end; stops the program, with everything it started, when the time is over.
fn wait(child: &mut Child, time: Duration) -> bool {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(_)) => return true,
            Ok(None) if begun.elapsed() < time => std::thread::sleep(Duration::from_millis(25)),
            _ => break,
        }
    }
    // `soffice` is a script that starts the real program: its whole group has to go.
    #[cfg(unix)]
    let _ = Command::new("kill")
        .args(["-KILL", "--", &format!("-{}", child.id())])
        .status();
    let _ = child.kill();
    let _ = child.wait();
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const RTF: &[u8] = br"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\uc0 S\u7889 : 12/KH-UBND\par K\u237 nh g\u7917 i\par}";

    #[test]
    fn an_old_file_is_read_where_libreoffice_is_installed() {
        if on_search_path().is_none() {
            assert!(std::env::var_os("CI").is_none(), "LibreOffice is missing");
            eprintln!("skipped: LibreOffice is not installed");
            return;
        }
        let read = read(RTF, Format::Rtf, &Limits::default()).unwrap();
        assert_eq!(read.source.text, "Số: 12/KH-UBND\n\nKính gửi");
        assert_eq!(read.format, Format::Rtf);
    }

    #[test]
    #[cfg(unix)]
    fn a_program_that_does_not_end_is_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("soffice");
        std::fs::write(&program, "#!/bin/sh\nsleep 100\n").unwrap();
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(&program, mode).unwrap();
        let limits = Limits {
            office: Some(program),
            time: Duration::from_millis(300),
            ..Limits::default()
        };
        assert!(matches!(
            read(RTF, Format::Rtf, &limits),
            Err(Refusal::TookTooLong { .. })
        ));
    }

    #[test]
    fn a_program_that_is_not_there_is_said_so() {
        let limits = Limits {
            office: Some("/nowhere/soffice".into()),
            ..Limits::default()
        };
        assert!(matches!(
            read(RTF, Format::Rtf, &limits),
            Err(Refusal::LibreOfficeFailed { .. })
        ));
    }
}
