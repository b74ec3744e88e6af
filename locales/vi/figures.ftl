# Lịch báo cáo, số liệu, biểu thống kê
calendar-title = Lịch báo cáo
calendar-year = Năm { $year }
calendar-years = Năm
calendar-bodies = Cơ quan
calendar-body = Cơ quan
calendar-report = Báo cáo
calendar-due = Hạn gửi
calendar-due-by = hạn { $day }
calendar-due-none = Văn bản không nêu ngày
calendar-standing = Tình trạng
calendar-to = Gửi đến
calendar-sent = Ngày gửi
calendar-document = Văn bản báo cáo
calendar-open = Mở
calendar-begin = Lập báo cáo
calendar-days = số liệu { $first } – { $last }
calendar-span = từ { $first } đến hết { $last }
calendar-total = Tổng số
calendar-by = nay do { $name } trả lời
calendar-own = Báo cáo phải gửi
calendar-own-none = Năm này cơ quan không có báo cáo phải gửi theo quy định đã biết.
calendar-own-none-hint = Nhiệm vụ báo cáo do văn bản giao chỉ có ở đây sau khi được ký giao.
calendar-below = Báo cáo cơ quan khác gửi đến
calendar-below-lead = Cơ quan chưa gửi được nêu tên; số liệu của họ không được điền thay.
calendar-unknown = Có kỳ chưa xác định được ngày:
calendar-list = Danh sách báo cáo
calendar-agenda = Đưa hạn báo cáo vào lịch trên điện thoại
calendar-entry = { $title } – { $period }
calendar-missing =
    { $days ->
       *[other] Thiếu, quá hạn { $days } ngày
    }
calendar-late =
    { $days ->
       *[other] Gửi muộn { $days } ngày
    }
calendar-received = Đã gửi
calendar-awaited = Chưa gửi
calendar-ahead = Chưa đến kỳ
calendar-due-today = Hạn hôm nay
calendar-left =
    { $days ->
       *[other] Chưa gửi, còn { $days } ngày
    }
calendar-count-missing = Thiếu
calendar-count-late = Gửi muộn
calendar-count-awaited = Chưa gửi, chưa quá hạn
calendar-count-received = Đã gửi
calendar-window = Kỳ số liệu
calendar-due-title = Hạn gửi
calendar-by-words = Theo câu chữ của văn bản giao nhiệm vụ.
calendar-no-day = Văn bản không nêu ngày; báo cáo được chờ và không bị coi là muộn.
calendar-forms = Biểu thống kê kèm theo
calendar-form-hole = Chưa biết cột
calendar-owed-to = Ai phải gửi đến { $name }
calendar-who = Ai phải gửi
calendar-nobody = Không có cơ quan nào trong danh sách này.
calendar-remind = Nhắc cơ quan chưa gửi
calendar-remind-lead = Lời nhắc đến mọi cơ quan đã hết kỳ mà chưa gửi, hiện trên lịch báo cáo của họ. Cơ quan đã gửi không bị nhắc.
calendar-remind-words = Lời nhắc
calendar-remind-first = Đề nghị gửi báo cáo theo quy định.
calendar-remind-send = Gửi lời nhắc
calendar-reminded-at = nhắc { $at }
calendar-reminders = Lời nhắc
calendar-reminder-soon = Sắp đến hạn
calendar-reminder-late = Đã quá hạn
calendar-reminder-asked = Được nhắc gửi
calendar-new = Mới
notice-calendar-reminded = Đã gửi lời nhắc.
calendar-no-duty = không có nghĩa vụ báo cáo nào mang mã { $code }
calendar-no-cut-off = không có cách chốt số liệu nào mang mã { $code }
calendar-not-reported = cách chốt số liệu này không có kỳ ấy
calendar-not-owed = chế độ báo cáo không áp dụng cho kỳ kết thúc ngày { $day }
calendar-hole = Chưa biết: { $what }
calendar-no-period = “{ $text }” không phải là kỳ báo cáo. Kỳ viết như 2026-Q3, 2026-M07, 2026-H1, 2026-9M hoặc 2026.
calendar-period-not-asked = Chế độ này không có báo cáo { $period }. Có: { $given }.
calendar-no-year = “{ $text }” không phải là năm.
calendar-wrong = Không xác định được: { $what }.
calendar-asked-title = Những ô còn phải hỏi cấp xã
calendar-asked-lead = Số nào hệ thống đã có bản ghi thì không hỏi lại. Báo cáo 6 tháng, 9 tháng và năm cộng từ các quý, nên mỗi ô chỉ hỏi theo quý.
calendar-asked-hole = Chưa đọc được danh sách cột của { $holes }/{ $forms } biểu: số ô phải hỏi chưa biết.
calendar-asked-month = Mỗi xã còn phải nhập trung bình { $number } ô mỗi tháng
calendar-asked-times = { $asked } ô, { $times } lần mỗi năm.
calendar-asked-columns = { $forms } biểu, { $columns } cột: { $counted } cột đếm từ bản ghi, { $summed } cột cộng, { $asked } cột phải hỏi, { $notes } cột ghi chú.
calendar-asked-list = Từng ô và vì sao còn phải hỏi
calendar-asked-form = Biểu
calendar-asked-head = Cột
calendar-asked-why = Vì sao phải hỏi

