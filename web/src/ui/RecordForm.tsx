// The form of a reference record (organisation, user, rule). Two people may edit one record: whoever saves second is told what the
// first one changed, keeps what was typed, and either saves over it knowingly or takes the new version.
import { Alert, Button, Table, Text } from '@mantine/core';
import { useContext, useEffect, useState, type ReactNode } from 'react';
import { dropDraft } from '~/lib/drafts.ts';
import { changedMembers, FormContext, kBase, kTag, pointersOf, type Values } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { CommandForm, type CommandFormProps } from './CommandForm.tsx';

export interface Version { record: object; tag: string }

interface Words {
  label: (member: string) => string;
  said: (member: string, record: object) => string;   ///< a member's value in the reader's words
}

function Conflict({ theirs, words, take }: { theirs: Version; words: Words; take: () => void }) {
  const { t } = useReader();
  const form = useContext(FormContext)!;
  const before = (form.get(kBase) ?? {}) as object;
  useEffect(() => form.set(kTag, theirs.tag), [theirs.tag]);
  return (
    <Alert color="warm" variant="light" role="alert" title={t('common.conflict.title')}>
      <Text size="sm" mb="xs">{t('common.conflict.explain')}</Text>
      <Table verticalSpacing={4} withRowBorders={false}>
        <Table.Thead><Table.Tr><Table.Th>{t('common.what')}</Table.Th><Table.Th>{t('common.conflict.before')}</Table.Th><Table.Th>{t('common.conflict.now')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {changedMembers(before, theirs.record).map((member) => (
            <Table.Tr key={member}><Table.Td>{words.label(member)}</Table.Td><Table.Td><bdi>{words.said(member, before)}</bdi></Table.Td><Table.Td><bdi>{words.said(member, theirs.record)}</bdi></Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Button mt="xs" variant="default" size="compact-md" onClick={take}>{t('common.conflict.take')}</Button>
    </Alert>
  );
}

type Props = Omit<CommandFormProps, 'initial' | 'onConflict' | 'method'> & Words & {
  loaded?: Version;                              ///< absent: a new record
  replaces?: boolean;                            ///< PUT also for a new record: it is named by what it says
  prefix?: string;                               ///< where the record stands in the body, "/record" for users
  begin?: Values;                                ///< what a new record begins with
  spread?: (record: object) => Values;           ///< the record as fields, where these are not its members (see `shape`)
  load: (body: unknown) => Promise<Version>;     ///< the record as it is now; of a new one, that which stands where `body` would go
  children: ReactNode;
};

export function RecordForm({ loaded, prefix = '', replaces = false, begin = {}, spread, load, label, said, children, ...form }: Props) {
  const [base, setBase] = useState(loaded);
  const [theirs, setTheirs] = useState<Version>();
  const take = () => {
    dropDraft(form.draft ?? form.path);
    setBase(theirs);
    setTheirs(undefined);
  };
  const initial = base ? { ...(spread ? spread(base.record) : pointersOf(base.record, prefix)), [kTag]: base.tag, [kBase]: base.record } : begin;
  return (
    <CommandForm {...form} key={base?.tag} method={loaded || replaces ? 'PUT' : 'POST'} initial={initial} onConflict={(body) => void load(body).then(setTheirs)}>
      {theirs && <Conflict theirs={theirs} words={{ label, said }} take={take} />}
      {children}
    </CommandForm>
  );
}
