# Tasks: signing, giving, reporting, accepting, reminding
nav-assignments = To do
nav-follow = Follow-up
nav-overview = Leader
nav-figures = Figures
task-state-not_started = Not started
task-state-on_schedule = On schedule
task-state-behind = Behind
task-state-reported = Awaiting acceptance
task-state-done = Done
task-claim-not_started = Not started
task-claim-on_schedule = Under way, on schedule
task-claim-behind = Under way, behind
task-claim-done = Done
task-claimed-not_started = Report: not started
task-claimed-on_schedule = Report: on schedule
task-claimed-behind = Report: behind
task-claimed-done = Report: done
task-part-lead = Lead
task-part-supporting = Supporting
task-evidence-file = file
task-evidence-link = link
task-evidence-document = document of the library
task-round-week = Week { $number } of { $year }
task-round-month = Month { $number } of { $year }
task-round-quarter = Quarter { $number } of { $year }
task-round-first-half = First half of { $year }
task-round-second-half = Second half of { $year }
task-round-year = Year { $year }
task-hold-not-accepted = Nobody has accepted this proposal.
task-hold-already-issued = This proposal has been signed.
task-hold-nobody = Cannot be signed: no body is given it. Choose bodies on the reader page.
task-task = Task
task-body = Body
task-giver = Given by
task-document = Document
task-due = Due
task-state = State
task-round = Round
task-total = Total
task-overdue = Overdue
task-done-late = Done late
task-in-time = In time (the overdue count in the denominator)
task-overdue-days =
    { $days ->
        [one] { $days } day overdue
       *[other] { $days } days overdue
    }
task-done-late-days =
    { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }
task-days-left =
    { $days ->
        [one] { $days } day left
       *[other] { $days } days left
    }
task-due-today = Due today
task-no-due = The document names no day
task-period-ends = period ends { $day }
task-choose-head = Choose
task-choose = Choose { $title } – { $body }
task-chased-at = chased { $at }
task-evidence = Evidence
task-chaser-seen = Opened { $at }
task-chaser-unseen = Not opened yet
task-accepted = Accepted
task-returned = Returned
task-chased = Reminder from { $body }
task-list-title = To do
task-follow-title = Follow-up of what was given
task-list-only = Only:
task-list-clear = Show all
task-reach = Reach
task-reach-own = My bodies
task-reach-below = Also below
task-filters = Filter by state
task-filter-open = Not done
task-filter-overdue = Overdue
task-filter-soon = Due soon
task-filter-not_started = Not started
task-filter-on_schedule = On schedule
task-filter-behind = Behind
task-filter-reported = Awaiting acceptance
task-filter-done = Done
task-filter-done_late = Done late
task-filter-lead = Lead
task-filter-supporting = Supporting
task-filter-recurring = Recurring
task-filter-all = All
task-list-empty = Nothing in this list.
task-list-empty-hint = Try another filter. Work appears here only after somebody entitled has signed.
task-chase-chosen = Remind about those chosen
task-chase-preview-first = You see it before it is sent.
task-keys = Keys
task-keys-move = up and down
task-keys-open = open
task-keys-choose = choose
task-about = What was given
task-deadline-words = Words about time
task-report-to = Report to
task-signed-by = Signed by { $name }, { $at }
task-confidence = reader { $share } sure
task-confidence-label = How sure the reader is
task-whole = The whole task and all its bodies
task-note = Note of the giver
task-note-hint = Which part, if not the whole.
task-upper = Handed on from this assignment
task-report = Report
task-judge = Accept or return
task-hand-on = Hand on
task-chase = Remind
task-history = History
task-history-empty = No report yet.
task-subs = Handed on to
task-assignments = Bodies
task-recurring = Recurring
task-closed-at = ended { $at }
task-hidden =
    { $count ->
        [one] { $count } more row: see Follow-up.
       *[other] { $count } more rows: see Follow-up.
    }
