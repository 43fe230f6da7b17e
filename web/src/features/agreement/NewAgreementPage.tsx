import { Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { CommandForm } from '~/ui/CommandForm.tsx';
import { AgreementFields } from './AgreementFields.tsx';
import css from './agreement.module.css';

/** A draft; signing it is a step of its own. It may follow from a mission's meeting, which the address then names. */
export function NewAgreementPage() {
  const { t } = useReader();
  useTitle(t('agreement.new'));
  const navigate = useNavigate();
  const { mission, meeting, title, scope } = useSearch({ strict: false }) as Record<string, string | undefined>;
  return (
    <div className={css.formPage}>
      <Title order={1} mb="md">{t('agreement.new')}</Title>
      <section className={`panel ${css.form}`}>
        <CommandForm kind="agreement" path="/api/agreements" draft={`/api/agreements/${meeting ?? ''}`} submit={t('agreement.command.open_agreement')} initial={{ '/terms/mission': mission, '/terms/meeting': meeting, '/terms/title': title, '/terms/scope': scope }}
          onCancel={() => void navigate({ to: '/agreements' })} onDone={({ id }) => void navigate({ to: '/agreements/$id', params: { id } })}>
          <AgreementFields />
        </CommandForm>
      </section>
    </div>
  );
}
