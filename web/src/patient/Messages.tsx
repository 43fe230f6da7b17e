import { useEffect, useState, type FormEvent } from 'react';
import type { TimelineItem, TimelineItemPage } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useAct } from './act.ts';
import { Problem } from './Frame.tsx';
import { When } from './People.tsx';

const kShown = 100;
interface Said { text: string; language: string }
const said = (item: TimelineItem) => (item.event === 'message_posted' ? (item.data as Said | undefined) : undefined);

/** `stamp` changes when the case was read again: then the messages are, too. */
export function Messages({ id, stamp, onSent }: { id: string; stamp: unknown; onSent: () => void }) {
  const { t, language, languageName, partyName } = useReader();
  const [items, setItems] = useState<TimelineItem[]>([]);
  const [text, setText] = useState('');
  const act = useAct(id, onSent);
  useEffect(() => {
    get<TimelineItemPage>(`/api/cases/${id}/timeline?limit=${kShown}`).then(({ items: fresh }) => setItems(fresh.filter(said).reverse()), () => undefined);
  }, [id, stamp]);
  const post = async (event: FormEvent) => {
    event.preventDefault();
    if (await act.give('post-message', { text: text.trim(), language })) setText('');
  };
  return (
    <section>
      <h2>{t('patient.questions')}</h2>
      <ul className="messages">
        {items.map((item, place) => (
          <li key={place}>
            <p dir="auto" lang={said(item)?.language}>{said(item)?.text}</p>
            <span className="quiet"><bdi>{[item.actor_name, item.party && partyName(item.party), said(item)?.language.split('-')[0] === language ? undefined : languageName(said(item)?.language ?? '')].filter(Boolean).join(' · ')}</bdi> · <When at={item.at} /></span>
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => void post(event)}>
        <label htmlFor="message">{t('patient.write')}</label>
        <textarea id="message" rows={3} dir="auto" maxLength={2000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Problem error={act.error} />
        <button type="submit" disabled={act.busy || text.trim() === ''}>{t('common.send')}</button>
        {act.done && <span role="status"> {t('common.sent')}</span>}
      </form>
    </section>
  );
}