task-close = End the recurring task
task-close-title = End this recurring task?
task-close-follows = No new round will come. Rounds already given stay and are still to be reported. The bodies see that it has ended.
task-close-confirm-missing = Please confirm that it ends.
task-close-already = This task has ended before.
task-sign-title = Sign and give tasks
task-sign-reader = Read the document
task-sign-which = Accepted proposals
task-sign-bodies =
    { $count ->
        [one] { $count } body
       *[other] { $count } bodies
    }
task-sign-unmatched = Matches no body
task-sign-left-out = Not given
task-sign-late-from-start = The day has passed: overdue as soon as it is signed
task-sign-first-round = First round:
task-sign-round-due = due { $day }
task-sign-round-no-due = the document names no day
task-sign-follows = When you sign
task-sign-follows-assignments =
    { $count ->
        [one] { $count } assignment is given at once; what recurs comes back by itself.
       *[other] { $count } assignments are given at once; what recurs comes back by itself.
    }
task-sign-follows-name = They are given in the name of { $keeper }, with your name and the time.
task-sign-follows-kept = Words, place in the text and the reader’s confidence stay with the task for ever and cannot be changed.
task-sign-seen = The bodies, those above them and the follow-up desk will see it. The public does not yet.
task-sign-seen-public = The bodies, those above them, the follow-up desk and the public will see it, because this document is published.
task-sign-confirm = I have looked at words, bodies and due day of each task
task-sign-confirm-missing = Please tick that you have looked at each task before you sign.
task-sign = Sign and give
task-sign-nothing = Choose at least one proposal to sign.
task-sign-taken = { $signer } signed one of these before. Nothing more was signed.
task-sign-taken-at = { $signer } signed at { $at }, before you did. Your click gave no further work.
task-sign-see = See what was given
task-sign-changed = A proposal was changed since you opened the page. Look at the new text below, then sign.
task-sign-before =
    { $count ->
        [one] { $count } proposal of this document has been signed.
       *[other] { $count } proposals of this document have been signed.
    }
task-sign-empty = No proposal waits for a signature.
task-sign-empty-hint = Officers accept proposals on the reader page; then they appear here.
task-sign-waiting =
    { $count ->
        [one] Sign { $count } waiting proposal
       *[other] Sign { $count } waiting proposals
    }
notice-tasks-signed = Signed. The bodies have their tasks.
task-report-title = Report progress
task-claim = How it stands
task-claim-hint = Overdue and late are counted from the days; nobody has to say so.
task-claim-missing = Choose how it stands.
task-words = What was done, what is in the way
task-words-hint = Be concrete. If it is late, say why and when it will be done.
task-figures = Figures
task-figures-hint = One row for each: what is counted, how many, of what.
task-figure-name = Figure { $row }: what is counted
task-figure-value = Figure { $row }: how many
task-figure-unit = Figure { $row }: unit
task-figure-name-missing = Say what this counts.
task-figure-value-missing = Give the number, or clear the row.
task-files = Files of evidence
task-files-hint = At most 10 files of 20 MB each. Pictures: jpg, png, webp; where and with what they were taken is removed. If the page comes back with an error, choose them again.
task-file-empty = The file { $name } is empty.
task-files-many = At most { $most } files at once.
task-links = Links of evidence
task-links-hint = One address a line. The address of a document in the library becomes a link to it.
task-link-wrong = Not an address: { $link }
task-link-document-unknown = No such document in the library: { $link }
task-report-follows = { $giver } will see this report with your name. If you say it is done, it waits for { $giver } to accept.
task-report-send = Send the report
task-report-words-missing = Say what was done.
task-report-words-too-long = The report is too long; put the long part into a file.
task-report-already-done = This has been accepted; there is nothing more to report.
notice-task-reported = The report was sent.
task-judge-title = Accept or return
task-judge-reason = Remark
task-judge-reason-hint = Needed for a return.
task-judge-reason-missing = Say why it is returned.
task-judge-follows = When you decide
task-judge-follows-accept = Accept: it is done on the day it was reported, not today; no more reports.
task-judge-follows-return = Return: it is under way again, or behind if the day has passed.
task-judge-seen = { $body } and those above see the verdict with your name.
task-accept = Accept
task-return = Return
task-judge-already-done = Somebody has accepted this before.
task-judge-nothing = No report waits to be judged here.
task-judge-changed = The body reported again after you opened the page. Open it anew to see the new report.
notice-task-accepted = Accepted.
notice-task-returned = Returned.
task-hand-on-title = Hand on
task-hand-on-to = To
task-hand-on-due-hint = Not after your own due day. Leave empty for none.
task-hand-on-follows = The bodies chosen see it at once. { $body } stays responsible for the whole and accepts their parts. They cannot hand it on further.
task-hand-on-none = The registry knows no body below.
task-hand-on-none-hint = An administrator can add some.
task-hand-on-no-body = Choose at least one body.
task-hand-on-itself = Not to yourselves.
task-hand-on-twice = { $body } has this task already.
task-hand-on-later = Not due after your own due day.
task-hand-on-further = This was handed on once and goes no further.
task-due-wrong = Not a day; choose one or leave it empty.
notice-task-handed-on = Handed on.
task-chase-title = Reminders: look before sending
task-chase-words = Words
task-chase-words-hint = All bodies below get the same words.
task-chase-first-words = Please report progress on the work below, and say what is in the way.
task-chase-words-missing = Write what the reminder says.
task-chase-to =
    { $count ->
        [one] About { $count } assignment
       *[other] About { $count } assignments
    }
