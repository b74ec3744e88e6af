# Error pages: what happened, what to do next
error-near = You may have meant
error-operation = When you tell the administrator, please quote number:
error-home = To the first page

error-title-not-found = This page was not found
error-not-found-text = The address may be mistyped, or the content is not public.
error-title-refused = You may not do this
error-title-sign-in = Please sign in
error-sign-in-text = Please sign in and try again.
error-title-token = The program's token cannot be used
error-token-refused-text = The token is wrong, has ended or was revoked. Please make a new one on the page of your account.
error-title-bad-request = The request could not be understood
error-bad-request-text = Please go back to the page before and try again.
error-title-conflict = Somebody was first
error-title-method = This address does not take that kind of request
error-method-text = Please open the page from the first page.
error-title-too-large = What was sent is too large
error-too-large-text = Please split it or choose a smaller file.
error-title-too-many = Too many times within a short time
error-too-many-text = Please try again in { $seconds } seconds.
error-title-busy = The server is busy
error-busy-text = Nothing was saved. Please try again in half a minute.
error-title-full = The disk of the server is full
error-full-text = What you just did was not saved; all that was saved before is whole and can be read. Please ask the administrator to make room on the disk, then try again.
error-title-read-only = At present this can be read and not written to
error-read-only-text = What you just did was not saved; all that was saved before is whole and can be read. Please tell the administrator: the database can only be read.
error-title-fault = Something failed on our side
error-fault-text = What you just did was not saved. The fault was written down to be looked at. Please try again; if it stays so, tell the administrator.
error-token = This page was open for long, or was opened from elsewhere. Please reload it and send again.
error-origin = The form was sent from another site and was not taken. Please open our own page and send again.

refusal-role = Your role does not include this. Please ask the administrator of your body.
refusal-scope = This belongs to a body outside your scope.
refusal-object = This act does not apply here.
refusal-conflict = This case is about you, your head or your kin, so you can neither read nor route it.
refusal-helper = You wrote this petition down for somebody else and do not handle it, so you cannot read on.
error-stale = Somebody else changed this while you were looking at it. Please reload the page, look at it anew and try again.
