# Báo cáo
nav-reports = Báo cáo
reports-title = Báo cáo
reports-owed = Lịch báo cáo: kỳ, hạn, ai đã gửi
reports-own = Cơ quan lập
reports-received = Nhận từ cấp dưới
reports-body = Cơ quan
reports-choose = Xem
reports-report = Báo cáo
reports-period = Kỳ báo cáo
reports-from = Cơ quan gửi
reports-to = Nơi nhận
reports-due = Hạn gửi
reports-no-due = Chưa có hạn
reports-sent = Ngày gửi
reports-late = Gửi sau hạn
reports-state = Trạng thái
reports-none = Chưa có báo cáo nào
reports-none-hint = Mở Lịch báo cáo, chọn kỳ và bắt đầu viết.
reports-none-received = Chưa nhận được báo cáo nào
reports-none-received-hint = Báo cáo của cấp dưới hiện ở đây khi họ gửi.
report-by-law = Theo quy định của pháp luật
report-by-directive = Theo văn bản chỉ đạo
report-edition = Lần { $edition }

report-period-month = Tháng { $number }/{ $year }
report-period-quarter = Quý { $number }/{ $year }
report-period-first-half = 6 tháng đầu năm { $year }
report-period-nine-months = 9 tháng năm { $year }
report-period-second-half = 6 tháng cuối năm { $year }
report-period-year = Năm { $year }
report-period-span = Giai đoạn { $span }
report-paper-period-month = tháng { $number } năm { $year }
report-paper-period-quarter = quý { $number } năm { $year }
report-paper-period-first-half = 6 tháng đầu năm { $year }
report-paper-period-nine-months = 9 tháng năm { $year }
report-paper-period-second-half = 6 tháng cuối năm { $year }
report-paper-period-year = năm { $year }
report-paper-period-span = giai đoạn { $span }
report-paper-as-above = Như trên
report-paper-archive = Lưu: VT
report-paper-closing = Trên đây là báo cáo { $subject } của { $body }.

report-state-draft = Đang viết
report-state-review = Chờ ký
report-state-signed = Đã ký, chưa gửi
report-state-sent = Đã gửi, chờ nhận
report-state-accepted = Đã được nhận
report-state-returned = Bị trả lại

report-act-submit = Trình ký
report-act-take-back = Rút về để sửa
report-act-sign = Ký báo cáo
report-act-send = Gửi đi
report-act-accept = Nhận báo cáo
report-act-return = Trả lại
report-act-revise = Sửa lại để gửi lần nữa

report-follows = Điều gì sẽ xảy ra
report-follows-submit = Báo cáo chuyển sang chờ ký. Vẫn sửa được; mỗi lần sửa, người ký phải xem lại bản mới.
report-follows-take-back = Báo cáo trở lại trạng thái đang viết.
report-follows-sign = Báo cáo lấy số tiếp theo của sổ văn bản đi. Lời văn không sửa được nữa; mọi số liệu được giữ nguyên như lúc ký, thay đổi về sau hiện thành chênh lệch.
report-follows-figures = { $count ->
    [0] Báo cáo chưa có số liệu nào.
   *[other] { $count } số liệu sẽ được chốt.
  }
report-follows-forms = Các biểu thống kê cũng được chốt.
report-follows-send = Cơ quan nhận thấy báo cáo, kèm số liệu và minh chứng. Ngày gửi là hôm nay.
report-follows-accept = Cơ quan gửi thấy báo cáo đã được nhận. Lời văn của báo cáo này có thể đưa vào báo cáo của cơ quan mình, có ghi nguồn.
report-follows-return = Cơ quan gửi thấy lý do và viết lại thành lần gửi tiếp theo. Cho đến khi gửi lại, báo cáo tính là chưa có.
report-follows-revise = Báo cáo mở ra để sửa thành lần gửi tiếp theo. Bản đã ký vẫn được giữ.

report-begin = Bắt đầu viết báo cáo
report-begin-act = Bắt đầu viết
report-write-for-task = Viết báo cáo theo đề cương
report-asked-by = Căn cứ
report-outline = Đề cương
report-outline-hint = Các phần của báo cáo; đổi đề cương sau khi bắt đầu thì phải viết lại.
report-free-hint = Văn bản không nêu kỳ: ghi ngày đầu và ngày cuối mà báo cáo nói tới.
report-first-day = Từ ngày
report-last-day = Đến ngày
report-days-turned = Ngày cuối phải sau ngày đầu.
report-days = từ { $first } đến { $last }

