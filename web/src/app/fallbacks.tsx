import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useReader } from '~/lib/i18n/context.tsx';
import { Empty } from '~/ui/states.tsx';

export function NotFound() {
  const { t } = useReader();
  return <Empty title={t('common.page_not_found')} action={<Anchor component={Link} to="/">{t('common.nav.start')}</Anchor>} />;
}

export function PageBroken() {
  const { t } = useReader();
  return <Empty title={t('common.page_broken')} action={<Button onClick={() => location.reload()}>{t('common.reload')}</Button>} />;
}
