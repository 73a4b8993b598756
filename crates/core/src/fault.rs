//! What can go wrong, as codes with parameters; the sentences live in `ui/locales`.
//!
//! A fault names the field it belongs to (`""` for the whole request), so that a form can show all of them at once.
//! The list of codes is closed: the front end has a text for every one, in every language, or the build fails.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $text:literal,)*) => {
        /// Every reason for which a command can refuse its work.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $text)] $variant,)*
        }
        impl Code {
            /// All codes, in the order of the list.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];
            /// The code as it is written on the wire and in the locale files (`err-<code>`).
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $text,)* }
            }
        }
    };
}

codes! {
    // Fields
    /// The field must be filled.
    Required "required",
    /// `max`: at most so many characters.
    TooLong "too-long",
    /// The text is not of the form that the field needs (`example`).
    BadFormat "bad-format",
    /// The value is not one of those that can be chosen here.
    NotAChoice "not-a-choice",
    /// `min`, `max`: the number lies outside.
    OutOfRange "out-of-range",
    /// `max`: more digits behind the decimal mark than the field keeps; nothing is rounded silently.
    TooManyDecimals "too-many-decimals",
    /// The number must be above zero.
    NotPositive "not-positive",
    /// The number must not be below zero.
    Negative "negative",
    /// Check digits do not fit (IBAN, VAT id, barcode).
    BadCheckDigit "bad-check-digit",
    /// The end lies before the start.
    EndBeforeStart "end-before-start",
    /// The value stands twice in the same list.
    Repeated "repeated",
    // Amounts
    /// The amount is beyond what can be held exactly (9e15 minor units).
    AmountTooLarge "amount-too-large",
    /// `left`, `right`: two currencies in one sum.
    CurrencyMismatch "currency-mismatch",
    /// `currency`: not a currency of ISO 4217.
    UnknownCurrency "unknown-currency",
    // Requests
    /// `kind`: what was asked for is not there (any more).
    NotFound "not-found",
    /// `permission`: the person may not do this.
    NotAllowed "not-allowed",
    /// The person would not see the record any more.
    OutOfSight "out-of-sight",
    /// Nobody may give more rights than he has himself.
    MoreThanOwn "more-than-own",
    /// `right`, `needs`: the right tells more than the role allows, unless it has the other one, too.
    RightNeeds "right-needs",
    /// The program is shown as another role would see it; nothing can be changed meanwhile.
    PreviewOnly "preview-only",
    /// The request is not of the form that the command reads (`detail`).
    BadRequest "bad-request",
    /// `max`: the request has more MiB.
    RequestTooLarge "request-too-large",
    /// `name`: there is no such command.
    UnknownCommand "unknown-command",
    /// Somebody changed the record meanwhile; what was typed is kept.
    ChangedMeanwhile "changed-meanwhile",
    /// `by`: the record is still used and cannot be removed.
    InUse "in-use",
    /// The document is posted; it can only be corrected by a new one.
    Immutable "immutable",
    /// `state`, `action`: the record's state does not allow this.
    WrongState "wrong-state",
    /// A long task writes right now (`command`).
    Busy "busy",
    /// The person stopped the task; nothing of it was done.
    Stopped "stopped",
    /// `field`: no column of the table is this field, and no row makes sense without it.
    ColumnMissing "column-missing",
    /// `rows`: so many rows are wrong; nothing was imported.
    RowsWrong "rows-wrong",
    /// `row`: another row of the table means the same record.
    RowRepeated "row-repeated",
    /// `value`: nothing has this name here.
    UnknownName "unknown-name",
    /// `value`: more than one record has this name or number.
    Ambiguous "ambiguous",
    /// What the file holds was imported before.
    AlreadyImported "already-imported",
    /// `month`, `country`, `file`, `books`: totals of the import differ from those of the file; nothing was kept.
    TotalsDiffer "totals-differ",
    /// `kind`: what was known of this person was erased for ever; a new record must be made.
    Erased "erased",
    /// There is nothing (left) to do.
    NothingToDo "nothing-to-do",
    // Taxes, prices, terms
    /// `category`, `on`: no rate is valid on that date.
    NoTaxRate "no-tax-rate",
    /// The tax category needs a reason for the exemption.
    ReasonMissing "reason-missing",
    /// The tax category needs the VAT id of the seller.
    SellerTaxIdMissing "seller-tax-id-missing",
    /// The tax category needs the VAT id of the buyer.
    BuyerTaxIdMissing "buyer-tax-id-missing",
    /// "Outside the scope of tax" cannot stand beside other categories.
    CategoryMustStandAlone "category-must-stand-alone",
    /// The tax category must not have a reason for an exemption.
    ReasonNotAllowed "reason-not-allowed",
    /// A document outside the scope of tax must not show VAT ids.
    TaxIdNotAllowed "tax-id-not-allowed",
    /// A price list builds on itself.
    PriceListCycle "price-list-cycle",
    /// `price`, `floor`: the price is below the floor price; somebody who may must approve it.
    BelowFloorPrice "below-floor-price",
    /// `item`: no price was found and none was typed.
    NoPrice "no-price",
    /// `unit`: the item has no such unit.
    UnknownUnit "unknown-unit",
    /// The parts of the payment term do not add up to the whole.
    TermsDoNotAddUp "terms-do-not-add-up",
    /// `currency`, `on`: no exchange rate is known for that date.
    NoExchangeRate "no-exchange-rate",
    // Sales chain
    /// `left`: more than is left of the line it comes from.
    MoreThanLeft "more-than-left",
    /// The places belong to two branches: goods go from one to the other with a dispatch.
    OtherBranch "other-branch",
    /// The goods are on their way: somebody has to receive them.
    OnTheWay "on-the-way",
    /// The customer is blocked for this kind of document.
    PartyBlocked "party-blocked",
    /// `limit`, `open`, for those who may see them: the customer owes more than its credit; somebody who may must approve it.
    CreditExceeded "credit-exceeded",
    /// A document needs at least one line.
    NoLines "no-lines",
    /// `open`: the amount is more than is open.
    MoreThanOpen "more-than-open",
    /// `number`: another document has this number.
    NumberTaken "number-taken",
    // Stock
    /// `item`, `available`: not enough in that place.
    NotEnoughStock "not-enough-stock",
    /// Both places of a move are the same.
    SamePlace "same-place",
    /// The item is not kept in stock.
    NotStocked "not-stocked",
    // Ledger
    /// `debit`, `credit`: the entry does not balance.
    Unbalanced "unbalanced",
    /// `until`: the period is closed.
    PeriodClosed "period-closed",
    /// `account`: no such account in the chart.
    UnknownAccount "unknown-account",
    // Signing in
    /// Nobody is signed in.
    SignInNeeded "sign-in-needed",
    /// The desk is locked; the person who locked it goes on with the password.
    Locked "locked",
    /// Name and password do not fit.
    WrongPassword "wrong-password",
    /// `seconds`: too many wrong passwords; the next try counts after so long.
    TooManyTries "too-many-tries",
    /// The person has no password; an administrator gives one for the first time.
    PasswordMissing "password-missing",
    /// The password was given by an administrator; the person sets an own one before anything else.
    NewPasswordNeeded "new-password-needed",
    /// `min`: the password has fewer characters.
    PasswordTooShort "password-too-short",
    /// Whoever sat here does not work with the program any more, as head office says.
    AccessEnded "access-ended",
    // Head office
    /// `server`: head office does not answer.
    SyncUnreachable "sync-unreachable",
    /// `server`: somebody else answers there, a proxy perhaps.
    SyncStrange "sync-strange",
    /// `server`: another certificate than the one that was seen when the PC joined.
    SyncOtherServer "sync-other-server",
    /// `server`: head office does not know this PC.
    SyncUnknownPc "sync-unknown-pc",
    /// Head office has too much to do at the moment.
    SyncBusy "sync-busy",
    /// `status`: head office refuses, and says no more.
    SyncRefused "sync-refused",
    /// This PC was taken out of the firm.
    SyncRevoked "sync-revoked",
    /// Another copy of this company file works with the same identity.
    SyncForked "sync-forked",
    /// `schema`: head office does not know tables newer than this yet.
    SyncUpgrade "sync-upgrade",
    /// `what`: head office does not accept what this program sends.
    SyncWrong "sync-wrong",
    /// The key with which this PC joined is not on this machine.
    SyncKeyMissing "sync-key-missing",
    /// `name`, `count`: papers that another PC printed are not here yet; they were asked for at head office.
    PaperAway "paper-away",
    /// `days`: this PC has been without head office for longer; it can be read until it reaches it again.
    LeaseEnded "lease-ended",
    /// `percent`: this PC joined and still loads what was posted; until then drafts, contacts, deals and activities can be written.
    HistoryLoading "history-loading",
    /// `firm`: head office took this PC out of the firm; what it held is gone.
    PcWiped "pc-wiped",
    /// The code is not known: mistyped, used already, or too old.
    JoinCodeUnknown "join-code-unknown",
    /// The server could not prove that it knows the code.
    JoinImpostor "join-impostor",
    /// The firm has another company already.
    JoinOtherCompany "join-other-company",
    /// The firm has no company yet.
    JoinNoCompany "join-no-company",
    /// `firm`: this company belongs to a firm already.
    JoinedAlready "joined-already",
    // The company file
    /// The file is in use by another program.
    FileInUse "file-in-use",
    /// The file is not a company, or the key does not fit.
    NotACompany "not-a-company",
    /// `file`, `program`: the file was written by a newer program.
    NewerFile "newer-file",
    /// The file or its folder cannot be written.
    ReadOnly "read-only",
    /// No room left on the disk; nothing was changed.
    DiskFull "disk-full",
    /// `detail`: the disk does not answer any more (pulled out, network lost, broken); what was answered before is on it.
    DiskFailed "disk-failed",
    /// `path`: there is no such file.
    FileMissing "file-missing",
    /// `path`: a file of that name is there already.
    FileExists "file-exists",
    /// The key store of the operating system cannot be reached.
    KeyStoreUnavailable "key-store-unavailable",
    /// The key store of the operating system is locked, and nobody opened it.
    KeyStoreLocked "key-store-locked",
    /// No key for this company on this computer.
    KeyMissing "key-missing",
    /// `path`: the key file is locked, and no passphrase was given.
    PassphraseMissing "passphrase-missing",
    /// The passphrase does not open the key file.
    WrongPassphrase "wrong-passphrase",
    /// `min`: the passphrase has fewer characters.
    PassphraseTooShort "passphrase-too-short",
    /// `group`: this group of the recovery key is not as it was written down.
    RecoveryKeyWrong "recovery-key-wrong",
    /// `length`, `expected`: characters of the recovery key are missing or too many.
    RecoveryKeyLength "recovery-key-length",
    /// `path`: the recovery key is in order, and of another company or of another time.
    RecoveryKeyOther "recovery-key-other",
    /// The recovery key was written down and confirmed; it is not shown again.
    RecoveryKeyConfirmed "recovery-key-confirmed",
    /// The file is damaged (`detail`).
    FileDamaged "file-damaged",
    /// `detail`: the file could not be brought to this version; it is as it was.
    UpgradeFailed "upgrade-failed",
    /// `path`: the folder for backups is not there (a disk or network drive that is not connected).
    BackupFolderMissing "backup-folder-missing",
    /// `path`: no room is left for the backup.
    BackupTargetFull "backup-target-full",
    /// `path`: nothing can be written there.
    BackupTargetReadOnly "backup-target-read-only",
    /// `path`, `detail`: the disk or network drive failed while the backup was written.
    BackupTargetFailed "backup-target-failed",
    /// `detail`: the backup is not what was written.
    BackupDamaged "backup-damaged",
    /// `detail`: the restored company would break a rule; the file that is there is as it was.
    RestoreFailed "restore-failed",
    /// The company file does not lead from the backup to that moment.
    MomentUnknown "moment-unknown",
    /// `commits`: so many changes were made since, which would be lost.
    WorkSince "work-since",
    /// `reference`: something failed that should not; the log has it under this reference.
    Internal "internal",
    // Paper
    /// `printer`: no such printer.
    UnknownPrinter "unknown-printer",
    /// Printing failed (`detail`).
    PrintFailed "print-failed",
    /// The picture cannot be read (PNG, JPEG or SVG up to 2 MB).
    BadImage "bad-image",
    // Everything, out and back
    /// The file is no export of everything.
    NotAnExport "not-an-export",
    /// `version`, `known`: the export has a format of a newer program.
    ExportNewer "export-newer",
    /// `part`, `detail`: a file of the export, or a row of it (`file:row`), is not what it should be; nothing was imported.
    ExportDamaged "export-damaged",
    /// `name`: the export holds a file, table or column that this program does not know; nothing was imported.
    ExportUnknown "export-unknown",
    // Evidence
    /// The file is no evidence package.
    NotEvidence "not-evidence",
    /// `part`, `detail`: a file of the evidence package is not what was signed.
    PackageDamaged "package-damaged",
    // Spreadsheets of somebody else's program
    /// `max`: the file has more MiB.
    FileTooLarge "file-too-large",
    /// `max`: the workbook has more MiB when it is unpacked.
    TooLarge "too-large",
    /// `format`: the file is no table (`pdf`, `image`, `document`, `xls`, `ods`, `html`, `archive`, `binary`).
    NotATable "not-a-table",
    /// The workbook is damaged (`detail`).
    TableDamaged "table-damaged",
    /// There is no row with content.
    NoRows "no-rows",
    /// `max`: more rows.
    TooManyRows "too-many-rows",
    /// `max`: the list has more rows than are printed.
    TooLongForPaper "too-long-for-paper",
    /// `max`: the file has more MiB than a page can take over; a place on the PC can be named instead.
    TooLargeForPage "too-large-for-page",
    /// `max`: more columns.
    TooManyColumns "too-many-columns",
    /// `max`: more rows than are sorted where no index runs in that order.
    TooManyToSort "too-many-to-sort",
    /// `max`: more rows than are grouped at once.
    TooManyToGroup "too-many-to-group",
    /// `row`, `max`: a cell has more bytes.
    CellTooLong "cell-too-long",
    /// `row`: a quotation mark is opened there and never closed.
    UnclosedQuote "unclosed-quote",
    /// `encoding`: no such encoding.
    UnknownEncoding "unknown-encoding",
    /// `value`: the cell holds an error of its spreadsheet, or characters that were lost.
    BrokenCell "broken-cell",
}