report-print = Trang in
report-word = Tệp Word
report-pdf = Tệp PDF
report-versions = Các phiên bản
report-print-signed = Bản đã ký: lời văn, số liệu và số ký hiệu như lúc ký.
report-print-draft = Bản dự thảo: số, ngày và chữ ký còn để trống.
report-look = Xem từng điểm
report-unanswered = { $count ->
   *[other] Còn { $count } điểm cần xem chưa có giải trình. Chưa ký được.
  }
report-all-answered = { $count ->
   *[other] { $count } điểm cần xem, tất cả đã có giải trình.
  }
report-nothing-found = Kiểm tra không thấy điểm nào cần xem.
report-nothing-found-hint = Đã đối chiếu với sổ, với báo cáo kỳ trước và với các báo cáo cấp dưới.
report-checks-file = Các điểm đã kiểm tra khi ký và giải trình
report-differs = { $count ->
   *[other] { $count } số liệu nay đã khác lúc ký. Số trong báo cáo giữ nguyên; số hôm nay ghi bên cạnh.
  }
report-by = nay do { $body } chịu trách nhiệm
report-sent-for-task = Đã gửi báo cáo số { $number }.
report-sent-on = gửi ngày { $day }
report-signer = Người ký
report-way = Đường đi của báo cáo
report-receipt-send = Gửi
report-receipt-accept = Nhận
report-receipt-return = Trả lại
report-part-empty = Chưa viết.
report-part-optional = Chưa viết; không viết thì phần này không in ra.
report-appendix = Phụ lục
report-sources = Có đưa vào lời của:
report-evidence = Minh chứng
report-part-write = Viết phần này
report-part-saved-by = { $name } lưu lúc { $at }
report-figure-opens = Mở số liệu: định nghĩa và danh sách
report-figure-since = (nay là { $value })

report-words = Nội dung
report-words-hint = Mỗi dòng là một đoạn; dòng bắt đầu bằng dấu gạch ngang là một ý. Số liệu viết bằng ký hiệu trong ngoặc vuông kép, khi in thành số.
report-words-long = Phần này quá dài. Hãy chia bớt sang phần khác.
report-evidence-hint = Mỗi dòng một minh chứng: tên, dấu gạch đứng, đường dẫn. Ví dụ: Kế hoạch 12/KH-UBND | https://…
report-evidence-wrong = Không đọc được đường dẫn trong dòng “{ $line }”.
report-evidence-many = Nhiều nhất { $most } minh chứng cho một phần.
report-save = Lưu
report-save-next = Lưu và viết tiếp: { $title }
report-other-saved = { $name } đã lưu phần này lúc { $at }
report-other-hint = Lời của bạn vẫn còn ở dưới. Gộp hai bản rồi lưu; lưu ngay thì bản của bạn thay bản kia, bản kia vẫn nằm trong các phiên bản.
report-figures = Số liệu có sẵn
report-figures-hint = Chép ký hiệu vào lời văn. Số luôn mở được ra danh sách và không lệch với biểu.
report-below = Cấp dưới đã viết
report-below-hint = Đánh dấu để đưa vào cuối phần này, có ghi tên cơ quan.
report-take = Đưa lời của { $body } vào
report-taken = Đã đưa vào.
report-previous = Kỳ trước đã viết gì
report-previous-open = Mở báo cáo kỳ trước

report-checks-title = Kiểm tra trước khi ký
report-finding-contradiction = Trái với sổ
report-finding-carried = Chép từ kỳ trước
report-finding-typed = Số gõ tay
report-finding-unknown = Số liệu không có
report-finding-empty = Phần để trống
report-finding-missing = Cơ quan chưa gửi
report-says-contradiction = Câu này nói “{ $claim }”, nhưng sổ ghi:
report-says-carried = Câu này giống hệt báo cáo kỳ trước:
report-says-typed = “{ $typed }” gõ tay trong khi đã có số liệu được định nghĩa; có thể viết { $marker }:
report-says-unknown = Không có số liệu nào tên là “{ $figure }”; khi in sẽ hiện nguyên ký hiệu.
report-says-empty = Đề cương yêu cầu phần này.
report-says-missing = { $count ->
   *[other] { $count } cơ quan chưa gửi báo cáo kỳ này: { $names }
  }
report-answer = Giải trình:
report-answer-again = Sửa giải trình
report-answer-field = Vì sao để như vậy
report-answer-act = Lưu giải trình
report-answer-missing = Hãy ghi lý do để như vậy.
report-gone = Đã giải trình, nay không còn thấy
report-finding-gone = Điểm này nay không còn nữa. Hãy mở lại trang kiểm tra.

