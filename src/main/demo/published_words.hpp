// The published figures of the invented world in the languages that they were not written in.
#pragma once
#include <array>
#include <string_view>

namespace hospitium::demo {

enum class Told { VietnamCity, VietnamOncology, BelarusPatients, BelarusCountries, BelarusShare, MiddleEast };

struct ToldFigure {
  Told figure{};
  std::string_view language, unit, scope, account;
};

// clang-format off
inline constexpr std::array kToldFigures{
    ToldFigure{Told::VietnamCity, "ru", "пациента", "Без частных онкологических центров. Чаще всего: стоматология, акушерство, урология, травматология, пластическая хирургия.",
               "Граждане Вьетнама, приехавшие на лечение в Санкт-Петербург за год до соглашения. Дата в шапке статьи на годы раньше событий, о которых она рассказывает."},
    ToldFigure{Told::VietnamCity, "vi", "người bệnh", "Không tính các trung tâm ung bướu tư nhân. Nhu cầu nhiều nhất: nha khoa, sản khoa, tiết niệu, chấn thương, phẫu thuật tạo hình.",
               "Công dân Việt Nam đến Saint Petersburg chữa bệnh trong năm trước khi có thỏa thuận. Ngày ở đầu bài báo sớm hơn nhiều năm so với những việc được kể."},
    ToldFigure{Told::VietnamCity, "mn", "өвчтөн", "Хувийн хавдрын төвүүдийг оруулаагүй. Хамгийн их хүссэн нь: шүд, эх барих, урологи, гэмтэл, гоо сайхны мэс засал.",
               "Хэлэлцээрийн өмнөх жилд Санкт-Петербургт эмчлүүлэхээр ирсэн Вьетнамын иргэд. Нийтлэлийн толгойд буй огноо өгүүлж буй үйл явдлаасаа олон жилийн өмнөх байна."},
    ToldFigure{Told::VietnamCity, "ko", "환자", "민간 암 센터 제외. 가장 많이 찾은 분야: 치과, 산과, 비뇨의학과, 외상, 성형외과.",
               "협약 전 한 해 동안 치료를 받으러 상트페테르부르크에 온 베트남 국민. 기사 머리의 날짜는 기사가 다루는 일보다 몇 해 앞섭니다."},
    ToldFigure{Told::VietnamCity, "uz", "bemor", "Xususiy onkologiya markazlarisiz. Eng koʻp soʻralgani: stomatologiya, akusherlik, urologiya, travmatologiya, plastik jarrohlik.",
               "Bitimdan oldingi yilda Sankt-Peterburgga davolanish uchun kelgan Vyetnam fuqarolari. Maqola boshidagi sana unda aytilgan voqealardan bir necha yil oldin."},
    ToldFigure{Told::VietnamCity, "ar", "مريضًا", "دون مراكز الأورام الخاصة. الأكثر طلبًا: طب الأسنان والتوليد والمسالك البولية والإصابات وجراحة التجميل.",
               "مواطنون فيتناميون جاؤوا إلى سانت بطرسبرغ للعلاج في السنة التي سبقت الاتفاقية. التاريخ في رأس المقال أسبق بسنوات من الأحداث التي يرويها."},
    ToldFigure{Told::VietnamCity, "be", "пацыенты", "Без прыватных анкалагічных цэнтраў. Часцей за ўсё: стаматалогія, акушэрства, уралогія, траўматалогія, пластычная хірургія.",
               "Грамадзяне В’етнама, якія прыехалі лячыцца ў Санкт-Пецярбург за год да пагаднення. Дата ў шапцы артыкула на гады раней за падзеі, пра якія ён расказвае."},

    ToldFigure{Told::VietnamOncology, "ru", "пациентов", "Только частные онкологические центры, большинство в одном институте. Входит ли кто-то из этих людей в число 183, не сказано.",
               "Вьетнамские пациенты частных онкологических центров Санкт-Петербурга, названные рядом с другим числом."},
    ToldFigure{Told::VietnamOncology, "vi", "người bệnh", "Chỉ các trung tâm ung bướu tư nhân, phần lớn tại một viện. Không nói rõ có ai trong số này nằm trong 183 người kia hay không.",
               "Người bệnh Việt Nam của các trung tâm ung bướu tư nhân ở Saint Petersburg, được nêu bên cạnh con số kia."},
    ToldFigure{Told::VietnamOncology, "mn", "өвчтөн", "Зөвхөн хувийн хавдрын төвүүд, ихэнх нь нэг хүрээлэнд. Эдгээр хүний зарим нь 183-т багтсан эсэхийг хэлээгүй.",
               "Санкт-Петербургийн хувийн хавдрын төвүүдийн Вьетнам өвчтөнүүд; нөгөө тооны хажууд нэрлэсэн."},
    ToldFigure{Told::VietnamOncology, "ko", "환자", "민간 암 센터만, 대부분 한 연구소. 이 가운데 일부가 183명에 포함되는지는 밝히지 않았습니다.",
               "상트페테르부르크 민간 암 센터의 베트남 환자. 다른 수치와 나란히 언급되었습니다."},
    ToldFigure{Told::VietnamOncology, "uz", "bemor", "Faqat xususiy onkologiya markazlari, koʻpchiligi bitta institutda. Ulardan baʼzilari 183 kishi ichida ham bormi – aytilmagan.",
               "Sankt-Peterburgdagi xususiy onkologiya markazlarining vyetnamlik bemorlari; boshqa raqam yonida aytilgan."},
    ToldFigure{Told::VietnamOncology, "ar", "مريضًا", "مراكز الأورام الخاصة فقط، ومعظمهم في معهد واحد. ولم يُذكر هل يدخل بعضهم في عدد 183.",
               "مرضى فيتناميون في مراكز الأورام الخاصة في سانت بطرسبرغ، ذُكروا إلى جانب الرقم الآخر."},
    ToldFigure{Told::VietnamOncology, "be", "пацыентаў", "Толькі прыватныя анкалагічныя цэнтры, большасць у адным інстытуце. Ці ўваходзіць хтосьці з гэтых людзей у лік 183, не сказана.",
               "В’етнамскія пацыенты прыватных анкалагічных цэнтраў Санкт-Пецярбурга, названыя побач з іншым лікам."},

    ToldFigure{Told::BelarusPatients, "ru", "пациентов", "Иностранные пациенты организаций здравоохранения страны, из 159 стран.",
               "Сколько иностранных пациентов получили помощь за год. Считается ли приехавший дважды один раз, не сказано."},
    ToldFigure{Told::BelarusPatients, "vi", "người bệnh", "Người bệnh nước ngoài của các cơ sở y tế trong nước, từ 159 quốc gia.",
               "Số người bệnh nước ngoài được chăm sóc trong một năm. Không nói rõ người đến hai lần được tính một hay hai lần."},
    ToldFigure{Told::BelarusPatients, "mn", "өвчтөн", "Тус улсын эрүүл мэндийн байгууллагуудын гадаад өвчтөнүүд, 159 орноос.",
               "Нэг жилд хэдэн гадаад өвчтөнд тусламж үзүүлсэн. Хоёр удаа ирсэн хүнийг нэг гэж тоолсон эсэхийг хэлээгүй."},
    ToldFigure{Told::BelarusPatients, "ko", "환자", "159개국에서 온, 이 나라 의료기관의 외국인 환자.",
               "한 해 동안 진료한 외국인 환자 수. 두 번 온 사람을 한 명으로 세는지는 밝히지 않았습니다."},
    ToldFigure{Told::BelarusPatients, "uz", "bemor", "Mamlakat sogʻliqni saqlash tashkilotlarining 159 davlatdan kelgan chet ellik bemorlari.",
               "Bir yilda nechta chet ellik bemorga yordam koʻrsatilgan. Ikki marta kelgan kishi bir marta sanaladimi – aytilmagan."},
    ToldFigure{Told::BelarusPatients, "ar", "مريض", "مرضى أجانب في المؤسسات الصحية في البلد، من 159 دولة.",
               "عدد المرضى الأجانب الذين تلقوا الرعاية في سنة واحدة. ولم يُذكر هل يُعدّ من جاء مرتين مرة واحدة."},
    ToldFigure{Told::BelarusPatients, "be", "пацыентаў", "Замежныя пацыенты арганізацый аховы здароўя краіны, са 159 краін.",
               "Колькі замежных пацыентаў атрымалі дапамогу за год. Ці лічыцца той, хто прыехаў двойчы, адзін раз, не сказана."},

    ToldFigure{Told::BelarusCountries, "ru", "стран", "Иностранные пациенты организаций здравоохранения страны, из 159 стран.", "Из скольких стран приехали эти пациенты."},
    ToldFigure{Told::BelarusCountries, "vi", "quốc gia", "Người bệnh nước ngoài của các cơ sở y tế trong nước, từ 159 quốc gia.", "Những người bệnh này đến từ bao nhiêu quốc gia."},
    ToldFigure{Told::BelarusCountries, "mn", "орон", "Тус улсын эрүүл мэндийн байгууллагуудын гадаад өвчтөнүүд, 159 орноос.", "Эдгээр өвчтөн хэдэн орноос ирсэн."},
    ToldFigure{Told::BelarusCountries, "ko", "개국", "159개국에서 온, 이 나라 의료기관의 외국인 환자.", "이 환자들이 몇 나라에서 왔는지."},
    ToldFigure{Told::BelarusCountries, "uz", "davlat", "Mamlakat sogʻliqni saqlash tashkilotlarining 159 davlatdan kelgan chet ellik bemorlari.", "Bu bemorlar nechta davlatdan kelgan."},
    ToldFigure{Told::BelarusCountries, "ar", "دولة", "مرضى أجانب في المؤسسات الصحية في البلد، من 159 دولة.", "عدد الدول التي جاء منها هؤلاء المرضى."},
    ToldFigure{Told::BelarusCountries, "be", "краін", "Замежныя пацыенты арганізацый аховы здароўя краіны, са 159 краін.", "З колькіх краін прыехалі гэтыя пацыенты."},

    ToldFigure{Told::BelarusShare, "ru", "доля в объёме экспорта", "Деньги, а не люди: часть дохода от экспорта медицинских услуг.", "Часть, которая приходится на граждан СНГ."},
    ToldFigure{Told::BelarusShare, "vi", "tỷ lệ trong kim ngạch xuất khẩu", "Tiền chứ không phải người: phần thu nhập từ xuất khẩu dịch vụ y tế.", "Phần đến từ công dân các nước SNG."},
    ToldFigure{Told::BelarusShare, "mn", "экспортын дүнд эзлэх хувь", "Хүн биш, мөнгө: эмнэлгийн үйлчилгээний экспортын орлогын хэсэг.", "ТУХН-ийн иргэдээс орж ирдэг хэсэг."},
    ToldFigure{Told::BelarusShare, "ko", "수출액에서 차지하는 비율", "사람이 아니라 금액: 의료 서비스 수출 수입의 일부.", "독립국가연합(CIS) 국민에게서 나오는 몫."},
    ToldFigure{Told::BelarusShare, "uz", "eksport hajmidagi ulush", "Odamlar emas, pul: tibbiy xizmatlar eksportidan tushgan daromadning bir qismi.", "MDH fuqarolariga toʻgʻri keladigan qism."},
    ToldFigure{Told::BelarusShare, "ar", "حصة من حجم التصدير", "أموال لا أشخاص: جزء من دخل تصدير الخدمات الطبية.", "الجزء الذي يأتي من مواطني رابطة الدول المستقلة."},
    ToldFigure{Told::BelarusShare, "be", "доля ў аб’ёме экспарту", "Грошы, а не людзі: частка даходу ад экспарту медыцынскіх паслуг.", "Частка, якая прыпадае на грамадзян СНД."},

    ToldFigure{Told::MiddleEast, "ru", "человек", "Люди с Ближнего Востока, лечившиеся в России. Жители или приезжие, люди или посещения: не сказано.", "Число, названное дипломатом по памяти."},
    ToldFigure{Told::MiddleEast, "vi", "người", "Người Trung Đông được chữa bệnh ở Nga. Cư dân hay người đến, số người hay số lượt khám: không nói rõ.", "Con số do một nhà ngoại giao nêu theo trí nhớ."},
    ToldFigure{Told::MiddleEast, "mn", "хүн", "Орост эмчлүүлсэн Ойрхи Дорнодын хүмүүс. Оршин суугч уу, зорчигч уу, хүн үү, үзлэг үү гэдгийг хэлээгүй.", "Дипломатчийн санаж хэлсэн тоо."},
    ToldFigure{Told::MiddleEast, "ko", "명", "러시아에서 치료받은 중동 출신. 거주자인지 여행자인지, 사람 수인지 방문 수인지 밝히지 않았습니다.", "한 외교관이 기억으로 말한 수치."},
    ToldFigure{Told::MiddleEast, "uz", "kishi", "Rossiyada davolangan Yaqin Sharq kishilari. Yashovchilarmi yoki kelganlarmi, odamlarmi yoki tashriflarmi – aytilmagan.", "Diplomat yoddan aytgan raqam."},
    ToldFigure{Told::MiddleEast, "ar", "شخص", "أشخاص من الشرق الأوسط عولجوا في روسيا. مقيمون أم مسافرون، أشخاص أم زيارات: لم يُذكر.", "رقم ذكره دبلوماسي من ذاكرته."},
    ToldFigure{Told::MiddleEast, "be", "чалавек", "Людзі з Блізкага Усходу, якія лячыліся ў Расіі. Жыхары ці прыезджыя, людзі ці наведванні: не сказана.", "Лік, названы дыпламатам па памяці."},
};

/// Who printed them.
struct ToldSources {
  std::string_view language, vietnam, belarus, middle_east;
};
inline constexpr std::array kToldSources{
    ToldSources{"ru", "Агентство медицинского туризма, в пересказе комитета города по туризму", "Министерство здравоохранения Беларуси, в пересказе информационного агентства",
                "Министерство иностранных дел, сказано на встрече с послами, в пересказе информационного агентства"},
    ToldSources{"vi", "Cơ quan du lịch y tế, do ủy ban du lịch thành phố thuật lại", "Bộ Y tế Belarus, do một hãng tin thuật lại", "Bộ Ngoại giao, nói tại cuộc gặp các đại sứ, do một hãng tin thuật lại"},
    ToldSources{"mn", "Эмнэлгийн аялал жуулчлалын агентлаг, хотын аялал жуулчлалын хороо дамжуулсан", "Беларусийн Эрүүл мэндийн яам, мэдээллийн агентлаг дамжуулсан",
                "Гадаад хэргийн яам, элчин сайд нартай хийсэн уулзалт дээр хэлснийг мэдээллийн агентлаг дамжуулсан"},
    ToldSources{"ko", "의료관광 기관, 시 관광위원회가 전함", "벨라루스 보건부, 통신사가 전함", "외무부, 대사들과의 모임에서 한 말을 통신사가 전함"},
    ToldSources{"uz", "Tibbiy turizm agentligi, shahar turizm qoʻmitasi yetkazgan", "Belarus Sogʻliqni saqlash vazirligi, axborot agentligi yetkazgan",
                "Tashqi ishlar vazirligi, elchilar bilan uchrashuvda aytilgan, axborot agentligi yetkazgan"},
    ToldSources{"ar", "وكالة السياحة العلاجية، نقلًا عن لجنة السياحة في المدينة", "وزارة الصحة في بيلاروس، نقلًا عن وكالة أنباء", "وزارة الخارجية، في لقاء مع السفراء، نقلًا عن وكالة أنباء"},
    ToldSources{"be", "Агенцтва медыцынскага турызму, у пераказе камітэта горада па турызме", "Міністэрства аховы здароўя Беларусі, у пераказе інфармацыйнага агенцтва",
                "Міністэрства замежных спраў, сказана на сустрэчы з пасламі, у пераказе інфармацыйнага агенцтва"},
};
// clang-format on

}  // namespace hospitium::demo
