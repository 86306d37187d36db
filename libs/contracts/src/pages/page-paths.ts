/**
 * The pages of the web app: the server answers each of these paths with it, and it shows the page of the path. A part that
 * begins with a colon stands for any one part.
 */
export const PAGE_PATHS = {
  speed: '/',
  dashboards: '/dashboards',
  dashboard: '/dashboards/:id',
  activity: '/activity',
  host: '/host',
  sensors: '/sensors',
  devices: '/devices',
  device: '/devices/:name',
  clients: '/clients',
  storage: '/storage',
  data: '/data',
} as const;

const PAGES = Object.values(PAGE_PATHS).map((path) => path.split('/'));

/** Whether a path is that of a page. */
export function isPagePath(path: string): boolean {
  const parts = path.split('/');
  return PAGES.some(
    (page) =>
      page.length === parts.length &&
      page.every((part, place) => (part.startsWith(':') ? parts[place] !== '' : part === parts[place])),
  );
}
