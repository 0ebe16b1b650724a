/* This site keeps nothing on its readers' devices; what an earlier version of it kept is thrown away. */
addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil((async () => {
  await caches.delete(`duiye ${registration.scope}`);
  await registration.unregister();
})()));
