-- What head office did not apply can be tried again, also where the row left with the answer. compat: keep

-- The ops of a refused commit as they were written, until somebody tries them again or lets them go.
ALTER TABLE refusal ADD COLUMN ops BLOB;
