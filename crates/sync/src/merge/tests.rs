use kontor_core::id::Id;
use proptest::prelude::*;

use super::*;

const TABLE: u16 = 10;

fn author(slot: u32, seq: u64, seen: u64) -> Author {
    Author { mark: Mark { seq, slot, incarnation: 1, dseq: seq, hlc: seq << 16 }, seen }
}
fn at(author: Author, hlc: u64) -> Author {
    Author { mark: Mark { hlc, ..author.mark }, ..author }
}
fn id() -> Id {
    Id::named("row")
}
fn put(cells: Vec<CellAt>) -> Op {
    Op::Put { table: TABLE, id: id(), cells }
}
fn set_to(column: u16, value: i64) -> Op {
    Op::Patch { table: TABLE, id: id(), cells: vec![(column, Cell::Int(value))] }
}
const REMOVE: fn() -> Op = || Op::Delete { table: TABLE, id: id() };

/// Column 1 is silent, column 2 visible, column 3 held.
fn policy(column: u16) -> Policy {
    match column {
        1 => Policy::Silent,
        2 => Policy::Visible,
        _ => Policy::Hold,
    }
}
fn made() -> Option<RowState> {
    let mut row = None;
    let cells = vec![(1, Cell::Int(0)), (2, Cell::Int(0)), (3, Cell::Int(0))];
    merge(&mut row, &author(1, 1, 0), &put(cells), policy).unwrap();
    row
}
fn value(row: &Option<RowState>, column: u16) -> &Cell {
    &row.as_ref().unwrap().cells[&column]
}

#[test]
fn same_customer_edited_twice_in_different_fields() {
    let mut row = made();
    merge(&mut row, &author(1, 2, 1), &set_to(1, 7), policy).unwrap();
    let second = merge(&mut row, &author(2, 3, 1), &set_to(2, 8), policy).unwrap();
    assert_eq!(second.clashes, []);
    assert_eq!((value(&row, 1), value(&row, 2)), (&Cell::Int(7), &Cell::Int(8)));
}

#[test]
fn same_field_later_clock_wins_and_the_other_is_shown() {
    for (first_hlc, second_hlc, stands) in [(10, 20, 8), (20, 10, 7)] {
        let mut row = made();
        merge(&mut row, &at(author(1, 2, 1), first_hlc), &set_to(2, 7), policy).unwrap();
        let second = merge(&mut row, &at(author(2, 3, 1), second_hlc), &set_to(2, 8), policy).unwrap();
        assert_eq!(value(&row, 2), &Cell::Int(stands));
        let clash = &second.clashes[0];
        assert_eq!((&clash.stands, &clash.other, clash.held), (&Cell::Int(stands), &Cell::Int(15 - stands), false));
    }
}

#[test]
fn a_clash_tells_what_stood_before_both_and_who_wrote_what() {
    let before = |row: &mut Option<RowState>, author: Author, value: i64| {
        let merged = merge(row, &author, &set_to(2, value), policy).unwrap();
        merged.clashes.first().map(|clash| (clash.before.clone(), clash.winner.slot, clash.loser.slot))
    };
    let mut row = made();
    assert_eq!(before(&mut row, author(1, 2, 1), 5), None);
    // Two in a row of one PC, which a second one knows nothing of.
    assert_eq!(before(&mut row, author(1, 3, 2), 6), None);
    assert_eq!(before(&mut row, author(1, 4, 2), 7), None);
    assert_eq!(before(&mut row, author(2, 5, 2), 8), Some((Some(Cell::Int(5)), 2, 1)));
    // A third beside them replaces the same value; the next round begins with what was seen.
    assert_eq!(before(&mut row, at(author(3, 6, 2), 1), 9), Some((Some(Cell::Int(5)), 2, 3)));
    assert_eq!(before(&mut row, author(1, 7, 6), 10), None);
    assert_eq!(before(&mut row, author(2, 8, 6), 11), Some((Some(Cell::Int(8)), 2, 1)));
    // What was erased is not told again.
    let erase = Op::Erase { table: TABLE, id: id(), cells: vec![(2, Cell::Text(String::new()))] };
    merge(&mut row, &author(1, 9, 8), &erase, policy).unwrap();
    assert!(row.unwrap().marks.before.is_empty());
}

