// Lets the app be installed, starts it fast, and has a page to show where the server can't be reached. What the server says
// is never kept: /api and everything else that is not named here goes by as if there were no worker.
//
// The address that it is registered under names the version of the app (core/session/app-worker.ts): another version is
// another worker, with a cache of its own.
const VERSION = new URL(self.location.href).searchParams.get('version') ?? 'unknown';
const CACHES = 'tachograph-';
const CACHE = CACHES + VERSION;
/** Pages that are open may still be of the version before. */
const VERSIONS_KEPT = 2;
/** So many files of a version are kept, more than it has. */
const FILES_MAX = 400;

const OFFLINE_PAGE = '/offline.html';
const OFFLINE_FILES = [OFFLINE_PAGE, '/offline.css', '/offline.js', '/theme-boot.js', '/favicon.svg'];
/** Named by what is in them, so they never change. */
const HASHED_FILE = /-[\w-]{8}\.(?:js|css|woff2)$/;
/** What the server says: also of a device that is called like a file, and shown in a tab of its own. */
const ANSWER = /^\/(?:api|socket\.io|ws)(?:\/|$)/;

self.addEventListener('install', (event) => {
  event.waitUntil(keepOfflinePage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldVersions().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || ANSWER.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(pageOf(request));
  else if (HASHED_FILE.test(url.pathname)) event.respondWith(fileOf(event));
  else if (OFFLINE_FILES.includes(url.pathname)) event.respondWith(offlineFileOf(request));
});

// A notification of the system was clicked: its page is the app's own affair, where the app is open.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(showApp(event.notification.data?.link ?? null));
});

async function keepOfflinePage() {
  const cache = await caches.open(CACHE);
  await cache.addAll(OFFLINE_FILES.map((path) => new Request(path, { cache: 'reload' })));
}

async function dropOldVersions() {
  // In the order in which they were made.
  const ours = (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(ours.slice(0, Math.max(0, ours.length + 1 - VERSIONS_KEPT)).map((name) => caches.delete(name)));
}

async function pageOf(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(OFFLINE_PAGE)) ?? Response.error();
  }
}

async function fileOf(event) {
  const kept = await caches.match(event.request);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(keepFile(event.request, response.clone()));
  return response;
}

async function keepFile(request, response) {
  const cache = await caches.open(CACHE);
  const names = await cache.keys();
  if (names.length < FILES_MAX) await cache.put(request, response);
}

async function offlineFileOf(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request)) ?? Response.error();
  }
}

async function showApp(link) {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!open) return self.clients.openWindow(link ?? '/');
  await open.focus();
  open.postMessage({ link });
}
