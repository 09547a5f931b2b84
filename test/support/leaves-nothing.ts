/**
 * For files that share a process: whatever a file changes about the process, it has put back when it ends. One that
 * has not fails itself, instead of making another pass or fail.
 */
import { afterAll, expect } from 'vitest';

/** What tests replace: by spies, by fake clocks, by a host's globals, by hand. Node fills in others when first used. */
const GLOBALS = [
  ...['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'],
  ...['queueMicrotask', 'fetch', '__forge_fetch__', '__forge_runtime__', '__bridge', 'window', 'document'],
];

function surroundings(): ReadonlyMap<string, unknown> {
  const seen = new Map<string, unknown>(GLOBALS.map((name) => [name, Reflect.get(globalThis, name)]));
  const objects: Readonly<Record<string, object>> = { console, Date, Math, performance, JSON };
  for (const [owner, object] of Object.entries(objects)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
      if (typeof value === 'function') seen.set(`${owner}.${name}`, value);
    }
  }
  for (const [name, value] of Object.entries(process.env)) seen.set(`process.env.${name}`, value);
  return seen;
}

const before = surroundings();

afterAll(() => {
  const after = surroundings();
  const names = new Set([...before.keys(), ...after.keys()]);
  const changed = [...names].filter((name) => before.get(name) !== after.get(name));
  expect(changed, 'left changed for the next file').toEqual([]);
});