#[test]
fn what_was_seen_is_replaced_whatever_the_clocks_say() {
    let mut row = made();
    merge(&mut row, &at(author(1, 2, 1), 1 << 40), &set_to(2, 7), policy).unwrap();
    let second = merge(&mut row, &at(author(2, 3, 2), 1), &set_to(2, 8), policy).unwrap();
    assert_eq!((second.clashes.len(), value(&row, 2)), (0, &Cell::Int(8)));
    // One's own earlier change was seen, although head office had not told it yet.
    let third = merge(&mut row, &at(author(2, 4, 2), 1), &set_to(2, 9), policy).unwrap();
    assert_eq!((third.clashes.len(), value(&row, 2)), (0, &Cell::Int(9)));
}

#[test]
fn price_iban_and_credit_limit_wait_for_a_person() {
    let mut row = made();
    merge(&mut row, &at(author(1, 2, 1), 10), &set_to(3, 7), policy).unwrap();
    let second = merge(&mut row, &at(author(2, 3, 1), 20), &set_to(3, 8), policy).unwrap();
    assert_eq!(value(&row, 3), &Cell::Int(7), "nothing changes until somebody decides");
    assert!(second.applied.is_empty() && second.clashes[0].held);
    // Whoever has seen it decides by saying what shall stand.
    let decided = merge(&mut row, &author(2, 4, 3), &set_to(3, 8), policy).unwrap();
    assert_eq!((decided.clashes.len(), value(&row, 3)), (0, &Cell::Int(8)));
}

#[test]
fn the_same_answer_of_two_people_is_no_clash() {
    let mut row = made();
    merge(&mut row, &author(1, 2, 1), &set_to(3, 7), policy).unwrap();
    let second = merge(&mut row, &author(2, 3, 1), &set_to(3, 7), policy).unwrap();
    assert_eq!(second, Merged::default());
}

#[test]
fn edit_against_delete() {
    let mut row = made();
    merge(&mut row, &author(1, 2, 1), &REMOVE(), policy).unwrap();
    let edit = merge(&mut row, &author(2, 3, 1), &set_to(1, 5), policy).unwrap();
    assert!(!row.as_ref().unwrap().removed, "the work counts more");
    assert_eq!((edit.applied.len(), edit.clashes.len()), (2, 1));

    let mut row = made();
    merge(&mut row, &author(2, 2, 1), &set_to(1, 5), policy).unwrap();
    let removal = merge(&mut row, &author(1, 3, 1), &REMOVE(), policy).unwrap();
    assert!(removal.applied.is_empty() && removal.clashes.len() == 1, "the removal is a request");

    let mut row = made();
    merge(&mut row, &author(1, 2, 1), &REMOVE(), policy).unwrap();
    let seen = merge(&mut row, &author(2, 3, 2), &set_to(1, 5), policy).unwrap();
    assert!(row.as_ref().unwrap().removed && seen.clashes.is_empty(), "who knew of it did not bring it back");
}

#[test]
fn erasing_wins_for_ever() {
    let mut row = made();
    let erase = Op::Erase { table: TABLE, id: id(), cells: vec![(1, Cell::Text(String::new()))] };
    merge(&mut row, &author(1, 2, 0), &erase, policy).unwrap();
    for op in [set_to(1, 9), put(vec![(1, Cell::Int(9))]), Op::Undelete { table: TABLE, id: id() }] {
        assert_eq!(merge(&mut row, &author(2, 3, 9), &op, policy), Err(Refusal::Erased));
    }
    let removal = merge(&mut row, &author(1, 2, 0), &REMOVE(), policy).unwrap();
    assert!(removal.clashes.is_empty() && row.unwrap().removed, "it goes with what it said");
}

#[test]
fn what_a_commit_wrote_before_it_has_seen() {
    let (mut row, author) = (None, author(1, 1, 0));
    merge(&mut row, &author, &put(vec![(2, Cell::Int(1))]), policy).unwrap();
    let again = merge(&mut row, &author, &set_to(2, 2), policy).unwrap();
    assert_eq!((value(&row, 2), again.clashes.len()), (&Cell::Int(2), 0));
    let removal = merge(&mut row, &author, &REMOVE(), policy).unwrap();
    assert!(row.unwrap().removed && removal.clashes.is_empty());
}

