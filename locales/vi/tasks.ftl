# Nhiệm vụ: ký, giao, báo cáo, nghiệm thu, đôn đốc
nav-assignments = Việc phải làm
nav-follow = Theo dõi
nav-overview = Lãnh đạo
nav-figures = Số liệu

task-state-not_started = Chưa thực hiện
task-state-on_schedule = Đúng tiến độ
task-state-behind = Chậm tiến độ
task-state-reported = Chờ nghiệm thu
task-state-done = Hoàn thành
task-claim-not_started = Chưa thực hiện
task-claim-on_schedule = Đang thực hiện, đúng tiến độ
task-claim-behind = Đang thực hiện, chậm tiến độ
task-claim-done = Đã hoàn thành
task-claimed-not_started = Báo cáo: chưa thực hiện
task-claimed-on_schedule = Báo cáo: đúng tiến độ
task-claimed-behind = Báo cáo: chậm tiến độ
task-claimed-done = Báo cáo: đã hoàn thành
task-part-lead = Chủ trì
task-part-supporting = Phối hợp
task-evidence-file = tệp
task-evidence-link = liên kết
task-evidence-document = văn bản trong kho
task-round-week = Tuần { $number }/{ $year }
task-round-month = Tháng { $number }/{ $year }
task-round-quarter = Quý { $number }/{ $year }
task-round-first-half = 6 tháng đầu năm { $year }
task-round-second-half = 6 tháng cuối năm { $year }
task-round-year = Năm { $year }
task-hold-not-accepted = Chưa có ai chấp nhận đề xuất này.
task-hold-already-issued = Đề xuất này đã được ký.
task-hold-nobody = Chưa ký được: không có cơ quan nào được giao. Xin chọn cơ quan ở trang đọc văn bản.

task-task = Nhiệm vụ
task-body = Cơ quan thực hiện
task-giver = Cơ quan giao
task-document = Văn bản
task-due = Hạn
task-state = Trạng thái
task-round = Kỳ
task-total = Tổng số
task-overdue = Quá hạn
task-done-late = Hoàn thành muộn
task-in-time = Đúng hạn (quá hạn tính cả trong mẫu số)
task-overdue-days =
    { $days ->
       *[other] Quá { $days } ngày
    }
task-done-late-days =
    { $days ->
       *[other] Muộn { $days } ngày
    }
task-days-left =
    { $days ->
       *[other] Còn { $days } ngày
    }
task-due-today = Hạn hôm nay
task-no-due = Văn bản không nêu hạn
task-period-ends = hết kỳ { $day }
task-choose-head = Chọn
task-choose = Chọn { $title } – { $body }
task-chased-at = đôn đốc { $at }
task-evidence = Minh chứng
task-chaser-seen = Đã mở lúc { $at }
task-chaser-unseen = Chưa mở
task-accepted = Đã nghiệm thu
task-returned = Trả lại
task-chased = { $body } đôn đốc

task-list-title = Việc phải làm
task-follow-title = Theo dõi việc đã giao
task-list-only = Chỉ xem:
task-list-clear = Bỏ lọc
task-reach = Phạm vi
task-reach-own = Cơ quan của tôi
task-reach-below = Cả cấp dưới
task-filters = Lọc theo trạng thái
task-filter-open = Chưa xong
task-filter-overdue = Quá hạn
task-filter-soon = Sắp đến hạn
task-filter-not_started = Chưa thực hiện
task-filter-on_schedule = Đúng tiến độ
task-filter-behind = Chậm tiến độ
task-filter-reported = Chờ nghiệm thu
task-filter-done = Hoàn thành
task-filter-done_late = Hoàn thành muộn
task-filter-lead = Chủ trì
task-filter-supporting = Phối hợp
task-filter-recurring = Định kỳ
task-filter-all = Tất cả
task-list-empty = Không có việc nào trong danh sách này.
task-list-empty-hint = Xin thử bộ lọc khác. Việc chỉ có ở đây sau khi người có thẩm quyền ký.
task-chase-chosen = Đôn đốc các việc đã chọn
task-chase-preview-first = Xem trước rồi mới gửi.
task-keys = Phím tắt
task-keys-move = lên xuống
task-keys-open = mở
task-keys-choose = chọn

