# Reports
nav-reports = Reports
reports-title = Reports
reports-owed = Calendar: periods, due days, who has sent
reports-own = Written here
reports-received = Received from below
reports-body = Body
reports-choose = Show
reports-report = Report
reports-period = Period
reports-from = Sender
reports-to = Goes to
reports-due = Due
reports-no-due = No due day known
reports-sent = Sent
reports-late = Sent late
reports-state = State
reports-none = No reports yet
reports-none-hint = Open the calendar, choose a period and begin.
reports-none-received = Nothing was received yet
reports-none-received-hint = Reports from below appear here once they are sent.
report-by-law = Owed by law
report-by-directive = Asked for by a directive
report-edition = Edition { $edition }

report-period-month = Month { $number }/{ $year }
report-period-quarter = Quarter { $number }/{ $year }
report-period-first-half = First half of { $year }
report-period-nine-months = Nine months of { $year }
report-period-second-half = Second half of { $year }
report-period-year = { $year }
report-period-span = Years { $span }
report-paper-period-month = month { $number } of { $year }
report-paper-period-quarter = quarter { $number } of { $year }
report-paper-period-first-half = the first half of { $year }
report-paper-period-nine-months = nine months of { $year }
report-paper-period-second-half = the second half of { $year }
report-paper-period-year = { $year }
report-paper-period-span = the years { $span }
report-paper-as-above = As above
report-paper-archive = Archive: VT
report-paper-closing = This is the report on { $subject } of { $body }.

report-state-draft = Being written
report-state-review = Before the head
report-state-signed = Signed, not sent
report-state-sent = Sent, not taken yet
report-state-accepted = Taken
report-state-returned = Sent back

report-act-submit = Put before the head
report-act-take-back = Take back to write on
report-act-sign = Sign the report
report-act-send = Send
report-act-accept = Take the report
report-act-return = Send back
report-act-revise = Write on for the next edition

report-follows = What will follow
report-follows-submit = The report waits for a signature. It can still be changed; after each change the head must look at it anew.
report-follows-take-back = The report is being written again.
report-follows-sign = The report takes the next number of the outgoing register. Its words cannot be changed any more; every figure is kept as it stands, later changes show as a difference.
report-follows-figures = { $count ->
    [0] There are no figures in it.
    [one] One figure is frozen.
   *[other] { $count } figures are frozen.
  }
report-follows-forms = The statistical forms are frozen too.
report-follows-send = The receiving body sees the report with its figures and evidence. It counts as sent today.
report-follows-accept = The sender sees that it was taken. Its words can be put into your own report, with their source.
report-follows-return = The sender sees the reason and writes the next edition. Until that is sent, the report counts as not there.
report-follows-revise = The report opens for its next edition. What was signed is kept.

report-begin = Begin a report
report-begin-act = Begin
report-write-for-task = Write a report by an outline
report-asked-by = Asked for by
report-outline = Outline
report-outline-hint = The parts of the report; they cannot be exchanged afterwards.
report-free-hint = The directive names no period: say the first and the last day the report is about.
report-first-day = From
report-last-day = To
report-days-turned = The last day has to be after the first.
report-days = from { $first } to { $last }

report-print = Print page
report-word = Word file
report-pdf = PDF
report-versions = Versions
report-print-signed = As signed: words, figures and number of that day.
report-print-draft = A draft: number, day and signature are left open.
report-look = Look at each
report-unanswered = { $count ->
    [one] One finding has no answer yet. It cannot be signed.
   *[other] { $count } findings have no answer yet. It cannot be signed.
  }
report-all-answered = { $count ->
    [one] One finding, answered.
   *[other] { $count } findings, all answered.
  }
report-nothing-found = The checks found nothing.
report-nothing-found-hint = It was held against the register, the last report and the reports from below.
report-checks-file = What was found before signing, with the answers
report-differs = { $count ->
    [one] One figure is another today. The report keeps what was signed; today's stands beside it.
   *[other] { $count } figures are others today. The report keeps what was signed; today's stand beside them.
  }
report-by = now answered for by { $body }
report-sent-for-task = Report { $number } was sent.
report-sent-on = sent on { $day }
report-signer = Signed by
report-way = The report's way
report-receipt-send = Sent
report-receipt-accept = Taken
report-receipt-return = Sent back
report-part-empty = Not written yet.
report-part-optional = Not written; left empty, it is not printed.
report-appendix = Appendix
report-sources = With words of:
report-evidence = Evidence
report-part-write = Write this part
report-part-saved-by = saved by { $name }, { $at }
report-figure-opens = Open the figure: definition and records
report-figure-since = (today { $value })

