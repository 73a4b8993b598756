//! A firm at the beginning of every story: a company, its PCs, and head office, all of them up to date. Made once for a program, copied
//! for every seed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kontor_app::Keys as _;
use kontor_core::company::{Branch, Device, User};
use kontor_core::entity::{BranchId, DeviceId, EntityKind, PartyId, StageId, TeamId, UserId};
use kontor_core::id::Id;
use kontor_core::permission::Facet;
use kontor_core::permission::role::Team;
use kontor_server::hub::reach::Holds;
use kontor_server::hub::{enrol, firm};
use kontor_store::link::Joined;
use kontor_store::{Author, Entropy, Key, Store, StoreError};
use kontor_sync::enrol::{Side, proof};
use kontor_sync::part::Reach;
use kontor_sync::sign::DeviceSecret;
use kontor_sync::wire::{EnrolAnswer, EnrolFinish};
use kontor_testkit::{MONDAY, TestDesk};

use crate::books::{CUSTOMERS, GOODS};
use crate::office::{Home, Office, Server, transfer};
use crate::plan::Plan;
use crate::story::World;
use crate::work::party;

/// A branch by its name in stories.
#[must_use]
pub fn branch(name: &str) -> BranchId {
    BranchId(Id::named(name))
}

/// Who works at the second PC.
#[must_use]
pub fn clerk() -> UserId {
    UserId(Id::named("clerk"))
}

/// A team by its name in stories.
#[must_use]
pub fn team(name: &str) -> TeamId {
    TeamId(Id::named(name))
}

/// Who works on deals: one who stays in the team of that name, or the one who goes from one to the other.
#[must_use]
pub fn seller(name: &str) -> UserId {
    UserId(Id::named(&format!("seller {name}")))
}

/// Who changes the team.
pub const ROVER: &str = "rover";

/// A PC that joined the firm.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Its company file.
    pub file: PathBuf,
    /// The key of the file.
    pub key: Key,
    /// Which PC.
    pub device: DeviceId,
    /// The key with which it signs in.
    pub secret: [u8; 32],
    /// What it may hold.
    pub reach: Reach,
    /// The branches that people on it work for.
    pub branches: Vec<BranchId>,
    /// Whose deals people on it make.
    pub sellers: Vec<&'static str>,
}

/// A firm, ready to be copied.
pub struct Template {
    folder: tempfile::TempDir,
    /// The firm.
    pub firm: Id,
    /// Who works at every PC.
    pub user: UserId,
    /// In which stage deals begin.
    pub stage: StageId,
    /// The PCs; the last of them has joined and loaded nothing yet.
    pub seats: Vec<Seat>,
}

const FINGERPRINT: [u8; 32] = [7; 32];
const OFFICE: &str = "office.db";

const fn now() -> u64 {
    MONDAY.0.cast_unsigned()
}

/// A folder whose disk is memory, where the system has one.
#[must_use]
pub fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

impl Template {
    /// A firm with so many PCs, and one more that is about to join.
    #[must_use]
    pub fn make(pcs: usize) -> Self {
        Self::of(pcs, TestDesk::founded())
    }
    /// The same with a customer, goods that came from a supplier, and books: for people who use the whole program.
    #[must_use]
    pub fn with_books(pcs: usize) -> Self {
        let desk = TestDesk::empty();
        // In a demo company anybody sits down without a password.
        let mut company = kontor_testkit::company();
        company["demo"] = true.into();
        desk.call("company_create", company);
        for name in CUSTOMERS {
            desk.customer(name);
        }
        let item = desk.item(GOODS, "50");
        desk.receive(item, "100", "30");
        Self::of(pcs, desk)
    }
    fn of(pcs: usize, desk: TestDesk) -> Self {
        let folder = folder();
        let (key, file) = found(folder.path(), desk);
        let (founder, user, stage) = prepare(&file, &key);
        let home = Home::File(folder.path().join("building.db"));
        let mut office = Office::open(home, folder.path(), Id::named("firm"));
        let firm = office.firm;
        office.change(|sql| firm::create(sql, firm, "Nordwind", &[1; 32], [2; 16], now()));
        let mut template = Self { folder, firm, user, stage, seats: Vec::new() };
        for at in 0..=pcs {
            let seat = template.seat(at);
            let seat = if at == 0 { Seat { key: key.clone(), device: founder, ..seat } } else { seat };
            if at > 0 {
                drop(Store::create(&seat.file, seat.key.clone(), seat.device, MONDAY).unwrap());
            }
            let joined = template.enrol(&office, &seat, at);
            store_of(&seat).write(author(user, seat.device), |write| write.join(&joined, at > 0)).unwrap();
            template.seats.push(seat);
            if at < pcs {
                office = template.settle(office, at, &joined);
            }
        }
        // The first ones hear of those that came behind them.
        for at in 0..pcs {
            office = template.visit(office, at, |_| ());
        }
        office.copy_to(&template.folder.path().join(OFFICE));
        template
    }

