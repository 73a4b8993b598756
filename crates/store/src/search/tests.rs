#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_core::entity::{AddressId, DeviceId, EntityKind, PartyId, UserId};
use kontor_core::id::Id;
use kontor_core::party::{Address, AddressUsage, Party, PartyBlock};
use kontor_core::time::Timestamp;
use proptest::prelude::*;

use super::text::{Field, Place, add, expression, fit, terms};
use super::{Found, condition, keep, near, query, source};
use crate::{Author, Entropy, Key, Result, Store, Write};

const NOW: Timestamp = Timestamp(1_790_000_000_000);

struct Firm {
    store: Store,
    _folder: tempfile::TempDir,
}

impl Firm {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("firm.kontor");
        let store = Store::create(&path, Key::new([7; 32]), DeviceId(Id::named("pc")), NOW).unwrap();
        Self { store, _folder: folder }
    }
    fn of(parties: &[Party]) -> Self {
        let firm = Self::new();
        firm.write(|write| parties.iter().try_for_each(|party| write.insert(party)));
        firm
    }
    fn write<T>(&self, work: impl FnOnce(&mut Write<'_>) -> Result<T>) -> T {
        let author = Author {
            user: UserId(Id::named("anna")),
            command: "test",
            now: NOW,
            durable: false,
            entropy: Entropy::new([7; 32]),
        };
        self.store.write(author, work).unwrap()
    }
    fn search(&self, words: &str) -> Found {
        self.store.read(|read| read.search(words, &[], 40)).unwrap()
    }
    /// Names of the parties that are found.
    fn names(&self, words: &str) -> Vec<String> {
        let hits = self.search(words).hits;
        let name = |id: Id| self.store.read(|read| read.get::<Party>(id)).unwrap().name;
        hits.into_iter().map(|hit| name(hit.id)).collect()
    }
    fn disagreements(&self) -> usize {
        let mut findings = Vec::new();
        for kind in super::kinds() {
            self.store.read(|read| read.check_search(kind, &mut findings)).unwrap();
        }
        findings.len()
    }
}

fn party(name: &str) -> Party {
    Party { customer: true, ..Party::new(PartyId(Id::named(name)), name) }
}

fn address(of: &Party, street: &str, city: &str) -> Address {
    Address {
        id: AddressId(Id::named(street)),
        party: of.id,
        usage: AddressUsage::Billing,
        name: String::new(),
        street: street.to_owned(),
        postal_code: "20095".to_owned(),
        city: city.to_owned(),
        region: String::new(),
        country: "DE".to_owned(),
    }
}

#[test]
fn hits_stand_in_the_order_of_the_rule() {
    let with = |name: &str, change: fn(&mut Party)| {
        let mut party = party(name);
        change(&mut party);
        party
    };
    // In the order in which they were entered.
    let mut parties = [
        party("Bergland"),
        with("Blocked", |party| (party.name, party.block) = ("Bergmann".to_owned(), PartyBlock::All)),
        party("Bergner"),
        party("Autohaus Berg"),
        party("Heidelberger Druck"),
        with("Nobody", |party| party.notes = "Wants the berg view".to_owned()),
        with("Numbered", |party| party.number = "BERG".to_owned()),
        party("Berg"),
    ];
    for (at, party) in (0_u64..).zip(&mut parties) {
        party.id = PartyId(Id::v7(at, [0; 10]));
    }
    let firm = Firm::of(&parties);
    assert_eq!(
        firm.names("berg"),
        ["Numbered", "Berg", "Bergner", "Bergland", "Bergmann", "Autohaus Berg", "Nobody", "Heidelberger Druck"]
    );
    let exact: Vec<bool> = firm.search("berg").hits.iter().map(|hit| hit.exact).collect();
    assert_eq!(exact, [true, false, false, false, false, false, false, false], "only a number is exact");
    let few = firm.store.read(|read| read.search("berg", &[], 3)).unwrap().hits;
    assert_eq!(few, firm.search("berg").hits.get(..3).unwrap(), "fewer are the best of them");
}

