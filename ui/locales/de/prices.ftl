# Preislisten und die Preise darin.

cmd-price-new = Neuer Preis
price-list = Preisliste
price-change = Preis ändern
price-delete = Preis löschen
price-deleted = Der Preis wurde gelöscht
price-none = Noch keine Preise
price-none-hint = Ohne eigenen Preis gilt der Preis der Gruppe oder keiner.
price-unit = Je
price-from-quantity = Ab Menge
price-valid = Gültig
price-valid-from = Gültig ab
price-valid-to = Gültig bis
price-since = ab { $date }
price-until = bis { $date }
price-with-tax = Preis mit Steuer
price-without-tax = Preis ohne Steuer
price-includes-tax = mit Steuer
price-no-lists = Noch keine Preislisten
price-for-everybody = gilt für alle
price-count = { $count ->
    [one] { $count } Preis
   *[other] { $count } Preise
}
price-prices = Preise in der Liste
price-of = Artikel oder Gruppe
price-of-all = Alles
price-sku = Nummer
price-price = Preis
price-none-list-hint = Preise werden am Artikel angelegt. Eine Liste kommt ohne aus, wenn sie auf einer anderen aufbaut.
price-all-lists = Alle Preislisten
