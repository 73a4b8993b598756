//! CUPS through its own programs `lpstat` and `lp`, which every system with CUPS has. The bytes go through the standard
//! input, so that no copy of a document stays on the disk.

use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use kontor_core::fault::{Code, Fault};

use super::{MAX_COPIES, Printer, Printers, job_title};

/// The print system of Linux and macOS.
#[derive(Debug, Clone)]
pub struct Cups {
    lpstat: PathBuf,
    lp: PathBuf,
}

impl Default for Cups {
    fn default() -> Self {
        Self { lpstat: "lpstat".into(), lp: "lp".into() }
    }
}

impl Cups {
    /// CUPS whose programs lie in a folder of their own.
    #[must_use]
    pub fn in_folder(folder: &std::path::Path) -> Self {
        Self { lpstat: folder.join("lpstat"), lp: folder.join("lp") }
    }

    /// The name after "system default destination:", if there is one.
    fn preferred(&self) -> Result<Option<String>, Fault> {
        let said = run(Command::new(&self.lpstat).arg("-d"), &[])?;
        let text = said.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
        Ok(text.split_once(':').map(|(_, name)| name.trim().to_owned()))
    }
}

impl Printers for Cups {
    fn list(&self) -> Result<Vec<Printer>, Fault> {
        // A machine without CUPS has no printers; that is no error. Neither is a scheduler that does not run.
        let Some(output) = run(Command::new(&self.lpstat).arg("-e"), &[])? else { return Ok(Vec::new()) };
        let preferred = self.preferred()?;
        let names = String::from_utf8_lossy(&output.stdout).into_owned();
        let names = names.lines().map(str::trim).filter(|name| !name.is_empty());
        Ok(names.map(|name| Printer { name: name.to_owned(), preferred: preferred.as_deref() == Some(name) }).collect())
    }

    fn print(&self, printer: &str, title: &str, pdf: &[u8], copies: u32) -> Result<(), Fault> {
        if !self.list()?.iter().any(|known| known.name == printer) {
            return Err(Fault::at("printer", Code::UnknownPrinter).with("printer", printer));
        }
        let copies = copies.clamp(1, MAX_COPIES).to_string();
        let mut lp = Command::new(&self.lp);
        lp.args(["-d", printer, "-n", &copies, "-t", &job_title(title), "-o", "document-format=application/pdf"]);
        match run(&mut lp, pdf)? {
            Some(output) if output.status.success() => Ok(()),
            Some(output) => Err(failed(String::from_utf8_lossy(&output.stderr).trim())),
            None => Err(failed("lp")),
        }
    }
}

/// Runs a program with the bytes as its input; `None` when there is no such program.
fn run(command: &mut Command, input: &[u8]) -> Result<Option<Output>, Fault> {
    let child = command.env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(&error.to_string())),
    };
    if let Some(mut stdin) = child.stdin.take() {
        match stdin.write_all(input) {
            // The program may end before it has read everything; its exit code then says why.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(failed(&error.to_string())),
            _ => drop(stdin),
        }
    }
    child.wait_with_output().map(Some).map_err(|error| failed(&error.to_string()))
}

fn failed(detail: &str) -> Fault {
    Fault::new(Code::PrintFailed).with("detail", detail)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use super::*;

    /// A folder with stand-ins for the two programs; `lp` keeps what it was given.
    fn folder(lp_exit: u8) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, script: String| {
            let path = folder.path().join(name);
            std::fs::write(&path, script).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        };
        write("lpstat", "#!/bin/sh\nif [ \"$1\" = -e ]; then printf 'office\\nlabels\\n'; else echo 'system default destination: labels'; fi\n".into());
        let kept = folder.path().display();
        write(
            "lp",
            format!(
                "#!/bin/sh\nprintf '%s\\n' \"$@\" > '{kept}/arguments'\ncat > '{kept}/job.pdf'\necho 'out of paper' >&2\nexit {lp_exit}\n"
            ),
        );
        folder
    }

    fn kept(folder: &Path, name: &str) -> String {
        std::fs::read_to_string(folder.join(name)).unwrap()
    }

    #[test]
    fn lists_printers_and_the_preferred_one() {
        let folder = folder(0);
        let printers = Cups::in_folder(folder.path()).list().unwrap();
        let shown: Vec<(&str, bool)> =
            printers.iter().map(|printer| (printer.name.as_str(), printer.preferred)).collect();
        assert_eq!(shown, [("office", false), ("labels", true)]);
    }

    #[test]
    fn prints_through_the_standard_input() {
        let folder = folder(0);
        let cups = Cups::in_folder(folder.path());
        cups.print("office", "Invoice\n7; rm -rf", b"%PDF-1.7", 2).unwrap();
        assert_eq!(kept(folder.path(), "job.pdf"), "%PDF-1.7");
        let arguments = "-d\noffice\n-n\n2\n-t\nInvoice7; rm -rf\n-o\ndocument-format=application/pdf\n";
        assert_eq!(kept(folder.path(), "arguments"), arguments);
    }

    #[test]
    fn says_what_went_wrong() {
        let folder = folder(1);
        let cups = Cups::in_folder(folder.path());
        let fault = cups.print("attic", "x", b"%PDF", 1).unwrap_err();
        assert_eq!((fault.code, fault.params["printer"].as_str()), (Code::UnknownPrinter, "attic"));
        let fault = cups.print("office", "x", &vec![0; 1 << 20], 1).unwrap_err();
        assert_eq!((fault.code, fault.params["detail"].as_str()), (Code::PrintFailed, "out of paper"));
    }

    #[test]
    fn a_machine_without_cups_has_no_printers() {
        let empty = tempfile::tempdir().unwrap();
        assert_eq!(Cups::in_folder(empty.path()).list().unwrap(), []);
    }
}
