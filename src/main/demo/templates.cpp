#include "main/demo/templates.hpp"

namespace hospitium::demo {
namespace {

using cases::LineKind;
using directory::TemplateKind;

struct ZoneRow {
  std::string_view place, zone, code;    ///< the country's telephone code, with a range that no real subscriber has where one is set aside
};
constexpr std::array kZones{ZoneRow{"RU-NVS", "Asia/Novosibirsk", "+7 383 555 01"}, ZoneRow{"RU", "Europe/Moscow", "+7 812 555 01"},
                            ZoneRow{"VN", "Asia/Ho_Chi_Minh", "+84 24 5550 01"},    ZoneRow{"MN", "Asia/Ulaanbaatar", "+976 11 5550"},
                            ZoneRow{"KR", "Asia/Seoul", "+82 2 5550 01"},           ZoneRow{"BY", "Europe/Minsk", "+375 17 555 01"},
                            ZoneRow{"UZ", "Asia/Tashkent", "+998 71 555 01"}};

struct ReplyRow {
  std::string_view party, language, title, text;
};
constexpr std::array kReplies{
    ReplyRow{"spb_desk", "ru", "Документы получены", "Здравствуйте! Мы получили ваши документы и передаём их врачам. Ответ клиники обычно приходит в течение трёх дней."},
    ReplyRow{"spb_desk", "en", "Papers received", "Thank you, your papers have arrived and go to the doctors now. A clinic usually answers within three days."},
    ReplyRow{"spb_desk", "vi", "Đã nhận hồ sơ", "Chúng tôi đã nhận hồ sơ và đang chuyển cho bác sĩ. Cơ sở y tế thường trả lời trong vòng ba ngày."},
    ReplyRow{"spb_desk", "ru", "Нужен свежий снимок", "Врачи просят снимок не старше трёх месяцев. Фотографии снимка недостаточно: пришлите, пожалуйста, диск или архив."},
    ReplyRow{"seoul_desk", "ko", "서류 접수", "보내 주신 의무기록을 받았습니다. 의료기관의 답변은 보통 3일 안에 도착합니다."},
    ReplyRow{"seoul_desk", "mn", "Бичиг баримт хүлээн авлаа", "Таны бичиг баримтыг хүлээн авч, эмч нарт дамжуулж байна. Эмнэлэг ихэвчлэн гурван хоногийн дотор хариулдаг."},
    ReplyRow{"minsk_desk", "be", "Дакументы атрыманы", "Вашы дакументы атрыманы і перададзены ўрачам. Клініка звычайна адказвае на працягу трох дзён."},
    ReplyRow{"moscow_desk", "ar", "وصلت الوثائق", "وصلت وثائقكم وهي الآن لدى الأطباء. يصل رد المركز الطبي عادةً خلال ثلاثة أيام."},
    ReplyRow{"tashkent_assoc", "uz", "Hujjatlar qabul qilindi", "Hujjatlaringiz qabul qilindi va shifokorlarga yuborildi. Klinika odatda uch kun ichida javob beradi."},
    ReplyRow{"neva", "ru", "Нужна морфология", "Просим прислать заключение морфолога и стёкла: без них план лечения будет неточным."}};

cases::EstimateLine line(std::string_view text, LineKind kind, std::int64_t rubles, std::int32_t quantity = 1) {
  return {Line(std::string(text)), Money{rubles * 100, "RUB"}, true, kind, quantity, {}};
}
cases::EstimateLine besides(std::string_view text, LineKind kind) { return {Line(std::string(text)), {}, false, kind, {}, {}}; }

cases::OfferPattern surgery() {
  cases::OfferPattern pattern;
  pattern.plan = "Обследование в день приезда, операция на третий день, десять дней в стационаре, выписка на двух языках.";
  pattern.lines = {line("Операция", LineKind::Procedure, 420'000), line("Палата, сутки", LineKind::Stay, 9'500, 10),
                   line("Операционная бригада и анестезиолог", LineKind::Team, 85'000), line("Лекарства в стационаре", LineKind::Medicines, 38'000),
                   line("Дистанционная консультация через месяц", LineKind::Aftercare, 6'000), besides("Импланты, если понадобятся", LineKind::Implants),
                   besides("Проживание сопровождающего", LineKind::Companion), besides("Перелёт и виза", LineKind::Other)};
  pattern.currency = "RUB";
  pattern.stay_days = 12;
  pattern.valid_days = 30;
  pattern.risks = "Кровотечение, инфекция, тромбоз: вместе менее 4 из 100 таких операций.";
  pattern.alternatives = "Лучевая терапия без операции; наблюдение с контролем через три месяца.";
  return pattern;
}

cases::OfferPattern chemotherapy() {
  cases::OfferPattern pattern;
  pattern.plan = "Четыре курса химиотерапии с интервалом в три недели, контроль анализов перед каждым курсом.";
  pattern.lines = {line("Курс химиотерапии", LineKind::Procedure, 96'000, 4), line("Дневной стационар, день", LineKind::Stay, 5'200, 8),
                   line("Препараты", LineKind::Medicines, 120'000), line("Анализы и врачебный контроль", LineKind::Aftercare, 14'000, 4),
                   besides("Проживание между курсами", LineKind::Companion)};
  pattern.currency = "RUB";
  pattern.stay_days = 75;
  pattern.valid_days = 21;
  pattern.risks = "Снижение иммунитета, тошнота, выпадение волос; тяжёлые осложнения редки и лечатся в стационаре.";
  pattern.alternatives = "Таргетная терапия после генетического анализа.";
  return pattern;
}

}  // namespace

void tell_templates(Node& node, const World& world) {
  const directory::Change change{access::system_principal(), {}};
  const auto keep = [&](directory::TemplateRecord record) { node.reference().keep_template(change, std::nullopt, record).value(); };
  for (const auto& row : kReplies)
    keep({world.party(row.party), TemplateKind::Reply, {}, Line(std::string(row.title)), Word(std::string(row.language)), Note(std::string(row.text)), {}});
  for (const auto clinic : {"neva", "petrov_oncology"}) {
    keep({world.party(clinic), TemplateKind::Offer, {}, Line("Операция с десятью днями стационара"), Word("ru"), {}, surgery()});
    keep({world.party(clinic), TemplateKind::Offer, {}, Line("Четыре курса химиотерапии"), Word("ru"), {}, chemotherapy()});
  }
}

std::vector<directory::PhoneRecord> phones_of(const PartyRow& row) {
  if (row.licence_days == 0 && row.type != PartyType::PromotionBody && row.type != PartyType::Association) return {};
  for (const auto& zone : kZones) {
    if (!row.place.starts_with(zone.place)) continue;
    directory::PhoneRecord phone;
    phone.number = Word(fmt::format("{}{:02}", zone.code, row.name.size() % 100));
    phone.zone = Word(std::string(zone.zone));
    phone.days = {1, 2, 3, 4, 5};
    phone.from_minute = 9 * 60;
    phone.until_minute = 18 * 60;
    return {phone};
  }
  return {};
}

}  // namespace hospitium::demo
