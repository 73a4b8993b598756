//! The cases TX and CR of the acceptance tables. Each row: id, document, net, tax, gross, and base and tax per group.

use super::*;

type Row = (&'static str, DocumentInput, [&'static str; 3], &'static [(&'static str, &'static str)]);

fn check((id, input, [net, tax, gross], groups): Row) {
    let totals = total(&input).unwrap_or_else(|faults| panic!("{id}: {faults}"));
    let figure = |text: &str| money(text, input.currency);
    assert_eq!((totals.net, totals.tax, totals.gross), (figure(net), figure(tax), figure(gross)), "{id}");
    let found: Vec<(Money, Money)> = totals.groups.iter().map(|group| (group.base, group.charged)).collect();
    let expect: Vec<(Money, Money)> = groups.iter().map(|(base, tax)| (figure(base), figure(tax))).collect();
    assert_eq!(found, expect, "{id}: groups");
}

/// As many lines of one piece as there are prices.
fn each(prices: &[&str], tax: &LineTax) -> DocumentInput {
    document(prices.iter().map(|price| line("1", price, [tax.clone()])).collect())
}

#[test]
fn rounding_per_document_and_per_line() {
    let thousandth = ["1.001"; 100];
    let till = || {
        let price = [("4", "1.48"), ("1", "1.52"), ("1", "1.54"), ("1", "0.39")];
        document(price.map(|(quantity, price)| line(quantity, price, [vat("21")])).into())
    };
    let rows: Vec<Row> = vec![
        ("TX01 line", each(&["1.24", "1.24"], &vat("10")).per_line(), ["2.48", "0.24", "2.72"], &[("2.48", "0.24")]),
        ("TX01 document", each(&["1.24", "1.24"], &vat("10")), ["2.48", "0.25", "2.73"], &[("2.48", "0.25")]),
        ("TX02", each(&["1.24"], &vat("10")), ["1.24", "0.12", "1.36"], &[("1.24", "0.12")]),
        ("TX07 document", each(&thousandth, &vat("20")), ["100", "20", "120"], &[("100", "20")]),
        ("TX07 line", each(&thousandth, &vat("20")).per_line(), ["100", "20", "120"], &[("100", "20")]),
        ("TX13", each(&["0.0035", "0.0035"], &vat("10")), ["0", "0", "0"], &[("0", "0")]),
        (
            "TX24 line",
            each(&["55.55", "11.11"], &vat("23")).per_line(),
            ["66.66", "15.34", "82"],
            &[("66.66", "15.34")],
        ),
        ("TX24 document", each(&["55.55", "11.11"], &vat("23")), ["66.66", "15.33", "81.99"], &[("66.66", "15.33")]),
        (
            "TX25 line",
            each(&["299.33", "179.33", "99.34"], &vat("20")).per_line(),
            ["578", "115.61", "693.61"],
            &[("578", "115.61")],
        ),
        (
            "TX25 document",
            each(&["299.33", "179.33", "99.34"], &vat("20")),
            ["578", "115.60", "693.60"],
            &[("578", "115.60")],
        ),
        ("TX27 till", till().per_line(), ["9.37", "1.96", "11.33"], &[("9.37", "1.96")]),
        ("TX27 invoice", till(), ["9.37", "1.97", "11.34"], &[("9.37", "1.97")]),
        ("TX28 one", each(&["3.60"], &vat("5.5")), ["3.60", "0.20", "3.80"], &[("3.60", "0.20")]),
        ("TX28 ten", document(vec![line("10", "3.60", [vat("5.5")])]), ["36", "1.98", "37.98"], &[("36", "1.98")]),
        ("TX28 ten lines, document", each(&["3.60"; 10], &vat("5.5")), ["36", "1.98", "37.98"], &[("36", "1.98")]),
        ("TX28 ten lines, line", each(&["3.60"; 10], &vat("5.5")).per_line(), ["36", "2", "38"], &[("36", "2")]),
        ("TX29", yen(vec![line("1", "100.5", []), line("1", "100.5", [])]), ["202", "0", "202"], &[]),
        (
            "TX31",
            document(["84", "54", "288", "144", "430"].map(|pieces| line(pieces, "4.60", [vat("19")])).into()),
            ["4600", "874", "5474"],
            &[("4600", "874")],
        ),
        ("TX41", document(vec![line("9.5", "124.75", [])]), ["1185.13", "0", "1185.13"], &[]),
    ];
    rows.into_iter().for_each(check);
    let unit_tax = eur("1.24").to_decimal() * vat("10").factor();
    assert_eq!(unit_tax.to_string(), "0.1240", "TX02: unit tax");
    let printed = total(&yen(vec![line("1", "100.5", []), line("1", "100.5", [])])).unwrap();
    assert!(printed.lines.iter().all(|line| line.net.minor == 101), "TX29: lines print 101");
}

