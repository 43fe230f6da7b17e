// Names stand in their own script; who does not read it finds Latin letters beside, never instead.
import type { Language } from './languages.ts';

export interface Named { name: string; name_latin?: string }

const kScripts: Partial<Record<Language, RegExp>> = { ru: /\p{Script=Cyrillic}/u, be: /\p{Script=Cyrillic}/u, mn: /\p{Script=Cyrillic}/u, ko: /\p{Script=Hangul}/u, ar: /\p{Script=Arabic}/u };
const kLatin = /\p{Script=Latin}/u;

/** Whether every letter of a text is of a script that readers of this language know; Latin letters everybody spells. */
export function reads(text: string, language: Language): boolean {
  const own = kScripts[language];
  return [...text].every((letter) => !/\p{Letter}/u.test(letter) || kLatin.test(letter) || own?.test(letter));
}

export function nameBeside({ name, name_latin }: Named, language: Language): string {
  return name_latin && name_latin !== name && !reads(name, language) ? `${name} (${name_latin})` : name;
}

/** Letters that tell a language, those of few before those of many. */
const kLetters: [string, RegExp][] = [
  ['ko', /\p{Script=Hangul}/u], ['ar', /\p{Script=Arabic}/u], ['mn', /[өү]/iu], ['be', /[іў]/iu], ['ru', /\p{Script=Cyrillic}/u],
  ['vi', /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu], ['uz', /[og][ʻʼ‘’']/iu], ['en', /\p{Script=Latin}/u],
];

/** The language of a text of some sentences, as far as its letters tell it: for a text whose writer did not say. */
export function languageOf(text: string): string | undefined {
  return kLetters.find(([, letters]) => letters.test(text.normalize('NFC')))?.[0];
}