report-subject = Trích yếu
report-symbol = Ký hiệu
report-symbol-hint = Số lấy từ sổ khi ký. Ví dụ: BC-UBND; cơ quan Đảng: BC/TU.
report-place = Địa danh
report-place-hint = Ví dụ: Mẫu
report-lines = Các dòng trên chữ ký
report-lines-hint = Mỗi dòng một dòng, chức vụ ở cuối. Ví dụ: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH.
report-recipients = Nơi nhận
report-recipients-hint = Mỗi dòng một nơi.
report-heading-missing = Chưa điền đủ phần đầu và phần ký của văn bản.
report-reason = Lý do, ghi chú
report-reason-hint = Cơ quan gửi đọc được lý do này.
report-reason-missing = Trả lại phải ghi rõ lý do.
report-stale = Báo cáo đã được sửa sau khi bạn mở trang. Hãy mở lại, xem bản mới rồi làm lại.
report-not-from-here = Báo cáo đã chuyển sang trạng thái khác, không làm được việc này nữa.
report-forms-wait = Số liệu các cơ quan cấp dưới chưa tổng hợp xong. Mở mục Biểu thống kê của báo cáo, chọn Tổng hợp, rồi ký lại.
report-not-open = Báo cáo đã ký, không sửa được nữa.

report-version = Phiên bản
report-version-act = Việc
report-version-who = Người làm
report-version-at = Lúc
report-version-changes = Thay đổi
report-version-compare = So với bản trước
report-version-save = Lưu một phần
report-version-submit = Trình ký
report-version-take-back = Rút về
report-version-sign = Ký
report-version-send = Gửi
report-version-accept = Được nhận
report-version-return = Bị trả lại
report-version-revise = Mở để sửa lại
report-versions-none = Chưa có phiên bản nào
report-between = Từ phiên bản { $before } đến phiên bản { $after }
report-between-hint = Chữ bị bỏ gạch ngang, chữ thêm vào gạch chân.
report-between-none = Lời văn không đổi.
report-editions = So lần gửi { $before } với lần gửi { $after }

report-table-figures = Số liệu trong kỳ
report-table-what = Nội dung
report-table-count = Số lượng
report-table-whole = Trên tổng số
report-table-share = Tỷ lệ
report-table-other = Theo cách tính khác
report-table-bodies = Tình hình của từng cơ quan
report-table-body = Cơ quan
report-table-received = Vụ việc nhận
report-table-in-time = Đúng hạn
report-table-late = Muộn
report-table-overdue = Quá hạn
report-table-tasks = Nhiệm vụ đến hạn
report-table-done = Hoàn thành
report-table-tasks-overdue = Nhiệm vụ quá hạn
report-table-sent = Ngày gửi báo cáo
report-table-clauses = Kết quả thực hiện từng nhiệm vụ của văn bản chỉ đạo
report-table-clause = Nhiệm vụ
report-table-due = Hạn
report-table-state = Trạng thái
report-table-done-day = Ngày xong
report-table-words = Kết quả
report-table-evidence = Minh chứng

clauses-title = Thực hiện từng điều khoản
clauses-period = Kỳ
clauses-period-hint = Ví dụ: 2026-Q3, 2026-H1, 2026. Để trống là tất cả.
clauses-show = Xem
report-period-wrong = “{ $period }” không phải là kỳ. Ví dụ: 2026-Q3.
clauses-sum = { $total ->
   *[other] { $total } việc được giao, { $done } đã hoàn thành.
  }
clauses-overdue = { $count ->
   *[other] { $count } quá hạn
  }
clauses-unreported = { $count ->
   *[other] { $count } chưa báo cáo lần nào
  }
clauses-shown = Liệt kê { $shown } việc đầu trong { $total } việc; các số đếm là của tất cả. Chọn kỳ để xem hẹp hơn.
clauses-done = { $done } đã hoàn thành, { $open } chưa.
clauses-nothing-said = Chưa báo cáo.
clauses-no-rows = Không có việc nào trong kỳ này, hoặc bạn không được xem.
clauses-none = Văn bản chưa có nhiệm vụ nào được ký
clauses-none-hint = Rà soát đề xuất và ký thì điều khoản mới có việc để theo dõi.
clause-late = Quá hạn
clause-done-late = Xong muộn

notice-report-begun = Đã mở báo cáo. Viết từng phần, phần nào lưu phần ấy.
notice-report-part-saved = Đã lưu.
notice-report-finding-answered = Đã lưu giải trình.
notice-report-submitted = Đã trình ký.
notice-report-taken-back = Đã rút về để sửa.
notice-report-signed = Đã ký. Báo cáo có số và chờ gửi.
notice-report-sent = Đã gửi.
notice-report-accepted = Đã nhận báo cáo.
notice-report-returned = Đã trả lại kèm lý do.
notice-report-revised = Báo cáo mở ra để sửa.
