# One sentence for every code of crates/core/src/fault.rs: what is wrong, and what can be done.

## Fields
err-required = Please fill this in.
err-too-long = This is too long: at most { $max } characters fit.
err-bad-format = This cannot be read. { $example ->
    [missing] Please check what you typed.
   *[other] Example: { $example }
}
err-not-a-choice = Please choose one of the values in the list.
err-out-of-range = This must lie between { $min } and { $max }.
err-too-many-decimals = Too many decimals: this field keeps { $max }. Nothing is rounded for you.
err-not-positive = This must be more than zero.
err-negative = This must not be less than zero.
err-bad-check-digit = The check digit does not fit. Please compare it with the original.
err-end-before-start = The end lies before the start.
err-repeated = This value is in the list already.

## Amounts
err-amount-too-large = This amount is too large to be kept exactly.
err-currency-mismatch = { $left } and { $right } cannot be added up. Please use one currency.
err-unknown-currency = “{ $currency }” is not a currency code. Example: EUR

## Requests
err-not-found = This record is no longer there. Somebody may have removed it.
err-not-allowed = You may not do this. Ask your administrator for the right “{ $permission }”.
err-out-of-sight = You would not see this record any more. Ask somebody who sees it there, too.
err-more-than-own = You cannot give rights that you do not have yourself. Ask somebody who may do everything.
err-right-needs = The right “{ $right }” tells more than this role allows. Give “{ $needs }” as well, or take the right away.
err-preview-only = The program is shown as another role sees it. End the preview to change something.
err-bad-request = The program sent something that cannot be read ({ $detail }). Your data is unchanged.
err-request-too-large = This is too much at once: at most { $max } MB can be sent. Your data is unchanged.
err-unknown-command = This version does not know “{ $name }”. Please update the program.
err-changed-meanwhile = Somebody changed this record meanwhile. What you typed is kept; look at the new version, then save again.
err-immutable = This document is issued and stays as it is. Make a correction document instead.
err-wrong-state = “{ $action }” is not possible while the state is “{ $state }”.
err-erased = What was known of this person was erased for ever. Please make a new record.
err-nothing-to-do = There is nothing left to do here.

## Taxes, prices, terms
err-no-tax-rate = No rate of the tax category “{ $category }” is valid on { $on }. Add one under Settings, Taxes.
err-reason-missing = Please give the reason for the tax exemption; it is printed on the invoice.
err-reason-not-allowed = This tax category needs no reason for an exemption. Please leave it empty.
err-tax-id-not-allowed = With “outside the scope of tax” no VAT id may stand on the document. Please choose another category or leave it out.
err-below-floor-price = { $floor ->
    [missing] The price { $price } lies below the lowest price. Somebody who may must approve it.
   *[other] The price { $price } lies below the lowest price { $floor }. Somebody who may must approve it.
  }
err-seller-tax-id-missing = Your own VAT id is missing. Enter it under Settings, Company.
err-buyer-tax-id-missing = The customer’s VAT id is missing. Enter it at the contact.
err-category-must-stand-alone = “Outside the scope of tax” cannot stand beside other tax categories in one document.
err-price-list-cycle = These price lists build on each other in a circle. Choose another base list.
err-no-price = No price was found for “{ $item }”. Please type one.
err-unknown-unit = This item is not kept in the unit “{ $unit }”. Add the unit at the item first.
err-terms-do-not-add-up = The parts of the payment term must add up to 100 %.
err-no-exchange-rate = No exchange rate for { $currency } is known on { $on }. Please enter one.

## Sales chain
err-other-branch = This place belongs to another branch. Send the goods with a dispatch: both branches get a paper.
err-on-the-way = These goods are on their way: somebody has to receive them. What got lost: receive it, then write it off with a stock correction.
err-more-than-left = Only { $left } is left of this line.
err-party-blocked = This customer is blocked. Lift the block at the contact first.
err-credit-exceeded = { $limit ->
    [missing] This customer owes more than its credit allows. Somebody who may must approve the document.
   *[other] This customer owes { $open }, more than its credit of { $limit } allows. Somebody who may must approve the document.
  }
err-no-lines = Please add at least one line.
err-more-than-open = Only { $open } is still open.

## Stock
err-not-enough-stock = Not enough of “{ $item }” in that place: { $available } available.
err-same-place = From and to are the same place.
err-not-stocked = This item is not kept in stock.

## Ledger
err-unbalanced = Debit { $debit } and credit { $credit } do not balance.
err-period-closed = The books are closed until { $until }. Choose a later date.
err-unknown-account = There is no account { $account } in the chart.

