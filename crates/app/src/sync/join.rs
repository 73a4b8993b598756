//! Joining a firm: with the company that is open, or as a new PC that gets the firm's (SYNC.md 2.12).

use std::path::PathBuf;

use kontor_core::company::Device;
use kontor_core::entity::{BranchId, DeviceId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::id::Id;
use kontor_core::permission::{Action, Resource};
use kontor_link::enrol::{Joiner, NotJoined, join};
use kontor_link::{Https, Pass};
use kontor_store::link::{Joined, Link, Missing};
use kontor_store::{Author, Key, Store};
use kontor_sync::sign::DeviceSecret;
use kontor_sync::wire::EnrolRefusal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::exchange::Exchange;
use super::first_load::load_now;
use super::parted::parted;
use super::state::{SyncState, sync_state};
use super::told::of_line;
use crate::context::{Context, company, here};
use crate::desk::Desk;
use crate::error::{Answer, AppError};
use crate::host::{Host, entropy, new_id};
use crate::people::person_to_sit;
use crate::program::{Nothing, ProgramState, program_state};
use crate::setup::{make_file, usual_path};

/// Joins a firm as a new PC.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
pub struct SyncJoin {
    /// Address of head office: a name or an address, with a port or without.
    pub server: String,
    /// The code that the administrator gave, in any writing.
    pub code: String,
    /// Name of this PC for people.
    pub name: String,
    /// Where the file goes; a name made of the address in the usual folder when empty.
    #[serde(default)]
    pub path: Option<PathBuf>,
}

/// Brings the open company to head office.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SyncConnect {
    /// Address of head office: a name or an address, with a port or without.
    pub server: String,
    /// The code that the server printed, in any writing.
    pub code: String,
}

/// The longest name of a PC.
const NAME: usize = 80;

fn checked(server: &str, code: &str, name: Option<&str>) -> Answer<()> {
    let mut faults = Faults::none();
    if kontor_link::https::root(server).is_none() {
        faults.push(Fault::at("server", Code::BadFormat).with("example", "office.example:7443"));
    }
    if kontor_sync::enrol::split(code).is_none() {
        faults.push(Fault::at("code", Code::BadFormat).with("example", "K7M4-XQ2P"));
    }
    if let Some(name) = name {
        faults.required("name", name.trim(), NAME);
    }
    Ok(faults.ok()?)
}

fn told(server: &str, error: &NotJoined) -> AppError {
    match error {
        NotJoined::Failed(failure) => Fault { field: "server".to_owned(), ..of_line(failure, server) },
        NotJoined::NoCode => Fault::at("code", Code::BadFormat).with("example", "K7M4-XQ2P"),
        NotJoined::UnknownCode => Fault::at("code", Code::JoinCodeUnknown),
        NotJoined::Impostor => Fault::at("server", Code::JoinImpostor),
        NotJoined::Refused(EnrolRefusal::OtherCompany) => Fault::new(Code::JoinOtherCompany),
        NotJoined::Refused(EnrolRefusal::NoCompany) => Fault::new(Code::JoinNoCompany),
    }
    .into()
}

/// A PC that asks to be let in, with a key that was just made.
struct Candidate<'a> {
    server: &'a str,
    code: &'a str,
    name: &'a str,
    device: Id,
    /// Its company and the code under which it gives numbers, if it brings one.
    brings: Option<(Id, String)>,
}

struct Member {
    key: Key,
    line: Https,
    joined: Joined,
}

fn enrol(host: &dyn Host, candidate: &Candidate<'_>) -> Answer<Member> {
    let mut random = [0_u8; 32];
    host.random(&mut random);
    let key = Key::new(random);
    let secret = DeviceSecret::new(key.bytes());
    let (company, code) = candidate.brings.clone().unzip();
    let joiner = Joiner { device: candidate.device, secret: &secret, name: candidate.name, code, company };
    let server = candidate.server;
    let mut line = Https::new(server, None).map_err(|failure| told(server, &NotJoined::Failed(failure)))?;
    let (enrolled, fingerprint) = join(&mut line, candidate.code, &joiner).map_err(|error| told(server, &error))?;
    let joined = Joined {
        server: server.trim().to_owned(),
        fingerprint,
        firm: enrolled.firm,
        firm_name: enrolled.firm_name,
        firm_key: enrolled.firm_key,
        code: enrolled.code,
        name: candidate.name.to_owned(),
        branch: enrolled.branch.map(BranchId),
    };
    Ok(Member { key, line, joined })
}

