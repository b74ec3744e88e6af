# Trang đầu
home-title = Trang đầu
home-question = Ông/Bà muốn làm gì?
home-lead = Không cần biết cơ quan nào có thẩm quyền. Không cần tài khoản để xem những gì đã công bố.
home-send = Gửi ý kiến
home-send-hint = Phản ánh, kiến nghị, khiếu nại; không cần tài khoản
home-tracking = Tra cứu bằng mã
home-tracking-hint = Xem việc của Ông/Bà đến đâu, nhắn tin, xác nhận đã xong hay chưa
home-reception = Lịch tiếp công dân
home-reception-hint = Người đứng đầu cơ quan nào tiếp dân, ngày nào, ở đâu
home-dialogues = Đối thoại
home-dialogues-hint = Cơ quan đã hứa gì với dân, đến nay làm được đến đâu
home-documents = Văn bản chỉ đạo
home-documents-hint = Cơ quan được giao việc gì, đã làm đến đâu
home-search = Tìm
home-search-hint = Theo số, tên, nội dung; gõ có dấu hay không đều được
home-figures = Số liệu
home-figures-hint = Bao nhiêu việc, xong đúng hạn bao nhiêu, còn quá hạn bao nhiêu; số nào cũng mở ra được
home-publications = Công khai
home-publications-hint = Việc đã trả lời: người dân nói gì, cơ quan trả lời thế nào
home-case-figures = Trả lời dân
home-case-figures-hint = Mỗi cơ quan nhận bao nhiêu, trả lời đúng hạn, muộn, quá hạn bao nhiêu
home-sign-in = Đăng nhập
home-sign-in-hint = Dành cho cán bộ, công chức

work-title = Bàn làm việc
work-greeting = Chào { $name }
work-roles = Vai trò:
work-nothing = Không có việc nào chờ Ông/Bà. Các trang được xem ở thanh trên cùng.
work-no-role = Tài khoản này chưa được giao vai trò nào.
work-no-role-hint = Xin người quản trị của cơ quan giao vai trò, rồi tải lại trang.

role-clerk = Văn thư
role-officer = Cán bộ thụ lý
role-head = Người đứng đầu
role-desk = Bộ phận theo dõi
role-administrator = Quản trị
role-auditor = Kiểm soát
