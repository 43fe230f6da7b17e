// Lets the patient’s page open without a network: the page itself, its code and its words, never an answer about a case. What may be read then is kept by
// the page (src/patient/store.ts) and wiped by it.
const kShell = 'hospitium-patient-1';
const kPage = '/p';

self.addEventListener('install', (event) => event.waitUntil(caches.open(kShell).then((cache) => cache.add(kPage)).then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(
  caches.keys().then((names) => Promise.all(names.filter((name) => name !== kShell).map((name) => caches.delete(name)))).then(() => self.clients.claim())));

/** The newest page while the server gives it, else the one that was kept. */
async function page(request) {
  const cache = await caches.open(kShell);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(kPage, fresh.clone());
    return fresh.status >= 500 || fresh.status === 429 ? (await cache.match(kPage)) ?? fresh : fresh;
  } catch {
    return (await cache.match(kPage)) ?? Response.error();
  }
}

/** Code and words carry their hash in their name: what was once loaded never changes. */
async function asset(request) {
  const cache = await caches.open(kShell);
  const known = await cache.match(request);
  if (known) return known;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (event.request.mode === 'navigate' && url.pathname === kPage) event.respondWith(page(event.request));
  else if (url.pathname.startsWith('/assets/') || url.pathname.startsWith('/api/locale/')) event.respondWith(asset(event.request));
});
