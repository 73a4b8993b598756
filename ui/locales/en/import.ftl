# Importing tables.
import-reason = Reason
import-wrong-rows = rows that are wrong
