# Khung trang
layout-skip = Đến nội dung chính
layout-nav = Các trang chính
layout-menu = Các mục
layout-sign-out = Đăng xuất
layout-other-language = English
layout-printed = in ngày { $day }
layout-footer = Mọi trang đều in được và dùng được không cần tài khoản.

nav-work = Bàn làm việc
nav-public-documents = Văn bản chỉ đạo

form-errors =
    { $count ->
       *[other] Có { $count } chỗ cần sửa
    }
form-error = Lỗi:
form-optional = (không bắt buộc)
form-back = Quay lại

list-pages = Các trang của danh sách
list-previous = Trang trước
list-next = Trang sau
list-page = Trang { $page } trên { $last }
layout-qr = Mã QR dẫn về trang này
