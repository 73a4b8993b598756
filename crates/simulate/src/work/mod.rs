//! What people do: contacts, bank accounts, deals that move between branches and teams. Every value is written once in a story, so that whoever
//! reads it knows where it comes from; what only some PCs may hold bears a mark.

mod deal;

use kontor_app::host::new_id;
use kontor_core::company::User;
use kontor_core::entity::{EntityKind, PartyId, StageId, UserId};
use kontor_core::id::{EntityId as _, Id};
use kontor_core::party::{Address, BankAccount, Party};
use kontor_core::permission::Facet;
use kontor_store::{StoreError, Write};
use kontor_sync::chain::Hash;
use kontor_sync::part::Part;
use kontor_testkit::Seeded;
use serde_json::json;

use crate::pc::Pc;
use crate::template::{branch, clerk, team};
use deal::{add_deal, change_deal, move_deal};

/// What a value bears, and the part that it is of.
pub type Mark = (&'static str, fn() -> Part);

/// Marks of values, and who may hold them.
pub const MARKS: [Mark; 5] = [
    ("<north>", || Part { branch: Some(branch("north").0), ..Part::COMMON }),
    ("<south>", || Part { branch: Some(branch("south").0), ..Part::COMMON }),
    ("<red>", || Part { team: Some(team("red").0), ..Part::COMMON }),
    ("<blue>", || Part { team: Some(team("blue").0), ..Part::COMMON }),
    ("<bank>", || Part { facet: Some(Facet::Bank), ..Part::COMMON }),
];

/// A value that somebody wrote into a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrote {
    /// At which PC.
    pub at: usize,
    /// In which commit: incarnation and place.
    pub place: (u16, u64),
    /// The hash of the chain there: two copies of a PC have the same places.
    pub hash: Hash,
    /// Into which row.
    pub row: (EntityKind, Id),
    /// Into which column.
    pub column: &'static str,
    /// What.
    pub value: String,
    /// What stood there before its eyes.
    pub instead_of: String,
}

/// All that was written in a story.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// Values by column, each once.
    pub values: Vec<Wrote>,
    count: u64,
}

impl Written {
    fn word(&mut self, mark: &str) -> String {
        self.count += 1;
        format!("w{}{mark}", self.count)
    }
}

/// Who works, and with what.
#[derive(Debug, Clone, Copy)]
pub struct Worker {
    /// The person.
    pub user: UserId,
    /// In which stage deals begin.
    pub stage: StageId,
    /// Whether records move between branches.
    pub moves: bool,
}

impl Worker {
    /// The clerk, as long as this PC believes that the clerk works here.
    #[must_use]
    pub fn or_clerk(self, pc: &Pc) -> Self {
        let there =
            pc.store().read(|read| read.users()).unwrap().into_iter().any(|user| user.id == clerk() && user.active);
        if there { Self { user: clerk(), ..self } } else { self }
    }
}

/// The clerk is dismissed, or taken on again.
///
/// # Errors
/// When the PC cannot write.
pub fn dismiss(pc: &mut Pc, worker: Worker) -> Result<(), StoreError> {
    write(pc, worker, |write| {
        let user: User = write.get(clerk())?;
        write.update(&User { active: !user.active, ..user })
    })?;
    pc.note_written();
    Ok(())
}

/// What was written; nothing where there was nothing to do.
type Done = Result<Option<Columns>, StoreError>;
type Columns = Vec<(EntityKind, Id, &'static str, String, String)>;

/// Somebody at a PC does something; answers what.
///
/// # Errors
/// When the PC cannot write: something is missing that it should have.
pub fn work(
    pc: &mut Pc,
    worker: Worker,
    written: &mut Written,
    chance: &mut Seeded,
) -> Result<&'static str, StoreError> {
    let (what, columns) = match chance.below(20) {
        0..=3 => ("adds a contact", add_party(pc, worker, written)),
        4..=10 => ("changes a contact", change_party(pc, worker, written, chance)),
        11 => ("removes a contact", remove_party(pc, worker, chance)),
        12 => ("brings a contact back", bring_back(pc, worker, chance)),
        13 => ("adds an address", add_address(pc, worker, written, chance)),
        14 => ("adds a bank account", add_account(pc, worker, written, chance)),
        15 => ("changes a bank account", change_account(pc, worker, written, chance)),
        16 | 17 => ("adds a deal", add_deal(pc, worker, written, chance)),
        18 => ("changes a deal", change_deal(pc, worker, written, chance)),
        _ => ("moves a deal", if worker.moves { move_deal(pc, worker, chance) } else { Ok(None) }),
    };
    let Some(columns) = columns? else { return Ok("looks") };
    let (hash, place, at) = (pc.note_written(), pc.place(), pc.at);
    for (kind, id, column, value, instead_of) in columns {
        written.values.push(Wrote { at, place, hash, row: (kind, id), column, value, instead_of });
    }
    Ok(what)
}

/// Hundreds of contacts in one commit.
///
/// # Errors
/// When the PC cannot write.
pub fn work_hard(pc: &mut Pc, worker: Worker, written: &mut Written) -> Result<(), StoreError> {
    let ids: Vec<PartyId> = (0..300).map(|_| new_id(&*pc.host)).collect();
    write(pc, worker, |write| ids.iter().try_for_each(|id| write.insert(&party(*id, &written.word("")))))?;
    pc.note_written();
    Ok(())
}

