# Documents
nav-documents = Documents
documents-title = Library of documents
documents-import = Take documents in
documents-body = Body
documents-direction = Register
documents-kind = Kind
documents-year = Year
documents-state = State
documents-issuer = Issuer
documents-filter = Filter
documents-register = Register number
documents-received = Received
documents-document = Document
documents-none = There is no document yet
documents-none-hint = Take files in, or ask for less.
document-direction-incoming = Incoming
document-direction-outgoing = Outgoing
document-direction-auto = By itself
document-state-open = Under review
document-state-issued = Tasks issued
document-public = Public
document-double = Same number
document-same-as = Same number, symbol, day and issuer as a document that is here already:
document-read = Read and review proposals
document-tasks = Tasks issued
document-file = Download the file
document-text = See the text
document-proposals = Proposed tasks: { $open } to review, { $accepted } accepted, { $signed } signed.
document-issuer-unknown = matches no body of the registry
document-findings = What is odd in the text
document-addressees = Addressed to
document-citations = Documents cited
document-recipients = Recipients
document-basis = basis
notice-document-corrected = The document's head is corrected.
notice-document-published = The document is public.
notice-document-unpublished = The document is public no more.

upload-title = Take documents in
upload-text = Choose one file or several. They are stored at once; reading them follows, one by one.
upload-direction-hint = By itself: outgoing where your own body issued it, incoming otherwise.
upload-files = Files
upload-files-hint = .docx, .pdf with text, .odt, .html, .txt; .doc and .rtf where the server has LibreOffice. At most 100 MB each.
upload-send = Take in
upload-recent = Lately taken in
upload-no-file = Choose at least one file
upload-file-too-large = The file { $file } is larger than 100 MB
batch-title = Documents taken in
batch-progress = { $ready } of { $total } files done
batch-failed = { $count } could not be read
batch-is-stopped = stopped
batch-stop = Stop
batch-resume = Go on
batch-file = File
batch-reason = Reason
batch-item-waiting = Waiting
batch-item-done = Taken in
batch-item-same = Here already
batch-item-failed = Not read
notice-batch-received = The files are received.
notice-batch-stopped = Stopped; what was taken in stays.
notice-batch-resumed = Going on.

file-refused-empty = The file is empty: there is no text in it.{ $detail }
file-refused-too-large = The file is too large: at most { $detail } MB are read.
file-refused-encrypted = The file is locked with a password: save it without one and send it again.{ $detail }
file-refused-image-only = The file holds pictures of pages only: it needs text recognition (OCR) first.{ $detail }
file-refused-bomb-members = The file unfolds to far too much and was not opened further: it has too many members.
file-refused-bomb-part = The file unfolds to far too much and was not opened further: a small part unfolds to a huge one.
file-refused-bomb-depth = The file unfolds to far too much and was not opened further: elements inside elements without end.
file-refused-bomb-tables = The file unfolds to far too much and was not opened further: tables inside tables without end.
file-refused-bomb-text = The file unfolds to far too much and was not opened further: more text than a document can have.
file-refused-bomb-pages = The file unfolds to far too much and was not opened further: too many pages.
file-refused-bomb-converted = The file unfolds to far too much and was not opened further: its converted form is too large.
file-refused-bomb-memory = The file needs more memory than the server has left, so it was not read.
file-refused-not-a-document-picture = This is not a document that can be read: it is a picture ({ $detail }), which needs text recognition (OCR) first.
file-refused-not-a-document-media = This is not a document that can be read: it is a picture, a video or a recording.
file-refused-not-a-document-archive = This is not a document that can be read: it is an archive ({ $detail }); unpack it and send the documents in it.
file-refused-not-a-document-program = This is not a document that can be read: it is a program.
file-refused-not-a-document-database = This is not a document that can be read: it is a database.
file-refused-not-a-document-print = This is not a document that can be read: it is a print file ({ $detail }); save it as PDF.
file-refused-not-a-document-spreadsheet = This is not a document that can be read: it is a spreadsheet ({ $detail }).
file-refused-not-a-document-presentation = This is not a document that can be read: it is a presentation ({ $detail }).
file-refused-not-a-document-office = This is not a document that can be read: it is an old Office file without text.
file-refused-not-a-document-unknown = This is not a document that can be read: it is a file of an unknown kind.
file-refused-damaged-packing = The file is damaged: it cannot be unpacked.
file-refused-damaged-missing = The file is damaged: its main part is missing.
file-refused-damaged-markup = The file is damaged: what is inside (XML) is broken.
file-refused-damaged-cut = The file is damaged: it ends in the middle.
file-refused-damaged-pages = The file is damaged: its list of pages cannot be found.
file-refused-damaged-structure = The file is damaged: its structure is broken.
file-refused-took-too-long = Reading took longer than { $detail } seconds and was stopped.
file-refused-needs-libreoffice = This kind of file needs LibreOffice, which is not installed: save it as .docx or .odt.{ $detail }
file-refused-libreoffice-absent = LibreOffice could not read it: it is not where the settings say.
file-refused-libreoffice-room = LibreOffice could not read it: there is no room for its working folder.
file-refused-libreoffice-start = LibreOffice could not read it: it could not be started.
file-refused-libreoffice-nothing = LibreOffice could not read it: it gave nothing back; the file may be damaged or locked.
file-refused-libreoffice-result = LibreOffice could not read it: its result could not be opened.
file-refused-store = It could not be written to the database: { $detail }.
file-refused-full = The disk of the server is full, so it was not saved: make room and send it again.{ $detail }
file-refused-read-only = The database can only be read, so it was not saved: tell the administrator and send it again.{ $detail }
file-refused-fault = Something failed: { $detail }.

