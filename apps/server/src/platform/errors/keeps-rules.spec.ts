import { SendSpeedDto, SpeedReadingDto } from '@tachograph/contracts/dto';
import { IsInt, IsOptional, IsString, Max, Min, ValidateIf, ValidateNested, validateSync } from 'class-validator';
import { keepsRules } from './keeps-rules.js';

class Part {
  @IsInt()
  size: number;
}

class Whole {
  @IsInt()
  @Min(1)
  @Max(9)
  count: number;

  @IsOptional()
  @IsString({ each: true })
  names?: string[];

  @ValidateIf(({ count }: Whole) => count > 5)
  @IsString()
  reason?: string;

  @IsOptional()
  @ValidateNested()
  part?: Part;
}

const VALUES = [undefined, null, 0, 72, -1.5, NaN, '', ' ', '72', 'car-7', '\n', 'x'.repeat(200), true, [], ['a'], {}];

describe('whether an object keeps the rules of its class', () => {
  it.each([SpeedReadingDto, SendSpeedDto])('is what class-validator says, for all values of %p', (Message) => {
    for (const speed of VALUES) {
      for (const device_id of VALUES) {
        for (const id of VALUES) {
          const reading = Object.assign(new Message(), { speed, device_id, id, connection_id: id });
          expect(keepsRules(reading)).toBe(validateSync(reading).length === 0);
        }
      }
    }
  });

  it('is told of rules with a condition', () => {
    expect(keepsRules(Object.assign(new Whole(), { count: 3 }))).toBe(true);
    expect(keepsRules(Object.assign(new Whole(), { count: 10 }))).toBe(false);
    expect(keepsRules(Object.assign(new Whole(), { count: 6 }))).toBe(false);
    expect(keepsRules(Object.assign(new Whole(), { count: 6, reason: 'many' }))).toBe(true);
  });

  it('is left to class-validator for rules of another kind', () => {
    expect(keepsRules(Object.assign(new Whole(), { count: 3, names: ['a'] }))).toBe(false);
    expect(keepsRules(Object.assign(new Whole(), { count: 3, part: Object.assign(new Part(), { size: 1 }) }))).toBe(
      false,
    );
  });
});
