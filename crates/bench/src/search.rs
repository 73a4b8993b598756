//! Search over 100,000 parties and 1,000,000 lines, beside the bare question to a plain FTS5 table of the same texts.

use std::path::Path;

use anyhow::{Context as _, Result};
use kontor_core::entity::{DocumentId, DocumentLineId, PartyId, UserId};
use kontor_core::id::Id;
use kontor_core::party::Party;
use kontor_core::sales::{Document, DocumentLine};
use kontor_core::time::Timestamp;
use kontor_store::{Author, Entropy, Key, Store, StoreError};
use serde_json::json;

use crate::figures::{Table, Times};
use crate::firm;

const PARTIES: u32 = 100_000;
const DOCUMENTS: u32 = 40_000;
const LINES: u32 = 25;
/// Names of items that lines repeat; one line of twenty says something of its own.
const ITEMS: usize = 20_000;
const OWN: usize = 20;
/// Questions of each sort.
const ASKED: usize = 200;
const NOW: Timestamp = Timestamp(1_790_000_000_000);

/// Numbers that look random and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }
    fn pick<'a>(&mut self, from: &'a [String]) -> &'a str {
        from.get(self.roll(from.len())).map_or("", String::as_str)
    }
    /// The first ones of a list are picked much more often, as words are.
    fn pick_common<'a>(&mut self, from: &'a [String]) -> &'a str {
        let within = self.roll(from.len()) + 1;
        self.pick(from.get(..within).unwrap_or(from))
    }
    fn word(&mut self) -> String {
        const BEGINNINGS: &[&str] =
            &["b", "br", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "w"];
        const MIDDLES: &[&str] = &["a", "e", "i", "o", "u", "ei", "ä"];
        const ENDS: &[&str] = &["", "", "n", "r", "s", "l", "t", "ck"];
        let mut word = String::new();
        for _ in 0..2 + self.roll(3) {
            for of in [BEGINNINGS, MIDDLES, ENDS] {
                word.push_str(of.get(self.roll(of.len())).copied().unwrap_or_default());
            }
        }
        word
    }
    fn text(&mut self, words: &[String], count: usize) -> String {
        (0..count).map(|_| self.pick_common(words).to_owned()).collect::<Vec<_>>().join(" ")
    }
}

/// Makes the company, asks it, and asks plain SQLite.
pub fn measure(folder: &Path, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(folder)?;
    let folder = folder.path();
    let desk = firm::small(folder)?;
    let draft = firm::invoice(&desk, 1)?;
    let issued = firm::call(&desk, "document_issue", draft)?;
    let first: Id = serde_json::from_value(issued["document"]["id"].clone())?;
    drop(desk);
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let texts = fill(folder, DocumentId(first), &mut dice)?;
    let bare = firm::raw(folder, firm::FILE)?;
    bare.execute_batch(
        "CREATE VIRTUAL TABLE bare USING fts5 (text, tokenize = 'trigram remove_diacritics 1');
         INSERT INTO bare (rowid, text) SELECT entry, text FROM search_entry;",
    )?;
    let desk = firm::desk(folder);
    firm::call(&desk, "company_open", json!({ "path": folder.join(firm::FILE) }))?;
    let letters = |text: &str, from: usize, count: usize| text.chars().skip(from).take(count).collect::<String>();
    let word = |dice: &mut Dice| dice.pick(&texts).split(' ').max_by_key(|word| word.len()).unwrap_or("").to_owned();
    type Question<'a> = Box<dyn Fn(&mut Dice) -> String + 'a>;
    let sorts: [(&str, Question<'_>); 7] = [
        ("two letters", Box::new(|dice| letters(&word(dice), 0, 2))),
        ("three letters", Box::new(|dice| letters(&word(dice), 1, 3))),
        ("a word", Box::new(word)),
        ("two words", Box::new(|dice| dice.pick(&texts).split(' ').take(2).collect::<Vec<_>>().join(" "))),
        ("a number", Box::new(|dice| format!("S-{:06}", dice.roll(DOCUMENTS as usize)))),
        (
            "a misspelt word",
            Box::new(|dice| {
                let mut letters: Vec<char> = word(dice).chars().collect();
                let at = dice.roll(letters.len() - 1);
                letters.swap(at, at + 1);
                letters.into_iter().collect()
            }),
        ),
        ("nothing like it", Box::new(|dice| format!("xyxqj{}vvwx", letters(&word(dice), 0, 3)))),
    ];
    for (sort, question) in sorts {
        let (mut ours, mut plain) = (Times::default(), Times::default());
        for _ in 0..ASKED {
            let words = question(&mut dice);
            ours.of(|| firm::call(&desk, "search_all", json!({ "words": words })))?;
            plain.of(|| ask(&bare, &words))?;
        }
        // Plain FTS5 cannot find two letters, and does not look for another word.
        let comparable = !["two letters", "a misspelt word", "nothing like it"].contains(&sort);
        let raw = |percent| comparable.then(|| plain.percentile(percent));
        table.fact(&format!("search for {sort}, p50"), ours.percentile(50), raw(50));
        table.limit(&format!("search for {sort}, p95"), ours.percentile(95), raw(95), 10.0);
    }
    Ok(())
}

/// The forty best texts, as FTS5 ranks them.
fn ask(bare: &rusqlite::Connection, words: &str) -> Result<usize> {
    let words = words.replace('-', " ").to_lowercase();
    let phrases: Vec<String> =
        words.split(' ').filter(|word| word.len() > 2).map(|word| format!("\"{word}\"")).collect();
    if phrases.is_empty() {
        return Ok(0);
    }
    let mut statement =
        bare.prepare_cached("SELECT rowid, text FROM bare WHERE bare MATCH ?1 ORDER BY rank LIMIT 40")?;
    let rows = statement.query_map([phrases.join(" AND ")], |row| row.get::<_, String>(1))?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?.len())
}