register-title = Registers
register-title-incoming = Register of incoming documents
register-title-outgoing = Register of outgoing documents
register-year = year { $year }
register-received = Received
register-number = Number
register-author = Author
register-identity = Number and symbol
register-day = Day of the document
register-subject = Kind and subject
register-receiver = Unit or person
register-receipt = Signature
register-none = Nothing in this year's register yet

heading-title = Correct the document's head
heading-kind = Kind (abbreviation)
heading-number = Number
heading-symbol = Symbol
heading-day = Day of issue
heading-place = Place
heading-superior = Body over the issuer
heading-issuer = Issuer
heading-subject = Subject
heading-signer = Signed by
form-day-wrong = This is no day
form-number-wrong = A number from 1 to { $most }
form-choose = Choose one of the list
form-save = Save
form-changed-meanwhile = Somebody else changed this first; look at their version and save again if yours still holds
form-other-version = As somebody else just saved it
form-other-version-hint = Saving the form below takes the place of this version.

reader-title = Reading { $name }
reader-legend = Legend:
reader-who = who
reader-when = when
reader-words = words of a task
reader-sign =
    { $count ->
        [one] Sign and issue { $count } task
       *[other] Sign and issue { $count } tasks
    }
reader-undecided = { $count } still undecided
reader-text = Text of the document
reader-proposals = Proposed tasks
reader-to-words = To the words of proposal { $number }
reader-none = No task was found in this document
reader-none-hint = Only what the words order is proposed; otherwise nothing is.
reader-out-of-use = { $count } out of use
proposal-state-proposed = Proposed
proposal-state-accepted = Accepted
proposal-state-refused = Refused
proposal-state-replaced = Split or merged
proposal-state-withdrawn = Withdrawn
proposal-state-signed = Signed
proposal-role-lead = Lead
proposal-role-supporting = Supporting
proposal-confidence = Confidence
proposal-made = split or merged
proposal-due = Due
proposal-relative = Counted from an event; a person sets the day
proposal-dateless = No date given
proposal-report-to = Report to
proposal-words = Exact words
proposal-accept = Accept
proposal-edit = Edit
proposal-undo = Undo
proposal-refuse = Refuse
proposal-reason = Reason
proposal-merge = Merge
proposal-merge-hint = Choose the proposals to make one of
proposal-edit-title = Edit a proposed task
proposal-back = Back to the text
proposal-title = Title
proposal-title-missing = Give the task a title
proposal-bodies = Bodies
proposal-remember = Remember this meaning for next time
proposal-no-body = The document names no body.
proposal-add-body = Add a body
proposal-add-body-hint = Type a name, with or without marks, then press Find a body.
proposal-add-for = For the expression
proposal-find-body = Find a body
proposal-found =
    { $count ->
        [0] No body found
        [one] { $count } body found
       *[other] { $count } bodies found
    }
