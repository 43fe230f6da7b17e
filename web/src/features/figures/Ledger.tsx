// What others have printed: value, what is counted, period, source, account. Choosing several asks whether they may be added.
import { Alert, Badge, Button, Checkbox, Group, Modal, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, send } from '~/lib/api/client.ts';
import type { Addability, PublishedPage, PublishedView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { CommandForm } from '~/ui/CommandForm.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { Route } from '~/ui/text.tsx';
import { DayText } from '~/ui/time.tsx';
import { FigureFields, shapeFigure } from './FigureFields.tsx';
import type { FigureSearch } from './search.ts';
import css from './figures.module.css';

function useValueText(): (view: PublishedView) => string {
  const { t, number } = useReader();
  return ({ figure: { value, counted, qualifier }, told: { unit } }) => {
    const plain = counted === 'share' ? `${number(value * 100, Number.isInteger(value * 100) ? 0 : 1)} %` : `${number(value, Number.isInteger(value) ? 0 : 1)} ${unit}`;
    return t(`figures.qualifier.${qualifier}`, { value: plain });
  };
}

function Figure({ view, chosen, onChoose }: { view: PublishedView; chosen: boolean; onChoose: (on: boolean) => void }) {
  const { t, place } = useReader();
  const { figure, told, warnings } = view;
  const text = useValueText()(view);
  const lang = told.language || undefined;
  const one = figure.origin ?? figure.destination;
  return (
    <li className={css.figure}>
      <Checkbox aria-label={`${t('figures.add_check')}: ${text}`} checked={chosen} onChange={(event) => onChoose(event.currentTarget.checked)} mt={6} />
      <div className={css.grow}>
        <Group gap="sm" align="baseline"><Text component="span" fw={650} size="lg" className="digits"><bdi>{text}</bdi></Text><Badge variant="light" color="gray">{t(`figures.measure.${figure.counted}`)}</Badge></Group>
        <Text dir="auto" lang={lang}>{told.account}</Text>
        <Text size="sm" c="dimmed">
          {figure.period && <><DayText day={figure.period.from} /> – <DayText day={figure.period.until} /> · </>}
          {figure.origin && figure.destination ? <><Route from={figure.origin} to={figure.destination} /> · </> : one && `${place(one)} · `}
          {t('figures.published.source')}: <bdi lang={lang}>{told.source}</bdi>{figure.source_date && <>{t('common.comma')} <DayText day={figure.source_date} /></>}
          {figure.link && /^https?:\/\//.test(figure.link) && <> · <a href={figure.link} rel="noreferrer noopener" target="_blank">{t('figures.published.link')}</a></>}
        </Text>
        {told.scope && <Text size="sm" dir="auto">{t('figures.definition')}: <span lang={lang}>{told.scope}</span></Text>}
        {figure.evidence && <blockquote className={css.quote} dir="auto">{figure.evidence}</blockquote>}
        {warnings.map((warning) => <Text key={warning} size="sm" className={css.warning}><IconAlertTriangle size={15} aria-hidden /> {t(`figures.warning.${warning}`)}</Text>)}
      </div>
    </li>
  );
}

/** The server says whether unlike figures may be added; where it says no, it says why. */
function Sum({ chosen, figures }: { chosen: string[]; figures: PublishedView[] }) {
  const { t, number } = useReader();
  const text = useValueText();
  const query = useQuery({ queryKey: ['figures', 'check', chosen], enabled: chosen.length > 1, queryFn: () => send<Addability>('POST', '/api/figures/published/check', { ids: chosen }) });
  if (chosen.length < 2 || !query.data) return null;
  const named = (id: string) => { const found = figures.find(({ figure }) => figure.id === id); return found ? text(found) : ''; };
  const { addable, reasons, sum } = query.data;
  return addable
    ? <Alert color="teal" variant="light" role="status">{t('figures.sum_allowed', { total: number(sum ?? 0) })}</Alert>
    : <Alert color="warm" variant="light" role="status">{reasons.map(({ code, one, other }) => <div key={code}>{t('figures.must_not_add', { reason: t(`figures.unlike.${code}`) })} <Text span size="sm" c="dimmed">({named(one)}; {named(other)})</Text></div>)}</Alert>;
}

export function Ledger({ search, change }: { search: FigureSearch; change: (part: FigureSearch) => void }) {
  const { t, language } = useReader();
  const [chosen, setChosen] = useState<string[]>([]);
  const query = useQuery({ queryKey: ['figures', 'published', language], queryFn: ({ signal }) => get<PublishedPage>('/api/figures/published', undefined, signal) });
  return (
    <Shown query={query} rows={8}>
      {({ items, may_add }) => (
        <>
          {may_add && <Button mb="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change({ add: '1' })}>{t('figures.published.new')}</Button>}
          <div className={css.sum}><Sum chosen={chosen} figures={items} /></div>
          {items.length === 0 && <Empty title={t('figures.published.empty')} />}
          {items.length > 0 && <ul className={`panel ${css.ledger}`}>{items.map((view) => <Figure key={view.figure.id} view={view} chosen={chosen.includes(view.figure.id)} onChoose={(on) => setChosen((now) => (on ? [...now, view.figure.id] : now.filter((id) => id !== view.figure.id)))} />)}</ul>}
          <Modal opened={may_add && search.add === '1'} onClose={() => change({ add: undefined })} size="xl" title={t('figures.published.new')} closeButtonProps={{ 'aria-label': t('common.close') }}>
            <CommandForm kind="figure" path="/api/figures/published" submit={t('common.add')} initial={{ '/qualifier': 'exact', '/counted': 'not_stated', '/language': language }} shape={shapeFigure} onDone={() => { change({ add: undefined }); void query.refetch(); }} onCancel={() => change({ add: undefined })}>
              <FigureFields />
            </CommandForm>
          </Modal>
        </>
      )}
    </Shown>
  );
}
