# Bảng điều hành và biểu đồ công khai
dashboards-board-title = Bảng điều hành
dashboards-open-board = Xem bằng biểu đồ
dashboards-years = Năm
dashboards-quarters = Quý
dashboards-documents = Văn bản chỉ đạo
dashboards-below = { $count } cơ quan trực thuộc
dashboards-none = Chưa có số liệu để vẽ biểu đồ này.
dashboards-all = Tổng cộng
dashboards-cases = Số vụ việc
dashboards-part = Tỷ lệ
dashboards-open = Chưa trả lời
dashboards-overdue = Quá hạn
dashboards-not-overdue = Chưa quá hạn

dashboards-answers-title = Thời gian trả lời
dashboards-answers-up = Số vụ việc
dashboards-answers-across = Số ngày từ khi nhận đến khi trả lời
dashboards-answers-head = Thời gian
dashboards-days = { $first }–{ $last } ngày
dashboards-days-more = trên { $days } ngày
dashboards-answers-says = { $all } vụ việc đã trả lời; một nửa được trả lời trong { $median } ngày, 90% trong { $ninety } ngày.
dashboards-answers-how = Tính theo ngày dương lịch, trên vụ việc nhận trong kỳ; vụ việc chưa trả lời không có trong biểu đồ này.

dashboards-backlog-title = Vụ việc chưa trả lời, theo thời điểm nhận
dashboards-backlog-up = Số vụ việc
dashboards-backlog-across = Thời điểm nhận
dashboards-backlog-says = { $open } vụ việc chưa trả lời, trong đó { $overdue } vụ việc quá hạn.
dashboards-backlog-how = Tính đến hôm nay, gồm cả vụ việc nhận trước kỳ; trùng tính một lần.
dashboards-age-this-month = tháng này
dashboards-age-two-months = 1–2 tháng trước
dashboards-age-half-year = 3–5 tháng trước
dashboards-age-year = 6–11 tháng trước
dashboards-age-older = từ 12 tháng trước

dashboards-kept-title = Tỷ lệ trả lời đúng hạn, theo hai mẫu số
dashboards-kept-up = Tỷ lệ đúng hạn
dashboards-kept-across = Tháng nhận
dashboards-kept-part = Đúng hạn
dashboards-kept-due = Đã đến hạn
dashboards-kept-answered = Đã trả lời có thời hạn
dashboards-kept-of-due = Trên số đã đến hạn
dashboards-kept-of-answered = Trên số đã trả lời
dashboards-kept-says = Cả năm: { $due } trên số đã đến hạn, { $answered } trên số đã trả lời.
dashboards-kept-how = Số đã đến hạn gồm cả vụ việc quá hạn chưa trả lời. Tỷ lệ trên số đã trả lời bỏ các vụ việc này khỏi mẫu số nên thường cao hơn.

dashboards-reach-title = Độ phủ của văn bản chỉ đạo
dashboards-bodies = Số cơ quan
dashboards-tier = Cấp
dashboards-cover-done = Hoàn thành
dashboards-cover-underway = Đang thực hiện
dashboards-cover-overdue = Có việc quá hạn
dashboards-cover-not-given = Chưa được giao
dashboards-reach-says = { $document }: { $given } trên { $all } cơ quan được giao nhiệm vụ; { $done } cơ quan hoàn thành, { $overdue } cơ quan có việc quá hạn.
dashboards-reach-how = Mẫu số gồm các cơ quan cùng hệ, trực thuộc cơ quan ban hành, và cơ quan khác được giao. Phần việc giao lại cho cấp dưới tính ở cơ quan giao lại.
dashboards-not-given = Chưa được giao: { $names }.
dashboards-reach-more = Xem từng cơ quan

dashboards-month = Tháng
dashboards-reception-title = Ngày tiếp công dân của người đứng đầu
dashboards-reception-up = Số ngày
dashboards-reception-need = Phải tiếp
dashboards-reception-held = Đã tiếp
dashboards-reception-missing = Còn thiếu
dashboards-reception-says = { $head }: đã tiếp { $held } ngày, phải tiếp { $need } ngày; còn thiếu { $missing } ngày.
dashboards-reception-how = Kỳ tính theo tuần được tính vào tháng có ngày đầu tuần; kỳ chưa hết chỉ thiếu những ngày chưa có lịch. Căn cứ: { $citations }.
dashboards-reception-more = Xem lịch tiếp công dân

dashboards-pictures = Biểu đồ
dashboards-everywhere = Tất cả cơ quan
dashboards-paper-kind = Báo cáo
dashboards-paper-lead = Số liệu tính đến ngày { $day }; mỗi biểu đồ có bảng số liệu kèm theo.
dashboards-board-subject = Số liệu điều hành công tác dân vận chính quyền, { $period }
dashboards-public-subject = Số liệu công khai về công tác dân vận chính quyền, năm { $year }
