// What a card says of a service, in the catalogue and in the match of a case alike.
import { Badge, Group, Text } from '@mantine/core';
import type { AboutPrice, ServiceRecord } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { MoneyText } from '~/ui/text.tsx';
import css from './catalogue.module.css';

export function ServiceTitle({ record, order }: { record: ServiceRecord; order?: 2 | 3 }) {
  const text = record.texts[0]!;
  const Heading = order === 3 ? 'h3' : 'h2';
  return <Heading className={css.title}><span lang={text.language} dir="auto">{text.title}</span></Heading>;
}

function Price({ record, about }: { record: ServiceRecord; about?: AboutPrice }) {
  const { t, money, day } = useReader();
  if (!record.price) return <Text size="sm" c="dimmed">{t('catalogue.price_on_request')}</Text>;
  const { min, max } = record.price;
  return (
    <div className={css.price}>
      <Text fw={600}><MoneyText money={min} />{max.minor !== min.minor && <> – <MoneyText money={max} /></>}</Text>
      {about && <Text size="xs" c="dimmed">{t('catalogue.about', { min: money(about.min), max: money(about.max), day: day(about.day), source: about.source })}</Text>}
    </div>
  );
}

export function ServiceFacts({ record, about }: { record: ServiceRecord; about?: AboutPrice }) {
  const { t, number, languageName } = useReader();
  const text = record.texts[0]!;
  const facts = [
    t(`specialty.${record.specialty}`), t(`catalogue.setting.${record.setting}`),
    record.stay_days !== undefined && record.stay_days > 0 && t('catalogue.stay', { n: number(record.stay_days) }),
    record.waiting_days !== undefined && t('catalogue.wait', { n: number(record.waiting_days) }),
    (record.age_min !== undefined || record.age_max !== undefined) && t('catalogue.ages', { from: number(record.age_min ?? 0), until: record.age_max === undefined ? '…' : number(record.age_max) }),
  ].filter(Boolean);
  return (
    <>
      {text.description && <Text size="sm" lang={text.language} dir="auto">{text.description}</Text>}
      <Price record={record} about={about} />
      <Text size="sm" c="dimmed">{facts.join(' · ')}</Text>
      <Text size="sm" c="dimmed">
        {record.languages.map(languageName).join(', ')}
        {record.interpreted.length > 0 && <> · {t('catalogue.with_interpreter', { languages: record.interpreted.map(languageName).join(', ') })}</>}
      </Text>
      {(record.techniques.length > 0 || record.tour.length > 0) && (
        <Group gap={4}>
          {record.techniques.map((technique) => <Badge key={technique} variant="light" tt="none" radius="sm">{t(`catalogue.technique.${technique}`)}</Badge>)}
          {record.tour.map((part) => <Badge key={part} variant="outline" color="gray" tt="none" radius="sm">{t(`catalogue.tour.${part}`)}</Badge>)}
        </Group>
      )}
    </>
  );
}
