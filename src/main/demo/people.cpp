#include "main/demo/people.hpp"

#include "base/check.hpp"

namespace hospitium::demo {
namespace {

struct Name {
  std::string_view original, latin;
};

/// Family names, female and male given names. `family_first` follows the custom of the language; `feminine` ends a woman's family name.
struct Pool {
  People people;
  std::string_view nationality, language;
  Name feminine;
  bool family_first;
  std::array<Name, 12> families, women, men;
};

// clang-format off
constexpr std::array kPools{
    Pool{People::Vietnamese, "VN", "vi", {}, true,
         {{{"Nguyễn", "Nguyen"}, {"Trần", "Tran"}, {"Lê", "Le"}, {"Phạm", "Pham"}, {"Hoàng", "Hoang"}, {"Đặng", "Dang"}, {"Vũ", "Vu"}, {"Võ", "Vo"}, {"Bùi", "Bui"}, {"Đỗ", "Do"}, {"Ngô", "Ngo"}, {"Dương", "Duong"}}},
         {{{"Thị Hạnh", "Thi Hanh"}, {"Thu Hà", "Thu Ha"}, {"Ngọc Lan", "Ngoc Lan"}, {"Mai Anh", "Mai Anh"}, {"Thanh Thảo", "Thanh Thao"}, {"Bích Ngọc", "Bich Ngoc"}, {"Kim Oanh", "Kim Oanh"}, {"Phương Linh", "Phuong Linh"}, {"Hồng Nhung", "Hong Nhung"}, {"Minh Châu", "Minh Chau"}, {"Thùy Dung", "Thuy Dung"}, {"Khánh Vân", "Khanh Van"}}},
         {{{"Văn An", "Van An"}, {"Minh Đức", "Minh Duc"}, {"Quốc Bảo", "Quoc Bao"}, {"Hữu Phước", "Huu Phuoc"}, {"Đình Khôi", "Dinh Khoi"}, {"Thế Anh", "The Anh"}, {"Tuấn Kiệt", "Tuan Kiet"}, {"Gia Huy", "Gia Huy"}, {"Thanh Tùng", "Thanh Tung"}, {"Xuân Trường", "Xuan Truong"}, {"Nhật Minh", "Nhat Minh"}, {"Công Thành", "Cong Thanh"}}}},
    Pool{People::Mongolian, "MN", "mn", {}, true,
         {{{"Батбаяр", "Batbayar"}, {"Ганболд", "Ganbold"}, {"Дорж", "Dorj"}, {"Энхтөр", "Enkhtur"}, {"Цэрэн", "Tseren"}, {"Лхагва", "Lkhagva"}, {"Баасан", "Baasan"}, {"Пүрэв", "Purev"}, {"Сүхбат", "Sukhbat"}, {"Даваа", "Davaa"}, {"Нямаа", "Nyamaa"}, {"Чулуун", "Chuluun"}}},
         {{{"Оюунчимэг", "Oyunchimeg"}, {"Сарангэрэл", "Sarangerel"}, {"Номин", "Nomin"}, {"Болормаа", "Bolormaa"}, {"Энхжин", "Enkhjin"}, {"Уянга", "Uyanga"}, {"Алтанцэцэг", "Altantsetseg"}, {"Мөнхзул", "Munkhzul"}, {"Солонго", "Solongo"}, {"Цэцэгмаа", "Tsetsegmaa"}, {"Ариунаа", "Ariunaa"}, {"Нарантуяа", "Narantuya"}}},
         {{{"Тэмүүлэн", "Temuulen"}, {"Баттулга", "Battulga"}, {"Отгонбаяр", "Otgonbayar"}, {"Мөнхбат", "Munkhbat"}, {"Эрдэнэ", "Erdene"}, {"Ганзориг", "Ganzorig"}, {"Батжаргал", "Batjargal"}, {"Энхбаяр", "Enkhbayar"}, {"Сүхбаатар", "Sukhbaatar"}, {"Чинзориг", "Chinzorig"}, {"Алтангэрэл", "Altangerel"}, {"Билгүүн", "Bilguun"}}}},
    Pool{People::Arab, "SA", "ar", {}, false,
         {{{"العتيبي", "Al Otaibi"}, {"الحربي", "Al Harbi"}, {"القحطاني", "Al Qahtani"}, {"الشمري", "Al Shammari"}, {"الدوسري", "Al Dosari"}, {"الزهراني", "Al Zahrani"}, {"الغامدي", "Al Ghamdi"}, {"المطيري", "Al Mutairi"}, {"السبيعي", "Al Subaie"}, {"العنزي", "Al Anazi"}, {"الشهري", "Al Shehri"}, {"البلوي", "Al Balawi"}}},
         {{{"سلمى", "Salma"}, {"نورة", "Noura"}, {"هدى", "Huda"}, {"ريم", "Reem"}, {"ليلى", "Layla"}, {"أمل", "Amal"}, {"فاطمة", "Fatimah"}, {"منى", "Mona"}, {"عائشة", "Aisha"}, {"دانة", "Dana"}, {"سارة", "Sarah"}, {"وفاء", "Wafa"}}},
         {{{"خالد", "Khalid"}, {"فهد", "Fahd"}, {"ماجد", "Majid"}, {"سعود", "Saud"}, {"طارق", "Tariq"}, {"ناصر", "Nasser"}, {"عبدالله", "Abdullah"}, {"سلطان", "Sultan"}, {"بندر", "Bandar"}, {"يوسف", "Yousef"}, {"عمر", "Omar"}, {"إبراهيم", "Ibrahim"}}}},
    Pool{People::Russian, "RU", "ru", {"а", "a"}, false,
         {{{"Климов", "Klimov"}, {"Зуев", "Zuev"}, {"Носов", "Nosov"}, {"Рябов", "Ryabov"}, {"Седов", "Sedov"}, {"Уткин", "Utkin"}, {"Белкин", "Belkin"}, {"Жаров", "Zharov"}, {"Лаптев", "Laptev"}, {"Маслов", "Maslov"}, {"Панин", "Panin"}, {"Чернов", "Chernov"}}},
         {{{"Тамара", "Tamara"}, {"Инна", "Inna"}, {"Лидия", "Lidia"}, {"Римма", "Rimma"}, {"Зоя", "Zoya"}, {"Алла", "Alla"}, {"Вера", "Vera"}, {"Галина", "Galina"}, {"Ирина", "Irina"}, {"Ксения", "Ksenia"}, {"Наталья", "Natalya"}, {"Юлия", "Yulia"}}},
         {{{"Глеб", "Gleb"}, {"Егор", "Yegor"}, {"Фёдор", "Fyodor"}, {"Лев", "Lev"}, {"Захар", "Zakhar"}, {"Матвей", "Matvey"}, {"Артём", "Artyom"}, {"Борис", "Boris"}, {"Виктор", "Viktor"}, {"Кирилл", "Kirill"}, {"Олег", "Oleg"}, {"Тимофей", "Timofey"}}}},
    Pool{People::Uzbek, "UZ", "uz", {"a", "a"}, false,
         {{{"Karimov", "Karimov"}, {"Toʻlqinov", "Tolqinov"}, {"Rahimov", "Rahimov"}, {"Yusupov", "Yusupov"}, {"Gʻaniyev", "Ganiyev"}, {"Olimov", "Olimov"}, {"Abdullayev", "Abdullayev"}, {"Ergashev", "Ergashev"}, {"Joʻrayev", "Jorayev"}, {"Nazarov", "Nazarov"}, {"Saidov", "Saidov"}, {"Qodirov", "Qodirov"}}},
         {{{"Dilnoza", "Dilnoza"}, {"Nigora", "Nigora"}, {"Gulnora", "Gulnora"}, {"Sevara", "Sevara"}, {"Malika", "Malika"}, {"Oʻgʻiloy", "Ogiloy"}, {"Feruza", "Feruza"}, {"Lola", "Lola"}, {"Madina", "Madina"}, {"Shahnoza", "Shahnoza"}, {"Zulfiya", "Zulfiya"}, {"Gavhar", "Gavhar"}}},
         {{{"Jasur", "Jasur"}, {"Bekzod", "Bekzod"}, {"Otabek", "Otabek"}, {"Sardor", "Sardor"}, {"Doniyor", "Doniyor"}, {"Ulugʻbek", "Ulugbek"}, {"Alisher", "Alisher"}, {"Botir", "Botir"}, {"Farhod", "Farhod"}, {"Rustam", "Rustam"}, {"Shuhrat", "Shuhrat"}, {"Toʻlqin", "Tolqin"}}}},
    Pool{People::Azerbaijani, "AZ", "az", {"a", "a"}, false,
         {{{"Məmmədov", "Mammadov"}, {"Əliyev", "Aliyev"}, {"Həsənov", "Hasanov"}, {"Quliyev", "Guliyev"}, {"İsmayılov", "Ismayilov"}, {"Rzayev", "Rzayev"}, {"Abbasov", "Abbasov"}, {"Babayev", "Babayev"}, {"Cəfərov", "Jafarov"}, {"Kərimov", "Karimov"}, {"Mustafayev", "Mustafayev"}, {"Şirinov", "Shirinov"}}},
         {{{"Aygün", "Aygun"}, {"Leyla", "Leyla"}, {"Sevinc", "Sevinj"}, {"Nərmin", "Narmin"}, {"Günel", "Gunel"}, {"Fidan", "Fidan"}, {"Aysel", "Aysel"}, {"Gülnar", "Gulnar"}, {"Könül", "Konul"}, {"Lalə", "Lala"}, {"Səbinə", "Sabina"}, {"Ülviyyə", "Ulviya"}}},
         {{{"Elçin", "Elchin"}, {"Rəşad", "Rashad"}, {"Tural", "Tural"}, {"Orxan", "Orkhan"}, {"Kamran", "Kamran"}, {"Vüqar", "Vugar"}, {"Anar", "Anar"}, {"Cavid", "Javid"}, {"Emin", "Emin"}, {"Fərid", "Farid"}, {"Nicat", "Nijat"}, {"Samir", "Samir"}}}},
};
// clang-format on

const Pool& pool_of(People people) {
  for (const auto& pool : kPools)
    if (pool.people == people) return pool;
  UNREACHABLE();
}

std::string joined(const Pool& pool, const std::string& family, std::string_view given) {
  return pool.family_first ? fmt::format("{} {}", family, given) : fmt::format("{} {}", given, family);
}

}  // namespace

cases::Patient make_patient(People people, std::minstd_rand& random, Day today) {
  const auto& pool = pool_of(people);
  const bool woman = random() % 2 == 0;
  const auto& family = pool.families[random() % pool.families.size()];
  const auto& given = (woman ? pool.women : pool.men)[random() % pool.women.size()];
  const auto ending = woman ? pool.feminine : Name{};
  const auto original = joined(pool, std::string(family.original) + std::string(ending.original), given.original);
  const auto latin = joined(pool, std::string(family.latin) + std::string(ending.latin), given.latin);
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
