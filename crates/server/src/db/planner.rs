//! What SQLite is told of the tables, so that it finds rows by the narrowest index.
//!
//! Without figures it takes ten rows for every value of a first column. All our keys begin with the firm, so it would rather read the
//! whole of a firm than look into another index, however many rows the firm has. The figures are the same for every database: a plan must
//! not depend on what was in it when somebody counted.

use super::{Result, Sql};

/// Columns that tell few rows of a firm apart.
const COARSE: &str = "'sort', 'part', 'tbl', 'device'";

/// Writes the figures: a million rows, of which a tenth belong to one firm, and to what is coarse in it a tenth of that.
///
/// # Errors
/// When the database cannot be written.
pub fn tell(sql: &mut dyn Sql) -> Result<()> {
    let figures = format!(
        "INSERT INTO sqlite_stat1 (tbl, idx, stat) \
         SELECT made.name, CASE known.origin WHEN 'pk' THEN made.name ELSE known.name END, \
                CASE WHEN EXISTS (SELECT 1 FROM pragma_index_info(known.name) AS of WHERE of.seqno = 1 AND of.name IN ({COARSE})) \
                THEN '1000000 100000 10000' ELSE '1000000 100000' END \
         FROM sqlite_schema AS made, pragma_index_list(made.name) AS known WHERE made.type = 'table'"
    );
    // The first makes the table of figures where there is none, the last makes them count at once.
    for statement in ["ANALYZE firm", "DELETE FROM sqlite_stat1", &figures, "ANALYZE sqlite_schema"] {
        sql.execute(statement, &[])?;
    }
    Ok(())
}
