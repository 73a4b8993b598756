-- A deal lies with the team of whoever works on it; PCs hold the deals of the teams of their people. compat: keep
ALTER TABLE deal ADD COLUMN team BLOB;
CREATE INDEX deal_owner ON deal (owner) WHERE owner IS NOT NULL;
