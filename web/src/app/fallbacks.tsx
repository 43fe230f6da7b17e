import { Button } from '@mantine/core';

import { useReader } from '~/lib/i18n/context.tsx';
import { TextLink } from '~/ui/links.tsx';
import { Empty } from '~/ui/states.tsx';

export function NotFound() {
  const { t } = useReader();
  return <Empty title={t('common.page_not_found')} action={<TextLink to="/">{t('common.nav.start')}</TextLink>} />;
}

export function PageBroken() {
  const { t } = useReader();
  return <Empty title={t('common.page_broken')} action={<Button onClick={() => location.reload()}>{t('common.reload')}</Button>} />;
}
