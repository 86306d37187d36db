import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { RepeatedQuestion } from './repeated-question';

describe('a question that is asked again and again', () => {
  const asked = jest.fn<(signal: AbortSignal) => Promise<number>>();
  let question: RepeatedQuestion<number>;

  beforeEach(() => {
    jest.useFakeTimers();
    asked.mockReset().mockResolvedValue(1);
    question = TestBed.runInInjectionContext(() => new RepeatedQuestion(asked, 1_000));
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  it('is asked once somebody begins, and then after each pause', async () => {
    expect(asked).not.toHaveBeenCalled();
    await question.ask();
    expect(question.answer()).toBe(1);
    asked.mockResolvedValue(2);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(question.answer()).toBe(2);
  });

  it('keeps what is known where asking fails, and says why', async () => {
    await question.ask();
    asked.mockRejectedValue(new Error('the server does not answer'));
    await question.ask();
    expect(question.answer()).toBe(1);
    expect(question.problem()).toBe('the server does not answer');
    asked.mockResolvedValue(3);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(question.problem()).toBeNull();
  });

  it('is not asked while the page is hidden, and at once when it is shown', async () => {
    await question.ask();
    const state = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveBeenCalledTimes(1);
    state.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(asked).toHaveBeenCalledTimes(2);
    state.mockRestore();
  });

  it('waits no longer for an answer to what was asked before', async () => {
    const first = Promise.withResolvers<number>();
    asked.mockReturnValueOnce(first.promise);
    const begun = question.ask();
    await question.ask();
    first.resolve(0);
    await begun;
    expect(question.answer()).toBe(1);
  });

  it('ends with its owner', async () => {
    await question.ask();
    TestBed.resetTestingModule();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
