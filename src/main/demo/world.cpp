#include "main/demo/world.hpp"

#include <algorithm>

#include "main/demo/templates.hpp"
#include "main/demo_file.hpp"

namespace hospitium::demo {
namespace {

using enum PartyType;
using directory::Ownership::Charity;
using directory::Ownership::Municipal;
using directory::Ownership::Private;
using directory::Ownership::State;

}  // namespace

// clang-format off
const std::array<PartyRow, 52> kParties{{
    // St Petersburg and Viet Nam
    {"spb_committee", "Комитет приёма гостей Санкт-Петербурга", "St Petersburg Committee for Visiting Guests", Authority, "RU-SPE", State, "ru en", "", 0},
    {"spb_desk", "Служба координации «Медицинский мост»", "Medical Bridge Coordination Service", PromotionBody, "RU-SPE", State, "ru en vi", "", 0},
    {"neva", "Клинический центр «Нева»", "Neva Clinical Centre", Clinic, "RU-SPE", State, "ru en vi", "oncology general_surgery urology gynaecology cardiology diagnostics", 700},
    {"baltic_dental", "Стоматология «Балтийская»", "Baltic Dental House", Clinic, "RU-SPE", Private, "ru en", "dentistry plastic_surgery", 500},
    {"petrov_oncology", "Институт онкологии «Приморский»", "Primorsky Institute of Oncology", Clinic, "RU-SPE", Private, "ru en", "oncology radiation_therapy haematology", 420},
    {"admiralty_maternity", "Родильный дом «Адмиралтейский»", "Admiralty Maternity House", Clinic, "RU-SPE", Municipal, "ru en", "obstetrics gynaecology reproductive_medicine paediatrics", 610},
    {"okhta_trauma", "Больница травматологии «Охта»", "Okhta Trauma Hospital", Clinic, "RU-SPE", Municipal, "ru", "traumatology_orthopaedics rehabilitation neurosurgery", 300},
    {"kronstadt_old", "Клиника «Кронштадтская»", "Kronstadt Clinic", Clinic, "RU-SPE", Private, "ru", "oncology urology", -1},
    {"hanoi_office", "Sở Hợp tác Y tế Hà Nội", "Hanoi Office for Health Cooperation", Authority, "VN-HN", State, "vi en", "", 0},
    {"hcmc_office", "Sở Hợp tác Y tế Thành phố Hồ Chí Minh", "Ho Chi Minh City Office for Health Cooperation", Authority, "VN-SG", State, "vi en", "", 0},
    {"haiphong_office", "Sở Hợp tác Y tế Hải Phòng", "Hai Phong Office for Health Cooperation", Authority, "VN-HP", State, "vi", "", 0},
    {"danang_office", "Sở Hợp tác Y tế Đà Nẵng", "Da Nang Office for Health Cooperation", Authority, "VN-DN", State, "vi en", "", 0},
    {"khanhhoa_office", "Sở Hợp tác Y tế Khánh Hòa", "Khanh Hoa Office for Health Cooperation", Authority, "VN-34", State, "vi ru", "", 0},
    {"red_river", "Công ty Du lịch Y tế Sông Hồng", "Red River Medical Travel", Agency, "VN-HN", Private, "vi en ru", "", 0},
    {"ben_thanh", "Công ty Chăm sóc Bến Thành", "Ben Thanh Care Travel", Agency, "VN-SG", Private, "vi en", "", 0},
    {"west_lake", "Bệnh viện Hồ Tây", "West Lake Hospital", Clinic, "VN-HN", State, "vi en", "", 800},
    {"saigon_heart", "Bệnh viện Tim Gia Định", "Gia Dinh Heart Hospital", Clinic, "VN-SG", Private, "vi en", "cardiology cardiac_surgery", 800},
    {"mekong_insurance", "Bảo hiểm Cửu Long", "Nine Dragons Insurance", Insurer, "VN-SG", Private, "vi en", "", 0},
    {"lotus", "Công ty Dịch thuật Hoa Sen", "Lotus Translation Bureau", TranslationBureau, "VN-HN", Private, "vi ru en", "", 0},
    // Mongolia and Korea
    {"ub_ministry", "Гадаадад эмчлүүлэх асуудлын газар", "Office for Treatment Abroad", Authority, "MN-1", State, "mn en", "", 0},
    {"ub_district", "Баянзүрх дүүргийн эмчилгээний комисс", "Bayanzurkh District Commission", Authority, "MN-1", Municipal, "mn", "", 0},
    {"ub_appeals", "Эрүүл мэндийн гомдол шийдвэрлэх зөвлөл", "Health Appeals Council", Authority, "MN", State, "mn", "", 0},
    {"khan_medical", "Хан Медикал Аялал", "Khan Medical Travel", Agency, "MN-1", Private, "mn ko en", "", 0},
    {"tuul_hospital", "Туул эмнэлэг", "Tuul Hospital", Clinic, "MN-1", State, "mn ru", "", 800},
    {"seoul_desk", "한강 국제진료 지원센터", "Hangang International Care Desk", PromotionBody, "KR-11", State, "ko en mn", "", 0},
    {"hangang", "한강종합병원", "Hangang General Hospital", Clinic, "KR-11", Private, "ko en mn", "oncology transplantology cardiac_surgery neurosurgery plastic_surgery gastroenterology", 900},
    {"namsan_eye", "남산안과", "Namsan Eye Clinic", Clinic, "KR-11", Private, "ko en", "ophthalmology", 640},
    {"busan_spine", "해운대척추병원", "Haeundae Spine Hospital", Clinic, "KR-26", Private, "ko en ru", "neurosurgery traumatology_orthopaedics rehabilitation", 640},
    {"seoul_ministry", "국제보건협력국", "Bureau for International Health Cooperation", Authority, "KR-11", State, "ko en", "", 0},
    {"khelkhee", "Хэлхээ орчуулгын товчоо", "Khelkhee Translation Bureau", TranslationBureau, "MN-1", Private, "mn ko en", "", 0},
    // Belarus
    {"minsk_desk", "Цэнтр прыёму замежных пацыентаў", "Minsk Reception Centre for Foreign Patients", PromotionBody, "BY-HM", State, "be ru en", "", 0},
    {"svislach", "Рэспубліканскі цэнтр «Свіслач»", "Svislach Republican Centre", Clinic, "BY-HM", State, "be ru en", "transplantology oncology cardiology neurosurgery", 900},
    {"niamiha_eye", "Клініка вока «Няміга»", "Niamiha Eye Clinic", Clinic, "BY-HM", Municipal, "be ru", "ophthalmology", 700},
    {"naroch", "Санаторый «Нарачанскі бор»", "Naroch Forest Sanatorium", Resort, "BY-MI", State, "be ru", "sanatorium_care rehabilitation", 700},
    {"minsk_dental", "Стаматалогія «Траецкая»", "Trinity Dental Clinic", Clinic, "BY-HM", Private, "be ru en", "dentistry", 500},
    {"baku_agency", "Xəzər Tibbi Səyahət", "Caspian Medical Travel", Agency, "AZ", Private, "az ru", "", 0},
    {"tbilisi_agency", "მთაწმინდა მოგზაურობა", "Mtatsminda Medical Travel", Agency, "GE", Private, "ka ru en", "", 0},
    // Middle East and Russia
    {"moscow_desk", "Бюро медицинского гостеприимства", "Moscow Medical Hospitality Bureau", PromotionBody, "RU-MOW", State, "ru en ar", "", 0},
    {"moskva_cardio", "Кардиоцентр «Яуза»", "Yauza Heart Centre", Clinic, "RU-MOW", State, "ru en ar", "cardiac_surgery cardiology paediatrics", 800},
    {"moskva_eye", "Центр глаза «Сетунь»", "Setun Eye Centre", Clinic, "RU-MOW", Private, "ru en ar", "ophthalmology", 800},
    {"mashuk", "Санаторий «Подножие Машука»", "Mashuk Foothill Resort", Resort, "RU-STA", State, "ru en ar", "sanatorium_care rehabilitation", 800},
    {"riyadh_agency", "وكالة الواحة للسفر العلاجي", "Oasis Treatment Travel", Agency, "SA", Private, "ar en", "", 0},
    {"dubai_assist", "شركة النخيل للمساعدة الطبية", "Palm Medical Assistance", Assistance, "AE-DU", Private, "ar en", "", 0},
    {"amman_fund", "مؤسسة الأمل الخيرية", "Amal Foundation", Foundation, "JO", Charity, "ar en", "", 0},
    // Novosibirsk and Tashkent, both ways
    {"nsk_desk", "Служба «Сибирь — здоровье»", "Siberia Health Service", PromotionBody, "RU-NVS", Private, "ru", "", 0},
    {"ob_clinic", "Клиника «Обь»", "Ob Clinic", Clinic, "RU-NVS", Private, "ru en", "cardiac_surgery neurosurgery ophthalmology oncology", 640},
    {"ob_tashkent", "Клиника «Обь», представительство в Ташкенте", "Ob Clinic, Tashkent office", Clinic, "UZ-TK", Private, "ru uz", "diagnostics", 200, "ob_clinic"},
    {"tashkent_assoc", "Tibbiy sayohat uyushmasi", "Medical Travel Association", Association, "UZ-TK", Private, "uz ru en", "", 0},
    {"chirchiq_clinic", "Chirchiq klinikasi", "Chirchiq Clinic", Clinic, "UZ-TK", Private, "uz ru en", "reproductive_medicine gynaecology general_surgery oncology cardiac_surgery", 720},
    {"registon_ivf", "Registon reproduksiya markazi", "Registon Reproduction Centre", Clinic, "UZ-SA", Private, "uz ru", "reproductive_medicine gynaecology", 720},
    {"tashkent_consulate", "Oʻzbekistonning Novosibirskdagi vakolatxonasi", "Representation of Uzbekistan in Novosibirsk", Embassy, "RU-NVS", State, "uz ru", "", 0},
    {"siberian_insurance", "Страховая компания «Тайга»", "Taiga Insurance", Insurer, "RU-NVS", Private, "ru", "", 0},
}};

const std::array<UserRow, 24> kUsers{{
    {"coordinator@spb.example", "Вера Соколова", "ru", "Europe/Moscow", "coordinator:spb_desk", true},
    {"official@spb.example", "Андрей Морозов", "ru", "Europe/Moscow", "official:spb_committee referrer:spb_committee statistician:spb_committee", true},
    {"neva@clinic.example", "Ирина Лебедева", "ru", "Europe/Moscow", "candidate_clinic:neva", true},
    {"primorsky@clinic.example", "Павел Громов", "ru", "Europe/Moscow", "candidate_clinic:petrov_oncology", true},
    {"agency@hanoi.example", "Trần Minh Đức", "vi", "Asia/Ho_Chi_Minh", "referrer:red_river", true},
    {"patient@hanoi.example", "Đỗ Kim Oanh", "vi", "Asia/Ho_Chi_Minh", "", true},
    {"translator@hanoi.example", "Phạm Thu Hằng", "vi", "Asia/Ho_Chi_Minh", "interpreter:lotus", true},
    {"insurer@hcmc.example", "Võ Thanh Tùng", "vi", "Asia/Ho_Chi_Minh", "insurer:mekong_insurance", true},
    {"office@hcmc.example", "Nguyễn Quốc Bảo", "vi", "Asia/Ho_Chi_Minh", "official:hcmc_office", false},
    {"coordinator@seoul.example", "김서연", "ko", "Asia/Seoul", "coordinator:seoul_desk", true},
    {"hangang@clinic.example", "박지훈", "ko", "Asia/Seoul", "candidate_clinic:hangang", false},
    {"translator@ub.example", "Энхжин Батболд", "mn", "Asia/Ulaanbaatar", "interpreter:khelkhee", false},
    {"district@ub.example", "Сарантуяа Доржийн", "mn", "Asia/Ulaanbaatar", "home_authority:ub_district", true},
    {"ministry@ub.example", "Баярмаа Ганболд", "mn", "Asia/Ulaanbaatar", "home_authority:ub_ministry official:ub_ministry", true},
    {"appeals@ub.example", "Энхтуяа Дамдин", "mn", "Asia/Ulaanbaatar", "home_authority:ub_appeals", false},
    {"coordinator@minsk.example", "Алена Каваль", "be", "Europe/Minsk", "coordinator:minsk_desk", true},
    {"coordinator@moscow.example", "Дмитрий Орлов", "ru", "Europe/Moscow", "coordinator:moscow_desk", false},
    {"agency@riyadh.example", "سلمى العتيبي", "ar", "Asia/Riyadh", "referrer:riyadh_agency", true},
    {"foundation@amman.example", "رنا الخطيب", "ar", "Asia/Amman", "foundation:amman_fund", true},
    {"coordinator@novosibirsk.example", "Ольга Белова", "ru", "Asia/Novosibirsk", "coordinator:nsk_desk", false},
    {"chirchiq@clinic.example", "Dilnoza Karimova", "uz", "Asia/Tashkent", "candidate_clinic:chirchiq_clinic", true},
    {"coordinator@tashkent.example", "Jasur Rahimov", "uz", "Asia/Tashkent", "coordinator:tashkent_assoc", false},
    {"administrator@node.example", "Node Administrator", "en", "UTC", "administrator:spb_committee register_keeper:spb_committee", true},
    {"auditor@node.example", "Auditor", "en", "UTC", "auditor:spb_committee", true},
}};
// clang-format on

namespace {

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto space = text.find(' ');
    words.emplace_back(text.substr(0, space));
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
  }
  return words;
}

