# The page with which an administrator looks after head office.

admin-title = Head office
admin-door-hint = For the administrator of the server.
admin-password = Password
admin-enter = Sign in
admin-leave = Sign out
admin-sections = Parts
admin-stale = What stands below may be old.
admin-pcs = PCs
admin-unsettled = To settle
admin-server = Server

## PCs
admin-pcs-none = No PC has joined yet
admin-pcs-none-hint = Enrol the first one: it gets a code, which is typed on that PC.
admin-head-pc = PC
admin-head-state = State
admin-head-holds = Holds
admin-head-seen = Last seen
admin-head-waits = Waits
admin-head-version = Version
admin-pc-here = Up to date
admin-pc-fetching = Fetching
admin-pc-away = Away
admin-pc-stale = Silent for too long
admin-pc-revoked = Taken out
admin-pc-disk = Disk nearly full: { $free } left
admin-period = Before a month is closed
admin-period-hint = The PCs from which something of it may still come.
admin-period-month = Month
admin-period-look = Look
admin-now = now
admin-ago = { $time } ago
admin-clock-ahead = Clock { $off } ahead
admin-clock-behind = Clock { $off } behind
admin-all-branches = All branches
admin-deals-of = Deals of { $teams }
admin-deals-of-no-team = Deals of no team
admin-to-send = { $count ->
    [one] { $count } change to send
   *[other] { $count } changes to send
}
admin-to-fetch = { $count ->
    [one] { $count } to fetch
   *[other] { $count } to fetch
}
admin-gigabytes = { $size } GB

## Enrolling
admin-enrol = Enrol a PC
admin-enrol-make = Make a code
admin-branch-hint = The PC holds what belongs to this branch, and what belongs to the whole firm.
admin-role = Work done there
admin-role-hint = From it follows what the PC holds: when the role changes, that changes with it.
admin-people-there = Who works there
admin-people-there-hint = The PC also holds what these people may see, in their own branches. It changes with their roles, and ends when they leave.
admin-code-title = Code for the new PC
admin-code-hint = On the new PC choose “Join my firm” and type:
admin-code-left = Good for { $left } more, for one PC.
admin-code-over = The code is no longer good.
admin-code-again = Make another
admin-copy = Copy
admin-copied = Address and code are copied
admin-fingerprint = Certificate: { $fingerprint }
admin-qr = Address and code as a picture for a camera

## Changing and taking out
admin-reach-of = What { $name } holds
admin-reach-text = What it gains comes to it at its next contact; what it loses leaves its disk.
admin-reach-done = { $name } changes at its next contact
admin-revoke-of = Take { $name } out
admin-revoke-title = Take { $name } out of the firm?
admin-revoke-text = It gets nothing more from now on, and what it still sends is kept apart for you to look at. At its next contact it forgets the company. For a PC that was lost or stolen, also change the passwords of the people who worked there. To let it in again it needs a new code.
admin-revoke-waiting = { $count ->
    [one] One change of it has not arrived yet.
   *[other] { $count } changes of it have not arrived yet.
}
admin-revoke = Take out
admin-revoked = { $name } is taken out

## To settle
admin-unsettled-none = Nothing waits
admin-unsettled-none-hint = Issues, kept changes and what revoked PCs still sent come here.
admin-issues = Issues
admin-issues-hint = They wait in the inbox of those who may settle them, at any PC.
admin-a-field = A field
admin-parked = Kept for later
admin-quarantine = Kept apart
admin-quarantine-hint = From PCs that were taken out or whose file was copied. None of it is applied.

## People
admin-people-none = No people yet
admin-people-hint = People, roles and passwords are looked after at any PC: Settings, People. They count on all of them.

## Server
admin-backups = Backups
admin-backup-never = No backup yet
admin-backup-hint = Copy the file to another machine. After a restore the PCs bring back what the backup does not have.
admin-backup-now = Back up now
admin-backup-done = Backup made
admin-backup-postgres = The database is a PostgreSQL: back it up with its own tools.
admin-machine = Machine
admin-version = Version
admin-backup-last = Last backup { $when }, { $size }
admin-backup-since = { $count ->
    [one] One change has come since.
   *[other] { $count } changes have come since.
}
admin-database = Database
admin-attachments = Pictures and papers
admin-megabytes = { $size } MB
admin-code-founder = On the PC that brings the company: Settings, Head office, then type:
admin-of-pc = From PC { $code }
admin-parked-hint = From a newer program. They are applied as soon as this server has been updated.
admin-quarantine-revoked = { $count ->
    [one] PC { $code } was taken out and still sent one change
   *[other] PC { $code } was taken out and still sent { $count } changes
}
admin-quarantine-fork = { $count ->
    [one] A copy of the company file of PC { $code } sent one change
   *[other] A copy of the company file of PC { $code } sent { $count } changes
}
admin-facet-cost = costs
admin-facet-credit = credit limits
admin-facet-bank = bank accounts
admin-facet-pay = pay

## What can go wrong
admin-err-unreachable = Head office does not answer. It is tried again by itself.
admin-err-signed-out = You are signed out.
admin-err-wrong-password = That is not right.
admin-err-wait = Too many wrong tries: wait { $wait }.
admin-err-name-the-firm = This server has more than one firm: which one?
admin-err-not-found = That is no longer there.
admin-err-revoked-before = This PC was taken out before.
admin-err-no-backup-here = This database has backup tools of its own.
admin-err-bad-request = Head office does not understand this page. Load it anew.
admin-err-failed = That failed. The log of the server says why.
