// An enquiry becomes a case: who, from where to where, for what; nothing that is not needed to begin.
import { Button, Group, Text, Title } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { DropZone } from '~/features/records/DropZone.tsx';
import { useUpload } from '~/features/records/upload.ts';
import { UploadStatus } from '~/features/records/UploadStatus.tsx';
import { kSourceKind } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { CommandForm } from '~/ui/CommandForm.tsx';
import { PartyField, PlaceField, SelectField, TextField, useChoices } from '~/ui/fields.tsx';
import { rolesOf, useSession } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { PatientFields, WishFields } from './PatientFields.tsx';
import css from './case.module.css';

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return <section className={`panel ${css.panel}`}><Title order={2} mb="sm">{title}</Title>{children}</section>;
}

/** A patient summary says who and from where: it opens the case, and the rest is completed there. */
function FromSummary() {
  const { t } = useReader();
  const navigate = useNavigate();
  const upload = useUpload('/api/cases/import');
  const picker = useRef<HTMLInputElement>(null);
  const open = (id: string) => void navigate({ to: '/cases/$id', params: { id } });
  return (
    <DropZone enabled onFiles={([file]) => void upload.start(file!)}>
      <Section title={t('record.summary')}>
        <Group gap="md">
          <Text size="sm" c="dimmed" className={css.grow}>{t('record.drop_here')}</Text>
          <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={() => picker.current?.click()}>{t('common.upload')}</Button>
          <input ref={picker} type="file" accept=".json,application/json,application/fhir+json,.xml" hidden aria-label={t('record.upload')}
            onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) void upload.start(file); }} />
        </Group>
        <UploadStatus state={upload.state} onClear={upload.clear} onRetry={(file) => void upload.start(file)} onOpen={open} />
      </Section>
    </DropZone>
  );
}

export function NewCasePage() {
  const { t } = useReader();
  useTitle(t('case.new_case'));
  const navigate = useNavigate();
  const refers = rolesOf(useSession()).has('referrer');
  const { mission, meeting, origin, destination, remark } = useSearch({ strict: false }) as Record<string, string | undefined>;
  const initial = {
    '/wish/urgency': 'routine', '/source/kind': meeting ? 'meeting' : refers ? 'agency' : 'patient', '/source/mission': mission, '/source/meeting': meeting, '/source/remark': remark,
    '/origin': origin, '/destination': destination,
  };
  return (
    <div className={css.formPage}>
      <Title order={1} mb="md">{t('case.new_case')}</Title>
      {!meeting && <div className={css.apart}><FromSummary /></div>}
      <CommandForm kind="case" path="/api/cases" draft={`/api/cases/${meeting ?? ''}`} initial={initial} submit={t('case.command.open_case')} onCancel={() => void navigate({ to: '/board' })}
        onDone={(reply) => void navigate({ to: '/cases/$id', params: { id: reply.id } })}>
        <Section title={t('case.field.patient')}><PatientFields /></Section>
        <Section title={t('case.field.route')}>
          <div className={css.fields}>
            <PlaceField at="/origin" label={t('case.field.home_place')} required />
            <PlaceField at="/destination" label={t('case.field.destination')} required />
          </div>
        </Section>
        <Section title={t('case.stage.enquiry')}><WishFields /></Section>
        <Section title={t('case.trace')}>
          <div className={css.fields}>
            <SelectField at="/source/kind" label={t('case.field.source')} required choices={useChoices(kSourceKind, 'case.source')} />
            <TextField at="/source/remark" label={t('common.note')} dir="auto" />
            <PartyField at="/referrer" label={t('case.field.referrer')} types={['agency', 'clinic', 'assistance', 'association']} />
            <PartyField at="/home_authority" label={t('case.participant.home_authority')} types={['authority']} />
            {refers && <PartyField at="/coordinator" label={t('case.field.coordinator')} types={['promotion_body', 'clinic', 'agency', 'assistance']} required />}
          </div>
        </Section>
      </CommandForm>
    </div>
  );
}
