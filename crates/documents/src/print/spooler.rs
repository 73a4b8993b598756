//! The spooler of Windows. The bytes go to the printer as they are: printers that read PDF print it, for others the
//! window opens the file in the program that the user has for PDF.

use kontor_core::fault::{Code, Fault};
use printers::common::base::job::PrinterJobOptions;

use super::{MAX_COPIES, Printer, Printers, job_title};

/// The print system of Windows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spooler;

impl Printers for Spooler {
    fn list(&self) -> Result<Vec<Printer>, Fault> {
        let all = printers::get_printers();
        Ok(all.into_iter().map(|printer| Printer { name: printer.name, preferred: printer.is_default }).collect())
    }

    fn print(&self, printer: &str, title: &str, pdf: &[u8], copies: u32) -> Result<(), Fault> {
        let target = printers::get_printer_by_name(printer)
            .ok_or_else(|| Fault::at("printer", Code::UnknownPrinter).with("printer", printer))?;
        let title = job_title(title);
        for _ in 0..copies.clamp(1, MAX_COPIES) {
            let options = PrinterJobOptions { name: Some(&title), ..PrinterJobOptions::none() };
            target.print(pdf, options).map_err(|error| Fault::new(Code::PrintFailed).with("detail", error.message))?;
        }
        Ok(())
    }
}
