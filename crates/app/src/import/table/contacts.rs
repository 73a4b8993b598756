//! People at firms: a row is a person, and the firm where they are reached.

use kontor_core::entity::{PartyId, PartyRelationId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::party::{ContactKind, Party, PartyKind, PartyRelation, RelationRole};
use kontor_store::Write;

use super::line::Line;
use super::outcome::{Found, Like};
use super::parties::reached;
use super::wish::MatchBy;
use crate::context::Context;
use crate::error::Answer;
use crate::party::{PartySave, save};

/// The name of a person: as one, or first and last.
pub(super) fn name(line: &Line<'_>) -> String {
    let (first, last) = (line.words("first_name"), line.words("last_name"));
    let both = format!("{first} {last}");
    line.text("name").unwrap_or_else(|| both.trim().to_owned())
}

/// The person that a row means: by mail, else by name at the same firm.
pub(super) fn find(write: &Write<'_>, line: &Line<'_>, by: MatchBy) -> Answer<Found> {
    let firm = firm(write, line)?;
    let of_firm = |party: &Party| -> Answer<bool> {
        let relations = write.relations_of(party.id)?;
        Ok(firm.is_none_or(|firm| relations.iter().any(|relation| relation.organisation == firm)))
    };
    let mut like = None;
    let by_mail = match line.text("mail") {
        Some(mail) => write.parties_reached_by(&mail)?,
        None => Vec::new(),
    };
    for (found, how) in [(by_mail, MatchBy::Mail), (write.parties_named(&name(line))?, MatchBy::Name)] {
        for party in found.iter().filter(|party| party.kind == PartyKind::Person) {
            if of_firm(party)? && (how == MatchBy::Mail || by == MatchBy::Name) {
                return Ok(Found::Known(party.id.0));
            }
            like.get_or_insert(Like { id: party.id.0, title: party.name.clone(), by: how, row: None });
        }
    }
    Ok(like.map_or(Found::New, Found::Like))
}

/// The firm of the row, by number or by name; one that nobody knows is noted.
fn firm(write: &Write<'_>, line: &Line<'_>) -> Answer<Option<PartyId>> {
    let number = line.words("organisation_number");
    if let [firm] = write.parties_with_number(&number)?.as_slice() {
        return Ok(Some(firm.id));
    }
    let Some(name) = line.text("organisation") else { return Ok(None) };
    let firms: Vec<Party> =
        write.parties_named(&name)?.into_iter().filter(|firm| firm.kind == PartyKind::Organisation).collect();
    Ok(firms.first().map(|firm| firm.id))
}

/// Saves a row as a person at a firm.
pub(super) fn put(context: &Context<'_>, write: &mut Write<'_>, line: &Line<'_>, known: Option<Id>) -> Answer<()> {
    let mut wanted = match known {
        Some(id) => PartySave::stored(write, PartyId(id))?,
        None => PartySave::of(Party::new(PartyId(context.new_id()), "")),
    };
    wanted.party.kind = PartyKind::Person;
    let named = name(line);
    if !named.is_empty() {
        wanted.party.name = named;
    }
    if let Some(notes) = line.text("notes") {
        wanted.party.notes = notes;
    }
    for (field, kind) in [("phone", ContactKind::Phone), ("mobile", ContactKind::Mobile), ("mail", ContactKind::Mail)] {
        reached(context, line, &mut wanted, field, kind);
    }
    match firm(write, line)? {
        Some(organisation) => belong(context, line, &mut wanted, organisation),
        None if line.has("organisation") || line.has("organisation_number") => {
            if let Some(value) = line.text("organisation").or_else(|| line.text("organisation_number")) {
                line.blame("organisation", Fault::new(Code::UnknownName).with("value", value));
            }
        }
        None => {}
    }
    save(write, wanted)
}

fn belong(context: &Context<'_>, line: &Line<'_>, wanted: &mut PartySave, organisation: PartyId) {
    let title = line.text("title").or_else(|| line.text("role"));
    match wanted.relations.iter_mut().find(|relation| relation.organisation == organisation) {
        Some(relation) => relation.title = title.unwrap_or_else(|| std::mem::take(&mut relation.title)),
        None => wanted.relations.push(PartyRelation {
            id: PartyRelationId(context.new_id()),
            person: wanted.party.id,
            organisation,
            role: RelationRole::Employee,
            title: title.unwrap_or_default(),
        }),
    }
}
