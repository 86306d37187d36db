/** The app as one that is installed, in a real Chromium: its manifest, its worker, and what there is without a server. */
import { eventually } from '../support/eventually.ts';
import { Visit } from './visit.ts';

interface Manifest {
  name: string;
  start_url: string;
  display: string;
  icons: { src: string; sizes: string; purpose?: string }[];
}

describe('the app as one that is installed', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin('de-CH', 'allow');
    await visit.open('/');
  });

  afterAll(async () => {
    await visit.end();
  });

  const get = async (path: string) => {
    const response = await fetch(visit.server.url + path);
    return {
      type: response.headers.get('content-type') ?? '',
      cache: response.headers.get('cache-control'),
      response,
    };
  };

  it('has a manifest with icons of the sizes that it says', async () => {
    const { type, response } = await get('/manifest.webmanifest');
    const manifest = (await response.json()) as Manifest;
    expect(type).toContain('application/manifest+json');
    expect(manifest).toMatchObject({ name: 'Tachograph', start_url: '/dashboards', display: 'standalone' });
    for (const { src, sizes } of manifest.icons.filter(({ src }) => src.endsWith('.png'))) {
      const bytes = Buffer.from(await (await get(`/${src}`)).response.arrayBuffer());
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
    }
  });

  it('has a worker that is asked for anew each time, while what is named by its content is kept', async () => {
    const worker = await get('/service-worker.js');
    expect(worker).toMatchObject({ cache: 'no-cache', type: expect.stringContaining('javascript') as string });
    const [chunk] = /chunk-[\w-]{8}\.js/.exec(await (await get('/')).response.text()) ?? [''];
    expect((await get(`/${chunk}`)).cache).toContain('immutable');
  });

  it('says where the server does not answer, in the words of the reader and without the app, and opens the page once it does', async () => {
    await visit.open('/storage');
    await visit.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await visit.server.stop();
    await visit.page.reload();
    await visit.page.getByRole('heading', { name: 'Der Server antwortet nicht' }).waitFor();
    expect(await visit.faults('offline')).toEqual([]);
    await visit.page.getByRole('button', { name: 'Jetzt versuchen' }).click();
    await visit.page.getByRole('status').getByText('Noch keine Antwort.').waitFor();
    await visit.restart();
    await visit.page.getByRole('heading', { level: 1, name: 'Speicher' }).waitFor();
    await visit.isLive();
  }, 90_000);

  it('keeps nothing that the server says', async () => {
    const kept = await eventually(
      () =>
        visit.page.evaluate(async () => {
          const names = await caches.keys();
          const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
          return requests.flat().map(({ url }) => new URL(url).pathname);
        }),
      (paths) => paths.some((path) => path.endsWith('.css')),
    );
    expect(kept.filter((path) => path.startsWith('/api') || path === '/')).toEqual([]);
  });

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
