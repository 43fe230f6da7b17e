import { Fragment } from 'react';

/** A long one is broken before its signs, never within a word. */
export function MailAddress({ of }: { of: string }) {
  return <bdi dir="ltr">{of.split(/(?=[@.])/u).map((part, place) => <Fragment key={place}>{place > 0 && <wbr />}{part}</Fragment>)}</bdi>;
}
