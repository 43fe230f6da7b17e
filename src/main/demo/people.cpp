#include "main/demo/people.hpp"

#include "base/check.hpp"

namespace hospitium::demo {
namespace {

struct Name {
  std::string_view original, latin;
};

/// Family names, female and male given names. `family_first` follows the custom of the language.
struct Pool {
  People people;
  std::string_view nationality, language;
  bool family_first;
  std::array<Name, 6> families, women, men;
};

// clang-format off
constexpr std::array kPools{
    Pool{People::Vietnamese, "VN", "vi", true,
         {{{"Nguyễn", "Nguyen"}, {"Trần", "Tran"}, {"Lê", "Le"}, {"Phạm", "Pham"}, {"Hoàng", "Hoang"}, {"Đặng", "Dang"}}},
         {{{"Thị Hạnh", "Thi Hanh"}, {"Thu Hà", "Thu Ha"}, {"Ngọc Lan", "Ngoc Lan"}, {"Mai Anh", "Mai Anh"}, {"Thanh Thảo", "Thanh Thao"}, {"Bích Ngọc", "Bich Ngoc"}}},
         {{{"Văn An", "Van An"}, {"Minh Đức", "Minh Duc"}, {"Quốc Bảo", "Quoc Bao"}, {"Hữu Phước", "Huu Phuoc"}, {"Đình Khôi", "Dinh Khoi"}, {"Thế Anh", "The Anh"}}}},
    Pool{People::Mongolian, "MN", "mn", true,
         {{{"Батбаяр", "Batbayar"}, {"Ганболд", "Ganbold"}, {"Дорж", "Dorj"}, {"Энхтөр", "Enkhtur"}, {"Цэрэн", "Tseren"}, {"Лхагва", "Lkhagva"}}},
         {{{"Оюунчимэг", "Oyunchimeg"}, {"Сарангэрэл", "Sarangerel"}, {"Номин", "Nomin"}, {"Болормаа", "Bolormaa"}, {"Энхжин", "Enkhjin"}, {"Уянга", "Uyanga"}}},
         {{{"Тэмүүлэн", "Temuulen"}, {"Баттулга", "Battulga"}, {"Отгонбаяр", "Otgonbayar"}, {"Мөнхбат", "Munkhbat"}, {"Эрдэнэ", "Erdene"}, {"Ганзориг", "Ganzorig"}}}},
    Pool{People::Arab, "SA", "ar", false,
         {{{"العتيبي", "Al Otaibi"}, {"الحربي", "Al Harbi"}, {"القحطاني", "Al Qahtani"}, {"الشمري", "Al Shammari"}, {"الدوسري", "Al Dosari"}, {"الزهراني", "Al Zahrani"}}},
         {{{"سلمى", "Salma"}, {"نورة", "Noura"}, {"هدى", "Huda"}, {"ريم", "Reem"}, {"ليلى", "Layla"}, {"أمل", "Amal"}}},
         {{{"خالد", "Khalid"}, {"فهد", "Fahd"}, {"ماجد", "Majid"}, {"سعود", "Saud"}, {"طارق", "Tariq"}, {"ناصر", "Nasser"}}}},
    Pool{People::Russian, "RU", "ru", false,
         {{{"Климов", "Klimov"}, {"Зуев", "Zuev"}, {"Носов", "Nosov"}, {"Рябов", "Ryabov"}, {"Седов", "Sedov"}, {"Уткин", "Utkin"}}},
         {{{"Тамара", "Tamara"}, {"Инна", "Inna"}, {"Лидия", "Lidia"}, {"Римма", "Rimma"}, {"Зоя", "Zoya"}, {"Алла", "Alla"}}},
         {{{"Глеб", "Gleb"}, {"Егор", "Yegor"}, {"Фёдор", "Fyodor"}, {"Лев", "Lev"}, {"Захар", "Zakhar"}, {"Матвей", "Matvey"}}}},
    Pool{People::Uzbek, "UZ", "uz", false,
         {{{"Karimov", "Karimov"}, {"Toʻlqinov", "Tolqinov"}, {"Rahimov", "Rahimov"}, {"Yusupov", "Yusupov"}, {"Gʻaniyev", "Ganiyev"}, {"Olimov", "Olimov"}}},
         {{{"Dilnoza", "Dilnoza"}, {"Nigora", "Nigora"}, {"Gulnora", "Gulnora"}, {"Sevara", "Sevara"}, {"Malika", "Malika"}, {"Oʻgʻiloy", "Ogiloy"}}},
         {{{"Jasur", "Jasur"}, {"Bekzod", "Bekzod"}, {"Otabek", "Otabek"}, {"Sardor", "Sardor"}, {"Doniyor", "Doniyor"}, {"Ulugʻbek", "Ulugbek"}}}},
    Pool{People::Azerbaijani, "AZ", "az", false,
         {{{"Məmmədov", "Mammadov"}, {"Əliyev", "Aliyev"}, {"Həsənov", "Hasanov"}, {"Quliyev", "Guliyev"}, {"İsmayılov", "Ismayilov"}, {"Rzayev", "Rzayev"}}},
         {{{"Aygün", "Aygun"}, {"Leyla", "Leyla"}, {"Sevinc", "Sevinj"}, {"Nərmin", "Narmin"}, {"Günel", "Gunel"}, {"Fidan", "Fidan"}}},
         {{{"Elçin", "Elchin"}, {"Rəşad", "Rashad"}, {"Tural", "Tural"}, {"Orxan", "Orkhan"}, {"Kamran", "Kamran"}, {"Vüqar", "Vugar"}}}},
};
// clang-format on

const Pool& pool_of(People people) {
  for (const auto& pool : kPools)
    if (pool.people == people) return pool;
  UNREACHABLE();
}

std::string joined(const Pool& pool, std::string_view family, std::string_view given) {
  return pool.family_first ? fmt::format("{} {}", family, given) : fmt::format("{} {}", given, family);
}

}  // namespace

cases::Patient make_patient(People people, std::minstd_rand& random, Day today) {
  const auto& pool = pool_of(people);
  const bool woman = random() % 2 == 0;
  const auto& family = pool.families[random() % pool.families.size()];
  const auto& given = (woman ? pool.women : pool.men)[random() % pool.women.size()];
  const auto original = joined(pool, family.original, given.original), latin = joined(pool, family.latin, given.latin);
  cases::Patient patient;
  patient.name = Line(original);
  if (latin != original) patient.name_latin = Line(latin);
  patient.sex = woman ? Sex::Female : Sex::Male;
  patient.birth_date = Day{today.days - 365 * (2 + static_cast<int>(random() % 78)) - static_cast<int>(random() % 365)};
  patient.nationality = Place{std::string(pool.nationality)};
  patient.language = Word(std::string(pool.language));
  return patient;
}

}  // namespace hospitium::demo
