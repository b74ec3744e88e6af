# Search
nav-search = Search
search-title = Search documents and tasks
search-words = Words
search-act = Search
search-public-text = Searches documents that are public, with or without tone marks.
search-staff-text = Searches texts, subjects and tasks that you may read, with or without tone marks.
search-count = { $count } found
search-count-newest = Very many results; below are the newest { $count }, ranked by how well they fit. Add words to narrow the search.
search-task = task
search-none = Nothing found
search-none-hint = Use fewer words, or try number and symbol.
search-publication = Published answer
