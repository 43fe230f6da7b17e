// What a card says of a service, in the catalogue and in the match of a case alike.
import { Badge, Group, Text } from '@mantine/core';
import type { AboutPrice, ServiceRecord } from '~api';
import { factsOf } from '~/lib/catalogue.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { MoneyText } from '~/ui/text.tsx';
import css from './catalogue.module.css';

export function ServiceTitle({ record, order }: { record: ServiceRecord; order?: 2 | 3 | 4 }) {
  const text = record.texts[0]!;
  const Heading = `h${order ?? 2}` as const;
  return <Heading className={css.title}><span lang={text.language} dir="auto">{text.title}</span></Heading>;
}

function Price({ record, about }: { record: ServiceRecord; about?: AboutPrice }) {
  const { t, money, day } = useReader();
  if (!record.price) return <Text size="sm" c="dimmed">{t('catalogue.price_on_request')}</Text>;
  const { min, max } = record.price;
  return (
    <div className={css.price}>
      <Text fw={600}><MoneyText money={min} />{max.minor !== min.minor && <> – <MoneyText money={max} /></>}</Text>
      {about && <Text size="xs" c="dimmed">{t('catalogue.about', { min: money(about.min, true), max: money(about.max, true), day: day(about.day), source: about.source })}</Text>}
    </div>
  );
}

export function ServiceFacts({ record, about }: { record: ServiceRecord; about?: AboutPrice }) {
  const reader = useReader();
  const { t, languageName, list } = reader;
  const text = record.texts[0]!;
  return (
    <>
      {text.description && <Text size="sm" lang={text.language} dir="auto">{text.description}</Text>}
      <Price record={record} about={about} />
      <Text size="sm" c="dimmed">{factsOf(record, reader)}</Text>
      <Text size="sm" c="dimmed">
        {list(record.languages.map(languageName))}
        {record.interpreted.length > 0 && <> · {t('catalogue.with_interpreter', { languages: list(record.interpreted.map(languageName)) })}</>}
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
