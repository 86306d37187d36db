import { parseDashboard, type DashboardContent, type ParsedDashboard } from '@tachograph/contracts';
import { contentOf } from './board-steps';

const ENDING = '.json';
const NAME_MAX = 60;

/** What a file for a dashboard is called: after it, in characters that every system takes. */
export function dashboardFileName({ name }: DashboardContent): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, NAME_MAX);
  return `${plain === '' ? 'dashboard' : plain.toLowerCase()}${ENDING}`;
}

/** The content of a dashboard as the text of a file. */
export function dashboardFileText(content: DashboardContent): string {
  return `${JSON.stringify(contentOf(content), null, 2)}\n`;
}

/** What a file's text holds: a dashboard, or every field of it that is not right. */
export function readDashboardFile(text: string): ParsedDashboard {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { problems: [{ path: 'file', message: $localize`The file is not JSON: ${why}:problem:` }] };
  }
  return parseDashboard(value);
}