/// One thing that is wrong: code, field and the parameters that its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Fault {
    /// What is wrong.
    pub code: Code,
    /// Path of the field, as `lines.2.qty`; empty when the whole request is meant.
    #[serde(default)]
    pub field: String,
    /// Values for the sentence, by name. Numbers and dates are plain (`1234.5`, `2026-01-31`); the screen formats them.
    #[serde(default)]
    pub params: BTreeMap<String, String>,
}

impl Fault {
    /// A fault of the whole request.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self { code, field: String::new(), params: BTreeMap::new() }
    }
    /// A fault of one field.
    #[must_use]
    pub fn at(field: impl Into<String>, code: Code) -> Self {
        Self { code, field: field.into(), params: BTreeMap::new() }
    }
    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
    /// Puts the field below `prefix` (`prefix.field`).
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        self.field = if self.field.is_empty() { prefix.to_owned() } else { format!("{prefix}.{}", self.field) };
        self
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(self.code.as_str())?;
        for (name, value) in &self.params {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}

/// All that is wrong with a request, in the order of its fields. Never empty when returned as an error.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// Nothing found yet.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }
    /// Notes one more.
    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }
    /// Keeps the value, or notes the fault and goes on, so that all field errors are found in one go.
    pub fn take<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.0.push(fault)).ok()
    }
    /// Takes over what was found in a part, below its path.
    pub fn absorb(&mut self, prefix: &str, part: Faults) {
        self.0.extend(part.0.into_iter().map(|fault| fault.under(prefix)));
    }
    /// `Ok` when nothing was found.
    ///
    /// # Errors
    /// All that was found.
    pub fn ok(self) -> Result<(), Faults> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
    /// Whether one of them has this code.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.0.iter().any(|fault| fault.code == code)
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl std::fmt::Display for Faults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, fault) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
