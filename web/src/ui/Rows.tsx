// A list inside a form: each row a small panel of fields, one button to add, one to take away.
import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useContext, useState, type ReactNode } from 'react';
import { FormContext, GroupContext, rowsIn } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import css from './Rows.module.css';

interface Props {
  at: string;                                    ///< the list's pointer, such as "/licences"
  name?: string;                                 ///< what the list is called, where others beside it have fields of the same name
  add: string;                                   ///< words of the button that adds a row
  begin: Record<string, unknown>;                ///< members that a new row begins with; at least one, so that the row exists
  children: (pointer: string) => ReactNode;
}

export function Rows({ at, name, add, begin, children }: Props) {
  const { t, number } = useReader();
  const form = useContext(FormContext)!;
  const [removals, setRemovals] = useState(0);   // fields keep text of their own: after a removal the rows are made anew
  const rows = rowsIn(form.values, at);
  const next = (rows.at(-1) ?? -1) + 1;
  const addRow = () => Object.entries(begin).forEach(([member, value]) => form.set(`${at}/${next}/${member}`, value));
  const remove = (row: number) => { form.removeRow(at, row); setRemovals(removals + 1); };
  return (
    <div className={css.rows}>
      {rows.map((row) => (
        <div key={`${row}/${removals}`} className={css.row} role="group" aria-label={name ? `${name} ${number(row + 1)}` : number(row + 1)}>
          <GroupContext.Provider value={name}>{children(`${at}/${row}`)}</GroupContext.Provider>
          <Button variant="subtle" color="gray" size="compact-sm" className={css.remove} leftSection={<IconTrash size={16} aria-hidden />} onClick={() => remove(row)}>{t('common.remove')}</Button>
        </div>
      ))}
      <Button variant="default" size="compact-md" className={css.add} leftSection={<IconPlus size={16} aria-hidden />} onClick={addRow}>{add}</Button>
    </div>
  );
}
