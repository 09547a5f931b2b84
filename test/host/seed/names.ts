/** What the script's own names became on the site and in the app. */
import type { Risk } from '../../../src/domain/premise';

export interface StatedAssumption {
  readonly id: string;
  /** The script's name of the issue it was first stated on. */
  readonly issue: string;
  readonly statement: string;
  readonly risk: Risk;
}

export interface Names {
  /** Issue keys. */
  readonly keys: Map<string, string>;
  readonly assumptions: Map<string, StatedAssumption>;
  /** Sprint ids by their number. */
  readonly sprints: ReadonlyMap<number, number>;
}

/** @throws Error when the script uses a name before it gives it */
export function known<K, T>(map: ReadonlyMap<K, T>, kind: string, name: K): T {
  const found = map.get(name);
  if (found === undefined) throw new Error(`the script knows no ${kind} "${String(name)}" yet`);
  return found;
}
