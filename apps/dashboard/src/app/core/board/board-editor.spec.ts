import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { Dashboard, DashboardChange } from '@tachograph/contracts';
import { aWidget } from '../../../testing/fake-board';
import { NOON } from '../../../testing/readings';
import { Refusal } from '../api/ask';
import { DashboardsApi } from '../api/dashboards-api';
import { BoardEditor } from './board-editor';
import { withMoved, withoutWidget } from './board-steps';
import { OpenDashboard } from './open-dashboard';

const STORED: Dashboard = {
  ...{ id: 'd1', version: 3, updatedAt: NOON, name: 'Engine', range: '15m', zone: 'viewer', variables: [] },
  widgets: [aWidget('line')],
};

/** The server's store of one dashboard. */
class OneDashboard {
  stored: Dashboard | null = STORED;
  readonly created: string[] = [];
  /** What the next question gets in place of an answer. */
  failure: Error | null = null;

  readonly read = (): Promise<Dashboard> => {
    if (this.failure) return Promise.reject(this.failure);
    return this.stored ? Promise.resolve(this.stored) : Promise.reject(new Refusal(404, 'there is none'));
  };
  readonly change = (_id: string, change: DashboardChange): Promise<Dashboard> => {
    if (this.failure) return Promise.reject(this.failure);
    if (!this.stored) return Promise.reject(new Refusal(404, 'there is none'));
    if (change.version !== this.stored.version) return Promise.reject(new Refusal(409, 'changed since'));
    this.stored = { ...this.stored, ...change, version: change.version + 1 };
    return Promise.resolve(this.stored);
  };
  readonly create = ({ name }: Dashboard): Promise<Dashboard> => {
    this.created.push(name);
    return Promise.resolve({ ...STORED, id: 'd2', name });
  };
  /** Somebody else stores another version. */
  changeElsewhere(name: string): void {
    this.stored = { ...STORED, version: (this.stored ?? STORED).version + 1, name };
  }
}

describe('editing a dashboard', () => {
  let server: OneDashboard;
  let open: OpenDashboard;
  let editor: BoardEditor;

  beforeEach(async () => {
    jest.useFakeTimers();
    server = new OneDashboard();
    TestBed.configureTestingModule({
      providers: [BoardEditor, OpenDashboard, { provide: DashboardsApi, useValue: server }],
    });
    open = TestBed.inject(OpenDashboard);
    editor = TestBed.inject(BoardEditor);
    open.open('d1');
    await jest.advanceTimersByTimeAsync(0);
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const move = () => editor.change((content) => withMoved(content, 'w1', { x: 1 }), 'moved');
  const column = () => editor.content()?.widgets[0]?.place.x;

  it('takes steps back and forth, and forgets what was undone once another step is taken', () => {
    editor.begin();
    move();
    move();
    editor.undo();
    expect(column()).toBe(1);
    editor.redo();
    expect(column()).toBe(2);
    editor.undo();
    editor.change((content) => withoutWidget(content, 'w1'), 'removed');
    expect(editor.canRedo()).toBe(false);
    editor.undo();
    expect(column()).toBe(1);
    editor.undo();
    expect([column(), editor.canUndo(), editor.isChanged()]).toEqual([0, false, false]);
  });

  it('stores the draft and ends editing', async () => {
    editor.begin();
    move();
    expect(editor.isChanged()).toBe(true);
    await editor.save();
    expect([editor.isEditing(), column(), server.stored?.version]).toEqual([false, 1, 4]);
  });

  it('keeps the draft while the connection is lost, and stores it afterwards', async () => {
    editor.begin();
    move();
    server.failure = new Error('the server does not answer');
    await editor.save();
    expect([editor.isEditing(), editor.problem(), column()]).toEqual([true, 'the server does not answer', 1]);
    server.failure = null;
    await editor.save();
    expect([editor.isEditing(), server.stored?.version]).toEqual([false, 4]);
  });

  it('overwrites nothing that somebody else has stored', async () => {
    editor.begin();
    move();
    server.changeElsewhere('Theirs');
    await editor.save();
    expect(server.stored?.name).toBe('Theirs');
    expect([editor.isRefused(), editor.theirs()?.name, column()]).toEqual([true, 'Theirs', 1]);
  });

  it('notices within seconds that somebody else stored another version, and goes on with it where told so', async () => {
    editor.begin();
    move();
    server.changeElsewhere('Theirs');
    await jest.advanceTimersByTimeAsync(10_000);
    expect([editor.theirs()?.name, editor.isRefused(), column()]).toEqual(['Theirs', false, 1]);
    editor.takeTheirs();
    expect([editor.theirs(), editor.content()?.name, column(), editor.isChanged()]).toEqual([null, 'Theirs', 0, false]);
  });

  it('shows what somebody else stored within seconds while nobody edits', async () => {
    server.changeElsewhere('Theirs');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(editor.content()?.name).toBe('Theirs');
  });

  it('puts the draft in the place of theirs where a person says so', async () => {
    editor.begin();
    move();
    server.changeElsewhere('Theirs');
    await editor.save();
    await editor.overwriteTheirs();
    expect([server.stored?.name, server.stored?.version, editor.isEditing()]).toEqual(['Engine', 5, false]);
  });

  it('stores the draft as a new dashboard beside theirs, or once it is removed', async () => {
    editor.begin();
    move();
    server.stored = null;
    await editor.save();
    expect([editor.isGone(), editor.isEditing()]).toEqual([true, true]);
    expect((await editor.saveCopy('Engine (mine)'))?.id).toBe('d2');
    expect([server.created, editor.isEditing()]).toEqual([['Engine (mine)'], false]);
  });

  it('goes on editing where a step was taken while it was being stored', async () => {
    editor.begin();
    move();
    const saving = editor.save();
    move();
    await saving;
    expect([editor.isEditing(), editor.isChanged(), column(), server.stored?.widgets[0]?.place.x]).toEqual([
      true,
      true,
      2,
      1,
    ]);
  });

  it('drops the draft where it is canceled', () => {
    editor.begin();
    move();
    editor.cancel();
    expect([editor.isEditing(), column()]).toEqual([false, 0]);
  });
});
