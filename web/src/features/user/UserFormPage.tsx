// Adding a user and changing one. A password is typed here and never shown again; an auditor reads the same without the form.
import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { get } from '~/lib/api/client.ts';
import { kUserState, type UserRecord, type UserView, type UserViewListed } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { kLanguages } from '~/lib/i18n/languages.ts';
import { kAdministrators, kMemberRoles, memberRoleText, useHasRole } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { DayField } from '~/ui/DayField.tsx';
import { PartyField, SecretField, SelectField, TextField, useChoices } from '~/ui/fields.tsx';
import { TextLink } from '~/ui/links.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { RecordForm, type Version } from '~/ui/RecordForm.tsx';
import { RecordHistory } from '~/ui/RecordHistory.tsx';
import { Rows } from '~/ui/Rows.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { MailAddress } from '~/ui/MailAddress.tsx';
import { DayText } from '~/ui/time.tsx';
import { Credentials } from './Credentials.tsx';
import { usePartyNames } from './UsersPage.tsx';
import css from './user.module.css';

const kPath = '/api/directory/users';

function zoneChoices() { return ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({ value, label: value.replaceAll('_', ' ') })); }

function UserFields({ fresh }: { fresh: boolean }) {
  const { t } = useReader();
  return (
    <Panel title={t('directory.user')}>
      <div className={css.fields}>
        <TextField at="/record/name" label={t('directory.user_field.name')} required autoFocus dir="auto" />
        <TextField at="/record/email" label={t('directory.user_field.email')} required type="email" dir="ltr" />
        <SelectField at="/record/language" label={t('directory.user_field.language')} required choices={kLanguages.map(({ code, name }) => ({ value: code, label: name }))} />
        <SelectField at="/record/zone" label={t('directory.user_field.zone')} required searchable choices={zoneChoices()} />
        <SelectField at="/record/state" label={t('directory.field.state')} required choices={useChoices(kUserState, 'directory.user_state')} />
        <SecretField at="/password" label={t(fresh ? 'directory.user_field.password' : 'directory.user_field.new_password')} required={fresh}
          hint={fresh ? t('directory.password_hint') : `${t('directory.password_hint')}. ${t('directory.password_keep')}`} />
      </div>
    </Panel>
  );
}

function MembershipFields() {
  const { t } = useReader();
  const roles = kMemberRoles.map((value) => ({ value, label: t(memberRoleText(value)) }));
  return (
    <Panel title={t('directory.memberships')}>
      <Rows at="/record/memberships" add={t('directory.add_membership')} begin={{ role: '', party: '' }}>
        {(membership) => (
          <>
            <PartyField at={`${membership}/party`} label={t('directory.organisation')} required inactive />
            <SelectField at={`${membership}/role`} label={t('directory.role')} required choices={roles} />
            <DayField at={`${membership}/from`} label={t('directory.field.valid_from')} near={[0]} />
            <DayField at={`${membership}/until`} label={t('directory.field.valid_until')} />
          </>
        )}
      </Rows>
    </Panel>
  );
}

function useSaid(): (member: string, record: object) => string {
  const { t, day } = useReader();
  const nameOf = usePartyNames();
  return (member, record) => {
    const user = record as UserRecord;
    if (member === 'state') return t(`directory.user_state.${user.state}`);
    if (member === 'memberships') return user.memberships.map(({ party, role, from, until }) => [`${t(memberRoleText(role))} – ${nameOf(party)}`, from && `${t('common.from_date')} ${day(from)}`, until && `${t('common.to_date')} ${day(until)}`].filter(Boolean).join(' ')).join('; ');
    if (member === 'language') return kLanguages.find(({ code }) => code === user.language)?.name ?? user.language;
    return String((user as unknown as Record<string, unknown>)[member] ?? '');
  };
}

const kLabels: Record<string, string> = { state: 'directory.field.state', memberships: 'directory.memberships' };

async function findUser(id: string, signal?: AbortSignal): Promise<UserView | undefined> {
  const { items } = await get<UserViewListed>(kPath, undefined, signal);
  return items.find((user) => user.id === id);
}

function UserForm({ user }: { user?: UserView }) {
  const { t, zone } = useReader();
  const navigate = useNavigate();
  const said = useSaid();
  const label = (member: string) => t(kLabels[member] ?? `directory.user_field.${member}`);
  const title = user ? user.record.name : t('directory.new_user');
  useTitle(title);
  const back = () => void navigate({ to: '/users' });
  const load = async (): Promise<Version> => { const now = await findUser(user!.id); return now ? { record: now.record, tag: now.tag } : { record: {}, tag: '' }; };
  const begin = { '/record/state': 'active', '/record/language': 'en', '/record/zone': zone };
  return (
    <div className={css.page}>
      <TextLink to="/users" size="sm">{t('directory.users')}</TextLink>
      <Group justify="space-between" mb="md">
        <Title order={1}><bdi>{title}</bdi></Title>
        {user && <RecordHistory of="user" id={user.id} name={title} label={label} said={said} />}
      </Group>
      <RecordForm kind="user" path={user ? `${kPath}/${user.id}` : kPath} prefix="/record" submit={t('common.save')} loaded={user && { record: user.record, tag: user.tag }} load={load} begin={begin}
        label={label} said={said} onDone={back} onCancel={back}>
        <UserFields fresh={!user} />
        <MembershipFields />
        <Panel title={t('directory.own_password')}><SecretField at="/own_password" label={t('credential.new.password')} required hint={t('directory.own_password_why')} /></Panel>
      </RecordForm>
    </div>
  );
}

function UserFacts({ user: { record } }: { user: UserView }) {
  const { t } = useReader();
  const nameOf = usePartyNames();
  useTitle(record.name);
  return (
    <div className={css.page}>
      <TextLink to="/users" size="sm">{t('directory.users')}</TextLink>
      <Group gap="xs" align="baseline" mb="md"><Title order={1}><bdi>{record.name}</bdi></Title><Badge variant="light" tt="none" color={record.state === 'active' ? 'teal' : 'warm'}>{t(`directory.user_state.${record.state}`)}</Badge></Group>
      <Panel title={t('directory.memberships')}>
        <Stack gap={4}>
          <Text c="dimmed"><MailAddress of={record.email} /></Text>
          {record.memberships.map(({ party, role, from, until }, place) => <Text key={place}><strong>{t(memberRoleText(role))}</strong> <bdi>{nameOf(party)}</bdi>{from && <> {t('common.from_date')} <DayText day={from} /></>}{until && <> {t('common.to_date')} <DayText day={until} /></>}</Text>)}
        </Stack>
      </Panel>
    </div>
  );
}

export function NewUserPage() { return <UserForm />; }

export function UserPage() {
  const { t } = useReader();
  const { id } = useParams({ strict: false }) as { id: string };
  const keeps = useHasRole(kAdministrators);
  const query = useQuery({ queryKey: ['user', id], queryFn: async ({ signal }) => (await findUser(id, signal)) ?? null });
  return (
    <Shown query={query} rows={8}>
      {(user) => (user === null ? <Empty title={t('errors.not_found')} /> : (
        <>
          {keeps ? <UserForm key={id} user={user} /> : <UserFacts user={user} />}
          <div className={css.page}><Credentials path={`${kPath}/${id}/credentials`} title={t('credential.title')} may={keeps} /></div>
        </>
      ))}
    </Shown>
  );
}
