/**
 * Calls back when the page may have come back to a network or to its reader: the browser is online again, the tab is
 * shown, or the page leaves the back/forward cache. Returns the function that stops it.
 */
export function onWake(listener: () => void): () => void {
  const shown = () => {
    if (document.visibilityState === 'visible') listener();
  };
  window.addEventListener('online', listener);
  window.addEventListener('pageshow', listener);
  document.addEventListener('visibilitychange', shown);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('pageshow', listener);
    document.removeEventListener('visibilitychange', shown);
  };
}
