// A line of an estimate that came from a clinic's price list can be read in the languages of that list.
import { useEffect, useState } from 'react';
import type { EstimateLine, ServiceText, ServiceView } from '~api';
import { get } from './api/client.ts';

const known = new Map<string, Promise<readonly ServiceText[]>>();

/** A service that is no longer there leaves its line as the clinic wrote it. */
function textsOf(service: string): Promise<readonly ServiceText[]> {
  const found = known.get(service) ?? get<ServiceView>(`/api/catalogue/services/${service}`).then(({ record }) => record.texts, () => []);
  known.set(service, found);
  return found;
}

/** The list's own words for a line in the reader's language, while the line still says what the list does. */
export function titleIn(texts: readonly ServiceText[], line: string, language: string): string | undefined {
  const own = texts.find((one) => one.language === language)?.title;
  return own && !line.startsWith(own) && texts.some(({ title }) => line.startsWith(title)) ? own : undefined;
}

/** By the text of a line. */
export function useServiceTitles(lines: readonly EstimateLine[], language: string): ReadonlyMap<string, string> {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const listed = lines.filter(({ service }) => service);
  const which = JSON.stringify(listed.map(({ service, text }) => [service, text]));
  useEffect(() => {
    let over = false;
    void Promise.all(listed.map(async ({ service, text }) => [text, titleIn(await textsOf(service!), text, language)] as const))
      .then((found) => { if (!over) setTitles(new Map(found.filter((one): one is readonly [string, string] => one[1] !== undefined))); });
    return () => { over = true; };
  }, [which, language]);
  return titles;
}
