//! From what a person typed to a complete document: the records of today are looked up and copied in.
//!
//! Everything that is wrong is gathered; what can be known in spite of it is there, so that a half-filled draft already
//! shows its totals.

use kontor_core::company::{Branch, Company, Device};
use kontor_core::decimal::Rate;
use kontor_core::entity::{DocumentId, PriceListId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::party::{Address, AddressUsage, Party, PartyBlock};
use kontor_core::price::PriceList;
use kontor_core::sales::{Document, DocumentDraft, DocumentKind, PartySnapshot, PostalAddress, SellerSnapshot};
use kontor_core::terms::PaymentTerm;
use kontor_core::time::{LocalDate, Timestamp};
use kontor_store::Read;

use crate::context::{Calendar, Context, company, here};
use crate::error::Answer;
use crate::look_up::Conditions;
use crate::setup::standard_payment_term;

use super::transfer;

/// The head of a document with all that its lines need to be resolved.
pub(super) struct Head {
    pub company: Company,
    pub branch: Branch,
    pub device: Device,
    pub party: Option<Party>,
    pub price_list: PriceListId,
    pub term: Option<PaymentTerm>,
    /// The document as it will be; amounts and number are still empty.
    pub document: Document,
    pub source: Option<Document>,
    /// Prices and taxes of the firm.
    pub conditions: Conditions,
    pub faults: Faults,
}

impl Head {
    /// Country to which goods go, or where the customer sits.
    pub fn supply_country(&self) -> String {
        let snapshot = self.document.party_snapshot.as_ref();
        let address = snapshot.map(|party| party.delivery_address.as_ref().unwrap_or(&party.address));
        address.map_or_else(|| self.company.country.clone(), |address| address.country.clone())
    }
}

/// Looks up everything that the head of a draft names or leaves to defaults.
pub(super) fn head(context: &Context<'_>, read: &Read<'_>, id: DocumentId, draft: &DocumentDraft) -> Answer<Head> {
    let mut faults = Faults::none();
    let company = company(read)?;
    let (device, own_branch) = here(read)?;
    let branch = transfer::branch(read, draft)?.or(draft.branch);
    let branch = branch.map(|branch| read.get(branch)).transpose()?.unwrap_or(own_branch);
    let today = Calendar::of(&company).day_of(context.now());
    let source = source(read, draft)?;
    check_source(read, draft, source.as_ref(), &mut faults)?;
    let party = find_party(read, draft, &mut faults)?;
    let currency = draft.currency.or(party.as_ref().and_then(|party| party.currency)).unwrap_or(company.currency);
    let issued_on = draft.issued_on.unwrap_or(today);
    let exchange_rate = exchange_rate(read, draft, &company, currency, issued_on, &mut faults)?;
    let price_list = crate::look_up::list_for(draft.price_list, party.as_ref());
    let prices_gross = match &source {
        // A credit note reckons as its invoice did.
        Some(invoice) if draft.kind == DocumentKind::CreditNote => invoice.prices_gross,
        _ => read.find::<PriceList>(price_list)?.is_some_and(|list| list.includes_tax),
    };
    let language = draft.language.or(party.as_ref().and_then(|party| party.language)).unwrap_or(company.language);
    let term = payment_term(read, draft, party.as_ref())?;
    let party_snapshot = match &party {
        Some(party) => snapshot(read, draft, party, &mut faults)?,
        None => transfer::recipient(read, draft, &company, branch.id, &mut faults)?,
    };
    check_dates(draft, issued_on, &mut faults);
    let location = draft.location.or(branch.location);
    let document = Document {
        id,
        kind: draft.kind,
        number: String::new(),
        branch: branch.id,
        device: device.id,
        party: party.as_ref().map(|party| party.id),
        contact: draft.contact,
        deal: draft.deal.or(source.as_ref().and_then(|source| source.deal)),
        source: draft.source,
        revision_of: draft.revision_of,
        issued_on,
        supply_on: draft.supply_on.unwrap_or(issued_on),
        until_on: draft.until_on,
        currency,
        exchange_rate,
        language,
        tax_mode: company.tax_mode,
        prices_gross,
        party_snapshot,
        seller_snapshot: seller(&company),
        terms: term.as_ref().map(|term| term.name.clone()).unwrap_or_default(),
        location,
        draft: None,
        destination: draft.destination.filter(|_| draft.kind == DocumentKind::Dispatch),
        reference: draft.reference.trim().to_owned(),
        intro: draft.intro.clone(),
        closing: draft.closing.clone(),
        reason: draft.reason.trim().to_owned(),
        discount_percent: draft.discount_percent.filter(|percent| !percent.is_zero()),
        prepayment_percent: draft.prepayment_percent,
        goods_back: draft.goods_back && draft.kind == DocumentKind::CreditNote,
        opening: draft.opening,
        net_minor: 0,
        tax_minor: 0,
        gross_minor: 0,
        prepaid_minor: 0,
        rounding_minor: 0,
        due_minor: 0,
        issued_by: context.user.id,
        issued_at_ms: Timestamp::default(),
    };
    check_texts(&document, &mut faults);
    let conditions = Conditions::of(read)?;
    Ok(Head { company, branch, device, party, price_list, term, document, source, conditions, faults })
}

fn source(read: &Read<'_>, draft: &DocumentDraft) -> Answer<Option<Document>> {
    match draft.source {
        // The dispatch is a paper of the branch that sent the goods: this PC may not hold it.
        Some(source) if draft.kind == DocumentKind::Arrival => Ok(read.find(source)?),
        Some(source) => Ok(Some(read.get(source)?)),
        None => Ok(None),
    }
}

fn check_source(read: &Read<'_>, draft: &DocumentDraft, source: Option<&Document>, faults: &mut Faults) -> Answer<()> {
    if draft.opening && (source.is_some() || !draft.kind.may_open()) {
        faults.push(Fault::at("opening", Code::NotAChoice));
    }
    check_taken_back(read, draft, faults)?;
    if draft.kind == DocumentKind::Arrival && draft.source.is_none() {
        faults.push(Fault::at("source", Code::Required));
    }
    let Some(source) = source else { return Ok(()) };
    if !draft.kind.sources().contains(&source.kind) {
        faults.push(Fault::at("source", Code::NotAChoice));
    }
    if draft.party.is_some() && draft.party != source.party {
        faults.push(Fault::at("party", Code::NotAChoice));
    }
    Ok(())
}

/// A claim from before the first day is taken back by its opposite, once.
fn check_taken_back(read: &Read<'_>, draft: &DocumentDraft, faults: &mut Faults) -> Answer<()> {
    let Some(old) = draft.revision_of.filter(|_| draft.opening) else { return Ok(()) };
    let old: Document = read.get(old)?;
    let opposite = draft.kind.is_claim() && old.kind.is_claim() && old.kind != draft.kind;
    let fits = old.opening && opposite && old.party == draft.party && old.revision_of.is_none();
    if !fits || !read.followers_of(old.id)?.is_empty() {
        faults.push(Fault::at("revision_of", Code::NotAChoice));
    }
    Ok(())
}

fn find_party(read: &Read<'_>, draft: &DocumentDraft, faults: &mut Faults) -> Answer<Option<Party>> {
    if !draft.kind.has_party() {
        return Ok(None);
    }
    let Some(id) = draft.party else {
        faults.push(Fault::at("party", Code::Required));
        return Ok(None);
    };
    let party: Party = read.get(id)?;
    let blocked = match party.block {
        PartyBlock::None => false,
        PartyBlock::Orders => matches!(draft.kind, DocumentKind::Quote | DocumentKind::Order),
        PartyBlock::All => draft.kind != DocumentKind::CreditNote,
    };
    if blocked {
        faults.push(Fault::at("party", Code::PartyBlocked));
    }
    Ok(Some(party))
}

fn exchange_rate(
    read: &Read<'_>,
    draft: &DocumentDraft,
    company: &Company,
    currency: kontor_core::money::Currency,
    on: LocalDate,
    faults: &mut Faults,
) -> Answer<Rate> {
    let one = Rate::from(1);
    if currency == company.currency {
        return Ok(one);
    }
    if let Some(rate) = draft.exchange_rate {
        if rate <= Rate::ZERO {
            faults.push(Fault::at("exchange_rate", Code::NotPositive));
        }
        return Ok(rate);
    }
    let known = read.exchange_rate(currency, on)?;
    if known.is_none() {
        faults.push(Fault::at("exchange_rate", Code::NoExchangeRate).with("currency", currency).with("on", on));
    }
    Ok(known.map_or(one, |known| known.rate))
}

fn payment_term(read: &Read<'_>, draft: &DocumentDraft, party: Option<&Party>) -> Answer<Option<PaymentTerm>> {
    if !draft.kind.priced() {
        return Ok(None);
    }
    let chosen =
        draft.payment_term.or(party.and_then(|party| party.payment_term)).unwrap_or_else(standard_payment_term);
    Ok(read.find(chosen)?)
}

fn snapshot(
    read: &Read<'_>,
    draft: &DocumentDraft,
    party: &Party,
    faults: &mut Faults,
) -> Answer<Option<PartySnapshot>> {
    let addresses = read.addresses_of(party.id)?;
    let of = |usage: AddressUsage| addresses.iter().find(|address| address.usage == usage);
    let chosen = |id: Option<kontor_core::entity::AddressId>| {
        id.and_then(|id| addresses.iter().find(|address| address.id == id))
    };
    let billing = chosen(draft.billing_address).or_else(|| of(AddressUsage::Billing)).or_else(|| addresses.first());
    let delivery = chosen(draft.delivery_address).or_else(|| of(AddressUsage::Delivery));
    let Some(billing) = billing else {
        if draft.kind.on_paper() {
            faults.push(Fault::at("billing_address", Code::Required));
        }
        return Ok(None);
    };
    let contact = draft.contact.map(|contact| read.find::<Party>(contact)).transpose()?.flatten();
    Ok(Some(PartySnapshot {
        name: party.paper_name().to_owned(),
        number: party.number.clone(),
        contact: contact.map(|contact| contact.name).unwrap_or_default(),
        vat_id: party.vat_id.clone(),
        address: postal(billing),
        delivery_address: delivery.filter(|delivery| delivery.id != billing.id).map(postal),
    }))
}

fn postal(address: &Address) -> PostalAddress {
    PostalAddress {
        name: address.name.clone(),
        street: address.street.clone(),
        postal_code: address.postal_code.clone(),
        city: address.city.clone(),
        region: address.region.clone(),
        country: address.country.clone(),
    }
}

fn seller(company: &Company) -> SellerSnapshot {
    SellerSnapshot {
        name: company.name.clone(),
        address: PostalAddress {
            name: String::new(),
            street: company.street.clone(),
            postal_code: company.postal_code.clone(),
            city: company.city.clone(),
            region: String::new(),
            country: company.country.clone(),
        },
        register: company.register.clone(),
        directors: company.directors.clone(),
        vat_id: company.vat_id.clone(),
        tax_number: company.tax_number.clone(),
        phone: company.phone.clone(),
        mail: company.mail.clone(),
        web: company.web.clone(),
        bank_name: company.bank_name.clone(),
        iban: company.iban.clone(),
        bic: company.bic.clone(),
        logo: company.logo.clone(),
        small_business: company.small_business,
    }
}

fn check_dates(draft: &DocumentDraft, issued_on: LocalDate, faults: &mut Faults) {
    if draft.until_on.is_some_and(|until| until < issued_on) {
        faults.push(Fault::at("until_on", Code::EndBeforeStart));
    }
}

fn check_texts(document: &Document, faults: &mut Faults) {
    faults.at_most("reference", &document.reference, kontor_core::check::NAME);
    faults.at_most("intro", &document.intro, kontor_core::check::TEXT);
    faults.at_most("closing", &document.closing, kontor_core::check::TEXT);
    if matches!(document.kind, DocumentKind::CreditNote | DocumentKind::Correction) {
        faults.required("reason", &document.reason, kontor_core::check::NAME);
    }
    if document.opening && document.kind.is_claim() {
        // It keeps the number that the customer knows.
        faults.required("reference", &document.reference, kontor_core::check::NAME);
    }
}
