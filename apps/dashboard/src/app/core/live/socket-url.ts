/** Address of a WebSocket path on the server that this page came from: `wss:` where the page is `https:`. */
export function socketUrl(path: string, page: Pick<Location, 'protocol' | 'host'> = location): string {
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}${path}`;
}