proposal-due-hint = Leave it empty where the document gives no day.
proposal-rounds = Comes back
proposal-add-round = Add how it comes back
proposal-period = How often
proposal-day = Day of the month (or of the week)
proposal-month = Month of the year (1–12) or of the quarter (1–3)
proposal-following = In the period after the one it reports on
proposal-save-accept = Save and accept
proposal-split = Split
proposal-split-hint = Tick where a task of its own begins
proposal-refusal-signed = It is signed and cannot be changed. See the tasks issued.
proposal-refusal-replaced = It was split or merged. Undo that first.
proposal-refusal-refused = It was refused. Undo that first.
proposal-refusal-not-accepted = Nobody has accepted it yet.
proposal-refusal-nothing-to-undo = There is nothing to undo.
proposal-refusal-reason-missing = Say why it is refused.
proposal-refusal-accepted = It is accepted already.
proposal-refusal-no-cut = Choose at least one place to cut.
proposal-refusal-too-few = Choose at least two proposals to merge.
notice-proposal-saved = The proposal is saved.
notice-proposal-undone = Undone.
notice-proposal-split = The proposal is split.
notice-proposal-merged = The proposals are merged.
body-today = today
body-unknown-matches-no-body = matches no body
body-unknown-several = several bodies of that name
body-unknown-not-on-that-day = did not exist on the document's day
body-unknown-empty-group = no body of this group in the registry
body-unknown-vague = too wide to name anybody
body-unknown-provision = points to an article
body-unknown-unknown = not known
period-week = Every week
period-month = Every month
period-quarter = Every quarter
period-half-year = Every six months
period-year = Every year
recurrence-none = does not come back
recurrence-week = every week{ $day ->
        [0] {""}
       *[other] , day { $day }
    }{ $month ->
       *[other] {""}
    }{ $following ->
       *[other] {""}
    }
recurrence-month = every month{ $day ->
        [0] {""}
       *[other] , day { $day }
    }{ $month ->
       *[other] {""}
    }{ $following ->
        [0] {""}
       *[other] {" "}of the next month
    }
recurrence-quarter = every quarter{ $day ->
        [0] {""}
       *[other] , day { $day }
    }{ $month ->
        [0] {""}
       *[other] {" "}of month { $month }
    }{ $following ->
        [0] {""}
       *[other] {" "}of the next quarter
    }
recurrence-half-year = every six months{ $day ->
        [0] {""}
       *[other] , day { $day }
    }{ $month ->
        [0] {""}
       *[other] {" "}of month { $month }
    }{ $following ->
        [0] {""}
       *[other] {" "}of the next period
    }
recurrence-year = every year{ $day ->
        [0] {""}
       *[other] , day { $day }
    }{ $month ->
        [0] {""}
       *[other] {" "}of month { $month }
    }{ $following ->
        [0] {""}
       *[other] {" "}of the next year
    }
finding-not-official = Does not look like an official document
finding-number-blank = The number is left blank
finding-date-incomplete = The date is incomplete
finding-head-missing = No head of a document was found
finding-signer-missing = No signer was found
finding-citation-two-symbols = A citation with two symbols
finding-citation-later = Cites a younger document
finding-citation-incomplete = A citation without its symbol
finding-date-impossible = A day that no calendar has
finding-addressee-unknown = An addressee matches no body
finding-body-unknown = A body that is not in the registry
finding-ordinal-broken = Numbers of items do not follow on
finding-text-cut = The text seems to be cut off
finding-scan-noise = Letters that look like scanning errors

lineage-title = Lineage
lineage-of = Lineage of { $name }
lineage-picture = Picture: what it rests on to the left, what rests on it to the right; the lists below say the same
lineage-up = What it rests on and cites
lineage-up-none = It cites no document
lineage-down = What rests on it or cites it
lineage-down-none = No document of the library cites it yet
lineage-hole = not in the library
lineage-hidden = { $count } more cite it that you may not read.
coverage-title = Taken up
coverage-text = For each task: which bodies have a document of their own that cites this one.
coverage-count = { $covered } of { $total } bodies
coverage-none = no document yet
publish-title = Make public
publish-act = Make the document public
publish-take-back = Make it public no more
publish-will-be-public = Everybody will see
publish-is-public = Everybody sees
publish-head = The head of the document:
publish-text = The whole text as stored, with the signer's name and the recipients
publish-lineage = The public documents that it rests on and that rest on it
publish-tasks =
    { $count ->
        [0] No signed task yet
        [one] { $count } signed task with the number of bodies in each state
       *[other] { $count } signed tasks with the number of bodies in each state
    }
publish-not = Not public: unsigned proposals, words of reports, evidence, names of officers.

public-title = Directives
public-text = Documents made public, with how they are carried out.
public-none = No document has been made public yet
