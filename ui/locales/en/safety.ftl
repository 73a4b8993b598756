# Keys, recovery, backups.

settings-safety = Safety
cmd-settings-safety = Settings: Safety
safety-title = The key of the company
safety-hint = The company is encrypted. Whoever has the file and its key has everything in it; whoever loses the key loses everything.

recovery-title = Recovery key
recovery-missing = Not written down yet
recovery-hint = When this PC breaks or its key store is lost, the recovery key opens the company and its backups. It is shown once.
recovery-show = Write down the recovery key
recovery-written = Written down on { $date }
recovery-lost = It is not shown again. If the paper is lost, give the company a new key below.
recovery-print = Print
recovery-is-written = It is written down
recovery-keep = Keep the paper where neither fire nor a thief gets both, it and this PC. Do not photograph it.
recovery-prove = Read from the paper
recovery-prove-hint = Type groups { $first } and { $second } from the paper. Capitals, spaces and dashes do not matter.
recovery-group = Group { $number }
recovery-confirm = Confirm
recovery-done = The recovery key is written down
recovery-sheet = Recovery key of { $company }
recovery-sheet-hint = Opens the company and all backups made with this key: Open a company, then “With the recovery key”.
recovery-home = Write down the recovery key
recovery-home-hint = Without it, nobody can open the company when this PC breaks.

key-title = Where the key is kept
key-home-now = now
key-home-choose = Keep it there
key-home-store = In the key store of the computer
key-home-store-hint = Opens by itself for who is signed in to this computer. The usual choice.
key-home-file = In a file beside the company
key-home-file-hint = For computers without a key store. Whoever copies both files has the company.
key-home-file-warning = Whoever copies the company and this file can open it. Choose it only where there is no key store.
key-home-passphrase = Locked with a passphrase
key-home-passphrase-hint = Asked for whenever the company is opened.
key-passphrase = Passphrase
key-passphrase-again = Passphrase again
key-passphrase-now = Passphrase now
key-passphrase-set = Lock with it
key-passphrase-change = Change passphrase
key-passphrase-hint = At least 10 characters; four or five words that do not belong together. Nobody can tell it to you again; then only the recovery key helps.
key-moved-store = The key is in the key store
key-moved-file = The key is in a file beside the company
key-moved-passphrase = The key is locked with the passphrase
key-moved-no-passphrase = The passphrase is no longer asked for.
key-new = Make a new key
key-new-hint = When somebody may have copied the key, or has left the firm with a copy: the file is written anew under a new key.
key-new-title = Give { $name } a new key?
key-new-text = Everything is written anew, which takes as long as copying the file. Write down the new recovery key afterwards; older backups open with the old one.
key-new-then = Nobody can work meanwhile. If the power fails, the file opens with the old key or the new one.
key-new-now = Make it now
key-new-done = The company has a new key. Write down its recovery key now.
key-former = { $count ->
    [one] One former key is kept inside for older backups.
   *[other] { $count } former keys are kept inside for older backups.
}

## Opening without the key
open-title = Open { $name }
open-passphrase = Passphrase
open-passphrase-hint = The key of this company is locked with it.
open-recovery = Recovery key
open-recovery-hint = Eight groups of eight characters, from the paper. Capitals, spaces and dashes do not matter.
open-with-recovery = With the recovery key
open-with-passphrase = With the passphrase
open-key-gone = No key on this computer opens it. The recovery key does, and is kept in the key store again.
open-now = Open

## Backups
settings-backups = Backups
cmd-settings-backups = Settings: Backups
backup-now = Back up now
backup-elsewhere = Back up to another folder…
backup-running = Backing up. Everybody can work on.
backup-stop-hint = If you cancel, nothing half is left.
backup-made = Backed up, opened and checked
backup-made-findings = Backed up; the company breaks rules: verify it
backup-last-good = Last good backup: { $when }
backup-never = No good backup yet
backup-never-hint = The first one is made soon after opening, or now.
backup-failed = The backup failed, { $when }
backup-unplanned = No backups are made
backup-unplanned-hint = Choose a folder on another disk: when this PC breaks, everything since the last backup is gone.
backup-old-hint = It is old. Look whether the disk is connected.
backup-plan = Where and when
backup-plan-hint = Every backup is opened and checked after it was written.
backup-plan-saved = Backups saved
backup-folder = Folder
backup-folder-hint = On another disk, a network drive or a removable disk
backup-folder-choose = Choose folder…
backup-every = How often
backup-every-never = Not by the clock
backup-every-hours = { $hours ->
    [1] Every hour
    [24] Every day
    [168] Every week
   *[other] Every { $hours } hours
}
backup-at-closing = Also when the company is closed
backup-keep-daily = Days of which one stays
backup-keep-weekly = Weeks of which one stays
backup-keep-monthly = Months of which one stays
backup-list = The backups
backup-list-hint = The newest first.
backup-list-none = There is none in this folder yet.
backup-made-at = Made
backup-proof = Proof
backup-bytes = Size
backup-program = Version
backup-size = { $size } MB
backup-proven = Checked after writing
backup-not-whole = Not whole
backup-findings = { $count ->
    [one] Breaks one rule
   *[other] Breaks { $count } rules
}
backup-foreign = Of another PC or company
backup-restore = Restore…
restore-title = Restore the backup of { $when }
restore-hint = The company that is open now is kept beside it. Numbers go on after the highest one that was given.
restore-until = Up to when?
restore-as-it-was = As it was when the backup was made
restore-carried-on = Or carried on with what was done since, up to and with:
restore-older = Show earlier ones
restore-is-lost = would be gone
restore-loses-nothing = Nothing would be lost.
restore-loses = { $count ->
    [one] One change would be gone, from { $from }.
   *[other] { $count } changes would be gone, from { $from } on.
}
restore-loses-more = More than { $count } changes would be gone. Show earlier ones to see where they begin.
restore-now = Restore
restore-done = The company is restored
restore-replaced = What was there before lies in { $path }.
restore-unknown = It is not known which numbers were given since, so this PC goes on under a new code.
backup-home = Backups
put-back-home = An older copy of the company was put in its place
put-back-home-hint = Noticed on { $day }: { $missing ->
        [one] at least one change of this PC is missing
       *[other] at least { $missing } changes of this PC are missing
    }. New documents get numbers behind those that were given. If the newer file still exists, restore it.
welcome-backup = From a backup…
welcome-backup-title = Make a company of a backup
welcome-backup-type = Backup of a Kontor company
welcome-backup-place = Where the company shall lie

## After an upgrade
upgrade-title = Back to before the upgrade
upgrade-hint = When the company was brought to this version, the file from before was kept:
upgrade-back = Go back
upgrade-back-title = Put { $name } back to before the upgrade?
upgrade-back-text = The file from before takes its place again; the upgraded one stays beside it. The company is closed.
upgrade-back-lose-title = Changes were made since
upgrade-back-lose = Since the upgrade { $count } changes were made. The old file does not have them; they stay in the upgraded file beside it.
upgrade-back-anyway = Go back all the same
upgrade-back-done = The company is as it was before the upgrade
upgrade-back-done-hint = Open it with the version of Kontor that you used before. This version would upgrade it again.
