//! Values as PostgreSQL takes and gives them.

use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::db::{DbError, Result, Row, Value};

/// The rows of an answer.
pub(super) fn rows(found: &[tokio_postgres::Row]) -> Result<Vec<Row>> {
    let read =
        |row: &tokio_postgres::Row| Ok(Row::new((0..row.len()).map(|at| value(row, at)).collect::<Result<_>>()?));
    found.iter().map(read).collect()
}

fn value(row: &tokio_postgres::Row, at: usize) -> Result<Value> {
    let kind = row.columns().get(at).map(tokio_postgres::Column::type_);
    Ok(match kind {
        Some(&Type::INT8) => row.try_get::<_, Option<i64>>(at)?.into(),
        Some(&Type::INT4) => row.try_get::<_, Option<i32>>(at)?.map(i64::from).into(),
        Some(&Type::TEXT | &Type::VARCHAR | &Type::NAME) => row.try_get::<_, Option<String>>(at)?.into(),
        Some(&Type::BYTEA) => row.try_get::<_, Option<Vec<u8>>>(at)?.into(),
        _ => return Err(DbError::Unreadable("type of a column")),
    })
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut tokio_postgres::types::private::BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(value) if *kind == Type::INT4 => i32::try_from(*value)?.to_sql(kind, out),
            Self::Int(value) => value.to_sql(kind, out),
            Self::Text(value) => value.to_sql(kind, out),
            Self::Bytes(value) => value.to_sql(kind, out),
        }
    }
    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::INT4 | Type::TEXT | Type::VARCHAR | Type::BYTEA)
    }
    to_sql_checked!();
}