fn write<T>(
    pc: &Pc,
    worker: Worker,
    work: impl FnOnce(&mut Write<'_>) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    pc.store().write(pc.author(worker.user), work)
}

/// A row of a kind that is there, by chance.
fn pick(pc: &Pc, kind: EntityKind, removed: bool, chance: &mut Seeded) -> Option<Id> {
    let mut ids = Vec::new();
    let read = |read: &kontor_store::Read<'_>| {
        read.each_row(kind, |row| {
            if row.removed == removed {
                ids.push(row.id);
            }
            Ok::<_, StoreError>(())
        })
    };
    pc.store().read(read).unwrap();
    // A few records that everybody works on.
    let few = ids.len().min(6);
    let from = if chance.tosses() { 0 } else { ids.len() - few };
    ids.get(from + chance.place(few)).copied()
}

/// A contact.
#[must_use]
pub fn party(id: PartyId, name: &str) -> Party {
    serde_json::from_value(json!({ "id": id, "kind": "organisation", "name": name, "customer": true })).unwrap()
}

fn add_party(pc: &Pc, worker: Worker, written: &mut Written) -> Done {
    let (id, name): (PartyId, String) = (new_id(&*pc.host), written.word(""));
    write(pc, worker, |write| write.insert(&party(id, &name)))?;
    Ok(Some(vec![(EntityKind::Party, id.id(), "name", name, String::new())]))
}

fn change_party(pc: &Pc, worker: Worker, written: &mut Written, chance: &mut Seeded) -> Done {
    let Some(id) = pick(pc, EntityKind::Party, false, chance) else { return Ok(None) };
    let value = written.word("");
    // An older program does not know the last of them.
    let known = if pc.old { 3 } else { 4 };
    let column = ["name", "legal_name", "notes", "vat_id"][chance.place(known)];
    let before = write(pc, worker, |write| {
        let mut party: Party = write.get(id)?;
        let before = match column {
            "name" => std::mem::replace(&mut party.name, value.clone()),
            "legal_name" => std::mem::replace(&mut party.legal_name, value.clone()),
            "notes" => std::mem::replace(&mut party.notes, value.clone()),
            _ => party.vat_id.replace(value.clone()).unwrap_or_default(),
        };
        write.update(&party).map(|_| before)
    })?;
    Ok(Some(vec![(EntityKind::Party, id, column, value, before)]))
}

fn remove_party(pc: &Pc, worker: Worker, chance: &mut Seeded) -> Done {
    let Some(id) = pick(pc, EntityKind::Party, false, chance) else { return Ok(None) };
    write(pc, worker, |write| write.delete::<Party>(id))?;
    Ok(Some(Vec::new()))
}

fn bring_back(pc: &Pc, worker: Worker, chance: &mut Seeded) -> Done {
    let Some(id) = pick(pc, EntityKind::Party, true, chance) else { return Ok(None) };
    write(pc, worker, |write| {
        let party: Party = write.get(id)?;
        write.save(&party)
    })?;
    Ok(Some(Vec::new()))
}

fn add_address(pc: &Pc, worker: Worker, written: &mut Written, chance: &mut Seeded) -> Done {
    let Some(party) = pick(pc, EntityKind::Party, false, chance) else { return Ok(None) };
    let (id, street): (Id, String) = (new_id(&*pc.host), written.word(""));
    let address: Address = serde_json::from_value(json!({
        "id": id, "party": party, "usage": "billing", "street": street, "city": "Hamburg", "country": "DE",
    }))
    .unwrap();
    write(pc, worker, |write| write.insert(&address))?;
    Ok(Some(vec![(EntityKind::Address, id, "street", street, String::new())]))
}

fn add_account(pc: &Pc, worker: Worker, written: &mut Written, chance: &mut Seeded) -> Done {
    if !pc.seat.reach.facets.contains(&Facet::Bank) {
        return Ok(None);
    }
    let Some(party) = pick(pc, EntityKind::Party, false, chance) else { return Ok(None) };
    let (id, holder): (Id, String) = (new_id(&*pc.host), written.word("<bank>"));
    let account: BankAccount =
        serde_json::from_value(json!({ "id": id, "party": party, "holder": holder, "iban": "DE1" })).unwrap();
    write(pc, worker, |write| write.insert(&account))?;
    Ok(Some(vec![(EntityKind::BankAccount, id, "holder", holder, String::new())]))
}

fn change_account(pc: &Pc, worker: Worker, written: &mut Written, chance: &mut Seeded) -> Done {
    let Some(id) = pick(pc, EntityKind::BankAccount, false, chance) else { return Ok(None) };
    let holder = written.word("<bank>");
    let before = write(pc, worker, |write| {
        let mut account: BankAccount = write.get(id)?;
        let before = std::mem::replace(&mut account.holder, holder.clone());
        write.update(&account).map(|_| before)
    })?;
    Ok(Some(vec![(EntityKind::BankAccount, id, "holder", holder, before)]))
}
