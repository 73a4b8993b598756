-- Deals on a pipeline, tasks and appointments, employees and their shifts. compat: bump

CREATE TABLE pipeline (
    id BLOB PRIMARY KEY, name TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE stage (
    id BLOB PRIMARY KEY, pipeline BLOB NOT NULL REFERENCES pipeline (id) DEFERRABLE INITIALLY DEFERRED, name TEXT NOT NULL,
    position INTEGER NOT NULL, probability TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('open', 'won', 'lost')), max_days INTEGER,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE deal (
    id BLOB PRIMARY KEY, title TEXT NOT NULL, party BLOB NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED, contact BLOB,
    stage BLOB NOT NULL REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED, amount_minor INTEGER NOT NULL, currency TEXT NOT NULL,
    expected_on TEXT, owner BLOB, branch BLOB, source TEXT NOT NULL, lost_reason TEXT NOT NULL, notes TEXT NOT NULL,
    stage_since_at_ms INTEGER NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_stage ON deal (stage, expected_on);
CREATE INDEX deal_party ON deal (party);

CREATE TABLE deal_line (
    id BLOB PRIMARY KEY, deal BLOB NOT NULL REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, item BLOB,
    text TEXT NOT NULL, quantity INTEGER NOT NULL, price TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_line_deal ON deal_line (deal);

CREATE TABLE stage_change (
    id BLOB PRIMARY KEY, deal BLOB NOT NULL REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, "from" BLOB, "to" BLOB NOT NULL,
    at_ms INTEGER NOT NULL, by BLOB NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX stage_change_deal ON stage_change (deal);

CREATE TABLE activity (
    id BLOB PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('task', 'call', 'meeting', 'mail', 'note')), subject TEXT NOT NULL,
    notes TEXT NOT NULL, due_on TEXT, starts_at_ms INTEGER, ends_at_ms INTEGER, assignee BLOB, party BLOB, link_kind TEXT, link_id BLOB,
    remind_at_ms INTEGER, done_at_ms INTEGER, outcome TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
-- The order of the list.
CREATE INDEX activity_order ON activity (done_at_ms IS NOT NULL, due_on IS NULL, due_on, starts_at_ms, id) WHERE _del = 0;
CREATE INDEX activity_due ON activity (due_on);
CREATE INDEX activity_starts ON activity (starts_at_ms);
CREATE INDEX activity_ends ON activity (ends_at_ms) WHERE ends_at_ms IS NOT NULL;
CREATE INDEX activity_assignee ON activity (assignee) WHERE assignee IS NOT NULL;
CREATE INDEX activity_link ON activity (link_id) WHERE link_id IS NOT NULL;
CREATE INDEX activity_party ON activity (party) WHERE party IS NOT NULL;
CREATE INDEX activity_remind ON activity (remind_at_ms) WHERE remind_at_ms IS NOT NULL AND done_at_ms IS NULL;

-- Reminders that this PC has already shown.
CREATE TABLE reminder_shown (
    activity BLOB NOT NULL, remind_at_ms INTEGER NOT NULL, PRIMARY KEY (activity, remind_at_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE employee (
    id BLOB PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, branch BLOB, phone TEXT NOT NULL, mail TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE shift (
    id BLOB PRIMARY KEY, employee BLOB NOT NULL REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7), starts_min INTEGER NOT NULL CHECK (starts_min BETWEEN 0 AND 1439),
    ends_min INTEGER NOT NULL CHECK (ends_min BETWEEN 1 AND 1440), break_min INTEGER NOT NULL, valid_from_on TEXT NOT NULL, valid_to_on TEXT,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX shift_employee ON shift (employee);

CREATE TRIGGER stage_change_unchanged BEFORE UPDATE ON stage_change WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: stage_change'); END;
CREATE TRIGGER stage_change_kept BEFORE DELETE ON stage_change BEGIN SELECT RAISE(ABORT, 'immutable: stage_change'); END;