/// Houses that had themselves examined by more than their licensing board: some of every corridor, so that the rank has something to weigh.
constexpr std::array<std::string_view, 10> kAccredited{"neva", "petrov_oncology", "baltic_dental", "saigon_heart", "hangang", "busan_spine", "svislach",
                                                       "moskva_cardio", "ob_clinic", "registon_ivf"};

directory::PartyRecord record_of(const PartyRow& row, const World& world, Day today) {
  directory::PartyRecord record;
  record.type = row.type;
  record.name = std::string(row.name);
  record.name_latin = Line(std::string(row.name_latin));
  record.place = {std::string(row.place)};
  record.ownership = row.ownership;
  if (!row.branch_of.empty()) record.branch_of = world.party(row.branch_of);
  for (const auto& language : split(row.languages)) record.languages.emplace_back(language);
  for (const auto& specialty : split(row.specialties)) record.specialties.push_back(value_of<Specialty>(specialty).value());
  if (row.licence_days != 0)
    record.licences.push_back({Line("Licensing board of " + record.place.country()), Word(fmt::format("L-{:05}", 4000 + row.name.size() * 37 % 9000)),
                               record.specialties, Day{today.days - 1500}, Day{today.days + row.licence_days}, false, {}});
  if (std::ranges::find(kAccredited, row.key) != kAccredited.end())
    record.licences.push_back({Line("Invented board of accreditation"), Word(fmt::format("A-{:05}", 100 + row.name.size() * 37 % 900)), {},
                               Day{today.days - 400}, Day{today.days + 690}, false, directory::LicenceKind::Accreditation});
  record.phones = phones_of(row);
  return record;
}