task-about = Nội dung được giao
task-deadline-words = Văn bản nói về hạn
task-report-to = Báo cáo về
task-signed-by = { $name } ký lúc { $at }
task-confidence = máy đọc chắc { $share }
task-confidence-label = Độ chắc của máy đọc
task-whole = Toàn bộ nhiệm vụ và các cơ quan cùng được giao
task-note = Ghi chú khi giao
task-note-hint = Phần việc cụ thể, nếu không phải toàn bộ.
task-upper = Được giao lại từ việc này
task-report = Báo cáo tiến độ
task-judge = Nghiệm thu
task-hand-on = Giao lại cấp dưới
task-chase = Đôn đốc
task-history = Quá trình thực hiện
task-history-empty = Chưa có báo cáo nào.
task-subs = Đã giao lại cho
task-assignments = Các cơ quan được giao
task-recurring = Định kỳ
task-closed-at = kết thúc lúc { $at }
task-hidden =
    { $count ->
       *[other] Còn { $count } dòng nữa, xem ở trang Theo dõi.
    }
task-close = Kết thúc việc định kỳ
task-close-title = Kết thúc việc định kỳ này?
task-close-follows = Sẽ không có kỳ mới nào nữa. Các kỳ đã giao vẫn giữ nguyên và vẫn phải báo cáo. Các cơ quan được giao thấy việc đã kết thúc.
task-close-confirm-missing = Xin xác nhận việc kết thúc.
task-close-already = Việc này đã kết thúc từ trước.

task-sign-title = Ký giao nhiệm vụ
task-sign-reader = Đọc văn bản
task-sign-which = Các đề xuất đã được chấp nhận
task-sign-bodies =
    { $count ->
       *[other] { $count } cơ quan
    }
task-sign-unmatched = Không khớp cơ quan nào
task-sign-left-out = Không được giao
task-sign-late-from-start = Hạn đã qua, sẽ quá hạn ngay khi ký
task-sign-first-round = Kỳ đầu:
task-sign-round-due = hạn { $day }
task-sign-round-no-due = văn bản không nêu ngày
task-sign-follows = Khi ký
task-sign-follows-assignments =
    { $count ->
       *[other] { $count } việc được giao ngay cho các cơ quan nêu trên; việc định kỳ tự lặp lại khi hết kỳ.
    }
task-sign-follows-name = Việc được giao nhân danh { $keeper }, ghi tên Ông/Bà và giờ ký.
task-sign-follows-kept = Lời văn, vị trí trong văn bản và độ chắc của máy đọc được giữ mãi cùng nhiệm vụ, không sửa được nữa.
task-sign-seen = Các cơ quan được giao, cấp trên của họ và bộ phận theo dõi sẽ thấy. Công chúng chưa thấy.
task-sign-seen-public = Các cơ quan được giao, cấp trên của họ, bộ phận theo dõi và công chúng sẽ thấy, vì văn bản này đã được công bố.
task-sign-confirm = Tôi đã xem lời văn, cơ quan và hạn của từng việc
task-sign-confirm-missing = Xin đánh dấu là đã xem từng việc trước khi ký.
task-sign = Ký và giao việc
task-sign-nothing = Xin chọn ít nhất một đề xuất để ký.
task-sign-taken = { $signer } đã ký một trong các đề xuất này trước. Chưa có gì được ký thêm.
task-sign-taken-at = { $signer } đã ký lúc { $at }, trước khi Ông/Bà bấm. Lần bấm của Ông/Bà không giao thêm việc nào.
task-sign-see = Xem việc đã giao
task-sign-changed = Một đề xuất đã được sửa từ khi Ông/Bà mở trang. Xin xem lại bản mới dưới đây rồi ký.
task-sign-before =
    { $count ->
       *[other] { $count } đề xuất của văn bản này đã được ký.
    }
task-sign-empty = Không có đề xuất nào chờ ký.
task-sign-empty-hint = Cán bộ thụ lý chấp nhận đề xuất ở trang đọc văn bản, rồi chúng hiện ở đây.
task-sign-waiting =
    { $count ->
       *[other] Ký { $count } đề xuất đang chờ
    }
notice-tasks-signed = Đã ký. Các cơ quan đã nhận việc.

