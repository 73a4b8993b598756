# Head office: the sign in the top bar, joining, what waits for somebody, merging.

## The sign
cmd-sync = State of sync
sync-also = head office connection offline network server
sync-sign = Sync:
sync-sign-current = All sent
sync-sign-waiting = { $count ->
    [one] { $count } change waits
   *[other] { $count } changes wait
}
sync-sign-sending = Sending { $count }
sync-sign-receiving = Receiving
sync-sign-offline = Offline
sync-sign-paused = Paused
sync-sign-stopped = Not syncing
sync-sign-loading = Loading { $percent }%
sync-sign-history = History { $percent }%
sync-sign-and-waiting = { $state } · { $waiting }
sync-needs = { $count ->
    [one] thing needs somebody
   *[other] things need somebody
}
sync-needs-long = { $count ->
    [one] One thing needs somebody: look at it
   *[other] { $count } things need somebody: look at them
}

## Behind the sign
sync-office = Head office
sync-told-alone = This company is not connected to a head office.
sync-told-never = Head office has not been reached yet. Work goes on as usual; everything is saved here.
sync-told-offline = Head office was last reached at { $since }. Work goes on as usual; everything is saved here.
sync-told-trying = Trying again now.
sync-told-next = The next try is in { $in }.
sync-told-contact = Connected. Last contact at { $at }.
sync-told-paused = Sync rests because somebody paused it. Nothing is sent and nothing comes in until it goes on.
sync-told-loading = The company is still coming in. You can work with what is there.
sync-told-history = Contacts, items and drafts are here; what was issued and posted is still coming in. Drafts, contacts, deals and activities can be written and saved; issuing, posting and deleting work when all of it is here.
sync-told-stopped = Everything is saved on this computer, and you can go on working. Nothing more is sent until this is settled.
sync-told-waiting = { $count ->
    [one] One change waits to be sent. It is safe on this computer.
   *[other] { $count } changes wait to be sent. They are safe on this computer.
}
sync-told-sending = { $count ->
    [one] One change is being sent.
   *[other] { $count } changes are being sent.
}
sync-told-sent = Everything done here has arrived at head office.
sync-told-papers-sending = { $count ->
    [one] One attachment ({ $size }) follows when the line is free. It is safe on this computer.
   *[other] { $count } attachments ({ $size }) follow when the line is free. They are safe on this computer.
}
sync-told-papers-wanted = { $count ->
    [one] One attachment of another PC has been asked for and comes as soon as head office has it.
   *[other] { $count } attachments of other PCs have been asked for and come as soon as head office has them.
}
sync-told-papers-coming = { $count ->
    [one] One attachment of another PC is coming in.
   *[other] { $count } attachments of other PCs are coming in.
}
sync-told-papers-full = Head office has no room for more attachments. They stay on this computer. Please tell your administrator.
sync-told-sparing = { $count ->
    [one] The line is spared: changes go every minute, papers and pictures wait. “Try now” sends at once.
   *[other] The line is spared: changes go every { $count } minutes, papers and pictures wait. “Try now” sends at once.
}
sync-told-as-of = What other branches did is known up to { $at }.
sync-told-lease-near = If head office is not reached by { $at }, this computer can only be read until it is.
sync-told-lease-ended = This computer has been without head office for too long: everything can be read, nothing can be changed. What waits is still sent, and with the next contact work goes on.
sync-told-clock-ahead = The clock of this computer is { $off } ahead of head office. Please set it: its times stand on papers and tasks.
sync-told-clock-behind = The clock of this computer is { $off } behind head office. Please set it: its times stand on papers and tasks.
sync-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
sync-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
sync-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
sync-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
sync-now = Try now
sync-rest = Pause
sync-go-on = Go on
sync-settings = Settings
sync-load = First load
sync-load-of = { $done } of { $of }
sync-as-of = As of { $at }
sync-not-all = Loading: not all is here yet
sync-not-all-percent = Loading { $percent }%: not all is here yet
sync-not-all-history = Loading history { $percent }%: what was posted is not all here yet
sync-as-of-hint = Other branches may have changed this since. It follows as soon as head office is reached.

## Joining
join-title = Join my firm
join-hint = The firm works with a head office, and this computer shall belong to it.
join-server = Address of head office
join-server-example = office.example.com:7443
join-server-hint = As your administrator wrote it down, with the number behind the colon if there is one.
join-code = Code
join-code-example = K7M4 XQ2P
join-code-hint = Eight characters, good for a quarter of an hour. Your administrator makes it at head office.
join-name = Name of this PC
join-name-hint = So that people know which one it is: counter, warehouse, Anna’s laptop.
join-now = Join
join-asking = Asking head office…
join-loading = The company is coming in…
join-loading-hint = You can begin as soon as customers and items are here; history follows while you work. When the line breaks, it goes on where it stopped.
join-stopped = Stopped. What has come in stays: open the company on the first screen, and it goes on.
office-again = Join again
office-again-hint = Head office does not let this PC in any more. With a new code it joins again and goes on from where it was; nothing that was done here is lost.
office-own = Become a PC of its own
office-own-hint = This company file is a copy of one that another PC works with. With a code from your administrator this computer joins as a PC of its own: it gets a new file with everything the firm has, and gives numbers of its own. What was done at this computer since it was copied comes along; what has no place any more – such as an invoice whose number the other PC gave, too – is listed afterwards among the changes that were not taken. The file of before stays on this computer and can be opened.
office-joined-again = This PC has joined again
office-fingerprint = Certificate of head office
office-hint = Where the PCs of the firm come together. Each of them works without it.
office-state = State
office-firm = Firm
office-pc = This PC
office-none = So far this company lives on this computer alone.
office-none-hint = With a head office several PCs work on one company, with or without a network. Set up the server first; it prints the address and the code that are asked for here. What is on this PC then goes to head office, and further PCs join there.
office-bring = Bring the company to head office
office-bring-title = Bring { $company } to head office?
office-bring-text = Everything in this company goes to { $server }. From then on this PC belongs to that head office; it is not taken back by a click. You can go on working meanwhile.
office-brought = The company is on its way to head office
office-brought-hint = The sign above tells how far it is.
office-lease = Without contact
office-lease-hint = A PC that does not reach head office works on for so long, and can only be read then until it does. So a PC that was lost does not keep its rights for ever.
office-lease-at-most = At most
office-lease-at-most-hint = It applies to all PCs of the firm. Each of them hears of it with its next contact.
office-lease-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
office-lease-here = This PC works until
office-line = Line
office-line-hint = How much of it the exchange with head office may take. It applies to this PC.
office-speed = At most
office-speed-hint = To spare a slow line or one that costs by volume. Where nothing may go over it at all, pause sync.
office-speed-all = As much as there is
office-speed-kilobytes = { $count } kB per second
office-spare = Spare the line
office-spare-hint = For a line that costs by volume: changes go once in a while, papers and pictures wait.
office-spare-never = Never
office-spare-metered = While the system calls it metered
office-spare-always = Always
office-spare-minutes = Changes go
office-spare-every = { $count ->
    [one] every minute
   *[other] every { $count } minutes
}

## Before a period is closed
late-pcs = { $count ->
    [one] One PC may still bring something of it
   *[other] { $count } PCs may still bring something of it
}
late-pcs-none = Every PC has sent everything of it
late-pc-seen = last heard of { $time } ago
late-pc-seen-on = last heard of on { $when }
late-pc-waiting = { $count ->
    [one] one change waited on it then
   *[other] { $count } changes waited on it then
}
late-pc-clean = all of it is here up to { $when }
late-pc-never = it has never said that all of it is here
