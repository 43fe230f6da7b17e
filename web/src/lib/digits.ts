/** Digits as they are typed in Arabic and Persian, and the marks between them, as everybody reads them. */
export const latin = (text: string): string => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf)).replace(/\u066b/g, '.').replace(/\u066c/g, ',');

/** What is left of it when only digits count. */
export const digitsOf = (text: string): string => latin(text).replace(/\D/g, '');
