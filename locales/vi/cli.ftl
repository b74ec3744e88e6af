# Dòng lệnh
cli-fault = Không thực hiện được: { $message }
cli-serve-ready = Gần Dân đang chạy tại { $address } (Ctrl-C để dừng)
cli-serve-stopped = Đã dừng.
cli-serve-plain-http-warning = Cảnh báo: chạy không có TLS, cookie phiên làm việc không được bảo vệ trên đường truyền. Chỉ dùng trong mạng nội bộ tin cậy.

cli-help-gandan = Gần Dân: hệ thống làm việc của dân vận chính quyền
cli-help-lang = Ngôn ngữ của thông báo
cli-help-serve = Chạy máy chủ: các trang và giao diện lập trình
cli-help-serve-data = Thư mục chứa cơ sở dữ liệu và tệp
cli-help-serve-listen = Địa chỉ lắng nghe
cli-help-serve-database = Cơ sở dữ liệu; mặc định là SQLite trong thư mục dữ liệu
cli-help-serve-plain-http = Chạy trong mạng nội bộ không có TLS
cli-help-serve-behind-proxy = Tin X-Forwarded-For của proxy đứng trước
cli-help-serve-body-name = Tên cơ quan ở đầu trang
cli-help-serve-public-url = Địa chỉ người dân dùng để vào
cli-help-serve-config = Tệp cấu hình; mặc định là gandan.toml trong thư mục dữ liệu
cli-serve-begin = Chưa có tài khoản nào. Mở liên kết này (dùng một lần, trong 24 giờ) để tạo tài khoản quản trị: { $link }
