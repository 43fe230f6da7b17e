#include "main/demo/services.hpp"

#include <random>

#include "base/check.hpp"

namespace hospitium::demo {
namespace {

using catalogue::ServiceRecord;
using catalogue::Setting;
using catalogue::TourPart;

constexpr int kDescribed = 1000;         ///< services that are described in every language; the others in that of their organisation
constexpr int kFewest = 24, kMost = 200; ///< services of one more organisation

/// Where an organisation stands, what it speaks, what it is paid in, and its level of prices in hundredths of the table's.
struct CountryRow {
  std::string_view country, language, spoken, interpreted, currency;
  int per_dollar, level;
};
// clang-format off
constexpr std::array kCountries{
    CountryRow{"RU", "ru", "ru en", "vi ar", "RUB", 92, 100},    CountryRow{"VN", "vi", "vi en", "ru", "VND", 25400, 70},
    CountryRow{"KR", "ko", "ko en", "mn ru vi", "KRW", 1385, 190}, CountryRow{"MN", "mn", "mn ru", "en ko", "MNT", 3450, 60},
    CountryRow{"BY", "be", "be ru", "en", "BYN", 3, 80},         CountryRow{"UZ", "uz", "uz ru", "en", "UZS", 12700, 60},
    CountryRow{"AE", "ar", "ar en", "ru", "AED", 4, 210},        CountryRow{"SA", "ar", "ar en", "", "SAR", 4, 200},
    CountryRow{"JO", "ar", "ar en", "ru", "USD", 1, 110}};

struct MoreRow {
  std::string_view place, name, latin;   ///< {} = a number
};
/// Names of the further organisations; none of them exists.
constexpr std::array kMore{
    MoreRow{"RU-SPE", "Клиника «Мойка-{}»", "Moika Clinic {}"},        MoreRow{"KR-11", "청계 국제병원 {}", "Cheonggye International Hospital {}"},
    MoreRow{"VN-SG", "Phòng khám Sen Hồng {}", "Pink Lotus Clinic {}"}, MoreRow{"MN-1", "Богд эмнэлэг {}", "Bogd Hospital {}"},
    MoreRow{"BY-HM", "Клініка «Лошыца-{}»", "Loshytsa Clinic {}"},     MoreRow{"UZ-TK", "Anhor tibbiyot markazi {}", "Anhor Medical Centre {}"},
    MoreRow{"AE-DU", "مركز الخليج الطبي {}", "Gulf Medical Centre {}"}, MoreRow{"RU-NVS", "Медицинский центр «Берёзовая роща-{}»", "Birch Grove Medical Centre {}"},
    MoreRow{"KR-26", "광안 병원 {}", "Gwangan Hospital {}"},           MoreRow{"VN-HN", "Bệnh viện Hoa Sữa {}", "Hoa Sua Hospital {}"},
    MoreRow{"SA-01", "مستشفى الياسمين {}", "Jasmine Hospital {}"},     MoreRow{"RU-MOW", "Клиника «Яузские ворота-{}»", "Yauza Gate Clinic {}"},
    MoreRow{"UZ-SA", "Afrosiyob klinikasi {}", "Afrosiyob Clinic {}"}, MoreRow{"JO", "مستشفى الزيتون {}", "Olive Hospital {}"},
    MoreRow{"RU-STA", "Санаторий «Пятиречье-{}»", "Five Rivers Resort {}"}, MoreRow{"BY-MI", "Санаторый «Лясны бераг-{}»", "Forest Shore Sanatorium {}"}};

/// What a title becomes when it is sold as a programme, and one honest sentence per setting; in the order of kTitleLanguages.
constexpr std::array<std::string_view, 8> kProgramme{"{}: programme with lodging and transfer", "{}: программа с проживанием и трансфером",
    "{}: chương trình kèm lưu trú và đưa đón", "{}: байр, тээврийн үйлчилгээтэй хөтөлбөр", "{}: 숙박과 교통 포함 프로그램",
    "{}: yashash va transfer bilan dastur", "{}: برنامج مع السكن والتنقل", "{}: праграма з пражываннем і трансферам"};
constexpr std::array<std::array<std::string_view, 8>, 5> kSentences{{
    {"Visits as an outpatient; a coordinator meets you and stays in touch.", "Амбулаторные визиты; координатор встретит вас и останется на связи.", "Khám và điều trị ngoại trú; điều phối viên đón và luôn giữ liên lạc.", "Амбулаториор үйлчилнэ; зохицуулагч таныг угтаж, холбоотой байна.", "외래 진료이며 코디네이터가 마중하고 계속 연락합니다.", "Ambulator qabul; koordinator kutib oladi va aloqada boʻladi.", "زيارات خارجية، ويستقبلكم منسق ويبقى على تواصل معكم.", "Амбулаторныя візіты; каардынатар сустрэне вас і застанецца на сувязі."},
    {"One day in the clinic, evening in your hotel.", "Один день в клинике, вечером вы в гостинице.", "Một ngày tại bệnh viện, tối về khách sạn.", "Нэг өдөр эмнэлэгт, орой нь зочид буудалдаа.", "하루 진료 후 저녁에는 숙소로 돌아갑니다.", "Klinikada bir kun, kechqurun mehmonxonada.", "يوم واحد في العيادة والمساء في الفندق.", "Адзін дзень у клініцы, увечары вы ў гасцініцы."},
    {"Tests, operation, hospital stay and the discharge papers in your language.", "Обследование, операция, стационар и выписка на вашем языке.", "Xét nghiệm, phẫu thuật, nằm viện và giấy ra viện bằng ngôn ngữ của bạn.", "Шинжилгээ, мэс засал, хэвтэн эмчлүүлэх, эх хэлээрээ гарах бичиг.", "검사, 수술, 입원과 모국어 퇴원 서류를 포함합니다.", "Tekshiruv, operatsiya, statsionar va tilingizdagi chiqish hujjatlari.", "الفحوص والعملية والإقامة وتقرير الخروج بلغتكم.", "Абследаванне, аперацыя, стацыянар і выпіска на вашай мове."},
    {"Documents and images are read beforehand; the written answer comes within five days.", "Документы и снимки изучаются заранее; письменный ответ в течение пяти дней.", "Hồ sơ và hình ảnh được đọc trước; trả lời bằng văn bản trong năm ngày.", "Баримт, зургийг урьдчилан үзэж, таван хоногт бичгээр хариулна.", "자료와 영상을 미리 검토하고 5일 안에 서면으로 답변합니다.", "Hujjatlar va tasvirlar oldindan oʻrganiladi; yozma javob besh kun ichida.", "تُدرس الوثائق والصور مسبقاً ويصل الرد المكتوب خلال خمسة أيام.", "Дакументы і здымкі вывучаюцца загадзя; пісьмовы адказ на працягу пяці дзён."},
    {"Room, meals, doctor's plan and daily procedures; companions are welcome.", "Номер, питание, назначения врача и процедуры каждый день; можно с сопровождающим.", "Phòng ở, ăn uống, chỉ định của bác sĩ và liệu trình hằng ngày; có thể đi cùng người thân.", "Өрөө, хоол, эмчийн төлөвлөгөө, өдөр тутмын эмчилгээ; хамт явах хүнтэй болно.", "객실, 식사, 의사 처방과 매일의 치료를 포함하며 동반자도 환영합니다.", "Xona, ovqat, shifokor rejasi va har kungi muolajalar; hamroh bilan kelish mumkin.", "غرفة ووجبات وخطة طبيب وجلسات يومية، والمرافقون مرحب بهم.", "Нумар, харчаванне, прызначэнні ўрача і працэдуры штодня; можна з суправаджальным."}}};
// clang-format on

const CountryRow& country_of(const Place& place) {
  for (const auto& row : kCountries)
    if (row.country == place.country()) return row;
  UNREACHABLE();
}

/// Two leading digits: what a price list would say.
std::int64_t rounded(std::int64_t amount) {
  std::int64_t step = 1;
  while (amount / step >= 100) step *= 10;
  return std::max<std::int64_t>(1, amount / step) * step;
}

/// An organisation that offers something.
struct Seller {
  Id<Party> id;
  Place place;
  std::vector<Specialty> specialties;    ///< empty = all
};

class Shelf {
 public:
  Shelf(Node& node, unsigned seed, Day today) : node_(node), random_(seed), today_(today) {}
  int told() const { return told_; }

