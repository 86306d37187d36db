import { readSettings } from '../../platform/config/index.js';
import { InvalidReadingError, type ReadingIngest, type Submission } from '../../readings/index.js';
import { SpeedIntake } from './speed-intake.js';

function setUp(environment: Record<string, string> = {}) {
  const submissions: Submission[] = [];
  const accept: ReadingIngest['accept'] = (submission) => {
    submissions.push(submission);
    const [first] = submission.values;
    if (first === undefined) return Promise.resolve([]);
    const times = { takenAt: 1, receivedAt: 2, clock: 'device' as const };
    return Promise.resolve([{ reading: { id: 7, device: submission.device, ...first, ...times }, duplicate: false }]);
  };
  const intake = new SpeedIntake({ accept } as ReadingIngest, readSettings(environment));
  return { submissions, store: async (message: unknown) => intake.store(intake.check(message), 'speedometer') };
}

/** The fields of a message that are refused, with what is said of them. */
async function complaints(message: unknown, environment: Record<string, string> = {}) {
  const { submissions, store } = setUp(environment);
  const error: unknown = await store(message).catch((reason: unknown) => reason);
  if (!(error instanceof InvalidReadingError)) throw new Error(`${JSON.stringify(message)} was not refused`);
  expect(submissions).toEqual([]);
  return error.fields;
}

describe('the intake of speed readings', () => {
  it('hands a checked reading to the door and gives its receipt', async () => {
    const { submissions, store } = setUp();
    const message = { speed: '72.5', timestamp: '2:03:11 PM', device_id: ' car-7 ', id: 42, altitude: 3 };
    expect(await store(message)).toMatchObject({ reading: { id: 7, device: 'car-7', value: 72.5 }, duplicate: false });
    expect(submissions).toEqual([
      {
        device: 'car-7',
        messageId: '42',
        timestamp: '2:03:11 PM',
        values: [{ channel: 'speed', unit: 'km/h', value: 72.5 }],
      },
    ]);
  });

  it.each([{ speed: 1 }, { speed: 1, device_id: null, id: null }])(
    "takes the connection's device where %j names none",
    async (message) => {
      const { submissions, store } = setUp();
      await store(message);
      expect(submissions).toMatchObject([{ device: 'speedometer', messageId: undefined, timestamp: undefined }]);
    },
  );

  it('takes both ends of the range', async () => {
    const { submissions, store } = setUp();
    for (const speed of [0, -0, 1000, '1e3']) await store({ speed });
    expect(submissions.map(({ values }) => values[0]?.value)).toEqual([0, -0, 1000, 1000]);
  });

  it.each([-0.001, 1000.001, '1e9', -1])('refuses the speed %j and names the range', async (speed) => {
    expect(await complaints({ speed })).toEqual([{ path: 'speed', message: 'speed must be from 0 to 1000 km/h' }]);
  });

  it('keeps to the range that the operator has set', async () => {
    const range = { SPEED_MIN: '-10', SPEED_MAX: '50' };
    await expect(setUp(range).store({ speed: -10 })).resolves.toBeDefined();
    expect(await complaints({ speed: 51 }, range)).toEqual([
      { path: 'speed', message: 'speed must be from -10 to 50 km/h' },
    ]);
  });

  it('names every bad field', async () => {
    const fields = await complaints({ speed: 'fast', device_id: '', id: {} });
    expect(fields.map(({ path }) => path).sort()).toEqual(['device_id', 'id', 'speed']);
    for (const { path, message } of fields) expect(message).toMatch(new RegExp(`^${path} must be `));
  });

  it('is not led astray by keys that mean something to JavaScript', async () => {
    const foreign = JSON.parse('{"__proto__": {"speed": 5}, "constructor": 1, "toString": 2}') as object;
    expect(await complaints(foreign)).toMatchObject([{ path: 'speed' }]);
    const { submissions, store } = setUp();
    await store(JSON.parse('{"speed": 5, "__proto__": {"device_id": "evil"}, "validate": 1}') as object);
    expect(submissions).toMatchObject([{ device: 'speedometer' }]);
  });

  it('takes no empty object, and nothing that is no object, for a reading', async () => {
    expect(await complaints({})).toMatchObject([{ path: 'speed' }]);
    for (const message of [[], [72], 72, null, 'fast']) expect(await complaints(message)).toMatchObject([{ path: '' }]);
  });
});
