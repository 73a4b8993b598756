-- People sign in and have roles of the firm's own; confidential figures stand in tables of their own. compat: bump

-- A role is the name of one that is ready to use or the identity of one of the firm's own: the program knows which there are.
CREATE TABLE user_with_role (
    id BLOB PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL CHECK (role <> ''),
    language TEXT, employee BLOB, active INTEGER NOT NULL CHECK (active IN (0, 1)), team BLOB, branch BLOB,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
-- People keep the roles that they have; their branch is that of their entry among the employees.
INSERT INTO user_with_role (id, name, role, language, employee, active, team, branch, _seq, _del)
SELECT u.id, u.name, u.role, u.language, u.employee, u.active, NULL, e.branch, u._seq, u._del
FROM user u LEFT JOIN employee e ON e.id = u.employee;
DROP TABLE user;
ALTER TABLE user_with_role RENAME TO user;

CREATE TABLE role (
    id BLOB PRIMARY KEY, name TEXT NOT NULL, grants TEXT NOT NULL, facets TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
    id BLOB PRIMARY KEY, name TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Passwords, as Argon2id leaves them (PHC strings). No record: they stand in no commit, list, export or search, and do not travel.
-- Failures are kept, so that a restart does not forget them.
CREATE TABLE password (
    user         BLOB    PRIMARY KEY,
    verifier     TEXT    NOT NULL,
    one_time     INTEGER NOT NULL CHECK (one_time IN (0, 1)),
    failures     INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failed_at_ms INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in (
    id BLOB PRIMARY KEY, user BLOB NOT NULL, device BLOB NOT NULL, at_ms INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('in', 'out', 'failed', 'waited', 'locked', 'new_password', 'reset')),
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_at ON sign_in (at_ms, id);
CREATE TRIGGER sign_in_unchanged BEFORE UPDATE ON sign_in WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: sign_in'); END;
CREATE TRIGGER sign_in_kept BEFORE DELETE ON sign_in BEGIN SELECT RAISE(ABORT, 'immutable: sign_in'); END;

CREATE TABLE party_credit (
    id BLOB PRIMARY KEY, party BLOB NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    limit_minor INTEGER NOT NULL CHECK (limit_minor >= 0), currency TEXT NOT NULL CHECK (length(currency) = 3),
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX party_credit_party ON party_credit (party);

CREATE TABLE employee_pay (
    id BLOB PRIMARY KEY, employee BLOB NOT NULL REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    per TEXT NOT NULL CHECK (per IN ('hour', 'month')), pay_minor INTEGER NOT NULL CHECK (pay_minor >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX employee_pay_employee ON employee_pay (employee);

-- For people who see what belongs to their branch only.
CREATE INDEX party_branch ON party (branch) WHERE branch IS NOT NULL;