    fn seat(&self, at: usize) -> Seat {
        let reach = match at {
            2 => Reach {
                branches: Some([branch("north").0].into()),
                facets: [Facet::Cost].into(),
                teams: Some([team("red").0].into()),
            },
            3 => Reach {
                branches: Some([branch("south").0].into()),
                teams: Some([team("blue").0].into()),
                ..Reach::everything()
            },
            _ => Reach::everything(),
        };
        let branches = match at {
            2 => vec![branch("north")],
            3 => vec![branch("south")],
            _ => vec![branch("north"), branch("south")],
        };
        let sellers = match at {
            2 => vec!["red", ROVER],
            3 => vec!["blue", ROVER],
            _ => vec!["red", "blue", ROVER],
        };
        let name = format!("pc{at}");
        let seed = kontor_sync::chain::of_file(name.as_bytes());
        let file = self.folder.path().join(format!("{name}.kontor"));
        Seat { file, key: Key::new(seed), device: DeviceId(Id::named(&name)), secret: seed, reach, branches, sellers }
    }

    fn enrol(&self, office: &Office, seat: &Seat, at: usize) -> Joined {
        let place = enrol::Place {
            place: "K7".to_owned(),
            firm: self.firm,
            salt: [3; 16],
            stretched: [4; 32],
            branch: None,
            founder: at == 0,
            holds: Holds::Fixed(seat.reach.clone()),
        };
        assert!(office.change(|sql| enrol::open(sql, &place, now())));
        let public = DeviceSecret::new(&seat.secret).public();
        let asked = EnrolFinish {
            place: "K7".to_owned(),
            device: seat.device.0,
            public,
            proof: proof(Side::Device, &[4; 32], seat.device.0, &public, &FINGERPRINT),
            name: format!("PC {at}"),
            code: None,
            company: (at == 0).then(|| company_of(&store_of(seat))),
        };
        let answer = office.change(|sql| enrol::finish(sql, &asked, &FINGERPRINT, now())).unwrap();
        let EnrolAnswer::Joined(enrolled) = answer else { panic!("not joined: {answer:?}") };
        Joined {
            server: "office.example".to_owned(),
            fingerprint: FINGERPRINT,
            firm: enrolled.firm,
            firm_name: enrolled.firm_name,
            firm_key: enrolled.firm_key,
            code: enrolled.code,
            name: asked.name,
            branch: None,
        }
    }

    /// A PC that joined exchanges with head office until it is up to date, and tells its name.
    fn settle(&self, office: Office, at: usize, joined: &Joined) -> Office {
        let (id, branch) = (self.seats[at].device, self.seats[at].branches[0]);
        self.visit(office, at, |store| {
            let write = |write: &mut kontor_store::Write<'_>| {
                if write.find::<Device>(id)?.is_some() {
                    return Ok::<_, StoreError>(());
                }
                write.not_undoable();
                let (code, name) = (joined.code.clone(), joined.name.clone());
                write.insert(&Device { id, code, name, branch })
            };
            store.write(author(self.user, id), write).unwrap();
        })
    }

    /// A PC exchanges everything, does something, and exchanges that.
    fn visit(&self, office: Office, at: usize, work: impl FnOnce(&Store)) -> Office {
        let mut world = World::new(&Plan::plain(0), office, self.user, self.stage);
        world.sit(at, self.seats[at].clone());
        world.come_to_rest();
        work(world.pcs[0].store());
        world.pcs[0].wake();
        world.come_to_rest();
        let (office, trace) = world.end();
        assert_eq!(trace.violations(), [], "the firm did not come into being: {:#?}", trace.lines());
        office
    }

    /// Copies the firm into a folder: the seats with their files there, and head office.
    #[must_use]
    pub fn copy(&self, folder: &Path) -> (Vec<Seat>, Office) {
        let home = Home::File(copied(&self.folder.path().join(OFFICE), folder));
        (self.copy_seats(folder), Office::open(home, folder, self.firm))
    }
    /// Copies the seats with their files into a folder.
    #[must_use]
    pub fn copy_seats(&self, folder: &Path) -> Vec<Seat> {
        self.seats.iter().map(|seat| Seat { file: copied(&seat.file, folder), ..seat.clone() }).collect()
    }
    /// Head office on a PostgreSQL, which has no other firm, with the same rows.
    #[must_use]
    pub fn office_on(&self, server: &Arc<Server>) -> Office {
        let here = Home::File(self.folder.path().join(OFFICE));
        let home = Home::on(server, |there| transfer(&*here.open(), there));
        Office::open(home, self.folder.path(), self.firm)
    }
}

