# Journal
nav-journal = Journal
journal-title = Journal
journal-lead = Every act that changes a record writes one line here, together with the change; nobody can alter or remove it through the program.
journal-for-auditors = This page is for auditors.
journal-number = No.
journal-at = When
journal-actor = Who
journal-body = Body
journal-act = Act
journal-any = All
journal-detail = Detail
journal-from = From
journal-until = Until
journal-show = Show
journal-export = Download everything (CSV)
journal-none = No such entry
journal-older = Older
