// The patient's entry: one column, system fonts, none of the staff's kit. Everything must be readable on a cheap phone.
import './patient.css';
import '~/plain/plain.css';
import { createRoot } from 'react-dom/client';
import { ReaderProvider } from '~/lib/i18n/context.tsx';
import { Door } from './Door.tsx';
import { kWords } from './words.ts';

createRoot(document.getElementById('root')!).render(<ReaderProvider waiting={<div className="waiting" />} words={kWords}><Door /></ReaderProvider>);
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/p-worker.js', { scope: '/p' }).catch(() => undefined);
