# Đăng nhập, tài khoản
nav-sign-in = Đăng nhập
sign-in-title = Đăng nhập
sign-in-lead = Trang này dành cho cán bộ, công chức. Xem những gì đã công bố thì không cần tài khoản.
sign-in-login = Tên đăng nhập
sign-in-password = Mật khẩu
sign-in-submit = Đăng nhập
sign-in-wrong = Tên đăng nhập và mật khẩu không khớp. Xin nhập lại; nếu quên mật khẩu, xin hỏi người quản trị của cơ quan.

begin-title = Tạo tài khoản quản trị đầu tiên
begin-lead = Liên kết này chỉ dùng được một lần. Tài khoản quản trị lập các cơ quan và tài khoản khác; không xem nội dung hồ sơ.
begin-name = Họ và tên
begin-name-missing = Xin nhập họ và tên
begin-login = Tên đăng nhập
begin-login-hint = Viết liền, không cần dấu, ví dụ: quantri
begin-login-missing = Xin chọn tên đăng nhập
begin-login-spaces = Tên đăng nhập phải viết liền
begin-password = Mật khẩu
begin-password-hint = Ít nhất { $shortest } ký tự; một câu dễ nhớ thì tốt hơn một từ khó.
begin-password-short = Mật khẩu cần ít nhất { $shortest } ký tự
begin-submit = Tạo tài khoản
begin-link-used = Liên kết này đã được dùng hoặc đã hết hạn. Khởi động lại máy chủ để có liên kết mới nếu chưa có tài khoản nào.
notice-begun = Đã tạo tài khoản quản trị.

my-account-title = Tài khoản của tôi
my-account-sessions = Đang đăng nhập ở đâu
my-account-agent = Trình duyệt
my-account-since = Từ lúc
my-account-seen = Dùng gần nhất
my-account-this = phiên này
my-account-sign-out-everywhere = Đăng xuất ở mọi nơi