/// Adds the parties and the documents as the program would; answers what they say.
fn fill(folder: &Path, first: DocumentId, dice: &mut Dice) -> Result<Vec<String>> {
    let key = Key::from_hex(std::fs::read_to_string(folder.join(firm::KEY))?.trim()).map_err(StoreError::from)?;
    let store = Store::open(&folder.join(firm::FILE), key, NOW)?;
    let (document, lines) =
        store.read(|read| Ok::<_, StoreError>((read.get::<Document>(first)?, read.lines_of(first)?)))?;
    let line = lines.into_iter().next().context("the invoice has lines")?;
    let party = document.party.context("the invoice has a customer")?;
    let party: Party = store.read(|read| read.get(party))?;
    let words: Vec<String> = (0..6_000).map(|_| dice.word()).collect();
    let items: Vec<String> = (0..ITEMS).map(|at| dice.text(&words, 3 + at % 3)).collect();
    let mut names = Vec::new();
    let author = Author {
        user: UserId(Id::named("bench")),
        command: "import_table",
        now: NOW,
        durable: false,
        entropy: Entropy::new([7; 32]),
    };
    let mut made = 0_u64;
    let mut id = || {
        made += 1;
        let [a, b, c, d, e, f, g, h] = made.to_be_bytes();
        Id::v7(1_700_000_000_000 + made / 16, [0, 0, a, b, c, d, e, f, g, h])
    };
    store.write_long(author, |write| {
        for at in 0..PARTIES {
            let name = format!("{} {} {at}", dice.pick(&words), dice.text(&words, 2));
            write.insert(&Party {
                id: PartyId(id()),
                name: name.clone(),
                number: format!("K{at:06}"),
                ..party.clone()
            })?;
            if at % 50 == 0 {
                names.push(name);
                write.next_commit()?;
            }
        }
        for at in 0..DOCUMENTS {
            let issued = Document { id: DocumentId(id()), number: format!("S-{at:06}"), ..document.clone() };
            write.insert(&issued)?;
            for position in 0..LINES {
                let own = dice.roll(OWN) == 0;
                let text = if own { dice.text(&words, 6) } else { dice.pick_common(&items).to_owned() };
                let (id, document) = (DocumentLineId(id()), issued.id);
                write.insert(&DocumentLine {
                    id,
                    document,
                    position: i64::from(position) + 1,
                    text,
                    ..line.clone()
                })?;
            }
            write.next_commit()?;
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(names.into_iter().chain(items).collect())
}
