// The patient's side: who has a link, and the code that waits to be read out to them.
import { Alert, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountView, CaseView, LinkReply, PersonLink, PersonLinks, PersonView } from '~api';
import { get } from '~/lib/api/client.ts';
import { useCommand } from '~/lib/command.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useSession } from '~/lib/session.ts';
import { Panel } from '~/ui/Panel.tsx';
import { useErrorText } from '~/ui/states.tsx';
import { Ago } from '~/ui/time.tsx';
import type { Act } from './Next.tsx';
import { mayDismiss, representativesOf } from './representatives.ts';
import css from './case.module.css';

const can = (view: CaseView, command: string) => view.commands.some((choice) => choice.command === command);

export function PersonsPanel({ view, act }: { view: CaseView; act: Act }) {
  const { t } = useReader();
  const granting = can(view, 'make_link') || can(view, 'invite_person');
  const links = useQuery({
    queryKey: ['case', view.id, 'persons'], enabled: granting && view.persons.length > 0,
    queryFn: ({ signal }) => get<PersonLinks>(`/api/cases/${view.id}/persons`, undefined, signal),
  });
  const nobody = view.persons.length === 0 && view.accounts.length === 0;
  if (!granting && nobody) return null;
  const linkOf = (person: PersonView) => links.data?.items.find((link) => link.person === person.id);
  return (
    <Panel title={t('case.persons')} action={can(view, 'invite_person') && <Button size="compact-sm" variant="subtle" onClick={() => act('invite_person')}>{t('common.add')}</Button>}>
      {nobody && <Text size="sm" c="dimmed">{t('case.person.none')}</Text>}
      <Stack gap="sm">{view.persons.map((person) => <Person key={person.id} view={view} person={person} link={linkOf(person)} act={act} />)}{view.accounts.map((account) => <Account key={account.id} view={view} account={account} act={act} />)}</Stack>
    </Panel>
  );
}

/** The document by which somebody may decide for the patient, or what leads to it where a child's consent waits for one. */
function Proof({ view, person, act }: { view: CaseView; person: { id: string; proof?: string }; act: Act }) {
  const { t } = useReader();
  const record = view.records.find(({ id }) => id === person.proof);
  const asks = !person.proof && view.consent_remark === 'representative_missing' && can(view, 'prove_representative') && representativesOf(view).some(({ id }) => id === person.id);
  if (asks) return <Button size="compact-sm" variant="light" onClick={() => act('prove_representative', person.id)}>{t('case.command.prove_representative')}</Button>;
  if (!person.proof) return null;
  return <Text size="xs">{t('case.child.proven')}{record && <>: <bdi>{record.title || t(`case.record_type.${record.type}`)}</bdi></>}</Text>;
}

function Person({ view, person, link, act }: { view: CaseView; person: PersonView; link?: PersonLink; act: Act }) {
  const { t } = useReader();
  return (
    <div>
      <Text size="sm" fw={600}><bdi>{person.name}</bdi></Text>
      <Text size="xs" c="dimmed">{t(`case.relation.${person.relation}`)} · {t(`case.person_may.${person.may}`)}</Text>
      {person.phone && <Text size="xs"><a href={`tel:${person.phone.replace(/[^\d+]/g, '')}`} dir="ltr">{person.phone}</a></Text>}
      {link?.code && <Alert mt={4} color="warm" variant="light" role="status" title={t('case.link.code_waiting', { name: person.name })}><Text className={css.code} dir="ltr">{`${link.code.slice(0, 3)} ${link.code.slice(3)}`}</Text></Alert>}
      <Text size="xs" c="dimmed">{link?.opened ? <Ago at={link.opened} /> : !person.link_at && t('case.link.none')}</Text>
      <Proof view={view} person={person} act={act} />
      <LinkOf view={view} person={person} act={act} />
    </div>
  );
}

/** The patient, or who acts for them, with an account of their own instead of a link. */
function Account({ view, account, act }: { view: CaseView; account: AccountView; act: Act }) {
  const { t } = useReader();
  return (
    <div>
      <Text size="sm" fw={600}><bdi>{account.name}</bdi></Text>
      <Text size="xs" c="dimmed">{t('case.person.account')}</Text>
      <Proof view={view} person={account} act={act} />
      <Dismiss view={view} person={account.id} act={act} />
    </div>
  );
}

function Dismiss({ view, person, act }: { view: CaseView; person: string; act: Act }) {
  const { t } = useReader();
  const { user } = useSession();
  if (!mayDismiss(view, person, user.id)) return null;
  return <Button size="compact-sm" variant="subtle" color="harm" onClick={() => act('dismiss_person', person)}>{t('case.command.dismiss_person')}</Button>;
}

/** The link is seen once, when it is made: then it goes to the person by whatever messenger they use. */
function LinkOf({ view, person, act }: { view: CaseView; person: PersonView; act: Act }) {
  const { t } = useReader();
  const make = useCommand<LinkReply>('case');
  const errorText = useErrorText();
  const [secret, setSecret] = useState<string>();
  const address = secret && `${location.origin}/p#${secret}`;
  return (
    <>
      {address && (
        <Stack gap={4} mt={4}>
          <Text size="xs">{t('case.link.shown_once', { name: person.name })}</Text>
          <TextInput readOnly value={address} dir="ltr" aria-label={t('case.command.make_link')} onFocus={(event) => event.currentTarget.select()} />
          <CopyButton value={address}>{({ copied, copy }) => <Button size="compact-sm" onClick={copy}>{t(copied ? 'common.link_copied' : 'case.link.copy')}</Button>}</CopyButton>
        </Stack>
      )}
      {make.error && <Alert color="harm" variant="light" role="alert">{errorText(make.error)}</Alert>}
      <Group gap={4}>
        {can(view, 'make_link') && <Button size="compact-sm" variant="subtle" loading={make.isPending} onClick={() => make.mutate({ path: `/api/cases/${view.id}/persons/${person.id}/link` }, { onSuccess: (reply) => setSecret(reply.secret) })}>{t('case.command.make_link')}</Button>}
        <Dismiss view={view} person={person.id} act={act} />
      </Group>
    </>
  );
}
