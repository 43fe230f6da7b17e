#include "base/money.hpp"

#include <algorithm>
#include <array>

namespace hospitium {
namespace {

// ISO 4217 list one (2024), currencies in use; those with an exponent other than 2 are named first.
constexpr std::string_view kExponent0 = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
constexpr std::string_view kExponent3 = "BHD IQD JOD KWD LYD OMR TND";
constexpr std::string_view kExponent2 =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC "
    "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES "
    "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
    "NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT "
    "TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG";

/// The former Soviet Union, the Middle East and North Africa, and the partners in Asia and Europe.
constexpr std::string_view kOfCountries =
    "AE AED AF AFN AM AMD AZ AZN BH BHD BY BYN CN CNY CZ CZK DE EUR DZ DZD EG EGP FI EUR FR EUR GB GBP GE GEL GR EUR HK HKD HU HUF IN INR "
    "IQ IQD IR IRR IT EUR JO JOD JP JPY KG KGS KH KHR KR KRW KW KWD KZ KZT LA LAK LB LBP LT EUR LV EUR LY LYD MA MAD MD MDL MM MMK MN MNT "
    "MY MYR OM OMR PH PHP PK PKR PL PLN QA QAR RO RON RS RSD RU RUB SA SAR SD SDG SG SGD SY SYP TH THB TJ TJS TM TMT TN TND TR TRY UA UAH "
    "US USD UZ UZS VN VND YE YER";

bool listed(std::string_view list, std::string_view currency) {
  if (currency.size() != 3) return false;
  for (std::size_t at = 0; at < list.size(); at += 4)
    if (list.substr(at, 3) == currency) return true;
  return false;
}

}  // namespace

std::optional<int> currency_exponent(std::string_view currency) {
  if (listed(kExponent2, currency)) return 2;
  if (listed(kExponent0, currency)) return 0;
  if (listed(kExponent3, currency)) return 3;
  return std::nullopt;
}

Result<Money> add(const Money& a, const Money& b) {
  if (a.currency != b.currency) return refuse(Code::CurrencyMismatch);
  const std::int64_t sum = a.minor + b.minor;  // both are bounded by kMaxMoney_minor: no overflow
  if (sum > kMaxMoney_minor || sum < -kMaxMoney_minor) return refuse(Code::OutOfRange);
  return Money{sum, a.currency};
}

Result<Money> times(const Money& money, std::int32_t count) {
  if (count < 0 || (count > 0 && money.minor > kMaxMoney_minor / count)) return refuse(Code::OutOfRange);
  return Money{money.minor * count, money.currency};
}

std::optional<std::string> currency_of_country(std::string_view country) {
  if (country.size() != 2) return std::nullopt;
  for (std::size_t at = 0; at < kOfCountries.size(); at += 7)
    if (kOfCountries.substr(at, 2) == country) return std::string(kOfCountries.substr(at + 3, 3));
  return std::nullopt;
}

Result<Unit> validate(const Money& money, const std::string& field) {
  if (!currency_exponent(money.currency)) return refuse(Code::UnknownValue, field + "/currency");
  if (money.minor < 0 || money.minor > kMaxMoney_minor) return refuse(Code::OutOfRange, field + "/minor");
  return Unit{};
}

}  // namespace hospitium
