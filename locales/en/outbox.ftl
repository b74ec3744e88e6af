# Notices to people: never the content of a matter, never a receipt code.
outbox-mail-subject = { $body }: there is news on your matter
outbox-mail-text =
    There is news on the matter you sent to { $body }.

    Read it at { $address } with your receipt code. For your privacy this mail says neither what it is about nor the code.

    This mail was sent by a machine; please do not answer it. If you want no more of them: open the page above with your code and choose to get no more notices, or tell { $body }.
outbox-mail-test-subject = { $body }: test
outbox-mail-test-text =
    This is a test by an administrator of { $body }. That it arrived means that notices by mail work.

    The page for tracking that people are told: { $address }
outbox-sms-text = { $body }: there is news on your matter. Read it or stop notices at { $address }
outbox-sms-text-stop = { $body }: news on your matter. Read { $address } Stop notices: { $stop }
outbox-mail-stop = Stop these notices now, without the code: { $address }
stop-title = No more notices
stop-text = From now on no mail or short message about news on that matter will be sent to this address. The matter goes on, and whoever holds the code can still follow it.
stop-act = Stop the notices
stop-done-title = The notices have been stopped
stop-done-text = This address gets no more notices on that matter, and has left the queue of what is to be sent.
stop-track = Follow by code
outbox-sms-test-text = { $body }: test message. { $address }

# The administrator's page
outbox-title = Outbox
outbox-lead = Notices to people by mail and short message. This page shows nobody's address and nothing of any matter.
outbox-link = Outbox
outbox-now = How it stands
outbox-waiting = Waiting to be sent
outbox-postponed = Sent later (quiet hours, or another attempt)
outbox-failed = Could not be sent
outbox-sent = Sent in the last { $days } days
outbox-ways = Ways
outbox-channel-mail = Mail
outbox-channel-sms = Short message
outbox-way-set = set up
outbox-way-absent = not set up
outbox-quiet = Quiet hours (nothing is sent)
outbox-quiet-none = none
outbox-none-set = Neither mail nor short messages are set up, so nobody can be told anything. People see the state with their receipt code only. How to set them up: [mail] and [sms] in the README.
outbox-rules = A notice is tried at most { $attempts } times within about 7 hours, then given up and shown here. Addresses are erased { $sent } days after sending, or { $failed } days after giving up.
outbox-troubled = Not sent yet
outbox-troubled-none = No notice is in trouble.
outbox-latest = Newest notices
outbox-latest-none = No notices yet.
outbox-created = Written
outbox-kind = Kind
outbox-channel = Way
outbox-attempts = Attempts
outbox-reason = Why
outbox-state = State
outbox-act = Act
outbox-again = Try again
outbox-again-all = Try all again
outbox-state-sent = sent
outbox-state-failed = given up
outbox-state-waiting = waiting
outbox-state-later = after { $at }
outbox-kind-received = received
outbox-kind-news = news
outbox-kind-question = question
outbox-kind-answered = answered
outbox-kind-rate = asked to rate
outbox-kind-merged = merged
outbox-kind-transferred = transferred
outbox-kind-test = test
outbox-error-unreachable = The server cannot be reached.
outbox-error-timeout = The server took too long.
outbox-error-tls = No secure connection, or the server's certificate is not trusted.
outbox-error-sign-in = The server does not accept our user, password or token.
outbox-error-mismatch = The server does not offer TLS or the way of signing in that the settings ask for.
outbox-error-answer = The server answered { $number }.
outbox-error-unclear = The server's answer cannot be understood.
outbox-error-address = The address cannot be used.
outbox-error-no-way = This way is no longer set up.
outbox-test = Test
outbox-test-lead = Sends a test to your own address or telephone. Tests go the usual way and wait for the end of quiet hours too.
outbox-test-to = Your mail address or telephone number
outbox-test-to-hint = For example name@province.gov.vn or 0912 345 678
outbox-test-to-wrong = This is neither a mail address nor a telephone number in Việt Nam.
outbox-test-to-not-served = This way is not set up.
outbox-test-send = Send a test
notice-outbox-again = It will be tried again.
notice-outbox-test = The test is queued. Its state is shown below.

# gandan doctor
cli-doctor-outbox-none = Neither [mail] nor [sms] is set up: nobody is told anything, people look with their receipt code
cli-doctor-mail = The mail server { $server } answers and lets us in
cli-doctor-mail-away = Mail server { $server }: { $why }
cli-doctor-sms = The message gateway { $server } answers
cli-doctor-sms-away = Message gateway { $server }: { $why }
cli-doctor-mail-in-clear = The mail password travels in the clear to { $server }: set tls = "starttls" or "tls" in [mail].
cli-doctor-sms-in-clear = The gateway's token and telephone numbers travel in the clear to { $server }: use an https address.
cli-doctor-outbox-failed = { $count } notices could not be sent: see the page Outbox.
