# Tệp của một văn bản: để sửa, để lưu.
paper-word = Tải tệp Word
paper-pdf = Tải tệp PDF
