// Shows the empty form of a visit while there is no network. The page that includes this names what is kept: `kept`.
/* global kept */
const store = 'home-visits ' + kept.assets.join(' ')

self.addEventListener('install', event => event.waitUntil(
  caches.open(store).then(cache => cache.addAll([kept.shell, ...kept.assets])).then(() => self.skipWaiting())
))

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith('home-visits ') && name !== store) await caches.delete(name)
  }
  await self.clients.claim()
})()))

self.addEventListener('fetch', event => {
  const path = new URL(event.request.url).pathname
  if (event.request.mode === 'navigate' && path.endsWith('/intake')) {
    event.respondWith(fetch(event.request).catch(() => caches.match(kept.shell)))
  } else if (kept.assets.includes(path)) {
    event.respondWith(caches.match(path).then(found => found ?? fetch(event.request)))
  }
})
