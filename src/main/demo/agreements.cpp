// Agreements and missions: five partner agreements with Vietnamese cities and regions and the new one, the consultations of Mongolia
// and Korea, Novosibirsk and Tashkent.
#include "main/demo/tales.hpp"

namespace hospitium::demo {
namespace {

using agreements::Recurrence;
using agreements::Topic;

constexpr std::string_view kOfficial = "official@spb.example", kMinistry = "ministry@ub.example";

constexpr int kAlarm_days = 14;

Day in_days(const Teller& teller, int days) { return {day_of(teller.today()).days + days}; }

agreements::OpenAgreement terms(const Teller& teller, std::string title, std::vector<std::string_view> parties, std::vector<std::string> places,
                                std::vector<Topic> topics, std::string scope, int signed_days) {
  agreements::OpenAgreement open;
  open.terms.title = Line(std::move(title));
  for (const auto key : parties) open.terms.parties.push_back(teller.world().party(key));
  for (auto& place : places) open.terms.places.push_back({std::move(place)});
  open.terms.topics = std::move(topics);
  open.terms.scope = Note(std::move(scope));
  open.terms.valid_until = Day{day_of(teller.today()).days + signed_days + 5 * 365};
  return open;
}

Id<Dossier> sign(Teller& teller, std::string_view email, const agreements::OpenAgreement& open, int signed_days) {
  teller.at(teller.today() + (signed_days - 10) * kDay_us);
  const auto id = teller.open(email, Kind::Agreement, open).dossier;
  teller.at(teller.today() + signed_days * kDay_us);
  teller.tell(email, Kind::Agreement, id, agreements::SignAgreement{in_days(teller, signed_days)});
  return id;
}

void promise(Teller& teller, std::string_view email, Id<Dossier> agreement, std::string text, Topic topic, std::string_view owner, int due_days,
             Recurrence recurrence) {
  teller.tell(email, Kind::Agreement, agreement,
              agreements::AddCommitment{{Line(std::move(text)), topic, teller.world().party(owner), in_days(teller, due_days), recurrence, kAlarm_days}});
}

void partner_agreements(Teller& teller) {
  struct Partner {
    std::string_view office, place, title;
    int signed_days;
  };
  constexpr std::array kPartners{Partner{"hanoi_office", "VN-HN", "Партнёрство с Ханоем", -2200},
                                 Partner{"hcmc_office", "VN-SG", "Партнёрство с Хошимином", -1900},
                                 Partner{"haiphong_office", "VN-HP", "Партнёрство с Хайфоном", -1500},
                                 Partner{"danang_office", "VN-DN", "Партнёрство с Данангом", -1100},
                                 Partner{"khanhhoa_office", "VN-34", "Партнёрство с провинцией Кханьхоа", -800}};
  for (const auto& partner : kPartners) {
    auto open = terms(teller, std::string(partner.title), {"spb_committee", partner.office}, {"RU-SPE", std::string(partner.place)},
                      {Topic::PatientCare, Topic::Information}, "Обмен опытом и приём гостей двух сторон.", partner.signed_days);
    open.terms.valid_until = in_days(teller, 700);
    const auto id = sign(teller, kOfficial, open, partner.signed_days);
    if (partner.office == "danang_office") promise(teller, kOfficial, id, "Отчёт о гостях города за год", Topic::PatientCare, "spb_committee", kAlarm_days, Recurrence::Yearly);  // its alarm is due today
  }
}

Id<Dossier> new_agreement(Teller& teller) {
  const auto open = terms(teller, "Совместное продвижение медицинского туризма: Санкт-Петербург — Вьетнам",
                          {"spb_committee", "hanoi_office", "hcmc_office"}, {"RU-SPE", "VN"},
                          {Topic::MedicalTourism, Topic::Information, Topic::Exhibitions},
                          "Удобные условия для пациентов, общие информационные кампании, предложения обеих сторон.", -60);
  const auto id = sign(teller, kOfficial, open, -60);
  promise(teller, kOfficial, id, "Памятка для пациентов на вьетнамском языке", Topic::Information, "spb_committee", 9, Recurrence::Once);
  promise(teller, kOfficial, id, "Встреча рабочей группы", Topic::Consultations, "hanoi_office", 34, Recurrence::Quarterly);
  promise(teller, kOfficial, id, "Список клиник с русскоязычной координацией", Topic::MedicalTourism, "hcmc_office", 61, Recurrence::Yearly);
  return id;
}

Id<Delegate> delegate(Teller& teller, Id<Dossier> mission, std::string_view party, std::string name, std::string post) {
  return {teller.tell(kOfficial, Kind::Mission, mission,
                      missions::AddDelegate{teller.world().party(party), Line(std::move(name)), Line(std::move(post))}).ids.at(0)};
}

Id<Host> host(Teller& teller, Id<Dossier> mission, std::string_view party) {
  return {teller.tell(kOfficial, Kind::Mission, mission, missions::AddHost{teller.world().party(party), {}}).ids.at(0)};
}

Id<Meeting> meeting(Teller& teller, Id<Dossier> mission, std::string topic, std::vector<Id<Delegate>> delegates, Id<Host> host, Instant starts) {
  return {teller.tell(kOfficial, Kind::Mission, mission,
                      missions::ScheduleMeeting{{Line(std::move(topic)), std::move(delegates), host, starts, 60, {}}}).ids.at(0)};
}

/// The first journey under the new agreement. What was agreed with an agency there has brought patients since: the thread from an
/// agreement to a figure can be followed from the first look.
Met mission_to_hanoi(Teller& teller, Id<Dossier> agreement) {
  teller.at(teller.today() - 58 * kDay_us);
  missions::PlanMission plan;
  plan.terms = {Line("Рабочая поездка в Ханой"), Place{"VN-HN"}, Place{"RU-SPE"}, Word("Asia/Ho_Chi_Minh"), in_days(teller, -55), in_days(teller, -53),
                agreement, Note("Встречи с управлением и агентствами, которые направляют пациентов.")};
  const auto mission = teller.open(kOfficial, Kind::Mission, plan).dossier;
  const auto lead = delegate(teller, mission, "spb_committee", "Андрей Морозов", "Глава делегации");
  const auto surgeon = delegate(teller, mission, "petrov_oncology", "Павел Громов", "Хирург-онколог");
  const auto city = host(teller, mission, "hanoi_office");
  const auto agency = host(teller, mission, "red_river");
  const auto morning = start_of(in_days(teller, -55)) + 2 * kHour_us;  // 09:00 in Hanoi
  const auto opening = meeting(teller, mission, "План совместной работы на год", {lead}, city, morning);
  const auto sending = meeting(teller, mission, "Как направлять пациентов в Петербург", {lead, surgeon}, agency, morning + kDay_us);
  teller.at(morning);
  teller.tell(kOfficial, Kind::Mission, mission, missions::StartMission{});
  teller.at(morning + 2 * kHour_us);
  teller.tell(kOfficial, Kind::Mission, mission,
              missions::RecordMeetingOutcome{opening, {missions::OutcomeKind::FollowUp, Note("Согласован план: памятка, рабочая группа, список клиник."), {}}});
  teller.at(morning + kDay_us + 2 * kHour_us);
  teller.tell(kOfficial, Kind::Mission, mission,
              missions::RecordMeetingOutcome{sending, {missions::OutcomeKind::Enquiry, Note("Агентство направит первых пациентов с онкологией и урологией."), Specialty::Urology}});
  teller.at(start_of(in_days(teller, -52)));
  teller.tell(kOfficial, Kind::Mission, mission, missions::CompleteMission{Note("Порядок направления согласован, первые обращения ожидаются через неделю.")});
  return {{cases::SourceKind::Meeting, mission, sending, {}}, teller.world().party("red_river"), teller.world().party("spb_committee"), teller.now()};
}

/// The delegation is in Ho Chi Minh City now: yesterday's and today's meetings wait for their outcomes.
void mission_to_vietnam(Teller& teller, Id<Dossier> agreement) {
  teller.at(teller.today() - 40 * kDay_us);
  missions::PlanMission plan;
  plan.terms = {Line("Деловая миссия в Хошимин"), Place{"VN-SG"}, Place{"RU-SPE"}, Word("Asia/Ho_Chi_Minh"), in_days(teller, -1), in_days(teller, 3),
                agreement, Note("Переговоры с агентствами и врачами, знакомство с клиниками.")};
  const auto mission = teller.open(kOfficial, Kind::Mission, plan).dossier;
  const auto lead = delegate(teller, mission, "spb_committee", "Андрей Морозов", "Глава делегации");
  const auto surgeon = delegate(teller, mission, "neva", "Ирина Лебедева", "Хирург-онколог");
  const auto dentist = delegate(teller, mission, "baltic_dental", "Олег Рыжов", "Главный врач");
  const auto city = host(teller, mission, "hcmc_office");
  const auto travel = host(teller, mission, "ben_thanh");
  const auto heart = host(teller, mission, "saigon_heart");
  const auto morning = start_of(day_of(teller.today())) + 2 * kHour_us;  // 09:00 in Ho Chi Minh City
  meeting(teller, mission, "Открытие миссии", {lead}, city, morning - kDay_us);
  meeting(teller, mission, "Направление пациентов в клиники Петербурга", {lead, surgeon}, travel, morning);
  meeting(teller, mission, "Стоматология для гостей города", {dentist}, travel, morning + 2 * kHour_us);
  meeting(teller, mission, "Знакомство с кардиохирургией", {surgeon}, heart, morning + kDay_us);
  teller.at(teller.today() - kDay_us);
  teller.tell(kOfficial, Kind::Mission, mission, missions::StartMission{});
}

void mongolia_and_korea(Teller& teller) {
  const auto open = terms(teller, "Эрүүл мэндийн салбарын жил бүрийн зөвлөлдөх уулзалт", {"ub_ministry", "seoul_ministry"}, {"MN", "KR"},
                          {Topic::Consultations, Topic::PatientCare, Topic::Training, Topic::Supply},
                          "Солонгост эмчлүүлж буй иргэддээ дэмжлэг үзүүлэх, эмч нарыг сургах, эм, тоног төхөөрөмж нийлүүлэх.", -30);
  const auto id = sign(teller, kMinistry, open, -30);
  promise(teller, kMinistry, id, "Сөүл дэх зөвлөлдөх уулзалт", Topic::Consultations, "seoul_ministry", 40, Recurrence::Yearly);
  promise(teller, kMinistry, id, "Сургалтад хамрагдах эмч нарын жагсаалт", Topic::Training, "ub_ministry", 12, Recurrence::Once);
}

void past_mission(Teller& teller) {
  teller.at(teller.today() - 200 * kDay_us);
  missions::PlanMission plan;
  plan.terms = {Line("Визит в Ташкент"), Place{"UZ-TK"}, Place{"RU-SPE"}, Word("Asia/Tashkent"), in_days(teller, -180), in_days(teller, -177), {}, {}};
  const auto mission = teller.open(kOfficial, Kind::Mission, plan).dossier;
  const auto lead = delegate(teller, mission, "spb_committee", "Андрей Морозов", "Глава делегации");
  const auto association = host(teller, mission, "tashkent_assoc");
  meeting(teller, mission, "Взаимное направление пациентов", {lead}, association, start_of(in_days(teller, -179)) + 5 * kHour_us);
  teller.at(start_of(in_days(teller, -180)));
  teller.tell(kOfficial, Kind::Mission, mission, missions::StartMission{});
  teller.at(start_of(in_days(teller, -176)));
  teller.tell(kOfficial, Kind::Mission, mission, missions::CompleteMission{Note("Стороны обменялись перечнями клиник.")});
}

}  // namespace

Met tell_agreements(Teller& teller) {
  partner_agreements(teller);
  const auto agreement = new_agreement(teller);
  mission_to_vietnam(teller, agreement);
  auto met = mission_to_hanoi(teller, agreement);
  mongolia_and_korea(teller);
  past_mission(teller);
  return met;
}

}  // namespace hospitium::demo
