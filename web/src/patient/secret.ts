/** The secret of a personal link: "#" and 43 letters of base64url. Any other fragment is a place on the page, and no reason to ask for a code. */
export const secretOf = (fragment: string): string | undefined => /^#([\w-]{43})$/.exec(fragment)?.[1];
