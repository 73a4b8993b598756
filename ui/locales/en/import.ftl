# Importing tables.
import-reason = Reason
import-wrong-rows = rows that are wrong
import-opening-stock = Opening stock
import-open-claim = Open from before