fn copied(file: &Path, folder: &Path) -> PathBuf {
    let to = folder.join(file.file_name().unwrap());
    std::fs::copy(file, &to).unwrap();
    to
}

fn store_of(seat: &Seat) -> Store {
    Store::open(&seat.file, seat.key.clone(), MONDAY).unwrap()
}

/// Who writes on a PC. Its key comes out of this randomness with its first commit, so that no two PCs have the same.
fn author(user: UserId, device: DeviceId) -> Author {
    let entropy = Entropy::new(kontor_sync::chain::of_file(device.0.0.as_bytes()));
    Author { user, command: "simulate", now: MONDAY, durable: false, entropy }
}

/// A company as the program founds it; answers its key and its file.
fn found(folder: &Path, desk: TestDesk) -> (Key, PathBuf) {
    let company = desk.desk.open_path().unwrap();
    let key = desk.keys.load(&company, None).unwrap().remove(0);
    let file = folder.join("pc0.kontor");
    let TestDesk { desk, folder: kept, .. } = desk;
    drop(desk);
    std::fs::copy(&company, &file).unwrap();
    drop(kept);
    (key, file)
}

/// Two branches more than the one that it was founded with; answers the PC, who works there, and in which stage deals begin.
fn prepare(file: &Path, key: &Key) -> (DeviceId, UserId, StageId) {
    let store = Store::open(file, key.clone(), MONDAY).unwrap();
    let read = |read: &kontor_store::Read<'_>| {
        Ok::<_, StoreError>((read.position()?.device, read.users()?.remove(0).id, read.stages()?.remove(0).id))
    };
    let (device, user, stage) = store.read(read).unwrap();
    let write = |write: &mut kontor_store::Write<'_>| {
        let first = write.branches()?.remove(0);
        ["north", "south"].into_iter().try_for_each(|name| {
            let code = name[..1].to_uppercase();
            write.insert(&Branch { id: branch(name), code, name: name.to_owned(), ..first.clone() })
        })?;
        let clerk = User { id: clerk(), name: "clerk".to_owned(), ..write.users()?.remove(0) };
        write.insert(&clerk)?;
        ["red", "blue"]
            .into_iter()
            .try_for_each(|name| write.insert(&Team { id: team(name), name: name.to_owned() }))?;
        [("red", "red"), ("blue", "blue"), (ROVER, "red")].into_iter().try_for_each(|(name, of)| {
            write.insert(&User { id: seller(name), name: name.to_owned(), team: Some(team(of)), ..clerk.clone() })
        })?;
        // Contacts that all of them know.
        (0..4).try_for_each(|at| {
            let name = format!("contact {at}");
            write.insert(&party(PartyId(Id::named(&name)), &name))
        })
    };
    store.write(author(user, device), write).map_err(|error: StoreError| error).unwrap();
    (device, user, stage)
}

fn company_of(store: &Store) -> Id {
    let mut found = None;
    let read = |read: &kontor_store::Read<'_>| {
        read.each_row(EntityKind::Company, |row| {
            found = Some(row.id);
            Ok::<_, StoreError>(())
        })
    };
    store.read(read).unwrap();
    found.unwrap()
}
