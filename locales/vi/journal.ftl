# Nhật ký
nav-journal = Nhật ký
journal-title = Nhật ký hệ thống
journal-lead = Mỗi thao tác làm thay đổi hồ sơ đều ghi một dòng tại đây, cùng lúc với thay đổi đó; không ai sửa hay xóa được qua chương trình.
journal-for-auditors = Trang này dành cho người kiểm soát.
journal-number = Số
journal-at = Lúc
journal-actor = Người thực hiện
journal-body = Cơ quan
journal-act = Thao tác
journal-any = Tất cả
journal-detail = Chi tiết
journal-from = Từ ngày
journal-until = Đến ngày
journal-show = Xem
journal-export = Tải toàn bộ (CSV)
journal-none = Chưa có dòng nào như vậy
journal-older = Cũ hơn