## The company file
err-sign-in-needed = Nobody is signed in. Sign in to go on.
err-locked = The desk is locked. Give your password to go on; nothing that you typed is lost.
err-wrong-password = Name and password do not fit. Check the keyboard and try again.
err-too-many-tries = Too many wrong passwords. Try again in { $seconds } seconds.
err-password-missing = This person has no password yet. An administrator gives one for the first time under Settings, People.
err-new-password-needed = Set a password of your own first.
err-password-too-short = Please use at least { $min } characters.
err-file-in-use = Another program has this company open. Close it there and try again.
err-not-a-company = This file is not a company, or the key does not fit.
err-newer-file = This company was last used with a newer version ({ $file }; this is { $program }). Please update; nothing was changed.
err-read-only = The file or its folder cannot be written. Check the rights, or choose another folder.
err-disk-full = The disk is full. Nothing was changed; free some room and try again.
err-disk-failed = The disk with this file does not answer ({ $detail }). Connect it again and reopen the company; everything that was finished before is kept.
err-file-missing = There is no file { $path }.
err-file-exists = There is a file { $path } already. Choose another name.
err-key-store-unavailable = The key store of this computer cannot be reached. Unlock it, or use the passphrase.
err-key-missing = This computer has no key for this company. Enter the passphrase or the recovery key.
err-passphrase-missing = The key of this company is locked with a passphrase. Enter it.
err-wrong-passphrase = This passphrase does not open the key. Check capital letters and the keyboard layout.
err-key-store-locked = The key store of this computer is locked. Unlock it (sign in to your computer session) and try again, or open the company with its recovery key.
err-passphrase-too-short = The passphrase is too short: it needs at least { $min } characters. Four or five words that do not belong together are good.
err-recovery-key-wrong = Group { $group } is not as it was written down. Please compare it character by character.
err-recovery-key-length = The recovery key has { $expected } characters; these are { $length }.
err-recovery-key-other = This recovery key is typed correctly, but it does not open this file: it belongs to another company, or the company got a new key since.
err-recovery-key-confirmed = The recovery key was written down and confirmed; it is not shown again. If it is lost, give the company a new key.
err-file-damaged = The file is damaged ({ $detail }). Restore the last backup; the damaged file is kept.
err-upgrade-failed = The company could not be brought to this version ({ $detail }). Nothing was changed: the file still opens with the version that you used before. Please have it looked at before you try again.
err-work-since = Since then { $commits } changes were made, which the older file has not. They stay in the file that is put aside. Please confirm that you want to go back all the same.
err-restore-failed = The backup could not be restored ({ $detail }). The company is as it was before.
err-moment-unknown = The company file that is here does not lead from this backup to that moment. Restore the backup as it is, or choose a later one.
err-backup-folder-missing = The folder for backups is not there: { $path }. Please connect the disk or network drive, or choose another folder.
err-backup-target-full = There is no room left for the backup in { $path }. Nothing half is left there; please make room or keep fewer backups.
err-backup-target-read-only = Nothing can be written to { $path }. Please check the rights, or the switch on the disk.
err-backup-target-failed = Writing the backup to { $path } failed ({ $detail }). The company itself is not affected; please check the disk or the network.
err-backup-damaged = The backup is not what was written ({ $detail }). Please do not rely on this disk; the company itself is not affected.
err-internal = Something went wrong that should not have. Your data is safe. Reference: { $reference }

## Paper
err-unknown-printer = There is no printer “{ $printer }”. Choose another one.
err-print-failed = Printing failed ({ $detail }). The document is kept; try again.
err-bad-image = This picture cannot be read. Use PNG, JPEG or SVG of at most 2 MB and 40 million pixels.

## Everything, out and back
err-not-an-export = This file is not an export of everything. Choose the ZIP archive that “Export everything” has written.
err-export-newer = This export was written by a newer version (format { $version }; this program reads up to { $known }). Please update.
err-export-damaged = The export is damaged: { $part } ({ $detail }). Nothing was imported; please export again.
err-export-unknown = The export holds { $name }, which this version does not know. Nothing was imported; please update.
err-not-evidence = This file is no evidence package.
err-package-damaged = The package is not as it was signed: { $part } ({ $detail }). Do not rely on it; ask for it again.

## Spreadsheets
err-file-too-large = This file is too large: at most { $max } MB can be read. Please split it.
err-too-large = Unpacked, this workbook has more than { $max } MB. Please save the one sheet you need as CSV.
err-not-a-table = { $format ->
    [pdf] This is a PDF. Please export the list as CSV or Excel (XLSX) from the program it comes from.
    [image] This is a picture. Please choose a spreadsheet (CSV or XLSX).
    [document] This is a text document. Please copy the table into a spreadsheet and save it as XLSX.
    [xls] This is a workbook of an old Excel, or one with a password. Please save it as XLSX without a password.
    [ods] This is a workbook of LibreOffice. Please save it as XLSX or CSV.
    [html] This is a web page, even if it is called a spreadsheet. Please open it in Excel and save it as XLSX.
    [archive] This is an archive. Please unpack it and choose the spreadsheet in it.
   *[other] This is not a spreadsheet. Please choose a CSV or XLSX file.
}
err-table-damaged = This workbook is damaged ({ $detail }). Please open it in Excel and save it again.
err-no-rows = There are no rows in this file.
err-too-many-rows = This file has more than { $max } rows. Please split it.
err-too-long-for-paper = This list has more than { $max } rows: too many for paper. Narrow it down, or take a spreadsheet.
err-too-large-for-page = This file has more than { $max } MB: too much for a browser. Save it from the desktop window or with kontorctl.
err-too-many-columns = This file has more than { $max } columns. Please remove those that are not needed.
err-too-many-to-sort = More than { $max } rows cannot be sorted by this column. Narrow the list first: a period, a customer, a word.
err-too-many-to-group = More than { $max } rows cannot be grouped at once. Narrow the list first: a period, a customer, a word.
err-cell-too-long = A cell in row { $row } is longer than { $max } characters.
err-unclosed-quote = A quotation mark in row { $row } is never closed. Please correct it, or choose another delimiter.
err-unknown-encoding = The encoding “{ $encoding }” is not known. Please choose one from the list.
err-broken-cell = The cell “{ $value }” holds an error or characters that were lost. Please correct it, or choose another encoding.

