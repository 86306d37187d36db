import type { Dashboard } from '@tachograph/contracts';
import { aWidget } from '../../../testing/fake-board';
import { dashboardFileName, dashboardFileText, readDashboardFile } from './dashboard-file';

const STORED: Dashboard = {
  ...{ id: 'd1', version: 3, updatedAt: 1, name: 'Motor & Öl / 2', range: '15m', zone: 'viewer', variables: [] },
  widgets: [aWidget('line')],
};

describe('a dashboard as a file', () => {
  it('is called after the dashboard', () => {
    expect(dashboardFileName(STORED)).toBe('motor-o-l-2.json');
    expect(dashboardFileName({ ...STORED, name: '///' })).toBe('dashboard.json');
  });

  it('is read as it was written, without what the server adds', () => {
    const { name, range, zone, variables, widgets } = STORED;
    expect(readDashboardFile(dashboardFileText(STORED))).toEqual({
      content: { name, range, zone, variables, widgets },
    });
  });

  it('is refused with every field that is not right', () => {
    const read = readDashboardFile('{"name": "", "range": "soon", "widgets": [{"id": "a"}]}');
    const paths = 'problems' in read ? read.problems.map(({ path }) => path) : [];
    expect(paths).toEqual(['name', 'range', 'widgets.0.kind', 'widgets.0.place', 'widgets.0.settings']);
  });

  it('is refused where it is no JSON', () => {
    expect(readDashboardFile('{"name": ')).toMatchObject({ problems: [{ path: 'file' }] });
  });
});
