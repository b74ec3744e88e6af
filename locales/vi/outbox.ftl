# Báo tin cho người dân: không bao giờ có nội dung, không bao giờ có mã biên nhận.
outbox-mail-subject = { $body }: có tin mới về việc của bạn
outbox-mail-text =
    Có tin mới về việc bạn đã gửi tới { $body }.

    Xem tại { $address } bằng mã biên nhận của bạn. Vì sự riêng tư, thư này không ghi nội dung và không ghi mã.

    Thư do hệ thống tự gửi, xin đừng trả lời thư này. Nếu không muốn nhận tin nữa: mở trang trên bằng mã của bạn và chọn thôi nhận tin, hoặc báo cho { $body }.
outbox-mail-test-subject = { $body }: thư thử
outbox-mail-test-text =
    Đây là thư thử của { $body }, do người quản trị gửi. Nhận được thư này nghĩa là việc báo tin qua thư điện tử đang hoạt động.

    Trang tra cứu mà người dân nhận được: { $address }
outbox-sms-text = { $body }: co tin moi ve viec cua ban. Xem va thoi nhan tin tai { $address }
outbox-sms-text-stop = { $body }: co tin moi ve viec cua ban. Xem { $address } Thoi nhan tin: { $stop }
outbox-mail-stop = Thôi nhận tin ngay, không cần mã: { $address }
stop-title = Thôi nhận tin báo
stop-text = Từ nay hệ thống sẽ không gửi thư hay tin nhắn báo có tin mới đến địa chỉ này cho việc đó nữa. Việc vẫn được giải quyết, và người giữ mã vẫn xem được bằng mã.
stop-act = Thôi nhận tin
stop-done-title = Đã thôi nhận tin báo
stop-done-text = Địa chỉ này không còn nhận tin báo cho việc đó, và đã được xóa khỏi hàng chờ gửi.
stop-track = Tra cứu bằng mã
outbox-sms-test-text = { $body }: tin nhan thu. { $address }

# Trang của người quản trị
outbox-title = Thư đi
outbox-lead = Tin báo cho người dân qua thư điện tử và tin nhắn. Trang này không hiện địa chỉ của ai và không có nội dung việc nào.
outbox-link = Thư đi
outbox-now = Tình hình
outbox-waiting = Đang chờ gửi
outbox-postponed = Gửi sau (giờ nghỉ hoặc chờ thử lại)
outbox-failed = Không gửi được
outbox-sent = Đã gửi trong { $days } ngày qua
outbox-ways = Cách gửi
outbox-channel-mail = Thư điện tử
outbox-channel-sms = Tin nhắn
outbox-way-set = đã cài đặt
outbox-way-absent = chưa cài đặt
outbox-quiet = Giờ nghỉ (không gửi)
outbox-quiet-none = không có
outbox-none-set = Chưa cài đặt thư điện tử hay tin nhắn, nên không báo tin cho ai được. Người gửi chỉ xem được bằng mã biên nhận. Cách cài đặt: mục [mail] và [sms] trong README.
outbox-rules = Một tin được thử gửi tối đa { $attempts } lần trong khoảng 7 giờ, rồi dừng và hiện ở đây. Địa chỉ bị xóa { $sent } ngày sau khi gửi, hoặc { $failed } ngày sau khi dừng.
outbox-troubled = Chưa gửi được
outbox-troubled-none = Không có tin nào gặp trục trặc.
outbox-latest = Tin mới nhất
outbox-latest-none = Chưa có tin nào.
outbox-created = Lúc viết
outbox-kind = Loại
outbox-channel = Cách gửi
outbox-attempts = Số lần thử
outbox-reason = Lý do
outbox-state = Trạng thái
outbox-act = Việc
outbox-again = Thử lại
outbox-again-all = Thử lại tất cả
outbox-state-sent = đã gửi
outbox-state-failed = đã dừng
outbox-state-waiting = chờ gửi
outbox-state-later = gửi sau { $at }
outbox-kind-received = đã tiếp nhận
outbox-kind-news = có tin mới
outbox-kind-question = có câu hỏi
outbox-kind-answered = đã trả lời
outbox-kind-rate = mời đánh giá
outbox-kind-merged = đã ghép
outbox-kind-transferred = đã chuyển
outbox-kind-test = tin thử
outbox-error-unreachable = Không kết nối được với máy chủ.
outbox-error-timeout = Máy chủ trả lời quá chậm.
outbox-error-tls = Không lập được kết nối bảo mật, hoặc chứng thư của máy chủ không được tin cậy.
outbox-error-sign-in = Máy chủ không nhận tên đăng nhập, mật khẩu hoặc mã truy cập của ta.
outbox-error-mismatch = Máy chủ không có TLS hoặc không có cách đăng nhập như đã cài đặt.
outbox-error-answer = Máy chủ trả lời { $number }.
outbox-error-unclear = Máy chủ trả lời không hiểu được.
outbox-error-address = Địa chỉ không dùng được.
outbox-error-no-way = Cách gửi này không còn được cài đặt.
outbox-test = Gửi thử
outbox-test-lead = Gửi một tin thử tới địa chỉ hoặc số điện thoại của chính bạn. Tin thử cũng đi đường thường và cũng đợi hết giờ nghỉ.
outbox-test-to = Địa chỉ thư điện tử hoặc số điện thoại của bạn
outbox-test-to-hint = Ví dụ: ten@tinh.gov.vn hoặc 0912 345 678
outbox-test-to-wrong = Đây không phải địa chỉ thư điện tử hay số điện thoại ở Việt Nam.
outbox-test-to-not-served = Cách gửi này chưa được cài đặt.
outbox-test-send = Gửi tin thử
notice-outbox-again = Sẽ được gửi lại.
notice-outbox-test = Tin thử đã vào hàng chờ. Xem trạng thái ở dưới.

# gandan doctor
cli-doctor-outbox-none = Chưa cài đặt [mail] hay [sms]: không báo tin cho ai, người dân chỉ xem bằng mã biên nhận
cli-doctor-mail = Máy chủ thư { $server } trả lời và cho đăng nhập
cli-doctor-mail-away = Máy chủ thư { $server }: { $why }
cli-doctor-sms = Cổng tin nhắn { $server } trả lời
cli-doctor-sms-away = Cổng tin nhắn { $server }: { $why }
cli-doctor-mail-in-clear = Mật khẩu thư đi không được che tới { $server }: hãy đặt tls = "starttls" hoặc "tls" trong [mail].
cli-doctor-sms-in-clear = Mã truy cập cổng tin nhắn và số điện thoại đi không được che tới { $server }: hãy dùng địa chỉ https.
cli-doctor-outbox-failed = { $count } tin báo không gửi được: xem trang Thư đi.