report-words = Words
report-words-hint = Each line is a paragraph; a line that begins with a dash is an item. Figures are written as signs in double brackets and printed as numbers.
report-words-long = This part is too long. Move some of it to another.
report-evidence-hint = A line each: words, a bar, an address. For example: Plan 12/KH-UBND | https://…
report-evidence-wrong = The address in the line “{ $line }” cannot be read.
report-evidence-many = At most { $most } pieces of evidence for a part.
report-save = Save
report-save-next = Save and go on: { $title }
report-other-saved = { $name } saved this part, { $at }
report-other-hint = Your words are still below. Put both together and save; saved as it is, yours takes the place of theirs, which stays among the versions.
report-figures = Figures at hand
report-figures-hint = Copy a sign into the words. The number opens to its records and agrees with the forms.
report-below = What lower bodies wrote
report-below-hint = Tick to put it at the end of this part, with the name of the body.
report-take = Put in the words of { $body }
report-taken = Already in.
report-previous = What the last report says
report-previous-open = Open the last report

report-checks-title = Checks before signing
report-finding-contradiction = Against the register
report-finding-carried = Carried over
report-finding-typed = Typed by hand
report-finding-unknown = No such figure
report-finding-empty = Left empty
report-finding-missing = Bodies missing
report-says-contradiction = The sentence says “{ $claim }”, and the register has:
report-says-carried = The same sentence stands in the last report:
report-says-typed = “{ $typed }” is typed although there is a definition; { $marker } could stand there:
report-says-unknown = No figure is called “{ $figure }”; it would be printed as it is.
report-says-empty = The outline asks for this part.
report-says-missing = { $count ->
    [one] One body has not sent its report for this period: { $names }
   *[other] { $count } bodies have not sent their reports for this period: { $names }
  }
report-answer = Answer:
report-answer-again = Change the answer
report-answer-field = Why it stays as it is
report-answer-act = Save the answer
report-answer-missing = Say why it stays as it is.
report-gone = Answered, and not found any more
report-finding-gone = This finding is not there any more. Open the checks again.

report-subject = Subject
report-symbol = Symbol
report-symbol-hint = The number comes from the register. For example: BC-UBND; for the Party: BC/TU.
report-place = Place
report-place-hint = For example: Mẫu
report-lines = Lines over the signature
report-lines-hint = One line each, the office last. For example: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH.
report-recipients = Recipients
report-recipients-hint = One line each.
report-heading-missing = The head and the signature of the paper are not complete.
report-reason = Reason, note
report-reason-hint = The sender reads this.
report-reason-missing = Sending back needs a reason.
report-stale = The report was changed after you opened the page. Open it again, look at it and try once more.
report-not-from-here = The report has gone on; this cannot be done any more.
report-forms-wait = The figures of the bodies below are not all counted yet. Open the statistical forms of the report, have them counted, and sign again.
report-not-open = The report is signed and cannot be changed.

report-version = Version
report-version-act = What
report-version-who = Who
report-version-at = When
report-version-changes = Changes
report-version-compare = Against the one before
report-version-save = Part saved
report-version-submit = Put before the head
report-version-take-back = Taken back
report-version-sign = Signed
report-version-send = Sent
report-version-accept = Taken
report-version-return = Sent back
report-version-revise = Opened again
report-versions-none = No versions yet
report-between = From version { $before } to version { $after }
report-between-hint = What went is struck through, what came is underlined.
report-between-none = The words did not change.
report-editions = Edition { $before } against edition { $after }

report-table-figures = Figures of the period
report-table-what = What
report-table-count = Count
report-table-whole = Out of
report-table-share = Share
report-table-other = Counted the other way
report-table-bodies = Body by body
report-table-body = Body
report-table-received = Matters received
report-table-in-time = In time
report-table-late = Late
report-table-overdue = Overdue
report-table-tasks = Tasks due
report-table-done = Done
report-table-tasks-overdue = Tasks overdue
report-table-sent = Report sent
report-table-clauses = What was done of the directive, task by task
report-table-clause = Task
report-table-due = Due
report-table-state = State
report-table-done-day = Done on
report-table-words = What was done
report-table-evidence = Evidence

clauses-title = Clause by clause
clauses-period = Period
clauses-period-hint = For example: 2026-Q3, 2026-H1, 2026. Left empty: all of it.
clauses-show = Show
report-period-wrong = “{ $period }” is no period. For example: 2026-Q3.
clauses-sum = { $total ->
    [one] One assignment, { $done } done.
   *[other] { $total } assignments, { $done } done.
  }
clauses-overdue = { $count ->
    [one] One overdue
   *[other] { $count } overdue
  }
clauses-unreported = { $count ->
    [one] One never reported
   *[other] { $count } never reported
  }
clauses-shown = The first { $shown } of { $total } are listed; all are counted. Choose a period to see fewer.
clauses-done = { $done } done, { $open } not.
clauses-nothing-said = Nothing reported.
clauses-no-rows = Nothing in this period, or nothing that you may see.
clauses-none = No task of this directive was signed yet
clauses-none-hint = Review the proposals and sign them; then there is something to follow.
clause-late = Overdue
clause-done-late = Done late

notice-report-begun = The report is open. Write part by part; each is saved by itself.
notice-report-part-saved = Saved.
notice-report-finding-answered = The answer is saved.
notice-report-submitted = Put before the head.
notice-report-taken-back = Taken back to write on.
notice-report-signed = Signed. The report has its number and waits to be sent.
notice-report-sent = Sent.
notice-report-accepted = The report is taken.
notice-report-returned = Sent back with the reason.
notice-report-revised = The report is open again.
