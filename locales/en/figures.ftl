# Calendar of reports, figures, statistical forms
calendar-title = Calendar of reports
calendar-year = Year { $year }
calendar-years = Years
calendar-bodies = Bodies
calendar-body = Body
calendar-report = Report
calendar-due = Due
calendar-due-by = due { $day }
calendar-due-none = The paper names no day
calendar-standing = Standing
calendar-to = Goes to
calendar-sent = Sent
calendar-document = Document
calendar-open = Open
calendar-begin = Begin the report
calendar-days = figures { $first } – { $last }
calendar-span = from { $first } to { $last }
calendar-total = All
calendar-by = { $name } answers for it now
calendar-own = Reports owed
calendar-own-none = The body owes no report this year by any rule that is known.
calendar-own-none-hint = What a directive asks for stands here once it was signed and given.
calendar-below = Reports owed to this body
calendar-below-lead = Who has not reported is named; nothing is filled in for them.
calendar-unknown = The days of some periods are not known:
calendar-list = List of reports
calendar-agenda = Due days of reports on your telephone
calendar-entry = { $title } – { $period }
calendar-missing =
    { $days ->
        [one] Missing, one day overdue
       *[other] Missing, { $days } days overdue
    }
calendar-late =
    { $days ->
        [one] Sent one day late
       *[other] Sent { $days } days late
    }
calendar-received = Sent
calendar-awaited = Not sent yet
calendar-ahead = Its period has not begun
calendar-due-today = Due today
calendar-left =
    { $days ->
        [one] Not sent yet, one day left
       *[other] Not sent yet, { $days } days left
    }
calendar-count-missing = Missing
calendar-count-late = Late
calendar-count-awaited = Not sent, not overdue
calendar-count-received = Sent
calendar-window = Days of the figures
calendar-due-title = Due day
calendar-by-words = By the words of the directive.
calendar-no-day = The paper names no day; the report is awaited and never called late.
calendar-forms = Statistical forms that belong to it
calendar-form-hole = Columns not known
calendar-owed-to = Who owes it to { $name }
calendar-who = Who owes it
calendar-nobody = No body stands in this list.
calendar-remind = Remind those that sent nothing
calendar-remind-lead = The reminder goes to every body whose period is over and that sent nothing; it stands on their calendar. Who has sent is not reminded.
calendar-remind-words = Words
calendar-remind-first = Please send the report as the rules ask.
calendar-remind-send = Send the reminder
calendar-reminded-at = reminded { $at }
calendar-reminders = Reminders
calendar-reminder-soon = Due soon
calendar-reminder-late = Overdue
calendar-reminder-asked = Asked for
calendar-new = New
notice-calendar-reminded = The reminder was sent.
calendar-no-duty = there is no duty to report with the code { $code }
calendar-no-cut-off = there is no cut-off with the code { $code }
calendar-not-reported = this cut-off has no such period
calendar-not-owed = it is not owed for a period that ends on { $day }
calendar-hole = Not known: { $what }
calendar-no-period = “{ $text }” is no period. Periods are written 2026-Q3, 2026-M07, 2026-H1, 2026-9M or 2026.
calendar-period-not-asked = No report is owed for { $period }. There are: { $given }.
calendar-no-year = “{ $text }” is no year.
calendar-wrong = This cannot be told: { $what }.
calendar-asked-title = Fields a commune is still asked for
calendar-asked-lead = What a record says is not asked again. Reports on half-years, nine months and years are added up from quarters, so a field is asked once a quarter.
calendar-asked-hole = The columns of { $holes } of { $forms } forms were not found: how many fields will be asked is not known.
calendar-asked-month = { $number } fields a month on average are still typed by each commune
calendar-asked-times = { $asked } fields, { $times } times a year.
calendar-asked-columns = { $forms } forms, { $columns } columns: { $counted } counted of records, { $summed } sums, { $asked } asked, { $notes } notes.
calendar-asked-list = Each field, and why it is still asked
calendar-asked-form = Form
calendar-asked-head = Column
calendar-asked-why = Why it is asked

statform-index-title = Statistical forms
statform-form = Form
statform-column = Column
statform-columns = Columns
statform-filled = Filled by the program
statform-asked = Asked
statform-number = Number
statform-in-force = Forms in force for this period
statform-prepared = Prepared in the set before
statform-prepared-why = The columns of the forms in force were not found. Figures are made ready in the set before them, to compare; these are not the forms to be sent.
statform-none = No statistical forms belong to this report, or the forms of this period are not known.
statform-days = figures { $span }
statform-hole = This form cannot be filled; no column is guessed.
statform-not-in-force = This form is not in force for { $period }: it only makes figures ready.
statform-merged = From { $day } with what { $name } left.
statform-ended = { $name } ended on { $day }: figures go up to that day; { $by } reports on the rest.
statform-lower =
    { $count ->
        [one] One body reports to this one. The form is counted over all records, not over typed totals: a case held by two bodies counts once.
       *[other] { $count } bodies report to this one. The form is counted over all records, not over typed totals: a case held by two bodies counts once.
    }
