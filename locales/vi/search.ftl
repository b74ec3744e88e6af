# Tìm kiếm
nav-search = Tìm
search-title = Tìm văn bản, nhiệm vụ
search-words = Từ cần tìm
search-act = Tìm
search-public-text = Tìm trong các văn bản đã công khai. Gõ có dấu hoặc không dấu đều được.
search-staff-text = Tìm trong toàn văn, trích yếu và nhiệm vụ mà ông/bà được xem. Gõ có dấu hoặc không dấu đều được.
search-count = { $count } kết quả
search-count-newest = Rất nhiều kết quả; dưới đây là { $count } kết quả mới nhất, xếp theo mức độ phù hợp. Thêm từ để tìm hẹp hơn.
search-task = nhiệm vụ
search-none = Không thấy kết quả nào
search-none-hint = Bớt từ, hoặc thử số và ký hiệu văn bản.
search-publication = Việc đã trả lời công khai
