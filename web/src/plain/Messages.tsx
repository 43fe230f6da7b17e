// One conversation with the coordinator: what was said, and a place to write.
import { Fragment, useEffect, useRef, useState, type FormEvent } from 'react';
import type { TimelineItem, TimelineItemPage } from '~api';
import { get, newKey } from '~/lib/api/client.ts';
import { useDraft } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { softly } from '~/lib/i18n/hyphens.ts';
import { useAttached } from '~/lib/attached.ts';
import { queueOf } from '~/lib/uploadQueue.ts';
import { useAct } from './act.ts';
import { Attach } from './Attach.tsx';
import { Kept } from './Kept.tsx';
import { Problem } from './Problem.tsx';
import { When } from './When.tsx';

const kShown = 100;
/** `key` from the first attempt on: what may have arrived although no answer came is not said twice, not even after the page was loaded anew. */
interface Draft { text: string; key?: string }
interface Said { text: string; language: string }
const said = (item: TimelineItem) => (item.event === 'message_posted' ? (item.data as Said | undefined) : undefined);

/** `stamp` changes when the case was read again: then the messages are, too. `of` names the conversation where there are several; `files` where the
    writer may add documents: what somebody asked for is photographed beside the answer. `onSeen` hears when the newest message was on the screen. */
interface Props { id: string; title: string; stamp: unknown; of?: object; files: boolean; onSent: () => void; onSeen: () => void }

export function Messages({ id, title, stamp, of = {}, files, onSent, onSeen }: Props) {
  const { t, language, languageName, list, partyName } = useReader();
  const [items, setItems] = useState<TimelineItem[]>([]);
  const { value: { text, key: tried }, change, since, discard } = useDraft<Draft>(`${id}/message`, { text: '' }, (draft) => draft.text.trim() === '');
  const act = useAct(id, onSent);
  const attached = useAttached(queueOf(id), (write) => change((now) => ({ text: write(now.text) })), (names) => t('case.attach.named', { names: list(names) }));
  useEffect(() => {
    get<TimelineItemPage>(`/api/cases/${id}/timeline?limit=${kShown}`).then(({ items: fresh }) => setItems(fresh.filter(said).reverse()), () => undefined);
  }, [id, stamp]);
  const newest = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!newest.current) return undefined;
    const watch = new IntersectionObserver(([entry]) => { if (entry?.isIntersecting) onSeen(); });
    watch.observe(newest.current);
    return () => watch.disconnect();
  }, [items, onSeen]);
  const post = async (event: FormEvent) => {
    event.preventDefault();
    const key = tried ?? newKey();
    change(() => ({ text, key }));
    if (await act.give('post-message', { text: text.trim(), language, ...of }, { key })) { attached.clear(); discard(); }
  };
  return (
    <section id="words" tabIndex={-1}>
      <h2>{softly(title)}</h2>
      <ul className="messages">
        {items.map((item, place) => (
          <li key={place} ref={place === items.length - 1 ? newest : undefined}>
            <p dir="auto" lang={said(item)?.language}>{said(item)?.text}</p>
            <span className="quiet">{[item.actor_name, item.party && partyName(item.party), said(item)?.language.split('-')[0] === language ? undefined : languageName(said(item)?.language ?? '')].filter(Boolean).map((part) => <Fragment key={part}><bdi>{part}</bdi> · </Fragment>)}<When at={item.at} /></span>
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => void post(event)}>
        <label htmlFor="message">{t('patient.write')}</label>
        <Kept since={since} discard={discard} />
        <textarea id="message" rows={3} dir={text ? 'auto' : undefined} maxLength={2000} readOnly={act.busy} value={text} onChange={(event) => { const typed = event.currentTarget.value; change(() => ({ text: typed })); }} />
        {files && <Attach attached={attached} />}
        <Problem error={act.error} />
        <button type="submit" disabled={act.busy || attached.waiting || text.trim() === ''}>{t('common.send')}</button>
        {act.done && <span role="status"> {t('common.sent')}</span>}
      </form>
    </section>
  );
}
