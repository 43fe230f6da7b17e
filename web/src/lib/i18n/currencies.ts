/** Those of the corridors, offered first. */
export const kCurrencies = ['USD', 'EUR', 'RUB', 'VND', 'MNT', 'KRW', 'UZS', 'BYN', 'KZT', 'AED', 'SAR', 'KWD', 'CNY'] as const;
