import type { RetentionRules } from '@tachograph/contracts';
import { draftProblems, draftWords, toDraft } from './rule-draft';
import { RuleDrafts } from './rule-drafts';

const SET: RetentionRules = {
  version: 4,
  rules: [
    { pattern: 'car-*/speed', keep: { raw: 30, '1s': null } },
    { pattern: '*/*', keep: {} },
  ],
};

describe('rules of retention while they are edited', () => {
  let form: RuleDrafts;
  const patterns = () => form.drafts().map(({ pattern }) => pattern);
  const idAt = (place: number) => form.drafts()[place]?.id ?? -1;

  beforeEach(() => {
    form = new RuleDrafts();
    form.load(SET);
  });

  it('are what is set until something is changed', () => {
    expect(form.isChanged()).toBe(false);
    expect(form.rules()).toEqual({ version: 4, rules: [{ pattern: 'car-*/speed', keep: { raw: 30 } }, SET.rules[1]] });
  });

  it('keep for ever what has no days', () => {
    form.change(idAt(0), 'raw', '');
    expect(form.rules().rules[0]).toEqual({ pattern: 'car-*/speed', keep: {} });
    expect(form.isChanged()).toBe(true);
  });

  it('move up and down, and never out of the list', () => {
    const id = idAt(1);
    form.move(id, -1);
    form.move(id, -1);
    expect(patterns()).toEqual(['*/*', 'car-*/speed']);
    form.move(id, 1);
    expect(patterns()).toEqual(['car-*/speed', '*/*']);
  });

  it('take edits back one after the other, typing in one field as one', () => {
    form.change(idAt(0), 'raw', '3');
    form.change(idAt(0), 'raw', '36');
    form.remove(idAt(1));
    form.undo();
    expect(patterns()).toHaveLength(2);
    form.undo();
    expect(form.isChanged()).toBe(false);
    expect(form.canUndo()).toBe(false);
  });

  it('drop all edits, which can be taken back as well', () => {
    form.remove(idAt(0));
    form.drop();
    expect(form.isChanged()).toBe(false);
    form.undo();
    expect(patterns()).toEqual(['*/*']);
  });

  it('show what the server refused at its field until that is changed', () => {
    const others = form.refuse([
      { path: 'rules.0.keep', message: 'keep must keep 1s longer' },
      { path: 'rules[1].keep.raw', message: 'too short' },
      { path: 'version', message: 'must be a number' },
    ]);
    expect(others).toEqual([{ path: 'version', message: 'must be a number' }]);
    expect(form.problems()).toEqual([{ keep: 'keep must keep 1s longer' }, { raw: 'too short' }]);
    form.change(idAt(1), 'raw', '5');
    expect(form.problems()[1]).toEqual({});
  });

  it('name the version that is set now once a conflict is settled for them', () => {
    form.change(idAt(0), 'raw', '7');
    form.rebase({ version: 9, rules: [] });
    expect(form.rules()).toMatchObject({ version: 9, rules: [{ keep: { raw: 7 } }, {}] });
  });
});

describe('a rule in the form', () => {
  it('says what it does in words', () => {
    expect(draftWords(toDraft({ pattern: '*/*', keep: {} }, 0))).toBe('Keeps everything for ever.');
    expect(draftWords(toDraft({ pattern: '*/*', keep: { raw: 1, '1h': 365 } }, 0))).toBe(
      'Keeps readings for 1 day, hourly summaries for 365 days, everything else for ever.',
    );
  });

  it.each(['0', '36501', '1.5', '-3', 'ten'])('does not take %s for days, and says what it takes', (days) => {
    const draft = toDraft({ pattern: 'car/speed', keep: {} }, 0);
    expect(draftProblems({ ...draft, keep: { ...draft.keep, raw: days } }).raw).toContain('from 1 to 36500');
  });

  it('says at once that what is coarser must be kept as long as what is finer', () => {
    const draft = toDraft({ pattern: 'car/speed', keep: { raw: 30, '1s': 7 } }, 0);
    expect(draftProblems(draft)).toEqual({
      keep: 'This rule must keep 1 s summaries at least as long as readings: for 30 days.',
    });
  });

  it('does not take a pattern that is none', () => {
    expect(draftProblems(toDraft({ pattern: 'speed', keep: {} }, 0)).pattern).toContain('device/channel');
  });
});
