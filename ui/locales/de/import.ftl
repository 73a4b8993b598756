# Tabellen einlesen.
import-reason = Grund
import-wrong-rows = fehlerhafte Zeilen
