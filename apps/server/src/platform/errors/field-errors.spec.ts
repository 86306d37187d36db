import { plainToInstance, Type } from 'class-transformer';
import { IsInt, Max, Min, ValidateNested, validateSync } from 'class-validator';
import { toFieldErrors } from './field-errors.js';

class Range {
  @IsInt()
  from: number;
}

class Query {
  @IsInt({ message: 'limit must be whole' })
  @Min(1, { message: 'limit must be at least 1' })
  @Max(9, { message: 'limit must be at most 9' })
  limit: number;

  @ValidateNested({ each: true })
  @Type(() => Range)
  ranges: Range[];
}

const check = (query: object) => toFieldErrors(validateSync(plainToInstance(Query, query)));

describe('field errors', () => {
  it('are none where every rule is kept', () => {
    expect(check({ limit: 5, ranges: [{ from: 1 }] })).toEqual([]);
  });

  it('name a field once, with every rule that it breaks', () => {
    const [error, ...others] = check({ limit: 0.5, ranges: [] });
    expect(others).toEqual([]);
    expect(error?.path).toBe('limit');
    expect(error?.message.split(', ').sort()).toEqual(['limit must be at least 1', 'limit must be whole']);
  });

  it('say where a nested field stands', () => {
    expect(check({ limit: 1, ranges: [{ from: 1 }, { from: 'a' }] })).toEqual([
      { path: 'ranges.1.from', message: 'from must be an integer number' },
    ]);
  });
});
