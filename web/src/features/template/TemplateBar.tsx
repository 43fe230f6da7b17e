// Using what is kept, and keeping what was written: one line above an offer or beside a message.
import { Alert, Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OfferPattern, TemplateKind, TemplateRecord, TemplateView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { RecordHistory } from '~/ui/RecordHistory.tsx';
import { useErrorText } from '~/ui/states.tsx';
import { useKeep, useTemplates } from './templates.ts';

type Content = Pick<TemplateRecord, 'text' | 'offer'>;
interface Props {
  kind: TemplateKind;
  party?: string;                                ///< whose, where one acts for several
  use: (template: TemplateView) => void;
  content: () => Content | undefined;            ///< what would be kept now; nothing to keep: undefined
}

/** What a template was: its members in words, an offer as its plan and its lines. */
function useTemplateWords() {
  const { t, languageName, money } = useReader();
  const kLabels: Record<string, string> = { title: 'template.title', language: 'common.language', state: 'common.status', text: 'case.message', offer: 'case.field.treatment_plan' };
  const offerText = ({ plan, lines }: OfferPattern) => [plan, ...lines.map(({ text, price, quantity }) => `${text}${price ? ` ${money(price)}` : ''}${quantity ? ` × ${quantity}` : ''}`)].join(' · ');
  return {
    label: (member: string) => t(kLabels[member] ?? 'common.what'),
    said: (member: string, record: object) => {
      const { title, language, state, text, offer } = record as TemplateRecord;
      const words: Record<string, string | undefined> = { title, language: language && languageName(language), state: state && t(`template.state.${state}`), text, offer: offer && offerText(offer) };
      return words[member] ?? '';
    },
  };
}

interface KeepProps extends Props { chosen?: TemplateView; owner: string; onKept: (id: string | undefined) => void }

function Keep({ kind, chosen, owner, content, onKept }: KeepProps) {
  const { t, language } = useReader();
  const [title, setTitle] = useState(chosen?.record.title ?? '');
  const keep = useKeep(kind);
  const errorText = useErrorText();
  const record = (): TemplateRecord => ({ party: owner, kind, state: 'kept', title: title.trim(), language, ...content() });
  const over = chosen && ((state: TemplateRecord['state']) => keep.mutate({ id: chosen.id, tag: chosen.tag, record: state === 'kept' ? { ...record(), party: chosen.record.party } : { ...chosen.record, state } },
    { onSuccess: ({ id }) => onKept(state === 'kept' ? id : undefined) }));
  const ready = title.trim() !== '' && content() !== undefined;
  return (
    <Stack gap="xs">
      <TextInput label={t('template.title')} value={title} maxLength={200} dir="auto" data-autofocus onChange={(event) => setTitle(event.currentTarget.value)} />
      {keep.isError && <Alert color="harm" variant="light" role="alert">{errorText(keep.error)}</Alert>}
      <Group gap="xs">
        <Button size="compact-md" disabled={!ready} loading={keep.isPending} onClick={() => keep.mutate({ record: record() }, { onSuccess: ({ id }) => onKept(id) })}>{t('template.keep_new')}</Button>
        {over && <Button size="compact-md" variant="default" disabled={!ready} onClick={() => over('kept')}>{t('template.keep_over')}</Button>}
        {over && <Button size="compact-md" variant="subtle" color="gray" onClick={() => over('withdrawn')}>{t('template.withdraw')}</Button>}
      </Group>
    </Stack>
  );
}

export function TemplateBar(props: Props) {
  const { kind, party, use } = props;
  const { t, languageName } = useReader();
  const words = useTemplateWords();
  const query = useTemplates(kind);
  const [chosenId, setChosen] = useState<string>();
  const [keeping, setKeeping] = useState(false);
  const owners = query.data?.parties.map(({ id }) => id) ?? [];
  const owner = party && owners.includes(party) ? party : owners[0];
  if (!query.data || !owner) return null;
  const items = query.data.items.filter(({ record }) => !party || !owners.includes(party) || record.party === party);
  const chosen = items.find(({ id }) => id === chosenId);
  const pick = (id: string | null) => {
    const template = items.find((one) => one.id === id);
    setChosen(template?.id);
    if (template) use(template);
  };
  return (
    <Group gap="xs">
      {items.length > 0 && <Select size="xs" flex="1 1 200px" miw={0} searchable clearable placeholder={t(`template.use.${kind}`)} aria-label={t(`template.use.${kind}`)} nothingFoundMessage={t('common.no_results')} value={chosenId ?? null} onChange={pick}
        data={items.map(({ id, record }) => ({ value: id, label: `${record.title} · ${languageName(record.language)}` }))} />}
      {chosen && <RecordHistory of="template" id={chosen.id} name={chosen.record.title} {...words} />}
      <Popover opened={keeping} onChange={setKeeping} width={300} withArrow trapFocus>
        <Popover.Target><Button size="compact-sm" variant="subtle" onClick={() => setKeeping(!keeping)}>{t('template.keep')}</Button></Popover.Target>
        <Popover.Dropdown><Keep key={chosen?.id} {...props} chosen={chosen} owner={owner} onKept={(id) => { setChosen(id); setKeeping(false); }} /></Popover.Dropdown>
      </Popover>
    </Group>
  );
}