#[test]
fn a_fact_stands_as_it_is() {
    let fact = |value| Op::Fact { table: TABLE, id: id(), cells: vec![(1, value)] };
    let mut row = None;
    merge(&mut row, &author(1, 1, 0), &fact(Cell::Int(1)), policy).unwrap();
    let before = row.clone();
    assert_eq!(merge(&mut row, &author(1, 2, 0), &fact(Cell::Int(1)), policy), Ok(Merged::default()));
    assert_eq!(merge(&mut row, &author(2, 3, 0), &fact(Cell::Erased), policy), Ok(Merged::default()));
    assert_eq!(merge(&mut row, &author(2, 4, 9), &fact(Cell::Int(2)), policy), Err(Refusal::OtherFact));
    assert_eq!(row, before);
    assert_eq!(merge(&mut None, &author(1, 1, 0), &set_to(1, 1), policy), Err(Refusal::NoRow));
}

fn change() -> impl Strategy<Value = (u32, u64, u64, Op)> {
    let op = prop_oneof![
        4 => (1_u16..4, 0_i64..4).prop_map(|(column, value)| set_to(column, value)),
        1 => Just(REMOVE()),
        1 => Just(Op::Undelete { table: TABLE, id: id() }),
    ];
    (1_u32..4, 0_u64..12, 0_u64..50, op)
}

proptest! {
    /// A PC that applies what head office sends, in order and without thinking, has what head office has.
    #[test]
    fn replicas_that_apply_blindly_agree(changes in prop::collection::vec(change(), 0..40)) {
        let mut row = made();
        let mut replica = row.clone().unwrap();
        for (at_step, (slot, seen, hlc, op)) in changes.into_iter().enumerate() {
            let seq = at_step as u64 + 2;
            let merged = merge(&mut row, &at(author(slot, seq, seen.min(seq - 1)), hlc), &op, policy).unwrap();
            for op in merged.applied {
                match &op {
                    Op::Delete { .. } => replica.removed = true,
                    Op::Undelete { .. } => replica.removed = false,
                    op => op.cells().iter().for_each(|(column, cell)| set(&mut replica, *column, cell)),
                }
            }
        }
        let row = row.unwrap();
        prop_assert_eq!(row.cells, replica.cells);
        prop_assert_eq!(row.removed, replica.removed);
    }
    /// Who had seen everything is never told of a clash, and its word stands.
    #[test]
    fn whoever_saw_all_of_it_decides(changes in prop::collection::vec(change(), 0..20), column in 1_u16..4, value in 10_i64..20) {
        let mut row = made();
        let mut seq = 1;
        for (slot, seen, hlc, op) in changes {
            seq += 1;
            merge(&mut row, &at(author(slot, seq, seen.min(seq - 1)), hlc), &op, policy).unwrap();
        }
        let merged = merge(&mut row, &at(author(9, seq + 1, seq), 0), &set_to(column, value), policy).unwrap();
        prop_assert_eq!(merged.clashes, vec![]);
        prop_assert_eq!(&row.unwrap().cells[&column], &Cell::Int(value));
    }
    /// Two changes that did not know of each other come to the same row in either order, in every column that is not held.
    #[test]
    fn the_order_of_arrival_does_not_decide(one in (1_u16..3, 0_i64..4, 0_u64..9), other in (1_u16..3, 0_i64..4, 0_u64..9)) {
        let come = |first: (u16, i64, u64), first_slot, second: (u16, i64, u64), second_slot| {
            let mut row = made();
            merge(&mut row, &at(author(first_slot, 2, 1), first.2), &set_to(first.0, first.1), policy).unwrap();
            merge(&mut row, &at(author(second_slot, 3, 1), second.2), &set_to(second.0, second.1), policy).unwrap();
            row.unwrap().cells
        };
        prop_assert_eq!(come(one, 2, other, 3), come(other, 3, one, 2));
    }
    #[test]
    fn marks_come_back_from_their_bytes(seq in any::<u64>(), slot in any::<u32>(), columns in prop::collection::btree_map(any::<u16>(), any::<u64>(), 0..9)) {
        let mark = |hlc| Mark { seq, slot, incarnation: 3, dseq: 4, hlc };
        let cells = columns.into_iter().map(|(column, hlc)| (column, mark(hlc))).collect();
        let before = [(7, Cell::Text("before".to_owned()).encode().into())].into();
        let marks = Marks { made: mark(1), removal: Some(mark(2)), cells, before };
        prop_assert_eq!(minicbor::decode::<Marks>(&minicbor::to_vec(&marks).unwrap()).unwrap(), marks);
    }
}
