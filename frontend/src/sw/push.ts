/** What the service worker does with a push and with a tap on a notification. Its listeners must stand at once. */
declare const self: ServiceWorkerGlobalScope

export {}
