// The agency's entry, for a phone: its patients, and a new enquiry in a minute. Without the staff's kit.
import './agency.css';
import '~/plain/plain.css';
import { createRoot } from 'react-dom/client';
import { ReaderProvider } from '~/lib/i18n/context.tsx';
import { Agency } from './Agency.tsx';
import { kWords } from './words.ts';

createRoot(document.getElementById('root')!).render(<ReaderProvider waiting={<div className="waiting" />} words={kWords}><Agency /></ReaderProvider>);
