import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './Panel.module.css';

/** A titled piece of a page, with at most one action beside the title. */
export function Panel({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return <section className={`panel ${css.panel}`}><Group justify="space-between" mb={6}><Title order={2}>{title}</Title>{action}</Group>{children}</section>;
}
