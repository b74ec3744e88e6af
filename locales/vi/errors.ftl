# Trang báo lỗi: chuyện gì đã xảy ra, làm gì tiếp
error-near = Có thể Ông/Bà muốn xem
error-operation = Khi báo cho người quản trị, xin kèm số:
error-home = Về trang đầu

error-title-not-found = Không tìm thấy trang này
error-not-found-text = Địa chỉ có thể đã gõ nhầm, hoặc nội dung không được công bố.
error-title-refused = Ông/Bà không có quyền làm việc này
error-title-sign-in = Cần đăng nhập
error-sign-in-text = Xin đăng nhập rồi làm lại.
error-title-token = Khóa của phần mềm không dùng được
error-token-refused-text = Khóa không đúng, đã hết hạn hoặc đã bị thu hồi. Xin tạo khóa mới tại trang tài khoản.
error-title-bad-request = Yêu cầu không đọc được
error-bad-request-text = Xin quay lại trang trước và thử lại.
error-title-conflict = Đã có người làm trước
error-title-method = Địa chỉ này không nhận cách gọi đó
error-method-text = Xin mở trang từ trang đầu.
error-title-too-large = Nội dung gửi lên quá lớn
error-too-large-text = Xin chia nhỏ hoặc chọn tệp nhỏ hơn.
error-title-too-many = Quá nhiều lần trong thời gian ngắn
error-too-many-text = Xin thử lại sau { $seconds } giây.
error-title-busy = Máy chủ đang bận
error-busy-text = Chưa có gì được ghi. Xin thử lại sau nửa phút.
error-title-full = Ổ đĩa của máy chủ đã đầy
error-full-text = Việc vừa làm chưa được ghi; những gì đã ghi trước đó còn nguyên và vẫn đọc được. Xin báo người quản trị dọn chỗ trên ổ đĩa, rồi làm lại.
error-title-read-only = Hiện chỉ đọc được, không ghi được
error-read-only-text = Việc vừa làm chưa được ghi; những gì đã ghi trước đó còn nguyên và vẫn đọc được. Xin báo người quản trị: cơ sở dữ liệu đang ở chế độ chỉ đọc.
error-title-fault = Có lỗi ở phía chúng tôi
error-fault-text = Việc vừa làm chưa được ghi. Lỗi đã được ghi lại để xem xét. Xin thử lại; nếu vẫn vậy, xin báo người quản trị.
error-token = Trang này mở đã lâu hoặc được mở từ nơi khác. Xin tải lại trang rồi gửi lại.
error-origin = Biểu mẫu được gửi từ một trang khác, nên không được nhận. Xin mở trang của hệ thống rồi gửi lại.

refusal-role = Vai trò của Ông/Bà không gồm việc này. Xin hỏi người quản trị của cơ quan.
refusal-scope = Nội dung này thuộc cơ quan ngoài phạm vi của Ông/Bà.
refusal-object = Việc này không áp dụng ở đây.
refusal-conflict = Vụ việc này nói về Ông/Bà, về người đứng đầu hoặc người thân của Ông/Bà, nên Ông/Bà không xem và không chuyển được.
refusal-helper = Ông/Bà đã viết hộ đơn này và không phải người thụ lý, nên không xem tiếp được.
error-stale = Nội dung đã được người khác sửa trong lúc Ông/Bà xem. Xin tải lại trang, xem bản mới rồi làm lại.