task-report-title = Báo cáo tiến độ
task-claim = Tình trạng
task-claim-hint = Quá hạn và muộn do hệ thống tính theo ngày, không phải khai.
task-claim-missing = Xin chọn tình trạng.
task-words = Đã làm gì, vướng gì
task-words-hint = Nói việc cụ thể. Nếu chậm, xin nói vì sao và bao giờ xong.
task-figures = Số liệu
task-figures-hint = Mỗi số một hàng: đếm gì, bao nhiêu, đơn vị.
task-figure-name = Số liệu { $row }: đếm gì
task-figure-value = Số liệu { $row }: bao nhiêu
task-figure-unit = Số liệu { $row }: đơn vị
task-figure-name-missing = Xin ghi số này đếm gì.
task-figure-value-missing = Xin ghi số, hoặc xóa hàng này.
task-files = Tệp minh chứng
task-files-hint = Tối đa 10 tệp, mỗi tệp 20 MB. Ảnh: jpg, png, webp; nơi chụp và máy chụp ghi trong ảnh sẽ được xóa. Nếu trang trở lại vì có lỗi, xin chọn lại tệp.
task-file-empty = Tệp { $name } trống, không có gì để lưu.
task-files-many = Tối đa { $most } tệp một lần.
task-links = Liên kết minh chứng
task-links-hint = Mỗi dòng một địa chỉ. Địa chỉ của một văn bản trong kho sẽ thành liên kết tới văn bản đó.
task-link-wrong = Không phải địa chỉ trang: { $link }
task-link-document-unknown = Không có văn bản này trong kho: { $link }
task-report-follows = { $giver } sẽ thấy báo cáo này cùng tên người gửi. Nếu báo đã hoàn thành, việc chờ { $giver } nghiệm thu.
task-report-send = Gửi báo cáo
task-report-words-missing = Xin nói đã làm gì.
task-report-words-too-long = Báo cáo quá dài; xin đưa phần dài vào tệp minh chứng.
task-report-already-done = Việc này đã được nghiệm thu, không báo cáo thêm nữa.
notice-task-reported = Đã gửi báo cáo.

task-judge-title = Nghiệm thu
task-judge-reason = Ý kiến
task-judge-reason-hint = Cần có khi trả lại.
task-judge-reason-missing = Xin nói vì sao trả lại.
task-judge-follows = Khi quyết định
task-judge-follows-accept = Nghiệm thu: việc hoàn thành vào ngày cơ quan báo cáo, không phải hôm nay; không báo cáo thêm được nữa.
task-judge-follows-return = Trả lại: việc trở về đang làm, hoặc chậm tiến độ nếu đã quá hạn.
task-judge-seen = { $body } và cấp trên thấy quyết định cùng tên Ông/Bà.
task-accept = Nghiệm thu
task-return = Trả lại
task-judge-already-done = Việc này đã có người nghiệm thu.
task-judge-nothing = Không có báo cáo hoàn thành nào đang chờ ở việc này.
task-judge-changed = Cơ quan vừa báo cáo thêm sau khi Ông/Bà mở trang. Xin mở lại để xem báo cáo mới.
notice-task-accepted = Đã nghiệm thu.
notice-task-returned = Đã trả lại.

task-hand-on-title = Giao lại cấp dưới
task-hand-on-to = Giao cho
task-hand-on-due-hint = Không muộn hơn hạn của cơ quan mình. Để trống nếu không ấn định ngày.
task-hand-on-follows = Các cơ quan được chọn thấy việc này ngay. { $body } vẫn chịu trách nhiệm chung và nghiệm thu phần việc của họ. Cấp dưới không giao lại tiếp được.
task-hand-on-none = Không có cơ quan nào trực thuộc trong danh bạ.
task-hand-on-none-hint = Người quản trị có thể thêm cơ quan trực thuộc.
task-hand-on-no-body = Xin chọn ít nhất một cơ quan.
task-hand-on-itself = Không giao lại cho chính mình.
task-hand-on-twice = { $body } đã có việc này rồi.
task-hand-on-later = Hạn giao lại không được muộn hơn hạn của cơ quan mình.
task-hand-on-further = Việc này đã được giao lại một lần, không giao tiếp xuống nữa.
task-due-wrong = Ngày chưa đúng; xin chọn ngày hoặc để trống.
notice-task-handed-on = Đã giao lại.