## The window's own
err-unreachable = Kontor does not answer. Nothing was lost; check that it is still running and try again.
err-passwords-differ = This is not the password above.
err-number-taken = There is already a document with the number { $number }.
err-busy = A long task is writing at the moment. What you typed is kept; try again when it has finished.
err-stopped = Stopped. Nothing was changed.
err-column-missing = No column holds “{ $field }”, and the rows make no sense without it.
err-rows-wrong = { $rows ->
    [one] One row is wrong. Nothing was imported.
   *[other] { $rows } rows are wrong. Nothing was imported.
}
err-row-repeated = Row { $row } means the same record.
err-unknown-name = There is no “{ $value }” here.
err-ambiguous = More than one record is called “{ $value }”.
err-already-imported = This file has been imported before.
err-totals-differ = The totals of { $month } ({ $country }) do not match the file: { $books } instead of { $file }. Nothing was imported.
err-in-use = This is still used ({ $by }) and cannot be removed.

## What still uses it
entity-party = contact
entity-item = item
entity-item_category = item group
entity-price_list = price list
entity-price_item = price
entity-price_rule = price rule
entity-tax_category = tax
entity-tax_rule = tax rule
entity-payment_term = payment term
entity-pipeline = last stage of its kind
entity-deal = deal
entity-document = document
entity-draft = draft
entity-payment = payment
entity-entry = booking
entity-stock_move = stock move
entity-company = company
entity-activity = activity
entity-user = person
err-amount-of-lines = Sum of the lines

## Head office
err-access-ended = Your access to this company has ended: somebody who administers it removed you from the people who work here. Ask your administrator.
err-sync-unreachable = { $server } does not answer. You can go on working; it is tried again by itself.
err-sync-strange = Something else than head office answers at { $server }: perhaps a page of the network asks for a sign-in. It is tried again by itself.
err-sync-other-server = The server at { $server } shows another certificate than the one this PC joined with. Nothing was sent. Ask your administrator.
err-sync-unknown-pc = Head office at { $server } does not know this PC. Ask your administrator for a code and join again.
err-sync-busy = Head office has much to do at the moment. It is tried again by itself.
err-sync-refused = Head office refuses the request (status { $status }). It is tried again by itself; if this stays, ask your administrator.
err-sync-revoked = This PC was taken out of the firm. Ask your administrator.
err-sync-forked = Another PC works with a copy of this company file. To keep numbers from being given twice, nothing is sent from here any more. Ask your administrator for a code: under Settings, Head office, this PC becomes one of its own.
err-sync-upgrade = Head office knows tables up to version { $schema } only. What you do is kept and sent as soon as it is updated.
err-sync-wrong = Head office does not accept what this program sends ({ $what }). Your work is kept on this PC. Please tell your administrator.
err-sync-key-missing = The key with which this PC joined is not on this machine. Ask your administrator for a code and join again.
err-paper-away = { $count ->
    [one] { $name } was printed on another PC and is not on this one yet. It has been asked for and comes as soon as head office has it and is reached.
   *[other] { $count } papers were printed on other PCs and are not on this one yet. They have been asked for and come as soon as head office has them and is reached.
}
err-lease-ended = This PC has had no contact with head office for { $days ->
    [one] a day
   *[other] { $days } days
}. Everything can be read and what waits is still sent, but nothing can be changed until head office is reached again.
err-history-loading = History is still being loaded ({ $percent } %). You can write and save drafts, contacts, deals and activities; issuing, posting and deleting work in a moment.
err-pc-wiped = This PC was taken out of { $firm }. What was not sent yet was handed over to head office; the company, its backups in this program's folder and the keys were removed from this PC.
err-join-code-unknown = This code is not known. A code is good for a quarter of an hour and for one PC. Please compare it, or ask for a new one.
err-join-impostor = The server at this address could not prove that it is your head office. Nothing was sent. Please check the address.
err-join-other-company = This firm has another company at head office already. Join it as a new PC instead.
err-join-no-company = There is no company at head office yet. Bring yours there first: open it, then Settings, Head office.
err-joined-already = This company belongs to “{ $firm }” already.
