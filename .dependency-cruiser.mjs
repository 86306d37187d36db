// The import rules of ARCHITECTURE.md. `npm run lint` checks them.

const ROOMS = '^apps/server/src/';
const TESTS = '\\.(spec|e2e-spec|contract)\\.ts$|/testing/';
const COMPOSITION_ROOT = `${ROOMS}(app\\.module|configure-app|main|readings/store/schema\\.spec)\\.ts$`;
const EDGES = '(live|sources|alerts|dashboards|fleet|operations)';

/** A package, resolved or not (one that isn't installed keeps its bare name). */
const packages = (names) => `^(node_modules/)?(@types/)?(${names})(/|$)`;

const layers = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one idea in two places, or a third one is missing.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'contracts-at-the-bottom',
    comment: 'What both sides agree on knows neither side.',
    from: { path: '^libs/contracts/' },
    to: { path: '^(apps|test)/' },
  },
  {
    name: 'live-client-knows-only-the-contracts',
    comment:
      'It runs in browsers and in Node, wherever somebody views: of ours it knows the plain entry, of others nothing.',
    from: { path: '^libs/live-client/', pathNot: TESTS },
    to: { pathNot: ['^libs/live-client/', '^libs/contracts/src/index\\.ts$'] },
  },
  {
    name: 'server-knows-no-client',
    from: { path: '^(apps/server|libs/contracts)/' },
    to: { path: '^libs/live-client/' },
  },
  {
    name: 'platform-knows-no-room',
    comment: 'Any room may use the platform, so it may use none.',
    from: { path: `${ROOMS}platform/` },
    to: { path: ROOMS, pathNot: `${ROOMS}platform/` },
  },
  {
    name: 'edges-are-imported-by-nobody',
    comment: 'These rooms could be left out without the others noticing; only the composition root names them.',
    from: { path: `${ROOMS}([^/]+)`, pathNot: COMPOSITION_ROOT },
    to: { path: `${ROOMS}${EDGES}/`, pathNot: `${ROOMS}$1/` },
  },
  {
    name: 'sources-know-no-other-source',
    from: { path: `${ROOMS}sources/([^/]+)/` },
    to: { path: `${ROOMS}sources/[^/]+/`, pathNot: `${ROOMS}sources/$1/` },
  },
  {
    name: 'across-rooms-by-index',
    comment:
      'Another room is what its index.ts shows: readings, for one, are reached through the door and the read port.',
    from: { path: `${ROOMS}([^/]+)` },
    to: {
      path: `${ROOMS}[^/]+/`,
      pathNot: [
        `${ROOMS}$1/`,
        `${ROOMS}[^/]+/index\\.ts$`,
        `${ROOMS}(platform|sources)/[^/]+/index\\.ts$`,
        `${ROOMS}platform/[^/]+\\.ts$`,
        '/testing/',
      ],
    },
  },
  {
    name: 'testing-for-tests-alone',
    comment: "A room's testing/ folder holds fakes that its own tests and those of other rooms share.",
    from: { path: '^(apps|libs)/', pathNot: TESTS },
    to: { path: '/testing/' },
  },
];

const technologies = [
  {
    name: 'typeorm-only-in-stores',
    from: { path: '^(apps|libs)/', pathNot: [`${ROOMS}platform/database/`, '/store/', '\\.entity\\.ts$'] },
    to: { path: packages('typeorm') },
  },
  {
    name: 'nestjs-typeorm-only-in-stores-and-modules',
    from: {
      path: '^(apps|libs)/',
      pathNot: [`${ROOMS}platform/database/`, '/store/', '\\.entity\\.ts$', '\\.module\\.ts$'],
    },
    to: { path: packages('@nestjs/typeorm') },
  },
  {
    name: 'sockets-only-at-the-edges',
    from: { path: '^(apps|libs)/', pathNot: [`${ROOMS}(live|sources|connections/transports)/`, TESTS] },
    to: {
      path: packages('ws|socket\\.io|socket\\.io-parser|engine\\.io|@nestjs/platform-ws|@nestjs/platform-socket\\.io'),
    },
  },
  {
    name: 'redis-only-in-its-adapters',
    from: { path: '^(apps|libs)/', pathNot: '/redis-[^/]+\\.ts$' },
    to: { path: packages('redis|ioredis|@redis') },
  },
];

const browser = [
  {
    name: 'dashboard-knows-the-contracts-and-the-live-client',
    comment: 'Of ours: the plain entries, not the DTO classes, and nothing of the server.',
    from: { path: '^apps/dashboard/' },
    to: {
      path: '^(apps|libs|test|tools)/',
      pathNot: ['^apps/dashboard/', '^libs/(contracts|live-client)/src/index\\.ts$', '/testing/'],
    },
  },
  {
    name: 'dashboard-uses-browser-libraries',
    comment: 'A library that the web app needs is added here, so that none of the server slips into the bundle.',
    from: { path: '^apps/dashboard/src/', pathNot: TESTS },
    to: {
      dependencyTypesNot: ['local', 'aliased', 'localmodule'],
      pathNot: [
        '^(apps|libs)/',
        packages(
          '@angular|@fontsource[^/]*|chart\\.js|gridstack|lucide|marked|modern-screenshot|material-symbols|ng2-charts|rxjs|tslib',
        ),
      ],
    },
  },
  {
    name: 'plain-contracts-reach-no-decorators',
    comment: 'The entry for the browser must not drag the DTO classes and their libraries along.',
    from: { path: '^libs/contracts/src/index\\.ts$' },
    to: { path: `\\.dto\\.ts$|${packages('class-validator|class-transformer|@nestjs')}`, reachable: true },
  },
];

const hygiene = [
  {
    name: 'resolvable',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-orphans',
    comment: 'A file that nobody imports and that imports nobody is dead.',
    from: { orphan: true, path: '^(apps|libs)/[^/]+/src/', pathNot: TESTS },
    to: {},
  },
  {
    name: 'no-development-packages-at-run-time',
    comment: 'The server is installed without them; the web app is bundled and needs nothing then.',
    from: { path: '^(apps/server|libs)/', pathNot: TESTS },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...layers, ...technologies, ...browser, ...hygiene].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
