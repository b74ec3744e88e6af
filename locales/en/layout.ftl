# The frame of pages
layout-skip = Skip to main content
layout-nav = Main pages
layout-menu = Pages
layout-sign-out = Sign out
layout-other-language = Tiếng Việt
layout-printed = printed { $day }
layout-footer = Every page can be printed and used without an account.

nav-work = My desk
nav-public-documents = Directives

form-errors =
    { $count ->
        [one] There is { $count } thing to correct
       *[other] There are { $count } things to correct
    }
form-error = Error:
form-optional = (optional)
form-back = Back

list-pages = Pages of the list
list-previous = Previous page
list-next = Next page
list-page = Page { $page } of { $last }
layout-qr = QR code leading back to this page
