# The first pages
home-title = Home
home-question = What would you like to do?
home-lead = You need not know which body is in charge, and need no account to see what is public.
home-send = Send
home-send-hint = Feedback, proposals, complaints; no account needed
home-tracking = Follow by code
home-tracking-hint = See how your matter goes, write messages, say whether it is solved
home-reception = When heads receive people
home-reception-hint = Which head receives, when and where
home-dialogues = Dialogues
home-dialogues-hint = What was promised to the people and how far it is
home-documents = Directives
home-documents-hint = What bodies were given to do, and how far they are
home-search = Search
home-search-hint = By number, name or content, with or without tone marks
home-figures = Figures
home-figures-hint = How many tasks, how many done in time, how many overdue; every figure opens
home-publications = Answers
home-publications-hint = What people said and how bodies answered
home-case-figures = How bodies answer
home-case-figures-hint = How many each body received, answered in time, late, or not yet
home-sign-in = Sign in
home-sign-in-hint = For officers

work-title = My desk
work-greeting = Hello, { $name }
work-roles = Roles:
work-nothing = Nothing waits for you. The pages you may see are in the bar at the top.
work-no-role = This account has no role yet.
work-no-role-hint = Ask the administrator of your body for a role, then reload the page.

role-clerk = Clerk
role-officer = Officer
role-head = Head
role-desk = Follow-up desk
role-administrator = Administrator
role-auditor = Auditor