statform-met-day = Day
statform-met = Visit or sitting
statform-met-visit = Visit { $number } of the register
statform-met-sitting = Sitting
statform-met-people = People
statform-roll-none = Not counted yet.
statform-roll-begin = Count
statform-roll-again = Count anew
statform-roll-runs = Counting: { $counted } of { $bodies } bodies.
statform-roll-asked = { $actor } asked at { $at }. Open this page again to see the result.
statform-roll-done = Counted at { $at }, { $bodies } bodies.
statform-roll-since =
    { $count ->
        [one] One more entry stands in the journal since; numbers may have changed.
       *[other] { $count } more entries stand in the journal since; numbers may have changed.
    }
statform-whole = Total
statform-legend = In italics: typed. Grey: missing. Underlined numbers open their records.
statform-folded = The total may be less than the rows together: a case that went through several bodies counts once.
statform-xlsx = Spreadsheet (xlsx)
statform-csv = csv
statform-by-column = Column by column
statform-how-counted = counted of records
statform-how-summed = sum of columns
statform-how-typed = typed
statform-how-typed-below = added of what bodies typed
statform-how-added = added of the quarters
statform-how-missing = missing
statform-how-words = note
statform-unit-money = million đồng
statform-unit-land = m²
statform-asked-why = Asked: { $why }.
statform-sum-of = Sum of columns { $sum }.
statform-no-records = The program holds no such records, so it has to be typed.
statform-not-answered = Not typed yet: { $names }.
statform-value = Number in column { $n }
statform-own-value = The body's own part, column { $n }
statform-words = Note in column { $n }
statform-evidence = What shows column { $n }
statform-shown-by = Shown by: { $evidence }
statform-typed-by = typed by { $actor } at { $at }
statform-save = Save
notice-statform-saved = Saved.
notice-statform-rolled = The counting was asked for.
statform-no-count = Type a whole number from 0 on, without dots or commas.
statform-no-amount = Type a number from 0 on, with at most three decimals after a comma.
statform-changed = Somebody else has typed this meanwhile: { $now }. Look again and save once more.
statform-closed = The report was signed or sent, so nothing can be typed any more. Later corrections show as differences.
statform-findings =
    { $count ->
        [one] One sum rule does not hold
       *[other] { $count } sum rules do not hold
    }
statform-finding = { $left } = { $left_value }, but { $right } = { $right_value } (should be { $sign })
statform-rule = rule { $rule }
statform-finding-records = Records that differ:
statform-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
statform-signed = as signed: { $value }
statform-differs = The report was signed; some numbers differ now, as said beside each column. What was signed stays.
statform-same = The report was signed; the numbers are still the same.
statform-notes = How the form was read
statform-cell = Column { $n }
statform-cell-bodies = The total is counted over the records of these bodies
statform-not-counted = The figures of the bodies below are not counted yet.
statform-no-file = This form cannot be written: { $what }.
statform-symbol = Form { $symbol }
statform-issued = Issued with { $citation }
statform-window = { $period } (figures { $span })
statform-missing-below = Column { $n } lacks: { $names }.

figure-index-title = Figures
figure-name = Figure
figure-value = Value
figure-other = The other usual way
figure-count-it = open to count
figure-periods = Period
figure-cut-offs = Cut-off
figure-version = Definition, version { $version }, in use from { $from }.
figure-not-yet = This figure is defined for periods from { $day } on.
figure-too-many = This figure reads every petition of all bodies below, too many for a page. See the counted statistical forms of the report.
figure-part = Numerator
figure-whole = Denominator
figure-minus = minus
figure-bodies = Body by body, the lowest first
figure-report = Report
figure-signed = As signed:
figure-signed-by = signed by { $name }, version { $version } of the definition, up to entry { $as_of } of the journal
figure-now = As of now:
figure-differs = Records were corrected after the signature; what was signed stays.
figure-same = Unchanged since.
figure-records = Records
figure-records-none = There are no records.
figure-hidden =
    { $count ->
        [one] One record on this page is outside what you may see: it is counted, its file does not open.
       *[other] { $count } records on this page are outside what you may see: they are counted, their files do not open.
    }
figure-task-not-started = Not started
figure-task-on-schedule = On schedule
figure-task-behind = Behind
figure-task-reported = Waiting to be accepted
figure-task-done = Done
figure-task-overdue = Overdue, not done
figure-task-done-late = Done late
figure-task-done-dated = Done, with a due day
journal-act-report-reminded = Reminded of a report
journal-act-report-reminder-seen = Saw the reminders
journal-act-report-rolled-up = Counted statistical forms
journal-detail-reminders = Reminders
