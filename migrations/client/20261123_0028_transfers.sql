-- Goods that go from one branch to another: a paper of the branch that sends, a paper of the branch that gets them. compat: bump

-- A check that only grows says nothing about rows that are there (sqlite.org/lang_altertable.html, section 7).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''receipt'', ''correction'')', '''receipt'', ''correction'', ''dispatch'', ''arrival'')')
WHERE type = 'table' AND name = 'document';
PRAGMA writable_schema = RESET;

ALTER TABLE document ADD COLUMN destination BLOB;

-- Two PCs may issue the same draft while they cannot see each other: that makes two documents. Until now a document had the identity of its draft.
ALTER TABLE document ADD COLUMN draft BLOB;
CREATE INDEX document_draft ON document (draft) WHERE draft IS NOT NULL;
