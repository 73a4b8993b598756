-- Whose work is done at a PC: a role and people, from which follows what it may hold. PCs without it hold what they held; compat: keep
ALTER TABLE device ADD COLUMN seat TEXT;
ALTER TABLE enrolment ADD COLUMN seat TEXT;