statform-index-title = Biểu thống kê
statform-form = Biểu
statform-column = Cột số
statform-columns = Số cột
statform-filled = Hệ thống điền
statform-asked = Phải hỏi
statform-number = Số
statform-in-force = Bộ biểu đang hiệu lực cho kỳ này
statform-prepared = Chuẩn bị theo bộ biểu trước
statform-prepared-why = Bộ biểu đang hiệu lực chưa đọc được danh sách cột. Số liệu được chuẩn bị theo bộ biểu trước để đối chiếu; đây không phải biểu phải gửi.
statform-none = Báo cáo này không kèm biểu thống kê, hoặc chưa biết bộ biểu của kỳ này.
statform-days = số liệu { $span }
statform-hole = Chưa lập được biểu này; không có cột nào được đoán.
statform-not-in-force = Biểu này không có hiệu lực cho kỳ { $period }: chỉ để chuẩn bị số liệu.
statform-merged = Từ { $day } gồm cả phần { $name } để lại.
statform-ended = { $name } kết thúc ngày { $day }: số liệu tính đến ngày ấy; phần sau do { $by } báo cáo.
statform-lower =
    { $count ->
       *[other] { $count } cơ quan báo cáo đến cơ quan này. Biểu cộng từ bản ghi của tất cả, không cộng số đã gõ: một vụ việc hai nơi cùng giữ chỉ tính một lần.
    }
statform-met-day = Ngày tiếp
statform-met = Lượt tiếp, kỳ tiếp
statform-met-visit = Lượt tiếp số { $number } trong sổ
statform-met-sitting = Kỳ tiếp công dân
statform-met-people = Số người
statform-roll-none = Chưa tổng hợp.
statform-roll-begin = Tổng hợp
statform-roll-again = Tổng hợp lại
statform-roll-runs = Đang tổng hợp: { $counted }/{ $bodies } cơ quan.
statform-roll-asked = { $actor } yêu cầu lúc { $at }. Mở lại trang này để xem kết quả.
statform-roll-done = Tổng hợp xong lúc { $at }, { $bodies } cơ quan.
statform-roll-since =
    { $count ->
       *[other] Từ đó có thêm { $count } mục trong nhật ký; số có thể đã khác.
    }
