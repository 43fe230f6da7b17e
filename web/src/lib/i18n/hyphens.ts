// Where a long word may be broken on a narrow phone: browsers know no hyphens of Uzbek, Mongolian and Belarusian, and not every one those of Russian.
const kVowels = 'аеёиоуыэюяіўөүaeiouyoʻ';

/** Soft hyphens inside long words of Cyrillic and Latin letters: between a vowel and a syllable, or between two consonants; never two letters alone. */
export function softly(text: string): string {
  const consonant = `[^${kVowels}ьъʼ\\P{L}]`;
  const syllable = `(?=(?!h)${consonant}[${kVowels}]\\p{L})`;
  const place = new RegExp(`(?<=\\p{L}{2}[${kVowels}])${syllable}|(?<=\\p{L}[${kVowels}]${consonant}ь?)${syllable}`, 'giu');
  return text.replace(/[\p{Script=Cyrillic}\p{Script=Latin}ʻʼ]{10,}/gu, (word) => word.replace(place, '\u00ad'));
}