#[test]
fn how_well_words_fit_is_told_by_place_and_part() {
    let mut text = String::new();
    for (field, part) in [
        (Field::Name, "Hansen & Söhne GmbH"),
        (Field::Code, "K-10 023"),
        (Field::About, "Große Bleichen, Hamburg"),
        (Field::Note, "pays late"),
    ] {
        add(&mut text, field, part);
    }
    use Field::{About, Code, Name, Note};
    use Place::{Exact, Inside, Start, Whole, Word};
    for (words, fits) in [
        ("hansen", Some((Start, Name))),
        ("HANSEN söhne", Some((Start, Name))),
        ("sohne hansen", Some((Word, Name))),
        ("ansen", Some((Inside, Name))),
        ("hansen & sohne gmbh", Some((Whole, Name))),
        ("k10023", Some((Exact, Code))),
        ("k-10 023", Some((Exact, Code))),
        ("hansen hamburg", Some((Start, About))),
        ("hamburg hansen", Some((Word, About))),
        ("grosse", Some((Word, About))),
        ("late", Some((Word, Note))),
        ("la", Some((Word, Note))),
        ("at", None),
        ("h", Some((Start, Name))),
        ("g", None),
        ("hansen g", Some((Start, Name))),
        ("hansen o", None),
        ("hansen lübeck", None),
    ] {
        assert_eq!(fit(&text, &terms(words)), fits, "{words}");
    }
}

#[test]
fn words_of_two_letters_begin_a_word_and_a_single_letter_begins_a_name() {
    let firm = Firm::of(&[party("Süßwaren Müller"), party("Ødegård"), party("3M")]);
    for (words, names) in [
        ("mü", vec!["Süßwaren Müller"]),
        ("ll", vec![]),
        ("s", vec!["Süßwaren Müller"]),
        ("m", vec![]),
        ("o", vec!["Ødegård"]),
        ("3m", vec!["3M"]),
        ("su mu", vec!["Süßwaren Müller"]),
        ("%", vec![]),
        ("\" OR a", vec![]),
    ] {
        assert_eq!(firm.names(words), names, "{words}");
    }
}

#[test]
fn parts_lead_to_the_whole_and_follow_every_change_of_it() {
    let hansen = party("Hansen");
    let firm = Firm::of(std::slice::from_ref(&hansen));
    let place = address(&hansen, "Deichstraße 1", "Hamburg");
    firm.write(|write| write.insert(&place));
    assert_eq!(firm.names("deichstrasse hansen"), ["Hansen"]);
    firm.write(|write| write.update(&Address { city: "Bremen".to_owned(), ..place.clone() }));
    assert_eq!((firm.names("hamburg"), firm.names("bremen")), (vec![], vec!["Hansen".to_owned()]));
    firm.write(|write| write.delete::<Address>(place.id));
    assert_eq!(firm.names("bremen"), [""; 0]);
    firm.write(|write| write.undo());
    // Changed twice in one commit, after a part of it was taken back.
    firm.write(|write| {
        let failed: Result<()> = write.attempt(|write| {
            write.update(&Party { name: "Nobody".to_owned(), ..hansen.clone() })?;
            Err(kontor_core::fault::Fault::new(kontor_core::fault::Code::BadRequest).into())
        });
        assert!(failed.is_err());
        write.update(&Party { name: "Petersen".to_owned(), ..hansen.clone() })?;
        write.next_commit()?;
        write.update(&Party { name: "Vogelsang".to_owned(), ..hansen.clone() })?;
        write.next_commit()?;
        write.delete::<Party>(hansen.id)?;
        write.next_commit()?;
        write.save(&Party { name: "Lindqvist".to_owned(), ..hansen.clone() })
    });
    for (words, found) in [("hansen", 0), ("petersen", 0), ("vogelsang", 0), ("nobody", 0), ("lindqvist bremen", 1)] {
        assert_eq!(firm.search(words).hits.len(), found, "{words}");
    }
    assert_eq!(firm.disagreements(), 0);
}

#[test]
fn a_mistyped_word_is_taken_for_a_near_one_and_the_answer_says_so() {
    let firm = Firm::of(&[
        party("White hanging heart"),
        party("Red hanging heart"),
        party("Hard hat"),
        party("Schokolade 2026"),
    ]);
    for (words, found, instead) in [
        ("heart", 2, vec![]),
        // More texts have it than "hard".
        ("hert", 2, vec![("hert", "heart")]),
        ("White haert", 1, vec![("haert", "heart")]),
        ("wite haert", 1, vec![("wite", "white"), ("haert", "heart")]),
        ("shokolaade", 1, vec![("shokolaade", "schokolade")]),
        ("hangni", 2, vec![("hangni", "hanging")]),
        // Both words occur, though not together.
        ("hard hanging heart", 0, vec![]),
        ("2027", 0, vec![]),
        ("hxt", 0, vec![]),
    ] {
        let answer = firm.search(words);
        let told: Vec<(&str, &str)> =
            answer.instead.iter().map(|one| (one.typed.as_str(), one.taken.as_str())).collect();
        assert_eq!((answer.hits.len(), told), (found, instead), "{words}");
    }
}

