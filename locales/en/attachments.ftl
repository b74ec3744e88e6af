# Attached files
attachment-hint = At most { $files } files, { $total } MB in all: pictures jpg, png, webp; documents pdf, docx; sound mp3 ({ $most } MB each); films mp4 ({ $film } MB). Where and with what a picture was taken is removed from it.
attachment-many = At most { $most } files at once. Those after them were not taken.
attachment-together-too-large = The files have more than { $most } MB together. Send fewer, or reduce pictures and films.
attachment-empty = The file { $name } is empty.
attachment-too-large = The file { $name } is too large: at most { $most } MB for a file of its kind.
attachment-too-many-pixels = The picture { $name } is too large: at most { $most } million pixels. Reduce it and send it again.
attachment-animated = The picture { $name } moves. Send a still one, or a film as mp4.
attachment-macros = The file { $name } holds a program (macros). Save it as docx without macros.
attachment-damaged = The file { $name } is damaged or not complete. Open it, save it and send it again.
attachment-not-taken-picture = The file { $name } is a picture, but not jpg, png or webp. Save it as jpg and send it.
attachment-not-taken-film = The file { $name } is a film, but not mp4. Save it as mp4 and send it.
attachment-not-taken-sound = The file { $name } is sound, but not mp3. Save it as mp3 and send it.
attachment-not-taken-document = The document { $name } cannot be taken: an old kind, another kind, or locked with a password. Save it as pdf or docx without a password.
attachment-not-taken-archive = The file { $name } is an archive. Send the files in it one by one.
attachment-not-taken-program = The file { $name } is a program and cannot be taken.
attachment-not-taken-page = The file { $name } is a web page or an svg drawing and cannot be taken. Send a picture of it, or a pdf.
attachment-not-taken-other = It is not clear what { $name } is. Only jpg, png, webp, pdf, docx, mp3, mp4 are taken.
