// What people of the demo say in languages of their own.
#pragma once
#include <array>
#include <string_view>

namespace hospitium::demo {

/// What the demo's offers say, in the languages of its patients: the plan, the estimate's lines, what only the second offer says; and a word to
/// the family while the clinics are asked.
struct Words {
  std::string_view language, plan;
  std::array<std::string_view, 5> lines;
  std::string_view risks, alternatives, waiting;
};
// clang-format off
inline constexpr std::array<Words, 5> kWords{{
    {"vi", "Khám và xét nghiệm khi đến, điều trị như đã thống nhất, ra viện với giấy tờ bằng hai ngôn ngữ.",
     {"Điều trị", "Giường bệnh, mỗi ngày", "Vé máy bay và thị thực", "Thuốc trong thời gian nằm viện", "Vật liệu cấy ghép, nếu cần"},
     "Chảy máu và nhiễm trùng, cộng lại dưới 4 trên 100 ca điều trị như vậy.", "Chỉ điều trị bằng thuốc, kiểm tra lại sau ba tháng.",
     "Các cơ sở y tế đã nhận hồ sơ. Chúng tôi sẽ viết ngay khi có trả lời."},
    {"mn", "Ирсэн өдрөө үзлэг, шинжилгээ хийлгэж, тохирсны дагуу эмчлүүлэн, хоёр хэл дээрх бичиг баримттай эмнэлгээс гарна.",
     {"Эмчилгээ", "Ор хоног, өдөрт", "Онгоцны тийз, виз", "Эмнэлэгт хэрэглэх эм", "Суулгац, шаардлагатай бол"},
     "Цус алдах, халдвар авах: ийм 100 эмчилгээнд нийлээд 4-өөс цөөн.", "Зөвхөн эмээр эмчилж, гурван сарын дараа шалгана.",
     "Эмнэлгүүд бичиг баримтыг тань хүлээн авсан. Аль нэг нь хариулмагц бичнэ."},
    {"ar", "استشارة وفحوص عند الوصول، ثم العلاج المتفق عليه، ثم الخروج بوثائق بلغتين.",
     {"العلاج", "الإقامة في المستشفى، لليوم", "تذاكر الطيران والتأشيرة", "الأدوية في المستشفى", "الغرسات إن لزمت"},
     "النزيف والعدوى، معًا في أقل من 4 من كل 100 علاج من هذا النوع.", "العلاج بالأدوية وحدها مع فحص بعد ثلاثة أشهر.",
     "وصلت أوراقكم إلى المراكز الطبية. نكتب إليكم فور رد أحدها."},
    {"uz", "Kelgan kuni koʻrik va tekshiruv, kelishilgan davolash, ikki tilda hujjatlar bilan chiqish.",
     {"Davolash", "Palata, bir kun", "Aviachipta va viza", "Shifoxonadagi dorilar", "Implantlar, kerak boʻlsa"},
     "Qon ketishi va infeksiya: bunday 100 ta davolashda jami 4 tadan kam.", "Faqat dori bilan davolash, uch oydan keyin tekshiruv.",
     "Klinikalar hujjatlaringizni oldi. Biri javob berishi bilan yozamiz."},
    {"ru", "Консультация и обследование в день приезда, лечение по договорённости, выписка с документами на двух языках.",
     {"Лечение", "Палата, за день", "Авиабилеты и виза", "Лекарства в стационаре", "Импланты, если понадобятся"},
     "Кровотечение и инфекция — вместе менее чем в 4 из 100 таких случаев.", "Только лекарства, контроль через три месяца.",
     "Клиники получили ваши документы. Напишем, как только одна из них ответит."}}};
// clang-format on

}  // namespace hospitium::demo