directory::UserRecord record_of(const UserRow& row, const World& world) {
  directory::UserRecord record{directory::UserState::Active, Line(std::string(row.name)), Line(std::string(row.email)),
                               Word(std::string(row.language)), Word(std::string(row.zone)), {}};
  for (const auto& membership : split(row.memberships)) {
    const auto colon = membership.find(':');
    record.memberships.push_back({world.party(membership.substr(colon + 1)), value_of<Role>(membership.substr(0, colon)).value()});
  }
  return record;
}

http::DemoUser shown_user(const UserRow& row) {
  http::DemoUser user{std::string(row.email), std::string(kPassword), std::string(row.name), "patient", {}};
  const auto memberships = split(row.memberships);
  if (memberships.empty()) return user;
  const auto& first = memberships.front();
  const auto colon = first.find(':');
  user.role = first.substr(0, colon);
  for (const auto& one : kParties)
    if (one.key == first.substr(colon + 1)) user.party_name = one.name, user.party_latin = std::string(one.name_latin);
  return user;
}

}  // namespace

Id<Party> World::party(std::string_view key) const {
  const auto found = parties.find(key);
  CHECK(found != parties.end());
  return found->second;
}

access::Principal World::principal(Node& node, std::string_view email) const {
  const auto found = users.find(email);
  CHECK(found != users.end());
  return node.sessions().principal_of(found->second).value();
}

