# A paper as files: for editing, for keeping.
paper-word = Download as Word
paper-pdf = Download as PDF
