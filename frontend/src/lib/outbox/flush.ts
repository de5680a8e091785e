/** Sends what waits, in order. Runs in a page and in the service worker alike: nothing here may need a window. */
export async function flush(): Promise<void> {}
