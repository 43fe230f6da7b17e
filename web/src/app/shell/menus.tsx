import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconKey, IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { send } from '~/lib/api/client.ts';
import type { SessionView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { kLanguages, type Language } from '~/lib/i18n/languages.ts';
import { memberRoleText, sessionQuery, signOut } from '~/lib/session.ts';
import css from './Shell.module.css';

/** Kept with the user where one is signed in; a failure leaves the choice on this device only. */
function useLanguagePreference(): (language: Language) => void {
  const client = useQueryClient();
  return (language) => {
    if (client.getQueryData(sessionQuery.queryKey)) void send('PUT', '/api/session/preferences', { language }).catch(() => undefined);
  };
}

export function LanguageMenu() {
  const { t, language, setLanguage } = useReader();
  const prefer = useLanguagePreference();
  const name = kLanguages.find(({ code }) => code === language)?.name;
  const choose = (code: Language) => { setLanguage(code); prefer(code); };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={css.tool} aria-label={`${t('common.language')}: ${name}`}><IconLanguage size={20} stroke={1.7} aria-hidden /><span className={css.toolName}>{name}</span><span className={css.toolCode} aria-hidden>{language.toUpperCase()}</span></UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {kLanguages.map(({ code, name: own }) => (
          <Menu.Item key={code} lang={code} onClick={() => choose(code)} aria-current={code === language} rightSection={code === language && <IconCheck size={16} aria-hidden />}>
            <bdi>{own}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const kThemes = [
  { value: 'light', label: 'common.theme_light', icon: IconSun },
  { value: 'dark', label: 'common.theme_dark', icon: IconMoon },
  { value: 'auto', label: 'common.theme_system', icon: IconDeviceDesktop },
] as const;

/** Light, dark or like the device, in words. */
function ThemeItems() {
  const { t } = useReader();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('common.theme')}</Menu.Label>
      {kThemes.map(({ value, label, icon: Icon }) => (
        <Menu.Item key={value} leftSection={<Icon size={16} aria-hidden />} rightSection={value === colorScheme && <IconCheck size={16} aria-hidden />} aria-current={value === colorScheme}
          onClick={() => setColorScheme(value)}>
          {t(label)}
        </Menu.Item>
      ))}
    </>
  );
}

/** Somebody of several organisations says for which of them they act now. */
function ActingItems({ session, parties }: { session: SessionView; parties: readonly string[] }) {
  const { t, list, partyName } = useReader();
  const client = useQueryClient();
  const choose = async (party: string) => {
    await send('PUT', '/api/session/acting', { party });
    await client.invalidateQueries();
  };
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('common.acting_for')}</Menu.Label>
      {parties.map((id) => {
        const own = session.memberships.filter(({ party }) => party.id === id);
        return (
          <Menu.Item key={id} aria-current={id === parties[0]} rightSection={id === parties[0] && <IconCheck size={16} aria-hidden />} onClick={() => void choose(id)}>
            <bdi>{partyName(own[0]!.party)}</bdi>
            <Text size="xs" c="dimmed">{list(own.map(({ role }) => t(memberRoleText(role))))}</Text>
          </Menu.Item>
        );
      })}
    </>
  );
}

export function UserMenu({ session }: { session: SessionView }) {
  const { t, partyName } = useReader();
  const parties = [...new Set(session.memberships.map(({ party }) => party.id))];
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await signOut(client);
    await navigate({ to: '/sign-in', search: { signed_out: '1' } });
  };
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton className={css.account} aria-label={t('common.signed_in_as', { name: session.user.name })}>
          <Avatar name={session.user.name} color="teal" size={34} radius="xl" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)">{session.user.name}</Text>
          <Text size="xs">{session.user.email}</Text>
          {parties.length < 2 && session.memberships.map(({ party, role }) => (
            <Text key={`${party.id}${role}`} size="xs">{t(memberRoleText(role))} · <bdi>{partyName(party)}</bdi></Text>
          ))}
          <Text size="xs">{t('common.your_time')}: {session.user.zone}</Text>
        </Menu.Label>
        {parties.length > 1 && <ActingItems session={session} parties={parties} />}
        <Menu.Divider />
        <ThemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => void navigate({ to: '/credentials' })}>{t('credential.title')}</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden className="mirror" />} onClick={() => void leave()}>{t('common.sign_out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
