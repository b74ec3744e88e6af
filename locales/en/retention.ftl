# How long files of cases are kept, and disposal of those whose time is over.
nav-retention = Keeping of files

retention-title = Files whose time is over
retention-as-of = as of
retention-on = As of the end of
retention-look = Look
retention-schedule = Records schedule
retention-class = Class of file
retention-period = Period and ground
retention-no-period = No period known: nothing is disposed of
retention-begins = Counted from
retention-begins-closed = the day it was closed
retention-begins-year-end = the end of the year it was closed
retention-then = Then
retention-then-anonymise = person and words are erased
retention-then-archive = handed to the archive, then erased here
retention-due = Over
retention-later = Running
retention-unknown = Unknown
retention-list = Files to be disposed of
retention-total = { $count ->
    [one] One file is past its time.
   *[other] { $count } files are past their time.
}
retention-more = No more than these go with one signature; the rest next time.
retention-rest = { $count ->
    [one] One more; the record lists all.
   *[other] { $count } more; the record lists all.
}
retention-number = Number of the file
retention-closed = Closed
retention-until = Kept until the end of
retention-ground = Ground
retention-none = No file is past its time
retention-none-hint = Of a class whose period nobody knows, nothing is disposed of. Periods that the law leaves open are filled in gandan.toml, [[law.fill]], with their ground.
retention-held = { $count ->
    [one] One file is past its time and held because of a dispute.
   *[other] { $count } files are past their time and held because of a dispute.
}
retention-kin = { $count ->
    [one] One file is past its time and belongs to one that must be kept.
   *[other] { $count } files are past their time and belong to ones that must be kept.
}
retention-what = What goes and what stays
retention-goes = Erased: names, addresses, contact, identity numbers, words of the petition, files, messages, words of the proceedings and of papers, fingerprints for finding doubles, receipt codes, drafts, notices not yet sent, the search index.
retention-stays = Kept: number of the file, days, kind, subject, commune, body, clocks, outcome, numbers of papers, the public copy without names. Public figures do not change.
retention-backups = Backups made before still hold the contents: destroy them in their turn. After restoring an older backup the files appear here again and must be disposed of again.
retention-sign-title = Sign for disposal
retention-handed-over = Number of the archive's handover record
retention-handed-over-hint = Some of these files must be handed to the archive before they are erased here.
retention-archive-first = Give the number of the archive's handover record.
retention-seen = { $count ->
    [one] I have seen the list of one file and have it disposed of; this cannot be undone.
   *[other] I have seen the list of { $count } files and have them disposed of; this cannot be undone.
}
retention-not-seen = Tick that you have seen the list.
retention-sign = Sign
retention-day-to-come = That day is still to come: it can be looked at and not signed.
retention-list-changed = The list is not the one you looked at any more. Please look again, then sign.
retention-records = Disposals
retention-record = Record of disposal
retention-signed-by = Signed by
retention-state = State
retention-state-running = under way
retention-state-stopped = stopped
retention-state-sweeping = done, space still to be given back
retention-state-ended = done
retention-counts = Progress
retention-progress = { $done } disposed of, { $kept } kept after all, { $waiting } to go
retention-swept = Space on disk given back at
retention-stop = Stop
retention-again = Look again
retention-resume = Go on
retention-position = No.
retention-result = Result
retention-done = disposed of
retention-waiting = waiting
retention-kept-open = still being worked on
retention-kept-held = held because of a dispute
retention-kept-unknown = no period known
retention-kept-until = its time still runs
retention-kept-kin = belongs to a file that is kept
retention-kept-moved = went to another body
retention-kept-gone = disposed of before
retention-keeping = How long it is kept
retention-disposed-file = This file is past its time; person and words were erased on
retention-is-held = Held
retention-holds = Why it is held
retention-reason = Why it is kept beyond its time
retention-reason-hint = For example: before the court, under inspection, a serious matter to be kept for ever. This reason goes with the file.
retention-reason-missing = Say why it is held.
retention-hold = Hold
retention-lift = Hold no longer
retention-lifted = lifted:

notice-disposal-signed = Signed. The files are disposed of one after the other; this page shows how far it is.
notice-disposal-stopped = Stopped.
notice-disposal-resumed = It goes on.
notice-case-held = The file is held.
notice-case-released = The file follows the schedule again.

cli-retention-body = { $body }, as of the end of { $day }
cli-retention-class = { $name }: { $period } · over { $due }, running { $later }, unknown { $unknown }
cli-retention-nothing = no period known, nothing is disposed of: { $why }
cli-retention-line = { $number } · closed { $closed } · kept until the end of { $until } · { $citation } · { $then }
cli-retention-total = { $count } would be disposed of; { $held } held because of a dispute, { $kin } kept with another. Nothing was written: who may signs on the page Keeping of files.
cli-retention-no-body = There is no body with the code "{ $code }".
