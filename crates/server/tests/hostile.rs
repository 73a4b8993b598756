//! A PC that was let in and is bent: whatever it signs, nobody else is harmed, and head office goes on.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]
mod support;

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_record::columns_of;
use kontor_server::db::open;
use kontor_sync::commit::{Cell, Op};
use kontor_sync::part::Reach;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use support::{Firm, put, shop, text};

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Null),
        Just(Cell::Erased),
        any::<i64>().prop_map(Cell::Int),
        prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(-1), Just(1)].prop_map(Cell::Int),
        (0_usize..4).prop_map(|id| support::bytes(row(id))),
        prop::collection::vec(any::<u8>(), 0..20).prop_map(Cell::Bytes),
        prop_oneof![
            Just("invoice"),
            Just("EUR"),
            Just("2026-03-02"),
            Just("19"),
            Just("[]"),
            Just("{}"),
            Just("storage"),
            Just("administrator"),
            Just("per_document"),
            Just("\u{0}'\"; DROP TABLE firm; --"),
            Just("99999999999999999999999999999999"),
        ]
        .prop_map(text),
        ".{0,12}".prop_map(Cell::Text),
    ]
}

fn row(no: usize) -> Id {
    Id::named(&format!("row {no}"))
}

fn op() -> impl Strategy<Value = Op> {
    let kinds = EntityKind::ALL.len();
    (0..kinds, 0_usize..4, 0_u8..7, prop::collection::vec((any::<prop::sample::Index>(), cell()), 0..12), any::<u16>())
        .prop_map(|(kind, id, sort, cells, odd)| {
            let kind = EntityKind::ALL[kind];
            let columns = columns_of(kind);
            let number = |at: prop::sample::Index| {
                if columns.is_empty() { odd } else { columns[at.index(columns.len())].1 }
            };
            let (table, id) = (kind.wire(), row(id));
            let cells: Vec<_> = cells.into_iter().map(|(at, cell)| (number(at), cell)).collect();
            match sort {
                0 => Op::Put { table, id, cells },
                1 => Op::Patch { table, id, cells },
                2 => Op::Delete { table, id },
                3 => Op::Undelete { table, id },
                4 => Op::Fact { table, id, cells },
                5 => Op::Erase { table, id, cells },
                // What no version knows.
                _ => Op::Put { table: odd | 0x4000, id, cells },
            }
        })
}

#[test]
fn whatever_a_bent_pc_signs_everybody_else_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let db = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    let firm = Firm::new(&*db, "firm");
    let mut bent = firm.pc("bent", Some("north"), Reach::everything());
    let mut honest = firm.pc("honest", None, Reach::everything());
    let mut north = firm.pc("north", Some("north"), shop("north"));
    let commits = prop::collection::vec(prop::collection::vec(op(), 0..12), 1..8);
    let story = (commits, any::<u64>());
    let mut runner = TestRunner::deterministic();
    for round in 0..250 {
        let (commits, clock) = story.new_tree(&mut runner).unwrap().current();
        // It tells any time it likes.
        bent.clock_ms = clock >> 20;
        commits.into_iter().for_each(|ops| bent.write(ops));
        let outcomes = bent.push();
        assert_eq!(outcomes.last().map(|outcome| outcome.dseq), Some(bent.commits.len() as u64));
        let name = format!("honest {round}");
        honest.write(vec![put(EntityKind::Party, Id::named(&name), &[("name", text(&name))])]);
        honest.push();
        [&mut honest, &mut north, &mut bent].into_iter().for_each(support::Pc::pull);
        for pc in [&honest, &north] {
            assert_eq!(pc.copy.cell(EntityKind::Party, Id::named(&name), "name"), Some(&text(&name)));
        }
    }
    assert_eq!(honest.copy.rows, bent.copy.rows, "whoever may see all of it has the same");
    let mut loaded = firm.pc("loaded", None, Reach::everything());
    loaded.load(Vec::new());
    assert_eq!(loaded.copy.rows, honest.copy.rows, "and so has whoever begins today");
    let seen = north.copy.rows.keys().all(|key| honest.copy.rows.contains_key(key));
    assert!(seen, "a shop has nothing that head office has not");
}
