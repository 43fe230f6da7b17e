import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { useEffect } from 'react';
import { ReaderProvider, useReader } from '~/lib/i18n/context.tsx';
import { Mark } from '~/ui/Mark.tsx';
import { queryClient, router } from './router.tsx';
import { theme } from './theme.ts';
import { kWords } from './words.ts';

/** The server writes a nonce into the page; styles made at run time carry it, so that no other inline style may apply. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
const styleNonce = () => nonce ?? '';
if (nonce) setNonce(nonce);

/** Before the words have come: the mark, and nothing to read. */
function Waiting() {
  return <div className="waiting"><Mark size={48} /></div>;
}

/** Mantine mirrors by its own direction context; it follows the language. */
function Mirrored() {
  const { direction } = useReader();
  const { setDirection } = useDirection();
  useEffect(() => setDirection(direction), [direction, setDirection]);
  return (
    <>
      <RouterProvider router={router} />
      <Notifications position={direction === 'rtl' ? 'bottom-left' : 'bottom-right'} limit={4} />
    </>
  );
}

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <DirectionProvider>
        <QueryClientProvider client={queryClient}>
          <ReaderProvider waiting={<Waiting />} words={kWords}>
            <Mirrored />
          </ReaderProvider>
        </QueryClientProvider>
      </DirectionProvider>
    </MantineProvider>
  );
}