#[test]
fn several_taxes_on_a_line() {
    let eco = || LineTax::per_unit("eco", rate("5")).raising_base();
    let ten = |taxes| document(vec![LineInput::new(10.into(), 10.into(), taxes)]);
    let rows: Vec<Row> = vec![
        (
            "TX04",
            ten(vec![vat("10"), levy("local", "1.4")]),
            ["100", "11.40", "111.40"],
            &[("100", "10"), ("100", "1.40")],
        ),
        (
            "TX06",
            ten(vec![vat("18").raising_base(), levy("local", "7.5").in_sequence(1)]),
            ["100", "26.85", "126.85"],
            &[("100", "18"), ("118", "8.85")],
        ),
        (
            "TX09",
            document(vec![
                line("1", "30.00", [vat("10")]),
                line("-1", "2.95", [levy("half a", "10"), levy("half b", "10")]),
            ]),
            ["27.05", "2.41", "29.46"],
            &[("30", "3.00"), ("-2.95", "-0.29"), ("-2.95", "-0.30")],
        ),
        (
            "TX10",
            document(vec![line("5", "100", [eco(), vat("20").in_sequence(1)])]),
            ["500", "130", "630"],
            &[("500", "25"), ("525", "105")],
        ),
        (
            "TX10 reversed",
            document(vec![line("1", "126", [eco().included(), vat("20").in_sequence(1).included()])]),
            ["100", "26", "126"],
            &[("100", "5"), ("105", "21")],
        ),
        (
            "TX19",
            document(vec![line(
                "1",
                "50",
                [levy("withheld", "-20"), levy("fund", "4").raising_base(), vat("22").in_sequence(1)],
            )]),
            ["50", "3.44", "53.44"],
            &[("50", "-10"), ("50", "2"), ("52", "11.44")],
        ),
        (
            "one group although only one line has a tax that comes before",
            document(vec![
                line("1", "1.24", [LineTax::per_unit("eco", rate("1")).raising_base(), vat("10").in_sequence(1)]),
                line("1", "1.24", [vat("10")]),
            ]),
            ["2.48", "1.35", "3.83"],
            &[("1.24", "1"), ("3.48", "0.35")],
        ),
        (
            "two lines in opposite orders",
            document(vec![
                line("1", "100", [levy("a", "10").raising_base(), levy("b", "20").in_sequence(1)]),
                line("1", "100", [levy("b", "20").raising_base(), levy("a", "10").in_sequence(1)]),
            ]),
            ["200", "64", "264"],
            &[("220", "22"), ("210", "42")],
        ),
        ("TX42", document(vec![line("1", "100", [levy("withheld", "-15")])]), ["100", "-15", "85"], &[("100", "-15")]),
    ];
    rows.into_iter().for_each(check);
}

#[test]
fn reverse_charge_leaves_the_payable_alone() {
    let pair = LineTax::owed_and_deducted(rate("21")).unwrap();
    let included = pair.clone().map(LineTax::included);
    let rows: Vec<Row> = vec![
        ("TX20", document(vec![line("1", "100", pair)]), ["100", "0", "100"], &[("100", "21"), ("100", "-21")]),
        (
            "TX20 included",
            document(vec![line("1", "100", included)]),
            ["100", "0", "100"],
            &[("100", "21"), ("100", "-21")],
        ),
    ];
    rows.into_iter().for_each(check);
}

