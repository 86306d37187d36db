/** The pages of the web app: the server answers each of these paths with it, and it shows the page of the path. */
export const PAGE_PATHS = {
  speed: '/',
  activity: '/activity',
  host: '/host',
  sensors: '/sensors',
  storage: '/storage',
  data: '/data',
} as const;
