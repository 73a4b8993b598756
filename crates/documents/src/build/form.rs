//! What differs between the kinds of paper, as data.

use kontor_core::sales::DocumentKind;

/// Names of texts and switches of one kind.
pub(super) struct Form {
    /// Heading.
    pub title: &'static str,
    /// Label of the number beside the window.
    pub number: &'static str,
    /// Label of the number of whoever it goes to.
    pub recipient: &'static str,
    /// Opening words, when the user wrote none.
    pub intro: &'static str,
    /// Closing words, when the user wrote none.
    pub closing: Option<&'static str>,
    /// Label of the date in `until_on`.
    pub until: Option<&'static str>,
    /// Whether the date of supply is printed.
    pub supply: bool,
    /// Whether prices, sums and taxes are printed.
    pub priced: bool,
    /// Label of the sum.
    pub total: &'static str,
    /// Whether the goods' address stands in the window instead of the bill's.
    pub to_delivery_address: bool,
    /// Captions of lines to be filled in by hand.
    pub signatures: &'static [&'static str],
}

const PRICED: Form = Form {
    title: "",
    number: "",
    recipient: "paper-customer-number",
    intro: "",
    closing: None,
    until: None,
    supply: false,
    priced: true,
    total: "paper-total-gross",
    to_delivery_address: false,
    signatures: &[],
};

static QUOTE: Form = Form {
    title: "paper-title-quote",
    number: "paper-quote-number",
    intro: "paper-intro-quote",
    closing: Some("paper-closing-quote"),
    until: Some("paper-valid-until"),
    ..PRICED
};

static ORDER: Form = Form {
    title: "paper-title-order-confirmation",
    number: "paper-order-number",
    intro: "paper-intro-order-confirmation",
    closing: Some("paper-closing-order-confirmation"),
    until: Some("paper-requested-on"),
    ..PRICED
};

static DELIVERY: Form = Form {
    title: "paper-title-delivery-note",
    number: "paper-delivery-number",
    intro: "paper-intro-delivery-note",
    supply: true,
    priced: false,
    to_delivery_address: true,
    signatures: &["paper-sign-date", "paper-sign-signature"],
    ..PRICED
};

static DISPATCH: Form = Form {
    title: "paper-title-dispatch",
    number: "paper-dispatch-number",
    recipient: "paper-branch-code",
    supply: false,
    intro: "paper-intro-dispatch",
    to_delivery_address: false,
    ..DELIVERY
};

static INVOICE: Form = Form {
    title: "paper-title-invoice",
    number: "paper-invoice-number",
    intro: "paper-intro-invoice",
    closing: Some("paper-closing-invoice"),
    until: Some("paper-due-on"),
    supply: true,
    total: "paper-total-invoice",
    ..PRICED
};

static CREDIT_NOTE: Form = Form {
    title: "paper-title-credit-note",
    number: "paper-credit-note-number",
    intro: "paper-intro-credit-note",
    supply: true,
    total: "paper-total-credit",
    ..PRICED
};

impl Form {
    /// The form of a kind; none for kinds that stay in the house.
    pub(super) const fn of(kind: DocumentKind) -> Option<&'static Self> {
        match kind {
            DocumentKind::Quote => Some(&QUOTE),
            DocumentKind::Order => Some(&ORDER),
            DocumentKind::Delivery => Some(&DELIVERY),
            DocumentKind::Invoice => Some(&INVOICE),
            DocumentKind::CreditNote => Some(&CREDIT_NOTE),
            DocumentKind::Dispatch => Some(&DISPATCH),
            DocumentKind::Receipt | DocumentKind::Correction | DocumentKind::Arrival => None,
        }
    }
}
