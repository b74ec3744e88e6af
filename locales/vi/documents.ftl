# Văn bản
nav-documents = Văn bản
documents-title = Thư viện văn bản
documents-import = Nhập văn bản
documents-body = Cơ quan
documents-direction = Sổ
documents-kind = Loại văn bản
documents-year = Năm
documents-state = Trạng thái
documents-issuer = Cơ quan ban hành
documents-filter = Lọc
documents-register = Số đến/đi
documents-received = Ngày nhận
documents-document = Văn bản
documents-none = Chưa có văn bản nào
documents-none-hint = Nhập tệp văn bản, hoặc bỏ bớt điều kiện lọc.
document-direction-incoming = Văn bản đến
document-direction-outgoing = Văn bản đi
document-direction-auto = Tự nhận biết
document-state-open = Đang xem xét
document-state-issued = Đã giao nhiệm vụ
document-public = Công khai
document-double = Trùng số
document-same-as = Cùng số, ký hiệu, ngày và cơ quan ban hành với văn bản đã có:
document-read = Đọc và duyệt đề xuất
document-tasks = Nhiệm vụ đã giao
document-file = Tải tệp gốc
document-text = Xem chữ
document-proposals = Đề xuất nhiệm vụ: { $open } chờ xem, { $accepted } đã chấp nhận, { $signed } đã ký.
document-issuer-unknown = chưa khớp với danh mục cơ quan
document-findings = Điểm cần lưu ý khi đọc
document-addressees = Kính gửi
document-citations = Văn bản được viện dẫn
document-recipients = Nơi nhận
document-basis = căn cứ
notice-document-corrected = Đã sửa thông tin văn bản.
notice-document-published = Văn bản đã công khai.
notice-document-unpublished = Văn bản không còn công khai.

upload-title = Nhập văn bản
upload-text = Chọn một hay nhiều tệp. Tệp được lưu ngay; việc đọc chạy sau đó, từng tệp một.
upload-direction-hint = Tự nhận biết: vào sổ đi khi chính cơ quan mình ban hành, còn lại vào sổ đến.
upload-files = Tệp văn bản
upload-files-hint = .docx, .pdf có chữ, .odt, .html, .txt; .doc và .rtf khi máy chủ có LibreOffice. Mỗi tệp không quá 100 MB.
upload-send = Nhập
upload-recent = Các lần nhập gần đây
upload-no-file = Chọn ít nhất một tệp
upload-file-too-large = Tệp { $file } lớn hơn 100 MB
batch-title = Lần nhập văn bản
batch-progress = Đã xong { $ready } trên { $total } tệp
batch-failed = { $count } tệp không đọc được
batch-is-stopped = đã dừng
batch-stop = Dừng
batch-resume = Tiếp tục
batch-file = Tệp
batch-reason = Lý do
batch-item-waiting = Đang chờ
batch-item-done = Đã nhập
batch-item-same = Đã có sẵn
batch-item-failed = Không đọc được
notice-batch-received = Đã nhận các tệp.
notice-batch-stopped = Đã dừng; phần đã nhập vẫn giữ.
notice-batch-resumed = Đang tiếp tục.

