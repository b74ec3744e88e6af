# The leader's board and the public pictures
dashboards-board-title = Board
dashboards-open-board = See it as pictures
dashboards-years = Year
dashboards-quarters = Quarter
dashboards-documents = Directive
dashboards-below = { $count ->
    [one] { $count } body below
   *[other] { $count } bodies below
}
dashboards-none = There are no figures for this picture yet.
dashboards-all = All
dashboards-cases = Matters
dashboards-part = Share
dashboards-open = Not answered
dashboards-overdue = Overdue
dashboards-not-overdue = Not overdue

dashboards-answers-title = Time to answer
dashboards-answers-up = Matters
dashboards-answers-across = Days from receipt to answer
dashboards-answers-head = Time
dashboards-days = { $first }–{ $last } days
dashboards-days-more = over { $days } days
dashboards-answers-says = Answered: { $all }; half of them within { $median } days, 90% within { $ninety } days.
dashboards-answers-how = Calendar days, of matters received in the period; what is not answered is not in this picture.

dashboards-backlog-title = Not answered, by time of receipt
dashboards-backlog-up = Matters
dashboards-backlog-across = Received
dashboards-backlog-says = Not answered: { $open }; of them overdue: { $overdue }.
dashboards-backlog-how = As of today, with what came before the period; duplicates once.
dashboards-age-this-month = this month
dashboards-age-two-months = 1–2 months ago
dashboards-age-half-year = 3–5 months ago
dashboards-age-year = 6–11 months ago
dashboards-age-older = 12 months ago or more

dashboards-kept-title = Answered in time, out of two wholes
dashboards-kept-up = Share in time
dashboards-kept-across = Month of receipt
dashboards-kept-part = In time
dashboards-kept-due = Due
dashboards-kept-answered = Answered within a term
dashboards-kept-of-due = Of all due
dashboards-kept-of-answered = Of those answered
dashboards-kept-says = Over the year: { $due } of all due, { $answered } of those answered.
dashboards-kept-how = All due counts what is overdue without an answer. Out of those answered it is left out of the whole, so that share is usually higher.

dashboards-reach-title = How far the directive reaches
dashboards-bodies = Bodies
dashboards-tier = Tier
dashboards-cover-done = Done
dashboards-cover-underway = Underway
dashboards-cover-overdue = With something overdue
dashboards-cover-not-given = Given nothing
dashboards-reach-says = { $document }: { $given } of { $all } bodies were given tasks; done: { $done }, with something overdue: { $overdue }.
dashboards-reach-how = The whole is every body of the same branch below the issuer, and every other body that was given something. What was handed on counts with whoever handed it on.
dashboards-not-given = Given nothing: { $names }.
dashboards-reach-more = See each body

dashboards-month = Month
dashboards-reception-title = Reception days of the head
dashboards-reception-up = Days
dashboards-reception-need = Owed
dashboards-reception-held = Held
dashboards-reception-missing = Missing
dashboards-reception-says = { $head }: held { $held } days of { $need } owed; missing: { $missing }.
dashboards-reception-how = Weeks count with the month in which they begin; of a period that is not over only days that nobody planned are missing. By { $citations }.
dashboards-reception-more = See the timetable

dashboards-pictures = Pictures
dashboards-everywhere = All bodies
dashboards-paper-kind = Report
dashboards-paper-lead = Figures as of { $day }; beside each picture stands its table.
dashboards-board-subject = Figures of dân vận chính quyền, { $period }
dashboards-public-subject = Public figures of dân vận chính quyền, { $year }