#[test]
fn the_index_is_made_anew_as_it_was_and_disagreements_are_found() {
    let firm = Firm::of(&[party("Hansen"), party("Müller"), party("Çelik")]);
    let before: Vec<_> = ["han", "mull", "cel"].map(|words| firm.search(words)).into();
    firm.write(|write| write.rebuild_search());
    assert_eq!(["han", "mull", "cel"].map(|words| firm.search(words)).to_vec(), before);
    assert_eq!(firm.disagreements(), 0);
    firm.write(|write| write.execute(None, "DELETE FROM search_entry WHERE text GLOB '*hansen*'", []));
    assert_eq!(firm.disagreements(), 1);
    firm.write(|write| write.execute(None, "UPDATE search_entry SET active = 0", []));
    assert_eq!(firm.disagreements(), 3);
}

#[test]
fn no_question_reads_a_whole_table_or_sorts_what_it_reads() {
    let firm = Firm::new();
    let inside = expression(&terms("berg"), Place::Inside);
    assert_eq!(inside, "\"berg\"");
    let own = [
        query::MATCHES,
        query::DOCUMENTS,
        query::OCCURS,
        query::USES,
        query::RECORD,
        query::SHOWN,
        near::NEXT_WORD,
        keep::KNOWN,
        keep::SHARED_TEXT,
        keep::LAST,
        keep::ENTRY,
        keep::POST,
    ];
    let listed = format!("SELECT name FROM party p WHERE {}", condition(EntityKind::Party, "p.id", "?1"));
    let all = own.iter().map(|sql| (*sql).to_owned()).chain(source::statements()).chain([listed]);
    for sql in all {
        let explained = format!("EXPLAIN QUERY PLAN {sql}");
        let plan = firm.store.read(|read| {
            let mut statement = read.sql.prepare(&explained)?;
            // Parameters that are not given are NULL: the plan is the same.
            let rows = statement.raw_query().mapped(|row| row.get::<_, String>(3));
            rows.collect::<rusqlite::Result<Vec<_>>>().map_err(crate::StoreError::from)
        });
        for step in plan.unwrap() {
            let index = step.contains("VIRTUAL TABLE INDEX") || step == "SCAN CONSTANT ROW";
            assert!(!step.starts_with("SCAN") || index || step.contains("(subquery"), "{sql}: {step}");
            // The parts of one record, and of those that became one with it, are few.
            let parts = sql.contains("merged_into = ?1");
            assert!(parts || !step.contains("TEMP B-TREE FOR ORDER"), "{sql}: {step}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_saved_is_found_by_its_words_their_parts_and_nearly_by_mistyped_ones(
        names in prop::collection::vec("[A-Za-zäöüßéøłñйё]{4,9}( [A-Za-z0-9äß]{1,8}){0,3}", 1..6), cut in 0_usize..6, wrong in 0_usize..9,
    ) {
        let parties: Vec<Party> = names.iter().map(|name| party(name)).collect();
        let firm = Firm::new();
        firm.write(|write| parties.iter().try_for_each(|party| write.save(party)));
        prop_assert_eq!(firm.disagreements(), 0);
        for name in &names {
            prop_assert!(firm.names(name).contains(name), "{name}");
            for word in name.split(' ').filter(|word| word.chars().count() > 1) {
                prop_assert!(firm.names(&word.to_uppercase()).contains(name), "{name}: {word}");
                let letters: Vec<char> = word.chars().collect();
                let part: String = letters.iter().skip(cut).take(3).collect();
                if part.chars().count() == 3 {
                    prop_assert!(firm.names(&part).contains(name), "{name}: {part}");
                }
            }
            // The first word, with one of its letters wrong: it is found unless something else has the wrong letters.
            let mut letters: Vec<char> = super::fold::fold(name.split(' ').next().unwrap()).chars().collect();
            let at = wrong % letters.len();
            letters[at] = 'q';
            let answer = firm.search(&letters.iter().collect::<String>());
            prop_assert!(!answer.hits.is_empty(), "{name}: {letters:?}");
        }
    }
}
