import { Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { CommandForm } from '~/ui/CommandForm.tsx';
import { MissionFields, shapeMission } from './MissionFields.tsx';
import css from './mission.module.css';

export function NewMissionPage() {
  const { t } = useReader();
  useTitle(t('mission.new'));
  const navigate = useNavigate();
  const { agreement } = useSearch({ strict: false }) as { agreement?: string };
  return (
    <div className={css.formPage}>
      <Title order={1} mb="md">{t('mission.new')}</Title>
      <section className={`panel ${css.form}`}>
        <CommandForm kind="mission" path="/api/missions" draft={`/api/missions/${agreement ?? ''}`} submit={t('mission.command.plan_mission')} initial={{ '/terms/agreement': agreement }} shape={shapeMission}
          onCancel={() => void navigate({ to: '/missions' })} onDone={({ id }) => void navigate({ to: '/missions/$id', params: { id } })}>
          <MissionFields />
        </CommandForm>
      </section>
    </div>
  );
}