World make_world(Node& node) {
  World world;
  const directory::Change change{access::system_principal(), {}};
  const Day today = day_of(node.environment().now());
  for (const auto& row : kParties)
    world.parties[std::string(row.key)] = {node.reference().keep_party(change, std::nullopt, record_of(row, world, today)).value().id};
  std::vector<http::DemoUser> shown;
  for (const auto& row : kUsers) {
    const auto kept = node.reference().keep_user(change, std::nullopt, record_of(row, world), std::string(kPassword));
    world.users[std::string(row.email)] = {kept.value().id};
    if (row.shown) shown.push_back(shown_user(row));
  }
  // The patient's district first, then the ministry; nobody decides on an appeal against itself.
  const auto ministry = world.party("ub_ministry");
  const std::vector<ApprovalLevel> levels{{std::nullopt, 10, 14, ministry, 20}, {ministry, 15, 10, world.party("ub_appeals"), 15}};
  node.reference().keep_corridor(change, {{"MN"}, {"KR"}, true, "Invented: order on treatment abroad at public cost", {}, {}, levels}).value();
  node.reference().keep_corridor(change, {{"VN"}, {"RU"}, false, "Invented: agreement between the two cities", {}, {}, {}}).value();
  write_demo_users(node.folder(), shown);
  return world;
}

}  // namespace hospitium::demo
