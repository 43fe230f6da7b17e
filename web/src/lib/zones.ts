// The wall clock of a place, for showing both sides of a corridor. Countries with several zones name their capital's; regions override.
const kZones: Record<string, string> = {
  'RU': 'Europe/Moscow', 'RU-NVS': 'Asia/Novosibirsk', 'RU-ALT': 'Asia/Barnaul', 'RU-AL': 'Asia/Barnaul', 'RU-SVE': 'Asia/Yekaterinburg',
  'RU-TA': 'Europe/Moscow', 'RU-PRI': 'Asia/Vladivostok', 'RU-IRK': 'Asia/Irkutsk', 'RU-BU': 'Asia/Irkutsk', 'RU-KYA': 'Asia/Krasnoyarsk',
  'RU-OMS': 'Asia/Omsk', 'RU-TOM': 'Asia/Tomsk', 'RU-SAM': 'Europe/Samara', 'RU-TYU': 'Asia/Yekaterinburg', 'RU-SAK': 'Asia/Sakhalin',
  'VN': 'Asia/Ho_Chi_Minh', 'MN': 'Asia/Ulaanbaatar', 'KR': 'Asia/Seoul', 'UZ': 'Asia/Tashkent', 'BY': 'Europe/Minsk', 'KZ': 'Asia/Almaty',
  'KG': 'Asia/Bishkek', 'TJ': 'Asia/Dushanbe', 'TM': 'Asia/Ashgabat', 'AM': 'Asia/Yerevan', 'AZ': 'Asia/Baku', 'GE': 'Asia/Tbilisi',
  'AE': 'Asia/Dubai', 'SA': 'Asia/Riyadh', 'QA': 'Asia/Qatar', 'KW': 'Asia/Kuwait', 'BH': 'Asia/Bahrain', 'OM': 'Asia/Muscat',
  'IQ': 'Asia/Baghdad', 'IR': 'Asia/Tehran', 'JO': 'Asia/Amman', 'LB': 'Asia/Beirut', 'SY': 'Asia/Damascus', 'EG': 'Africa/Cairo',
  'IL': 'Asia/Jerusalem', 'TR': 'Europe/Istanbul', 'YE': 'Asia/Aden', 'CN': 'Asia/Shanghai', 'IN': 'Asia/Kolkata', 'TH': 'Asia/Bangkok',
  'JP': 'Asia/Tokyo', 'DE': 'Europe/Berlin', 'UA': 'Europe/Kyiv', 'MD': 'Europe/Chisinau', 'PS': 'Asia/Hebron', 'LA': 'Asia/Vientiane',
  'KH': 'Asia/Phnom_Penh', 'MM': 'Asia/Yangon', 'US': 'America/New_York', 'GB': 'Europe/London', 'FR': 'Europe/Paris',
};

export function zoneOfPlace(place: string | undefined): string | undefined {
  if (!place || place.startsWith('x-')) return undefined;
  return kZones[place] ?? kZones[place.slice(0, 2)];
}