file-refused-empty = Tệp trống, không có chữ nào.{ $detail }
file-refused-too-large = Tệp quá lớn: chỉ đọc đến { $detail } MB.
file-refused-encrypted = Tệp đặt mật khẩu: lưu lại không mật khẩu rồi gửi lại.{ $detail }
file-refused-image-only = Tệp chỉ có ảnh chụp trang: cần nhận dạng chữ (OCR) trước.{ $detail }
file-refused-bomb-members = Tệp bung ra quá lớn nên không mở tiếp: có quá nhiều tệp con.
file-refused-bomb-part = Tệp bung ra quá lớn nên không mở tiếp: một phần nhỏ bung ra rất lớn.
file-refused-bomb-depth = Tệp bung ra quá lớn nên không mở tiếp: các phần tử lồng nhau không dứt.
file-refused-bomb-tables = Tệp bung ra quá lớn nên không mở tiếp: bảng lồng trong bảng không dứt.
file-refused-bomb-text = Tệp bung ra quá lớn nên không mở tiếp: nhiều chữ hơn một văn bản có thể có.
file-refused-bomb-pages = Tệp bung ra quá lớn nên không mở tiếp: quá nhiều trang.
file-refused-bomb-converted = Tệp bung ra quá lớn nên không mở tiếp: bản chuyển đổi quá lớn.
file-refused-bomb-memory = Tệp cần nhiều bộ nhớ hơn máy chủ còn, nên chưa đọc được.
file-refused-not-a-document-picture = Đây không phải văn bản đọc được: đây là tệp ảnh ({ $detail }), cần nhận dạng chữ (OCR) trước.
file-refused-not-a-document-media = Đây không phải văn bản đọc được: đây là tệp ảnh, phim hoặc âm thanh.
file-refused-not-a-document-archive = Đây không phải văn bản đọc được: đây là tệp nén ({ $detail }), hãy giải nén rồi gửi các văn bản bên trong.
file-refused-not-a-document-program = Đây không phải văn bản đọc được: đây là một chương trình.
file-refused-not-a-document-database = Đây không phải văn bản đọc được: đây là một cơ sở dữ liệu.
file-refused-not-a-document-print = Đây không phải văn bản đọc được: đây là tệp in ({ $detail }), hãy lưu thành PDF.
file-refused-not-a-document-spreadsheet = Đây không phải văn bản đọc được: đây là bảng tính ({ $detail }).
file-refused-not-a-document-presentation = Đây không phải văn bản đọc được: đây là bài trình chiếu ({ $detail }).
file-refused-not-a-document-office = Đây không phải văn bản đọc được: đây là tệp Office cũ không có chữ.
file-refused-not-a-document-unknown = Đây không phải văn bản đọc được: đây là tệp không rõ loại.
file-refused-damaged-packing = Tệp hỏng: không giải nén được.
file-refused-damaged-missing = Tệp hỏng: thiếu phần nội dung chính.
file-refused-damaged-markup = Tệp hỏng: nội dung bên trong (XML) bị lỗi.
file-refused-damaged-cut = Tệp hỏng: tệp bị đứt giữa chừng.
file-refused-damaged-pages = Tệp hỏng: không tìm thấy danh sách trang.
file-refused-damaged-structure = Tệp hỏng: cấu trúc bị lỗi.
file-refused-took-too-long = Đọc quá { $detail } giây nên đã dừng.
file-refused-needs-libreoffice = Loại tệp này cần LibreOffice, máy chủ chưa cài: lưu thành .docx hoặc .odt.{ $detail }
file-refused-libreoffice-absent = LibreOffice không đọc được: không có ở nơi đã cài đặt chỉ ra.
file-refused-libreoffice-room = LibreOffice không đọc được: không còn chỗ cho thư mục tạm.
file-refused-libreoffice-start = LibreOffice không đọc được: không khởi động được.
file-refused-libreoffice-nothing = LibreOffice không đọc được: không cho ra kết quả, tệp có thể hỏng hoặc bị khóa.
file-refused-libreoffice-result = LibreOffice không đọc được: không mở được kết quả.
file-refused-store = Không ghi được vào cơ sở dữ liệu: { $detail }.
file-refused-full = Ổ đĩa của máy chủ đã đầy nên chưa ghi được: dọn chỗ rồi gửi lại.{ $detail }
file-refused-read-only = Cơ sở dữ liệu đang ở chế độ chỉ đọc nên chưa ghi được: báo người quản trị rồi gửi lại.{ $detail }
file-refused-fault = Có lỗi: { $detail }.

register-title = Sổ văn bản
register-title-incoming = Sổ đăng ký văn bản đến
register-title-outgoing = Sổ đăng ký văn bản đi
register-year = năm { $year }
register-received = Ngày đến
register-number = Số thứ tự
register-author = Tác giả
register-identity = Số, ký hiệu
register-day = Ngày, tháng văn bản
register-subject = Tên loại và trích yếu nội dung
register-receiver = Đơn vị hoặc người nhận
register-receipt = Ký nhận
register-none = Sổ năm này chưa có văn bản nào

heading-title = Sửa thông tin văn bản
heading-kind = Loại (viết tắt)
heading-number = Số
heading-symbol = Ký hiệu
heading-day = Ngày ban hành
heading-place = Địa danh
heading-superior = Cơ quan chủ quản
heading-issuer = Cơ quan ban hành
heading-subject = Trích yếu
heading-signer = Người ký
form-day-wrong = Ngày chưa đúng
form-number-wrong = Số từ 1 đến { $most }
form-choose = Chọn một mục trong danh sách
form-save = Lưu
form-changed-meanwhile = Người khác vừa sửa trước; xem bản của họ rồi lưu lại nếu vẫn đúng
form-other-version = Bản hiện nay do người khác vừa lưu
form-other-version-hint = Lưu lại biểu mẫu bên dưới sẽ thay bản này.

