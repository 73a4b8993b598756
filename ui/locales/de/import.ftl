# Tabellen einlesen.
import-reason = Grund
import-wrong-rows = fehlerhafte Zeilen
import-opening-stock = Anfangsbestand
import-open-claim = Offen aus der Zeit davor
