//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Kontor, the business suite of a trading firm: every command for scripts.
#[derive(Debug, Parser)]
#[command(
    name = "kontorctl",
    version,
    after_help = "Exit codes: 0 done, 1 refused or findings, 2 wrong use, 3 file or key, 4 internal."
)]
pub struct Arguments {
    /// The company file to work in.
    #[arg(long, global = true, value_name = "FILE")]
    pub company: Option<PathBuf>,
    /// Who works: signs in with the password from KONTOR_PASSWORD, or asks for it; of a new company, who administers it.
    #[arg(long, global = true, value_name = "NAME")]
    pub user: Option<String>,
    /// Where keys are.
    #[command(flatten)]
    pub keys: KeyWishes,
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// Where keys are, if not in the key store of the operating system.
#[derive(Debug, Default, Args)]
pub struct KeyWishes {
    /// The key file of the company [also: KONTOR_KEY_FILE].
    #[arg(long, global = true, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// Lock a new key with a passphrase: asked for, or taken from KONTOR_PASSPHRASE.
    #[arg(long, global = true)]
    pub passphrase: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// List the commands with what they do and need.
    Commands {
        /// This one only.
        name: Option<String>,
        /// As JSON, with the schemas of request and response.
        #[arg(long)]
        json: bool,
    },
    /// Run a command and print its answer.
    Rpc {
        /// Name of the command.
        name: String,
        /// The request as JSON; `-` reads it from standard input; nothing for commands that need nothing.
        request: Option<String>,
    },
    /// Make a company.
    New(Box<Founding>),
    /// Check the company file: nothing in it contradicts anything else.
    Verify,
    /// What happened to a record, the newest first: who changed what, when, from what to what.
    History {
        /// What kind of record: party, item, document.
        kind: String,
        /// Its identity.
        id: String,
        /// How many entries at most.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// All changes of the company as they were made, the newest first.
    Journal {
        /// Only those that touched this kind of record.
        #[arg(long)]
        kind: Option<String>,
        /// Only those of this command.
        #[arg(long)]
        command: Option<String>,
        /// How many at most.
        #[arg(long, default_value_t = 100)]
        limit: u32,
    },
    /// Check an evidence package: whether it is as it was signed. Needs no company.
    VerifyPackage {
        /// The package.
        file: PathBuf,
    },
    /// What is kept about one person: hand it out, or erase it for ever.
    Person {
        /// What to do.
        #[command(subcommand)]
        what: PersonTask,
    },
    /// Join a firm as a new PC: loads what this PC may hold from head office.
    Join(Join),
    /// Bring this company to head office, or join it again with another key.
    Connect {
        /// Address of head office: a name or an address, with a port or without.
        server: String,
        /// The code that the server printed.
        code: String,
    },
    /// Exchange with head office until everything is sent and everything is here.
    Sync {
        /// Only say how the link stands.
        #[arg(long)]
        state: bool,
    },
    /// Make the demo company.
    Demo(Demo),
    /// Import what another program left behind.
    Import {
        /// What it is.
        #[command(subcommand)]
        what: Import,
    },
    /// Export what the company has.
    Export {
        /// What of it.
        #[command(subcommand)]
        what: Export,
    },
    /// What upgrades kept of the company, and the way back.
    Upgrade {
        /// What of it.
        #[command(subcommand)]
        what: Upgrade,
    },
    /// Make a backup now: in the folder of the company's plan, or in this one.
    Backup {
        /// Another folder; nothing is removed there.
        folder: Option<PathBuf>,
    },
    /// List backups, the newest first.
    Backups {
        /// The folder; that of the company's plan without it.
        folder: Option<PathBuf>,
    },
    /// Make a backup the company again; what is there is kept beside it.
    Restore(Restore),
    /// The key of the company: where it is kept, the recovery key, a new key.
    Key {
        /// What of it.
        #[command(subcommand)]
        what: Keys,
    },
    /// Serve the pages and all commands on this computer, for a browser.
    Serve(Serving),
    /// Write an issued document as PDF.
    Pdf {
        /// Identity of the document.
        document: String,
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Write the TypeScript declarations of all commands.
    Typescript {
        /// The folder to write to.
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
    },
}

/// What can be done about upgrades; the upgrade itself happens when a company is opened.
#[derive(Debug, Subcommand)]
pub enum Upgrade {
    /// List the files that upgrades kept beside the company, the newest last.
    Kept,
    /// Take the last upgrade back: the file from before it is in place again, for the version that wrote it.
    Back {
        /// Leave changes behind that were made since.
        #[arg(long)]
        lose_work: bool,
    },
}

/// What can be done with the data of a person.
#[derive(Debug, Subcommand)]
pub enum PersonTask {
    /// Write all that is kept about a person into one archive.
    Export {
        /// Identity of the party or employee.
        id: String,
        /// The person is an employee.
        #[arg(long)]
        employee: bool,
        /// The archive to write.
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Erase what is known of a person. Issued documents stay whole; nothing brings the rest back.
    Erase {
        /// Identity of the party or employee.
        id: String,
        /// The person is an employee.
        #[arg(long)]
        employee: bool,
    },
}

/// A backup that shall become the company. `--company` says which file it becomes.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup.
    pub backup: PathBuf,
    /// Carry it on with the changes of the company that is there, up to this one: `1/240`, as --moments lists them.
    #[arg(long, value_name = "INCARNATION/COMMIT")]
    pub until: Option<String>,
    /// Only list the moments since the backup, the newest first.
    #[arg(long, conflicts_with = "until")]
    pub moments: bool,
    /// The key is lost: take the recovery key, from KONTOR_RECOVERY_KEY or typed.
    #[arg(long)]
    pub recover: bool,
}

/// What can be done with the key of a company. Passphrases come from KONTOR_PASSPHRASE or are asked for.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Where the key is kept, and whether the recovery key is written down.
    State,
    /// Show the recovery key, as long as it was not confirmed.
    Show,
    /// Confirm that it is written down, by two of its groups: 3=7K2M9QXA 8=…
    Confirm {
        /// Number and characters of a group.
        #[arg(value_name = "NUMBER=GROUP", required = true)]
        groups: Vec<String>,
    },
    /// Keep the key somewhere else: store, file, passphrase.
    Move {
        /// Where.
        to: String,
    },
    /// Give the company a new key.
    Change,
    /// Open the company with its recovery key, from KONTOR_RECOVERY_KEY or typed, and keep the key on this computer.
    Recover,
}

/// What can be exported.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Everything, in open formats: one archive of CSV or JSON with a schema.
    Everything {
        /// The archive to write, or a folder for it.
        target: PathBuf,
        /// How rows are written: csv or json.
        #[arg(long, default_value = "csv")]
        format: String,
        /// Replace the file if it is there.
        #[arg(long)]
        replace: bool,
    },
    /// The papers of all documents that a request of document_list finds, in one archive.
    Pdfs {
        /// The request as JSON: `{"kinds": ["invoice"]}`; `-` reads it from standard input.
        request: Option<String>,
        /// The archive to write.
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Documents of a span with all that proves them, for an auditor: one signed archive.
    Evidence {
        /// The first day, as 2026-01-01.
        #[arg(long)]
        from: String,
        /// The last day.
        #[arg(long)]
        until: String,
        /// Which kinds: invoice,credit_note; all without it.
        #[arg(long, value_delimiter = ',')]
        kinds: Vec<String>,
        /// The archive to write, or a folder for it.
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
        /// Replace the file if it is there.
        #[arg(long)]
        replace: bool,
    },
    /// All rows of a list or report, as in the window.
    List {
        /// The command that answers the rows: party_list, document_list, report_sales.
        name: String,
        /// Its request as JSON: search, sort, filters, span; `-` reads it from standard input.
        request: Option<String>,
        /// csv, xlsx or pdf; by the ending of the file without it.
        #[arg(long)]
        format: Option<String>,
        /// Which columns: `number,gross,gross.currency`; all without it.
        #[arg(long, value_delimiter = ',')]
        columns: Vec<String>,
        /// The file to write.
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// What can be imported.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// A table of customers, people, items, prices, opening stock, open invoices or payments: CSV or XLSX, as in the window.
    Table(Box<TableWishes>),
    /// A year of a real wholesaler ("Online Retail", UCI): 542,000 lines, through the code that issues documents. Makes the
    /// company where `--company` names a file that is not there.
    OnlineRetail {
        /// `online-retail.csv`, plain or packed with xz.
        file: PathBuf,
    },
    /// An export of everything, into a company file that is made for it where `--company` says.
    Everything {
        /// The archive.
        file: PathBuf,
    },
}

/// How a table is imported. What is not said is recognised, or as it was the last time.
#[derive(Debug, Args)]
pub struct TableWishes {
    /// The file.
    pub file: PathBuf,
    /// What its rows are: parties, contacts, items, prices, opening_stock, open_invoices, payments.
    #[arg(long)]
    pub kind: Option<String>,
    /// A column (its name) is this field; with nothing behind the sign it is left out.
    #[arg(long = "map", value_name = "COLUMN=FIELD")]
    pub maps: Vec<String>,
    /// A value for cells that are empty, or for a field that no column has.
    #[arg(long = "set", value_name = "FIELD=VALUE")]
    pub sets: Vec<String>,
    /// By what rows are recognised: number, vat_id, mail, name, barcode.
    #[arg(long)]
    pub match_by: Option<String>,
    /// Leave out rows that are wrong, instead of importing nothing.
    #[arg(long)]
    pub leave_out_wrong: bool,
    /// Only try it out: say what would happen.
    #[arg(long = "try")]
    pub only_try: bool,
}

/// A new company. `--company` says where its file goes.
#[derive(Debug, Args)]
pub struct Founding {
    /// Name of the firm.
    #[arg(long)]
    pub name: String,
    /// Street and number.
    #[arg(long)]
    pub street: String,
    /// Postal code.
    #[arg(long)]
    pub postal_code: String,
    /// City.
    #[arg(long)]
    pub city: String,
    /// Country, two letters: chooses taxes, accounts and time zone.
    #[arg(long)]
    pub country: String,
    /// Language of people and paper: en, de, pl, ru, kk, id.
    #[arg(long, default_value = "en")]
    pub language: String,
    /// Currency of the books.
    #[arg(long)]
    pub currency: String,
    /// VAT id.
    #[arg(long)]
    pub vat_id: Option<String>,
    /// National tax number.
    #[arg(long)]
    pub tax_number: Option<String>,
    /// A small business without VAT.
    #[arg(long)]
    pub small_business: bool,
    /// Chart of accounts: skr03, skr04, pl, neutral; the country's first without it.
    #[arg(long)]
    pub chart: Option<String>,
    /// Name of the first branch; the city without it.
    #[arg(long)]
    pub branch_name: Option<String>,
    /// Code of the first branch in numbers.
    #[arg(long)]
    pub branch_code: Option<String>,
    /// Code of this PC in numbers.
    #[arg(long)]
    pub device_code: Option<String>,
}

/// The demo company. `--company` (or `--path`) says where its file goes.
#[derive(Debug, Args)]
pub struct Demo {
    /// Language of people and paper: en or de.
    #[arg(long, default_value = "en")]
    pub language: String,
    /// Currency of the books.
    #[arg(long, default_value = "EUR")]
    pub currency: String,
    /// The file to make; the same as --company.
    #[arg(long, value_name = "FILE", conflicts_with = "company")]
    pub path: Option<PathBuf>,
    /// Play a trading day in it: from a new customer to the paid invoice.
    #[arg(long)]
    pub play: bool,
    /// Play two PCs and a head office: needs `kontor-server` beside this program.
    #[arg(long)]
    pub head_office: bool,
}

/// How to serve.
#[derive(Debug, Args)]
pub struct Serving {
    /// The port; any free one without it.
    #[arg(long, default_value_t = 0)]
    pub port: u16,
    /// Serve the pages of this folder instead of the built-in ones.
    #[arg(long, value_name = "FOLDER")]
    pub ui: Option<PathBuf>,
}

/// Where to join, and as what.
#[derive(Debug, clap::Args)]
pub struct Join {
    /// Address of head office: a name or an address, with a port or without.
    pub server: String,
    /// The code that the administrator gave.
    pub code: String,
    /// Name of this PC for people.
    #[arg(long)]
    pub name: String,
    /// Where the company file goes; in the usual folder without.
    #[arg(long)]
    pub path: Option<PathBuf>,
}