pub(crate) fn sync_connect(context: &Context<'_>, request: SyncConnect) -> Answer<SyncState> {
    checked(&request.server, &request.code, None)?;
    let (brings, device, link) = context.read(|read| Ok((company(read)?.id, here(read)?.0, read.link()?)))?;
    // Whoever lost the key of the PC joins again and goes on from where it was; another firm is another company.
    let again = context.keys.pass(context.store.path())?.is_none();
    if let Some(link) = link.filter(|_| !again && !context.link.seen().stopped) {
        return Err(Fault::new(Code::JoinedAlready).with("firm", link.joined.firm_name).into());
    }
    let candidate = Candidate {
        server: &request.server,
        code: &request.code,
        name: &device.name,
        device: device.id.0,
        brings: Some((brings.0, device.code.clone())),
    };
    let member = enrol(context.host, &candidate)?;
    context.keys.keep_pass(context.store.path(), &member.key)?;
    context.write(|write| {
        write.join(&member.joined, false)?;
        // Nobody should have to set a password anew because the firm grew: those of before travel from now on.
        if context.may(Resource::User, Action::Change) {
            write.not_undoable();
            write.publish_passwords()?;
        }
        // Numbers bear the code that head office knows the PC by.
        if device.code != member.joined.code {
            write.save(&Device { code: member.joined.code.clone(), ..device })?;
        }
        Ok(())
    })?;
    context.link.reset();
    sync_state(context, Nothing {})
}

pub(crate) fn sync_join(desk: &Desk, request: SyncJoin) -> Answer<ProgramState> {
    checked(&request.server, &request.code, Some(&request.name))?;
    let device = DeviceId(new_id(desk.host()));
    let name = request.name.trim();
    let path = request.path.clone().unwrap_or_else(|| usual_path(&desk.place().companies, &request.server));
    let candidate = Candidate { server: &request.server, code: &request.code, name, device: device.0, brings: None };
    let parted = parted(desk)?;
    // A file that could not be written would leave a PC at head office that nobody has: it is made first.
    let (store, member) = make_file(desk, &path, device, |store| {
        let member = enrol(desk.host(), &candidate)?;
        desk.keys().keep_pass(&path, &member.key)?;
        store.write(author(desk), |write| {
            write.join(&member.joined, true)?;
            // What a copy of another company did has no place here.
            let same = parted.filter(|(firm, _)| *firm == member.joined.firm);
            Ok::<_, AppError>(same.map_or(Ok(()), |(_, parted)| write.keep_parted(&parted))?)
        })?;
        Ok(member)
    })?;
    let Member { key, mut line, joined } = member;
    let pass = Pass { firm: joined.firm, device: device.0, secret: DeviceSecret::new(key.bytes()) };
    load(desk, &store, &mut line, &pass, &request.server)?;
    let person = store.read(person_to_sit)?;
    desk.leave();
    desk.enter(store, person)?;
    program_state(desk, Nothing {})
}

/// Loads what people need to begin on a PC that joined; history follows while they work. What was loaded before it was cut short stays.
fn load(desk: &Desk, store: &Store, line: &mut Https, pass: &Pass, server: &str) -> Answer<()> {
    let exchange = Exchange { store, host: desk.host(), disk_free: 0 };
    load_now(&exchange, line, pass, server, desk.progress())?;
    introduce(desk, store)
}

/// Opens a company whose first load was cut short before anybody could work: it goes on with what is missing.
pub(crate) fn go_on_loading(desk: &Desk, store: &Store) -> Answer<()> {
    // A PC that loads anew because head office was restored has its company, and works without waiting for that.
    let new = store.read(|read| Ok::<_, AppError>(read.users()?.is_empty()))?;
    let waits = |link: &Link| link.missing == Missing::Everything && new;
    let Some(link) = store.read(|read| read.link())?.filter(waits) else { return Ok(()) };
    let Some(key) = desk.keys().pass(store.path())? else { return Err(Fault::new(Code::SyncKeyMissing).into()) };
    let server = &link.joined.server;
    let line = Https::new(server, Some(link.joined.fingerprint));
    let mut line = line.map_err(|failure| AppError::from(of_line(&failure, server)))?;
    let device = store.read(|read| read.position())?.device;
    let pass = Pass { firm: link.joined.firm, device: device.0, secret: DeviceSecret::new(key.bytes()) };
    load(desk, store, &mut line, &pass, server)
}

/// The PC tells the firm its name and where it stands.
fn introduce(desk: &Desk, store: &Store) -> Answer<()> {
    store.write(author(desk), |write| {
        let id = write.this_device()?;
        let Some(joined) = write.link()?.map(|link| link.joined) else { return Ok(()) };
        if write.devices()?.iter().any(|device| device.id == id) {
            return Ok(());
        }
        let first = write.branches()?.first().map(|branch| branch.id);
        let branch = joined.branch.or(first).ok_or_else(|| Fault::new(Code::JoinNoCompany))?;
        write.not_undoable();
        Ok::<_, AppError>(write.insert(&Device { id, code: joined.code, name: joined.name, branch })?)
    })
}

fn author(desk: &Desk) -> Author {
    let (now, entropy) = (desk.host().now(), entropy(desk.host()));
    Author { user: kontor_core::entity::UserId::default(), command: "sync_join", now, durable: true, entropy }
}
