# Following by code, and terms as people read them
nav-tracking = Follow
tracking-title = Follow by code
tracking-code = Your code
tracking-code-hint = The 16 digits on your receipt, with or without blanks.
tracking-open = Open
tracking-not-digits = A code has digits only. Please look at your receipt.
tracking-length = A code has 16 digits; you typed { $found }.
tracking-check-digit = A digit is wrong or in the wrong place. Please compare each group of four.
tracking-unknown = Nothing has this code. Please look at your receipt.
tracking-lost = Lost the code? Come to the reception with your papers, if you left your name.
tracking-send-instead = Send something new
tracking-leave = Leave
tracking-ending = Code ending in { $digits }
notice-tracking-left = This device remembers no code any more.
tracking-matter-title = Your matter
tracking-kind = Kind
tracking-body = Held by
tracking-subject = Subject
tracking-place = Place
tracking-merged = Several people reported the same matter, so { $body } deals with it in one file. You need not do anything: the answer here is the answer to you too. Nobody else reads your words, and the words of others are not shown here.
tracking-joined = What you sent goes with a matter that was there already, dealt with by { $body }. None of the others who sent it reads your words, and theirs are not shown here.
tracking-parts = What you sent holds { $count } matters, each dealt with by itself
tracking-part-here = shown here
tracking-passed-waiting = On { $day }, { $from } passed this matter on to { $to }. Reason: { $reason }. They are looking at whether they take it; the term goes on, and you need not send it again.
tracking-passed-accepted = This matter was passed on from { $from } to { $to } (sent on { $day }). Reason: { $reason }. They have taken it; your code works as before.
tracking-passed-returned = { $to } did not take the matter that { $from } passed on on { $day }. Reason: { $reason }. { $from } goes on with it or finds the right place; you need not send it again.
tracking-since = that matter is there since { $day }
tracking-step-joined = Goes with a matter that was there
tracking-told = Notices
tracking-told-text = When there is news, notices go to:
tracking-told-nobody = Nobody is sent notices. Please use the code to see news.
tracking-stop = Stop notices
notice-notices-stopped = No more notices go to that address. You can still follow the matter by the code.
tracking-paper-back = What you sent
tracking-paper-cut = Where […] stands, names, addresses and words of others who sent the same are left out for their privacy.
tracking-steps = How it goes
tracking-step-transferred = Passed on
tracking-step-transfer-accepted = Taken over
tracking-step-transfer-returned = Sent back
tracking-step-transfer-cancelled = Passing-on taken back
tracking-step-reopened = Opened again
tracking-answer = Answer
tracking-papers = Papers and evidence
tracking-is-it-solved = Is it solved?
tracking-solved = Solved
tracking-not-yet = Not yet
tracking-not-yet-why = What is not solved
tracking-not-yet-hint = It is opened again and the body must answer once more.
tracking-reason-missing = Please say what is not solved.
tracking-not-now = This cannot be done now. Please load the page again.
tracking-you-said = You said:
tracking-solved-yes = solved
tracking-solved-no = not yet solved
notice-said-solved = Noted: solved. Thank you.
notice-said-not-yet = Noted: not yet. It is open again.
tracking-next-title = If you disagree
tracking-next-undecided = The term has passed without a decision: you may complain a second time or go to court (Law on Complaints 02/2011 Art. 7.1).
tracking-next-until = You may complain a second time until { $day }.
tracking-next-over = The term for a second complaint ended on { $day }. If there was a good reason, please ask at the reception.
tracking-next-body = The second complaint goes to { $body }. What is known is filled in.
tracking-next = Complain a second time
tracking-next-elsewhere = The body above is not in this system (against a decision of the chair of the province: to the minister in charge, or to court; Law on Complaints 02/2011 Art. 7.3).
tracking-no-next = A second complaint cannot be sent for this now.
tracking-rate-title = Rating
tracking-rate = How well was it done?
tracking-rate-hint = Not needed. No answer is counted as no answer, not as satisfied.
tracking-stars-5 = Very well
tracking-stars-4 = Well
tracking-stars-3 = Fairly
tracking-stars-2 = Badly
tracking-stars-1 = Very badly
tracking-stars-missing = Please choose one.
tracking-rate-send = Send the rating
tracking-rated = You rated it { $stars } of 5.
tracking-rate-from = You can rate it from { $day }, once it shows whether it was really done.
notice-rated = The rating is noted. Thank you.
tracking-terms = Terms
tracking-words = What you sent
tracking-messages = Messages
tracking-no-messages = No messages yet.
tracking-you = You
tracking-message = Write to the body
tracking-message-files = Attach
tracking-message-missing = Please write a few words.
tracking-message-send = Send the message
notice-message-sent = The message is sent.
tracking-readings = Who opened the file
tracking-no-readings = Nobody has opened it yet.
term-due = by { $day }
term-yours = you may act until { $day }
term-running = Running
term-late = Overdue
term-paused = Paused since { $day }
term-ended = Done on { $day }
term-ended-late = Done late, on { $day }
term-provisional = Days off of that year are not decided yet; the day may move
term-why = Why this day
term-step-trigger = { $event }: { $day } (not counted).
term-step-version = By { $citation }, in force from { $from }.
term-step-practice = By { $citation }.
term-step-case = The case: { $because }.
term-because-remote = remote area
term-because-complex = complex matter
term-because-second-instance = second instance
term-step-term = Term: { $term }.
term-step-shorter = Shorter here ({ $ground }); the law allows { $lawful }.
term-step-filled = The law gives no number; here it is set by { $ground }.
term-step-skipped = Days off are not counted: { $days }.
term-skipped-holiday = { $day } ({ $name })
term-step-worked = { $day } counts, for it is worked ({ $name }).
term-step-clamped = The last month has no such day, so it ends on { $day }.
term-step-extended = Extended by { $term } ({ $paper }): until { $until }.
term-step-regraded = From { $day } another term applies: { $term }.
term-step-paused = Paused on { $day } with { $left } left.
term-step-resumed = Gone on with on { $day }: until { $until }.
term-step-rolled = It ends on a day off, { $from }, so on { $to } (Civil Code 2015 Art. 148.5).
term-step-provisional = Days off of { $year } are not decided yet.
term-step-latest = At the latest: { $day }.
term-step-earliest = At least until: { $day }.
term-length-working-days = { $amount ->
    [one] one working day
   *[other] { $amount } working days
}
term-length-calendar-days = { $amount ->
    [one] one day
   *[other] { $amount } days
}
term-length-months = { $amount ->
    [one] one month
   *[other] { $amount } months
}
term-length-years = { $amount ->
    [one] one year
   *[other] { $amount } years
}
term-length-day-of-month = day { $amount } of the month