statform-whole = Tổng cộng
statform-legend = Số in nghiêng do người nhập; ô xám là chưa có; số có gạch chân mở ra bản ghi.
statform-folded = Dòng tổng cộng có thể nhỏ hơn tổng các dòng: vụ việc qua nhiều cơ quan chỉ tính một lần.
statform-xlsx = Tải bảng tính (xlsx)
statform-csv = Tải csv
statform-by-column = Từng cột
statform-how-counted = đếm từ bản ghi
statform-how-summed = cộng các cột
statform-how-typed = người nhập
statform-how-typed-below = cộng số các cơ quan nhập
statform-how-added = cộng từ các quý
statform-how-missing = chưa có
statform-how-words = ghi chú
statform-unit-money = triệu đồng
statform-unit-land = m²
statform-asked-why = Phải hỏi: { $why }.
statform-sum-of = Cộng các cột { $sum }.
statform-no-records = Hệ thống chưa giữ bản ghi loại này, nên phải nhập.
statform-not-answered = Chưa nhập: { $names }.
statform-value = Số ở cột { $n }
statform-own-value = Phần của chính cơ quan, cột { $n }
statform-words = Ghi chú ở cột { $n }
statform-evidence = Căn cứ của cột { $n }
statform-shown-by = Căn cứ: { $evidence }
statform-typed-by = { $actor } nhập lúc { $at }
statform-save = Lưu các ô đã nhập
notice-statform-saved = Đã lưu.
notice-statform-rolled = Đã nhận yêu cầu tổng hợp.
statform-no-count = Nhập số nguyên từ 0 trở lên, không có dấu chấm hay phẩy.
statform-no-amount = Nhập số từ 0 trở lên, thập phân sau dấu phẩy, nhiều nhất ba chữ số.
statform-changed = Người khác vừa nhập ô này: { $now }. Xem lại rồi lưu lần nữa.
statform-closed = Báo cáo đã ký hoặc đã gửi nên không nhập được nữa. Số sửa sau hiện thành chênh lệch.
statform-findings =
    { $count ->
       *[other] { $count } quy tắc cộng không khớp
    }
statform-finding = { $left } = { $left_value }, nhưng { $right } = { $right_value } (phải { $sign })
statform-rule = quy tắc { $rule }
statform-finding-records = Bản ghi làm lệch:
statform-more =
    { $count ->
       *[other] và { $count } bản ghi nữa
    }
statform-signed = khi ký: { $value }
statform-differs = Báo cáo đã ký; có số nay khác so với khi ký, ghi bên cạnh từng cột. Bản đã ký không đổi.
statform-same = Báo cáo đã ký; các số nay vẫn như khi ký.
statform-notes = Cách đọc biểu
statform-cell = Cột { $n }
statform-cell-bodies = Tổng cộng từ bản ghi của các cơ quan này
statform-not-counted = Chưa tổng hợp xong số liệu của các cơ quan cấp dưới.
statform-no-file = Chưa lập được biểu này: { $what }.
statform-symbol = Biểu số: { $symbol }
statform-issued = Ban hành kèm theo { $citation }
statform-window = { $period } (số liệu tính { $span })
statform-missing-below = Cột { $n } chưa có số của: { $names }.

figure-index-title = Số liệu
figure-name = Số liệu
figure-value = Kết quả
figure-other = Cách tính khác
figure-count-it = mở để đếm
figure-periods = Kỳ
figure-cut-offs = Chốt số liệu
figure-version = Định nghĩa bản { $version }, dùng từ { $from }.
figure-not-yet = Số liệu này chỉ được định nghĩa cho các kỳ từ { $day }.
figure-too-many = Số này đọc từng đơn của mọi cơ quan bên dưới, quá nhiều cho một trang. Xin xem biểu thống kê đã tổng hợp của báo cáo.
figure-part = Tử số
figure-whole = Mẫu số
figure-minus = trừ
figure-bodies = Từng cơ quan, thấp nhất trước
figure-report = Báo cáo
figure-signed = Khi ký:
figure-signed-by = { $name } ký, định nghĩa bản { $version }, đến mục nhật ký số { $as_of }
figure-now = Nay là:
figure-differs = Dữ liệu đã được sửa sau khi ký; bản đã ký giữ nguyên.
figure-same = Không đổi từ khi ký.
figure-records = Bản ghi
figure-records-none = Không có bản ghi nào.
figure-hidden =
    { $count ->
       *[other] Trên trang này có { $count } bản ghi ngoài quyền xem của Ông/Bà: vẫn được tính, không mở được hồ sơ.
    }
figure-task-not-started = Chưa thực hiện
figure-task-on-schedule = Đúng tiến độ
figure-task-behind = Chậm tiến độ
figure-task-reported = Chờ nghiệm thu
figure-task-done = Hoàn thành
figure-task-overdue = Quá hạn chưa hoàn thành
figure-task-done-late = Hoàn thành muộn
figure-task-done-dated = Hoàn thành, có hạn
journal-act-report-reminded = Nhắc gửi báo cáo
journal-act-report-reminder-seen = Đã xem lời nhắc
journal-act-report-rolled-up = Tổng hợp biểu thống kê
journal-detail-reminders = Số lời nhắc
