// The catalogue that is open to everybody: an entry of its own, without sign-in and without the staff's kit.
import './public.css';
import { createRoot } from 'react-dom/client';
import { ReaderProvider } from '~/lib/i18n/context.tsx';
import { CataloguePage } from './CataloguePage.tsx';
import { kWords } from './words.ts';

createRoot(document.getElementById('root')!).render(<ReaderProvider waiting={<div className="waiting" />} words={kWords}><CataloguePage /></ReaderProvider>);
