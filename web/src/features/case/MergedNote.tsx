// Cases of one person that were merged: where this one goes on, or which ended for it.
import { Alert, Text } from '@mantine/core';
import { IconArrowsJoin2 } from '@tabler/icons-react';
import type { CaseLink, CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { TextLink } from '~/ui/links.tsx';

const Link = ({ to }: { to: CaseLink }) => <TextLink to="/cases/$id" params={{ id: to.id }} size="sm" underline="always"><span className="number">{to.number}</span></TextLink>;

export function MergedNote({ view }: { view: CaseView }) {
  const { t } = useReader();
  if (!view.merged_into && view.merged.length === 0) return null;
  return (
    <Alert color="gray" variant="light" role="status" icon={<IconArrowsJoin2 size={18} aria-hidden />}>
      {view.merged_into && <Text size="sm">{t('case.merged.into')} <Link to={view.merged_into} /></Text>}
      {view.merged.length > 0 && <Text size="sm">{t('case.merged.also')} {view.merged.map((one, place) => <span key={one.id}>{place > 0 && ' · '}<Link to={one} /></span>)}</Text>}
    </Alert>
  );
}