task-chase-follows = These bodies see the reminder when they open the work, with your name and the time; when they open it is noted. What is sent cannot be taken back.
task-chase-send = Send the reminders
task-chase-nobody = Nothing needs a reminder.
task-chase-nobody-hint = Choose work on the Follow-up page. What is done, or waits for your own verdict, is not chased.
task-chase-left-out = Not sent: done, or awaiting acceptance
task-chase-many = At most { $most } at once.
task-chasers-title = Reminders sent
task-chasers-by = { $body }, sent by { $name }, { $at }
task-chasers-to = To: { $body }
notice-task-chased = The reminders were sent. This page can be printed.
notice-task-closed = The recurring task has ended.
task-document-title = Tasks and results
task-document-empty = No task has been signed yet.
task-document-empty-hint = Tasks are given only after somebody entitled has signed.
task-states-title = How it is carried out
task-states-how = Each assignment is counted once, in one state. Overdue is part of those not done, done late part of those done.
task-states-by-task = By task
task-states-by-body = By body
task-states-by-round = By round
task-states-by-document = By document
task-states-none = No task has been signed yet.
task-overview-title = Leader’s page
task-overview-overdue = Overdue, and who holds it
task-overview-to-sign = To sign
task-overview-waiting = Awaiting acceptance
task-overview-all = See all
task-overview-proposals =
    { $count ->
        [one] { $count } proposal
       *[other] { $count } proposals
    }
task-overview-no-overdue = Nothing is overdue.
task-overview-no-sign = Nothing waits for a signature.
task-overview-no-waiting = No report waits.
task-overview-empty = No work has been given yet.
task-overview-empty-hint = When a document is signed, each body’s state appears here.
task-chart = Chart of assignments by body; the table below has the same figures
task-chart-open = Under way, not overdue
figures-title = Figures on directives
figures-lead = Published directives and how each body carries them out. Every figure opens into the list it counts.
figures-assignments = assignments
figures-empty = No public figures yet.
figures-empty-hint = When a document is published and its tasks are given, figures appear here.
figures-overdue-title = Overdue
figures-overdue-lead = What is overdue of published directives, the longest first.
figures-overdue-none = Nothing is overdue.
desk-open = to do, not done
desk-overdue = to do, overdue
desk-given-overdue = given, overdue
desk-to-sign = proposals to sign
desk-tasks = Tasks
desk-cases = Cases
desk-cases-to-sign = To sign
desk-care = Administration
desk-body-faults = faults among bodies
desk-notices-waiting = notices waiting
desk-notices-failed = notices not sent
desk-next = Due next
task-once = Once