reader-title = Đọc { $name }
reader-legend = Chú giải:
reader-who = ai làm
reader-when = khi nào
reader-words = lời giao việc
reader-sign = Ký và giao { $count } nhiệm vụ
reader-undecided = còn { $count } đề xuất chưa quyết định
reader-text = Nội dung văn bản
reader-proposals = Đề xuất nhiệm vụ
reader-to-words = Đến lời văn của đề xuất { $number }
reader-none = Không thấy nhiệm vụ nào trong văn bản này
reader-none-hint = Máy chỉ đề xuất điều văn bản giao; không có thì để trống.
reader-out-of-use = { $count } đề xuất không dùng
proposal-state-proposed = Đề xuất
proposal-state-accepted = Đã chấp nhận
proposal-state-refused = Đã từ chối
proposal-state-replaced = Đã tách hoặc gộp
proposal-state-withdrawn = Đã rút
proposal-state-signed = Đã ký
proposal-role-lead = Chủ trì
proposal-role-supporting = Phối hợp
proposal-confidence = Độ tin cậy
proposal-made = tách hoặc gộp
proposal-due = Thời hạn
proposal-relative = Tính từ một sự kiện; cần người đặt ngày
proposal-dateless = Không ghi thời hạn
proposal-report-to = Báo cáo về
proposal-words = Nguyên văn
proposal-accept = Chấp nhận
proposal-edit = Sửa
proposal-undo = Hoàn tác
proposal-refuse = Từ chối
proposal-reason = Lý do
proposal-merge = Gộp
proposal-merge-hint = Chọn các đề xuất để gộp làm một
proposal-edit-title = Sửa đề xuất nhiệm vụ
proposal-back = Về trang đọc
proposal-title = Tên nhiệm vụ
proposal-title-missing = Ghi tên nhiệm vụ
proposal-bodies = Cơ quan thực hiện
proposal-remember = Nhớ cách hiểu này cho lần sau
proposal-no-body = Văn bản không nêu cơ quan nào.
proposal-add-body = Thêm cơ quan
proposal-add-body-hint = Gõ tên, có dấu hoặc không dấu, rồi bấm Tìm cơ quan.
proposal-add-for = Thuộc cụm từ
proposal-find-body = Tìm cơ quan
proposal-found =
    { $count ->
        [0] Không thấy cơ quan nào
       *[other] Thấy { $count } cơ quan
    }
proposal-due-hint = Để trống nếu văn bản không ghi ngày.
proposal-rounds = Định kỳ
proposal-add-round = Thêm định kỳ
proposal-period = Bao lâu một lần
proposal-day = Ngày trong tháng (hoặc thứ trong tuần)
proposal-month = Tháng trong năm (1–12) hoặc trong quý (1–3)
proposal-following = Tính vào kỳ sau kỳ báo cáo
proposal-save-accept = Lưu và chấp nhận
proposal-split = Tách
proposal-split-hint = Đánh dấu chỗ bắt đầu một nhiệm vụ riêng
proposal-refusal-signed = Đề xuất đã ký, không sửa được nữa. Xem nhiệm vụ đã giao.
proposal-refusal-replaced = Đề xuất đã được tách hoặc gộp. Hoàn tác việc đó trước.
proposal-refusal-refused = Đề xuất đã bị từ chối. Hoàn tác trước khi sửa.
proposal-refusal-not-accepted = Chưa ai chấp nhận đề xuất này.
proposal-refusal-nothing-to-undo = Không có gì để hoàn tác.
proposal-refusal-reason-missing = Ghi lý do từ chối.
proposal-refusal-accepted = Đề xuất đã được chấp nhận rồi.
proposal-refusal-no-cut = Chọn ít nhất một chỗ để tách.
proposal-refusal-too-few = Chọn ít nhất hai đề xuất để gộp.
notice-proposal-saved = Đã lưu đề xuất.
notice-proposal-undone = Đã hoàn tác.
notice-proposal-split = Đã tách đề xuất.
notice-proposal-merged = Đã gộp đề xuất.
body-today = nay là
body-unknown-matches-no-body = không khớp cơ quan nào
body-unknown-several = nhiều cơ quan cùng tên
body-unknown-not-on-that-day = không tồn tại vào ngày văn bản
body-unknown-empty-group = nhóm chưa có cơ quan nào trong danh mục
body-unknown-vague = quá rộng, không rõ cơ quan nào
body-unknown-provision = chỉ đến một điều khoản
body-unknown-unknown = chưa rõ
period-week = Hằng tuần
period-month = Hằng tháng
period-quarter = Hằng quý
period-half-year = Sáu tháng một lần
period-year = Hằng năm
recurrence-none = không định kỳ
recurrence-week = hằng tuần{ $day ->
        [0] {""}
       *[other] , thứ { $day }
    }{ $month ->
       *[other] {""}
    }{ $following ->
       *[other] {""}
    }
