# Tệp đính kèm
attachment-hint = Tối đa { $files } tệp, tổng cộng { $total } MB: ảnh jpg, png, webp; tài liệu pdf, docx; ghi âm mp3 (mỗi tệp { $most } MB); phim mp4 ({ $film } MB). Nơi chụp và máy chụp ghi trong ảnh sẽ được xóa.
attachment-many = Tối đa { $most } tệp một lần. Những tệp sau đó chưa được nhận.
attachment-together-too-large = Các tệp cộng lại quá { $most } MB. Xin gửi bớt tệp, hoặc giảm cỡ ảnh và phim.
attachment-empty = Tệp { $name } trống, không có gì để lưu.
attachment-too-large = Tệp { $name } quá lớn: mỗi tệp loại này tối đa { $most } MB.
attachment-too-many-pixels = Ảnh { $name } quá lớn: tối đa { $most } triệu điểm ảnh. Xin giảm cỡ ảnh rồi gửi lại.
attachment-animated = Ảnh { $name } là ảnh động. Xin gửi ảnh tĩnh, hoặc gửi phim mp4.
attachment-macros = Tệp { $name } có chương trình (macro) bên trong. Xin lưu lại thành docx không có macro.
attachment-damaged = Tệp { $name } bị hỏng hoặc chưa đủ. Xin mở thử rồi lưu và gửi lại.
attachment-not-taken-picture = Tệp { $name } là ảnh nhưng không phải jpg, png hay webp. Xin lưu lại thành jpg rồi gửi.
attachment-not-taken-film = Tệp { $name } là phim nhưng không phải mp4. Xin lưu lại thành mp4 rồi gửi.
attachment-not-taken-sound = Tệp { $name } là âm thanh nhưng không phải mp3. Xin lưu lại thành mp3 rồi gửi.
attachment-not-taken-document = Tệp { $name } là tài liệu không nhận được: loại cũ, loại khác hoặc có mật khẩu. Xin lưu lại thành pdf hoặc docx không có mật khẩu.
attachment-not-taken-archive = Tệp { $name } là tệp nén. Xin gửi từng tệp bên trong.
attachment-not-taken-program = Tệp { $name } là chương trình máy tính, không nhận được.
attachment-not-taken-page = Tệp { $name } là trang web hoặc hình vẽ svg, không nhận được. Xin gửi ảnh chụp hoặc pdf.
attachment-not-taken-other = Không rõ tệp { $name } là gì. Chỉ nhận jpg, png, webp, pdf, docx, mp3, mp4.
