// Anywhere on the case takes a file; the whole screen says so while one is carried over it.
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { Mark } from '~/ui/Mark.tsx';
import css from './records.module.css';

const carriesFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');

export function DropZone({ enabled, onFiles, children }: { enabled: boolean; onFiles: (files: File[]) => void; children: ReactNode }) {
  const { t } = useReader();
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const enter = (event: DragEvent) => { if (!carriesFile(event)) return; event.preventDefault(); depth.current += 1; setOver(true); };
  const leave = () => { depth.current = Math.max(0, depth.current - 1); if (depth.current === 0) setOver(false); };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    const files = Array.from(event.dataTransfer.files);
    if (files.length > 0) onFiles(files);
  };
  if (!enabled) return children;
  return (
    <div onDragEnter={enter} onDragLeave={leave} onDragOver={(event) => { if (carriesFile(event)) event.preventDefault(); }} onDrop={drop}>
      {children}
      {over && <div className={css.drop}><Mark size={56} /><span>{t('record.drop_here')}</span></div>}
    </div>
  );
}