#[test]
fn tax_contained_in_the_price() {
    let contained = |percent: &str| vat(percent).included();
    let rows: Vec<Row> = vec![
        ("TX14", each(&["52.50"], &contained("12")), ["46.87", "5.63", "52.50"], &[("46.87", "5.63")]),
        (
            "TX14 in three lines",
            each(&["10", "20", "22.50"], &contained("12")),
            ["46.87", "5.63", "52.50"],
            &[("46.87", "5.63")],
        ),
        ("TX17 net a", yen(vec![line("1", "22689", [vat("19")])]), ["22689", "4311", "27000"], &[("22689", "4311")]),
        ("TX17 net b", yen(vec![line("1", "9176", [vat("19")])]), ["9176", "1743", "10919"], &[("9176", "1743")]),
        (
            "TX17 gross a",
            yen(vec![line("1", "27000", [contained("19")])]),
            ["22689", "4311", "27000"],
            &[("22689", "4311")],
        ),
        (
            "TX17 gross b",
            yen(vec![line("1", "10920", [contained("19")])]),
            ["9176", "1744", "10920"],
            &[("9176", "1744")],
        ),
        ("TX22 document", each(&["11.90", "2.80"], &contained("21")), ["12.15", "2.55", "14.70"], &[("12.15", "2.55")]),
        (
            "TX22 line",
            each(&["11.90", "2.80"], &contained("21")).per_line(),
            ["12.14", "2.56", "14.70"],
            &[("12.14", "2.56")],
        ),
        ("TX36 whole", each(&["10.00"], &contained("10")), ["9.09", "0.91", "10"], &[("9.09", "0.91")]),
        ("TX36 less 2", each(&["10.00"], &contained("10")).less("2"), ["7.27", "0.73", "8"], &[("7.27", "0.73")]),
        ("TX36 two lines", each(&["10.00", "10.00"], &contained("10")), ["18.18", "1.82", "20"], &[("18.18", "1.82")]),
        (
            "TX37",
            document(vec![line("1", "10.00", [contained("10"), levy("local", "17.5").included()])]),
            ["7.84", "2.16", "10"],
            &[("7.84", "0.79"), ("7.84", "1.37")],
        ),
        (
            "TX43",
            document(vec![line("1", "1100", [contained("10")]), line("1", "110", [vat("10")])]),
            ["1110", "111", "1221"],
            &[("1110", "111")],
        ),
    ];
    rows.into_iter().for_each(check);
    let per_line = total(&each(&["11.90", "2.80"], &contained("21")).per_line()).unwrap();
    assert_eq!([per_line.lines[0].tax, per_line.lines[1].tax], [eur("2.07"), eur("0.49")], "TX22: taxes of the lines");
    let mixed = total(&document(vec![line("1", "1100", [contained("10")]), line("1", "110", [vat("10")])])).unwrap();
    let lines: Vec<(Money, Money)> = mixed.lines.iter().map(|line| (line.net, line.tax)).collect();
    assert_eq!(lines, [(eur("1000"), eur("100")), (eur("110"), eur("11"))], "TX43: lines");
}

#[test]
fn discounts_on_the_document() {
    let rows: Vec<Row> = vec![
        (
            "TX34",
            each(&["525.42"], &vat("18")).less_of_gross("-0.01"),
            ["525.43", "94.58", "620.01"],
            &[("525.43", "94.58")],
        ),
        (
            "TX34 two rates",
            document(vec![line("1", "300", [vat("20")]), line("1", "244.13", [vat("6.5")])]).less_of_gross("-0.01"),
            ["544.14", "75.87", "620.01"],
            &[("300.01", "60"), ("244.13", "15.87")],
        ),
        ("TX35", document(vec![line("3", "45", [vat("21")])]).less("60"), ["75", "15.75", "90.75"], &[("75", "15.75")]),
        ("TX39 amount", each(&["100"], &vat("10")).less("10"), ["90", "9", "99"], &[("90", "9")]),
        ("TX39 percent", each(&["100"], &vat("10")).less_percent("10"), ["90", "9", "99"], &[("90", "9")]),
        (
            "split by rate with largest remainder",
            document(vec![line("1", "100", [vat("19")]), line("1", "50", [vat("7")]), line("1", "50", [vat("7")])])
                .less("0.03"),
            ["199.97", "26", "225.97"],
            &[("99.99", "19"), ("99.98", "7")],
        ),
    ];
    rows.into_iter().for_each(check);
}

#[test]
fn cash_rounding() {
    let price = |price: &str| document(vec![line("1", price, [])]);
    let taxed = document(vec![line("1", "999.99", [vat("15")])]);
    let rows: [(&str, DocumentInput, &str, &str); 6] = [
        ("CR01", taxed.to_coins(5, Rounding::Up), "0.01", "1150"),
        ("CR03 up", price("100.2").to_coins(50, Rounding::Up), "0.30", "100.50"),
        ("CR03 down", price("100.9").to_coins(100, Rounding::Down), "-0.90", "100"),
        ("CR03 half up", price("100.5").to_coins(100, Rounding::HalfUp), "0.50", "101"),
        (
            "a refund like its sale",
            document(vec![line("-1", "100.2", [])]).to_coins(50, Rounding::Up),
            "-0.30",
            "-100.50",
        ),
        ("nothing to do", price("100.5").to_coins(50, Rounding::Up), "0", "100.50"),
    ];
    for (id, input, rounding, gross) in rows {
        let totals = total(&input).unwrap();
        assert_eq!((totals.rounding, totals.gross, totals.due), (eur(rounding), eur(gross), eur(gross)), "{id}");
    }
}

#[test]
fn tax_in_another_currency() {
    // TX46: six decimals of the exchange rate must count.
    let zloty = Currency::new("PLN").unwrap();
    let totals = total(&document(vec![line("1", "10000000", [vat("23")])])).unwrap();
    assert_eq!(totals.tax_in(zloty, rate("4.273456")).unwrap(), money("9828948.80", zloty), "TX46");
    assert_eq!(totals.mirrored().tax_in(zloty, rate("4.273456")).unwrap(), money("-9828948.80", zloty), "TX46 credit");
}
