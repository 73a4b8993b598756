//! Employees as they stand in lists.

use kontor_core::entity::{BranchId, EmployeeId, UserId};

use crate::list;

list! {
    /// An employee in the list.
    EmployeeRow from "employee e LEFT JOIN branch b ON b.id = e.branch \
        LEFT JOIN user u ON u.id = (SELECT x.id FROM user x WHERE x.employee = e.id AND x._del = 0 ORDER BY x.id LIMIT 1)"
    where "e._del = 0" key "e.id" search Employee viewed Employee as "e" order "e.active DESC", "e.name COLLATE NOCASE", "e.id" {
        /// Identity.
        id: EmployeeId = "e.id";
        /// Name.
        name: String = "e.name";
        /// What the person does.
        title: String = "e.title";
        /// Where the person works.
        branch: Option<BranchId> = "e.branch";
        /// Name of that branch.
        branch_name: Option<String> = "b.name";
        /// Telephone.
        phone: String = "e.phone";
        /// E-mail.
        mail: String = "e.mail";
        /// Whether the person still works here: `1` or `0` in filters.
        active: bool = "e.active";
        /// As whom the person works with the program.
        user: Option<UserId> = "u.id";
    }
}
