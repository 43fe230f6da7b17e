import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { messages } from './build/messages.ts';
import { precompress } from './build/precompress.ts';
import { mockServer } from './dev/mock.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// HOSPITIUM_URL names a running server for `npm run dev`; without it a small invented one answers (dev/, never built).
const server = process.env.HOSPITIUM_URL;

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    messages(path('../locales')),
    precompress(path('./dist')),
    ...(command === 'serve' && !server && !process.env.VITEST ? [mockServer()] : []),
  ],
  resolve: { alias: { '~api': path('../api/types.ts'), '~': path('./src') } },
  server: {
    host: '127.0.0.1',
    port: Number(process.env.PORT ?? 18400),
    strictPort: true,
    fs: { allow: [path('..')] },
    ...(server ? { proxy: { '/api': { target: server, changeOrigin: true } } } : {}),
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    // Each entry loads its own code only.
    rollupOptions: { input: { staff: path('./index.html'), patient: path('./patient.html'), catalogue: path('./catalogue.html'), agency: path('./agency.html') } },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'build/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: path('./test-results.json') }]],
  },
}));
