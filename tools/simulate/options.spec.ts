import { readOptions } from './options.ts';

const read = (line: string) => readOptions(line.split(' ').filter((word) => word !== ''));

describe('the command line of the simulator', () => {
  it('has an answer for everything that is left out', () => {
    expect(read('speed')).toEqual({
      modes: ['speed'],
      url: 'http://127.0.0.1:8765',
      port: 3000,
      rate: 1,
      devices: 1,
      seed: 1,
      duration: Infinity,
      fastForward: 1,
      skew: 0,
      faults: { duplicates: 0, drops: 0, outOfOrder: 0, garbage: 0 },
    });
  });

  it('takes each option', () => {
    const line =
      'all --url http://car:9000/ --port 0 --rate 0.5 --devices 3 --seed 7 --duration 60 --fast-forward 10 --skew=-5 ' +
      '--duplicates 0.1 --drops 0.2 --out-of-order 0.3 --garbage 1';
    expect(read(line)).toEqual({
      modes: ['stream', 'esp32', 'speed'],
      url: 'http://car:9000',
      port: 0,
      rate: 0.5,
      devices: 3,
      seed: 7,
      duration: 60,
      fastForward: 10,
      skew: -5,
      faults: { duplicates: 0.1, drops: 0.2, outOfOrder: 0.3, garbage: 1 },
    });
  });

  it.each(['--help', 'speed -h', 'nonsense --help'])('gives help for %j', (line) => {
    expect(read(line)).toBeUndefined();
  });

  it.each([
    ['', 'say what to simulate: one of stream, esp32, speed, all'],
    ['boat', 'say what to simulate'],
    ['speed stream', 'say what to simulate'],
    ['speed --rate 0', '--rate 0 is not accepted: a number from 0.001 to 10000'],
    ['speed --devices 1.5', '--devices 1.5 is not accepted: a whole number from 1 to 10000'],
    ['speed --drops 2', '--drops 2 is not accepted: a number from 0 to 1'],
    ['speed --duration long', '--duration long is not accepted: a number from 0.1'],
    ['speed --url car:9000', '--url car:9000 is not accepted'],
    ['speed --colour red', "Unknown option '--colour'"],
  ])('says what is wrong with %j', (line, message) => {
    expect(() => read(line)).toThrow(message);
  });
});