  void stock(const Seller& seller, int count) {
    const int until = told_ + count;
    for (int round = 0; told_ < until && round < 64; ++round)
      for (const auto& treatment : treatments())
        if (told_ < until && fits(seller, treatment) && (round > 0 || random_() % 4 != 0)) put(seller, treatment, round % 2 == 1);
  }
  void flush() {
    if (!batch_.empty()) node_.reference().keep_services({access::system_principal(), {}}, batch_).value();
    batch_.clear();
  }

 private:
  static bool fits(const Seller& seller, const TreatmentRow& row) {
    return seller.specialties.empty() || std::ranges::count(seller.specialties, row.specialty) > 0;
  }
  void put(const Seller& seller, const TreatmentRow& row, bool programme) {
    batch_.push_back({make(seller, row, programme)});
    ++told_;
    if (batch_.size() == directory::Register::kBatch) flush();
  }
  ServiceRecord make(const Seller& seller, const TreatmentRow& row, bool programme);
  void write_texts(ServiceRecord& record, const TreatmentRow& row, bool programme);
  void write_price(ServiceRecord& record, const TreatmentRow& row, const CountryRow& country, bool programme);

  Node& node_;
  std::minstd_rand random_;
  Day today_;
  int told_ = 0;
  std::vector<directory::Register::ServiceEntry> batch_;
};

void Shelf::write_texts(ServiceRecord& record, const TreatmentRow& row, bool programme) {
  for (std::size_t i = 0; i < kTitleLanguages.size(); ++i) {
    catalogue::ServiceText text{Word(std::string(kTitleLanguages[i])), Line(std::string(row.titles[i])), {}};
    if (programme) text.title = Line(fmt::format(fmt::runtime(kProgramme[i]), row.titles[i]));
    if (told_ < kDescribed || text.language == record.source_language)
      text.description = Note(std::string(kSentences[static_cast<std::size_t>(row.setting)][i]));
    record.texts.push_back(std::move(text));
  }
}

void Shelf::write_price(ServiceRecord& record, const TreatmentRow& row, const CountryRow& country, bool programme) {
  const auto level = static_cast<std::int64_t>(country.level) * (80 + static_cast<int>(random_() % 50)) * (programme ? 118 : 100) / 100;
  auto min = rounded(row.dollars * level / 10'000 * country.per_dollar), max = rounded(min * (110 + static_cast<int>(random_() % 40)) / 100);
  for (int i = currency_exponent(country.currency).value(); i > 0; --i) { min *= 10; max *= 10; }
  record.price = catalogue::Price{{min, std::string(country.currency)}, {std::max(min, max), std::string(country.currency)}, {}, {}};
}

std::vector<Word> words(std::string_view text) {
  std::vector<Word> list;
  for (std::size_t start = 0; start < text.size();) {
    const auto space = std::min(text.find(' ', start), text.size());
    list.emplace_back(std::string(text.substr(start, space - start)));
    start = space + 1;
  }
  return list;
}

ServiceRecord Shelf::make(const Seller& seller, const TreatmentRow& row, bool programme) {
  const auto& country = country_of(seller.place);
  ServiceRecord record;
  record.party = seller.id;
  record.type = programme ? catalogue::ServiceType::Programme : catalogue::ServiceType::Service;
  record.source_language = Word(std::string(country.language));
  record.specialty = row.specialty;
  record.setting = row.setting;
  write_texts(record, row, programme);
  for (const auto& technique : words(row.techniques)) record.techniques.push_back(value_of<catalogue::Technique>(technique).value());
  if (random_() % 12 != 0) write_price(record, row, country, programme);
  record.stay_days = row.stay_days + (programme ? 3 : 0);
  record.waiting_days = 3 + static_cast<int>(random_() % 60);
  record.languages = words(country.spoken);
  record.interpreted = words(country.interpreted);
  if (row.age_min > 0) record.age_min = row.age_min;
  if (row.age_max > 0) record.age_max = row.age_max;
  record.sex = row.sex;
  record.capacity = 2 + static_cast<int>(random_() % 30);
  record.from = Day{today_.days - 90};
  record.until = Day{today_.days + 200 + static_cast<int>(random_() % 300)};
  if (programme) record.tour = {TourPart::Lodging, TourPart::Transfer, TourPart::Interpreter};
  if (programme && row.setting == Setting::Resort) record.tour.push_back(TourPart::Excursions);
  return record;
}

Seller open_organisation(Node& node, const MoreRow& row, int number, Day today) {
  directory::PartyRecord record;
  record.type = row.latin.find("Resort") != std::string_view::npos || row.latin.find("Sanatorium") != std::string_view::npos ? PartyType::Resort : PartyType::Clinic;
  record.name = Line(fmt::format(fmt::runtime(row.name), number));
  record.name_latin = Line(fmt::format(fmt::runtime(row.latin), number));
  record.place = {std::string(row.place)};
  record.ownership = directory::Ownership::Private;
  record.languages = words(country_of(record.place).spoken);
  record.licences.push_back({Line("Licensing board of " + record.place.country()), Word(fmt::format("M-{:05}", number)), {}, Day{today.days - 700},
                             Day{today.days + 400}, false, {}});
  if (number % 3 == 0)
    record.licences.push_back({Line("Invented board of accreditation"), Word(fmt::format("A-{:05}", number)), {}, Day{today.days - 300},
                               Day{today.days + 700}, false, directory::LicenceKind::Accreditation});
  const auto kept = node.reference().keep_party({access::system_principal(), {}}, std::nullopt, record).value();
  return {{kept.id}, record.place, {}};
}

void tell_rates(Node& node, Day today) {
  constexpr std::array<std::pair<std::string_view, std::int64_t>, 11> kRates{{{"RUB", 92'500'000}, {"VND", 25'400'000'000}, {"KRW", 1'385'250'000},
      {"MNT", 3'450'000'000}, {"BYN", 3'270'000}, {"UZS", 12'700'000'000}, {"AED", 3'672'500}, {"SAR", 3'750'000}, {"EUR", 920'000},
      {"KZT", 480'000'000}, {"KWD", 307'000}}};
  for (const auto& [currency, per_dollar_micro] : kRates)
    node.reference().keep_rate({access::system_principal(), {}}, {Word(std::string(currency)), per_dollar_micro, today, Line("Hospitium Demo")}).value();
}

/// Gates that the match shows; the sources are invented like the rest.
void tell_gates(Node& node) {
  using catalogue::GateEffect;
  using catalogue::Technique;
  const auto keep = [&](catalogue::GateRecord gate) { node.reference().keep_gate({access::system_principal(), {}}, std::nullopt, gate).value(); };
  keep({GateEffect::Document, {}, {}, {}, Technique::Transplantation, Note("A living donor must prove kinship; an ethics committee of the clinic decides."), Line("Invented: transplantation act, article 11"), {}, {}, {}});
  keep({GateEffect::Forbidden, {}, Place{"KR"}, {}, Technique::Surrogacy, Note("Surrogacy is not offered to foreign patients."), Line("Invented: bioethics act, article 23"), {}, {}, {}});
  keep({GateEffect::Approval, {}, {}, {}, Technique::GeneTherapy, Note("Each course of gene therapy needs a permit of the ministry at the destination."), Line("Invented: order on advanced therapies, section 4"), {}, {}, {}});
  keep({GateEffect::Document, {}, {}, {}, Technique::Ivf, Note("Both partners sign the consent; a marriage certificate is translated."), Line("Invented: reproduction rules, section 7"), {}, {}, {}});
  keep({GateEffect::VisaNeeded, Place{"VN"}, Place{"RU"}, {}, {}, Note("A visa for treatment on the clinic's invitation, up to 90 days."), Line("Invented: consular order 12"), {}, {}, {}});
  keep({GateEffect::VisaFree, Place{"UZ"}, Place{"RU"}, {}, {}, Note("No visa for stays of up to 90 days."), Line("Invented: agreement of both governments"), {}, {}, {}});
  keep({GateEffect::VisaFree, Place{"MN"}, Place{"RU"}, {}, {}, Note("No visa for stays of up to 30 days."), Line("Invented: agreement of both governments"), {}, {}, {}});
  keep({GateEffect::VisaNeeded, Place{"MN"}, Place{"KR"}, {}, {}, Note("A medical visa (C-3-3) through a registered facilitator."), Line("Invented: immigration rules"), {}, {}, {}});
}

}  // namespace

void tell_services(Node& node, const World& world, int count, unsigned seed, Day today) {
  tell_rates(node, today);
  tell_gates(node);
  Shelf shelf(node, seed, today);
  for (const auto& row : kParties) {
    if (row.type != PartyType::Clinic && row.type != PartyType::Resort) continue;
    Seller seller{world.party(row.key), {std::string(row.place)}, {}};
    for (const auto& specialty : words(row.specialties)) seller.specialties.push_back(value_of<Specialty>(specialty).value());
    shelf.stock(seller, std::min(14, count - shelf.told()));
  }
  const int share = std::clamp(count / static_cast<int>(kMore.size() * 2), kFewest, kMost);
  for (int number = 1; shelf.told() < count; ++number) {
    const auto& row = kMore[static_cast<std::size_t>(number - 1) % kMore.size()];
    auto seller = open_organisation(node, row, number, today);
    if (row.latin.find("Clinic") == std::string_view::npos && row.latin.find("Hospital") == std::string_view::npos && row.latin.find("Centre") == std::string_view::npos)
      seller.specialties = {Specialty::SanatoriumCare, Specialty::Rehabilitation};
    shelf.stock(seller, std::min(share, count - shelf.told()));
  }
  shelf.flush();
}

}  // namespace hospitium::demo
