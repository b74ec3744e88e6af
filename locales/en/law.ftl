# The rule book: how a due day comes about, what a rule fixes, why there is no answer
law-step-trigger = { $event }: { $day }; this day is not counted.
law-step-version = On that day { $citation } ({ $reference }) applies: { $span }.
law-step-note = Note: { $note }.
law-step-case = Case: { $cases }.
law-step-case-ordinary = The ordinary case.
law-step-term = Term: { $term }.
law-step-term-before = At least { $term } before.
law-step-term-at-least = At least: { $term }.
law-step-shorter = The place allows less than the law's { $lawful }, by { $ground }.
law-step-filled = The law names no number; this place applies { $ground }.
law-step-skipped = Not counted: { $days }.
law-step-worked = Counted: { $day } ({ $name }).
law-step-clamped = The last month has no day { $wanted }, so it ends on its last day, { $day }.
law-step-extension = Extended by { $term } ({ $paper }): to { $until }.
law-step-extended = Extended on { $on } by { $term }, by { $paper }: to { $until }.
law-step-regraded = On { $on }, { $paper } finds: { $cases }; the term from the beginning is { $term }.
law-step-paused = Suspended on { $on } by { $paper }; { $left } left.
law-step-resumed-keeps = Gone on with on { $on } by { $paper }; days passed stay counted, what is left runs to { $until } (suspended for { $days } days).
law-step-resumed-excludes = Gone on with on { $on } by { $paper }; the { $days } days of the suspension are not part of the term: to { $until }.
law-step-rolled = The last day { $from } is a day off, so it ends with the next working day, { $to } (Civil Code 2015 Đ148 k5).
law-step-provisional = The year { $year } is not decided yet: { $what }. This day may move.
law-step-due = At the latest: { $day } ({ $weekday })
law-step-due-at-least = At least to the end of: { $day } ({ $weekday })

law-case-remote = remote area
law-case-complex = complex matter
law-case-second-instance = second instance
law-case-ordinary = ordinary case

law-term-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
law-term-calendar-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
law-term-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
law-term-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
law-term-day-of-month = day { $count } of the month

law-weekday-mon = Monday
law-weekday-tue = Tuesday
law-weekday-wed = Wednesday
law-weekday-thu = Thursday
law-weekday-fri = Friday
law-weekday-sat = Saturday
law-weekday-sun = Sunday

law-span-from-to = in force from { $from } to { $to }
law-span-from = in force from { $from }
law-span-to = in force to { $to }
law-span-unknown = in force, from a day not known

law-value-latest = at the latest { $term }
law-value-at-least = at least { $term }
law-value-before = at least { $term } before
law-value-extension = extended by { $term } – { $citation }
law-value-each = at least { $times } times (days) each { $period }
law-value-exactly = { $count } { $of }
law-value-between = { $least }–{ $most } { $of }
law-value-least = at least { $count } { $of }
law-value-most = at most { $count } { $of }
law-value-share = { $parts }/{ $of } or more of { $whole }
law-value-share-more = more than { $parts }/{ $of } of { $whole }
law-value-yes = yes
law-value-no = no
law-value-window = { $length } months, to day { $day } of month { $months }
law-value-unknown = NOT KNOWN: { $what }

law-period-week = week
law-period-month = month
law-period-quarter = quarter
law-period-half-year = half-year
law-period-year = year

law-show-event = Counted from
law-show-in-force = In force
law-show-other = Another version
law-show-value = What it fixes
law-show-citation = Article
law-show-source = Source
law-show-confidence = Checked
law-show-note = Note
law-confidence-verified = read in the source
law-confidence-recalled = recalled, not checked
law-confidence-uncertain = a secondary or disputed source
law-confidence-unknown = not known

law-error = No answer: { $reason }
law-error-unknown = there is no rule "{ $rule }". All of them: gandan law show
law-error-unknown-near = there is no rule "{ $rule }". Near: { $near }
law-error-several = "{ $rule }" stands for several rules; name one: { $names }
law-error-hole = { $rule } ({ $reference }) is not known: { $what }. Read: { $citation }. Fill it in gandan.toml, under [[law.fill]], with its legal ground.
law-error-not-in-force = { $rule } has no entry in force on { $day }. { $more }
law-error-begins = It begins on { $day }.
law-error-ended = The entry before ended on { $day }.
law-error-not-a-term = { $rule } is not a term. What it fixes: gandan law show { $rule }
law-error-not-a-list = { $rule } is not a list.
law-error-no-window = { $rule } has no window that covers { $day }.
law-error-extensions = { $rule } may be extended { $most } times.
law-error-instance = there is no instance { $instance }.
law-error-beyond = days off are known from { $first } to { $last }, and { $day } is needed.

law-fault = { $place }: { $what }
law-fault-unreadable = cannot be read: { $why }
law-fault-twice = written twice
law-fault-empty = no version
law-fault-overlap = begins before the version before it has ended ({ $day })
law-fault-backwards = ends before it begins
law-fault-before-its-text = in force before its text was signed ({ $day }), without a note
law-fault-no-words = name, event or article is missing in one of the two languages
law-fault-confidence = "unknown" and the confidence do not agree
law-fault-no-case = no worked case
law-fault-case = by hand { $expected }, by the program { $found }
law-checked = { $rules } rules, { $cases } worked cases ({ $days } of them days), calendar { $first }–{ $last }; faults: { $faults }.

cli-help-law = The rule book: due days and their articles
cli-help-law-due = The due day of a rule, and why
cli-help-law-due-rule = Name of the rule (complaint.acceptance) or id (KN-03)
cli-help-law-due-from = Day of the event (2026-07-02)
cli-help-law-due-remote = Remote area, hard to travel
cli-help-law-due-complex = Complex matter
cli-help-law-due-instance = Instance: 1 or 2
cli-help-law-due-extensions = How often it was extended, each at full length
cli-help-law-due-json = Print one JSON document
cli-help-law-due-data = Folder of the data
cli-help-law-due-database = Database
cli-help-law-due-config = Settings file with local rules ([law]); gandan.toml in the data folder by default
cli-help-law-show = What a rule fixes on a day; without a name, all rules
cli-help-law-show-rule = Name of the rule or id
cli-help-law-show-on = The day; today by default
cli-help-law-show-json = Print one JSON document
cli-help-law-show-data = Folder of the data
cli-help-law-show-database = Database
cli-help-law-show-config = Settings file with local rules ([law])
cli-help-law-check = Check the files of the rule book: shape, overlaps, sources, every worked case
cli-help-law-check-folder = Folder of the shape of law/; the one the program ships with by default
cli-help-law-check-json = Print one JSON document