recurrence-month = hằng tháng{ $day ->
        [0] {""}
       *[other] , ngày { $day }
    }{ $month ->
       *[other] {""}
    }{ $following ->
        [0] {""}
       *[other] {" "}của tháng sau
    }
recurrence-quarter = hằng quý{ $day ->
        [0] {""}
       *[other] , ngày { $day }
    }{ $month ->
        [0] {""}
       *[other] {" "}tháng thứ { $month }
    }{ $following ->
        [0] {""}
       *[other] {" "}của quý sau
    }
recurrence-half-year = sáu tháng một lần{ $day ->
        [0] {""}
       *[other] , ngày { $day }
    }{ $month ->
        [0] {""}
       *[other] {" "}tháng { $month }
    }{ $following ->
        [0] {""}
       *[other] {" "}của kỳ sau
    }
recurrence-year = hằng năm{ $day ->
        [0] {""}
       *[other] , ngày { $day }
    }{ $month ->
        [0] {""}
       *[other] {" "}tháng { $month }
    }{ $following ->
        [0] {""}
       *[other] {" "}của năm sau
    }
finding-not-official = Không giống văn bản hành chính
finding-number-blank = Số để trống
finding-date-incomplete = Ngày chưa đủ
finding-head-missing = Không thấy phần đầu văn bản
finding-signer-missing = Không thấy người ký
finding-citation-two-symbols = Viện dẫn có hai ký hiệu
finding-citation-later = Viện dẫn văn bản có sau
finding-citation-incomplete = Viện dẫn thiếu ký hiệu
finding-date-impossible = Ngày không có trong lịch
finding-addressee-unknown = Nơi kính gửi không khớp cơ quan nào
finding-body-unknown = Cơ quan không có trong danh mục
finding-ordinal-broken = Số thứ tự không liền
finding-text-cut = Chữ có vẻ bị cắt
finding-scan-noise = Chữ có vẻ lỗi do quét

lineage-title = Phả hệ
lineage-of = Phả hệ của { $name }
lineage-picture = Sơ đồ: bên trái là căn cứ, bên phải là văn bản dựa vào; cùng nội dung ở danh sách bên dưới
lineage-up = Căn cứ và viện dẫn
lineage-up-none = Không viện dẫn văn bản nào
lineage-down = Văn bản dựa vào hoặc nhắc đến
lineage-down-none = Chưa có văn bản nào trong thư viện nhắc đến
lineage-hole = chưa có trong thư viện
lineage-hidden = { $count } văn bản khác có nhắc đến nhưng ông/bà không có quyền xem.
coverage-title = Cụ thể hóa
coverage-text = Với từng nhiệm vụ: cơ quan nào đã có văn bản của mình viện dẫn văn bản này.
coverage-count = { $covered } trên { $total } cơ quan
coverage-none = chưa có văn bản
publish-title = Công khai
publish-act = Công khai văn bản
publish-take-back = Thôi công khai
publish-will-be-public = Mọi người sẽ thấy
publish-is-public = Mọi người đang thấy
publish-head = Thông tin văn bản:
publish-text = Toàn văn như đã lưu, gồm tên người ký và nơi nhận
publish-lineage = Các văn bản công khai mà văn bản này căn cứ và dựa vào
publish-tasks =
    { $count ->
        [0] Chưa có nhiệm vụ nào đã ký
       *[other] { $count } nhiệm vụ đã ký với số cơ quan theo từng tình trạng
    }
publish-not = Không công khai: đề xuất chưa ký, nội dung báo cáo, minh chứng, tên cán bộ xử lý.

public-title = Văn bản chỉ đạo
public-text = Các văn bản đã công khai, kèm tình hình thực hiện.
public-none = Chưa công khai văn bản nào