task-chase-title = Đôn đốc: xem trước khi gửi
task-chase-words = Nội dung
task-chase-words-hint = Mọi cơ quan dưới đây nhận cùng một lời.
task-chase-first-words = Đề nghị cơ quan báo cáo tiến độ việc được giao dưới đây, nêu rõ vướng mắc nếu có.
task-chase-words-missing = Xin ghi nội dung đôn đốc.
task-chase-to =
    { $count ->
       *[other] Sẽ gửi về { $count } việc
    }
task-chase-follows = Các cơ quan này thấy lời đôn đốc khi mở việc, cùng tên Ông/Bà và giờ gửi; giờ họ mở được ghi lại. Lời đã gửi không rút lại được.
task-chase-send = Gửi đôn đốc
task-chase-nobody = Không có việc nào cần đôn đốc.
task-chase-nobody-hint = Xin chọn việc ở trang Theo dõi. Việc đã xong hoặc đang chờ chính mình nghiệm thu thì không đôn đốc.
task-chase-left-out = Không gửi: đã xong, hoặc đang chờ nghiệm thu
task-chase-many = Tối đa { $most } việc một lần.
task-chasers-title = Đôn đốc đã gửi
task-chasers-by = { $body }, { $name } gửi lúc { $at }
task-chasers-to = Kính gửi: { $body }
notice-task-chased = Đã gửi đôn đốc. Trang này in được.
notice-task-closed = Đã kết thúc việc định kỳ.

task-document-title = Nhiệm vụ và kết quả
task-document-empty = Chưa có nhiệm vụ nào được ký.
task-document-empty-hint = Nhiệm vụ chỉ được giao sau khi người có thẩm quyền ký.
task-states-title = Tình hình thực hiện
task-states-how = Mỗi việc được đếm một lần ở một trạng thái. Quá hạn là một phần của việc chưa xong, hoàn thành muộn là một phần của việc đã xong.
task-states-by-task = Theo nhiệm vụ
task-states-by-body = Theo cơ quan
task-states-by-round = Theo kỳ
task-states-by-document = Theo văn bản
task-states-none = Chưa có nhiệm vụ nào được ký giao.

task-overview-title = Trang lãnh đạo
task-overview-overdue = Quá hạn và ai đang giữ
task-overview-to-sign = Cần ký
task-overview-waiting = Chờ nghiệm thu
task-overview-all = Xem tất cả
task-overview-proposals =
    { $count ->
       *[other] { $count } đề xuất
    }
task-overview-no-overdue = Không có việc quá hạn.
task-overview-no-sign = Không có gì chờ ký.
task-overview-no-waiting = Không có báo cáo nào chờ.
task-overview-empty = Chưa giao việc nào.
task-overview-empty-hint = Khi văn bản được ký, tình hình từng cơ quan hiện ở đây.
task-chart = Biểu đồ số việc theo cơ quan; bảng dưới đây có cùng số liệu
task-chart-open = Đang làm, chưa quá hạn

figures-title = Số liệu thực hiện văn bản chỉ đạo
figures-lead = Các văn bản đã công bố và việc thực hiện của từng cơ quan. Mỗi số mở ra danh sách mà nó đếm.
figures-assignments = việc đã giao
figures-empty = Chưa có số liệu công khai.
figures-empty-hint = Khi một văn bản được công bố và giao việc, số liệu hiện ở đây.
figures-overdue-title = Việc quá hạn
figures-overdue-lead = Các việc quá hạn của văn bản đã công bố, lâu nhất trước.
figures-overdue-none = Không có việc nào quá hạn.
desk-open = việc phải làm, chưa xong
desk-overdue = việc phải làm đã quá hạn
desk-given-overdue = việc đã giao bị quá hạn
desk-to-sign = đề xuất cần ký
desk-tasks = Nhiệm vụ
desk-cases = Vụ việc
desk-cases-to-sign = Chờ ký
desk-care = Quản trị
desk-body-faults = cơ quan cần xem lại
desk-notices-waiting = tin báo chờ gửi
desk-notices-failed = tin báo không gửi được
desk-next = Đến hạn tiếp theo
task-once = Một lần
