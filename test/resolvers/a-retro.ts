/** A team's retrospective through its calls. */
import { randomUUID } from 'node:crypto';
import type { RetrosView, RetroView } from '../../src/contract/retro';
import type { Result } from '../../src/domain/failure';
import type { RetroCommand } from '../../src/domain/retro/decide-retro';
import type { RunningHost } from '../host/host';
import { resultOf, valueOf } from './a-panel';

export type RetroSaid = RetroCommand extends infer C
  ? C extends RetroCommand
    ? Omit<C, 'id' | 'retroId' | 'seenRev'>
    : never
  : never;

/** What a test calls one; its id it gets when it is opened, see `idOfRetro`. */
export const RETRO = 'retro-of-the-shop';

export interface Retrospecting {
  readonly host: RunningHost;
  readonly projectId: string;
}

const opened = new WeakMap<RunningHost, Map<string, string>>();

/** The id of the retrospective a test has opened under a name; a name it opened none under is taken for an id. */
export function idOfRetro(host: RunningHost, name: string = RETRO): string {
  return opened.get(host)?.get(name) ?? name;
}

interface Over {
  readonly id?: string;
  /** As a test calls it. */
  readonly retro?: string;
  readonly seenRev?: number;
}

export async function say(
  { host, projectId }: Retrospecting,
  as: string,
  said: RetroSaid,
  { id = randomUUID(), retro = RETRO, seenRev = 99 }: Over = {},
): Promise<Result<RetroView>> {
  const command = { ...said, id, seenRev, ...(said.kind === 'open' ? {} : { retroId: idOfRetro(host, retro) }) };
  const result = resultOf<RetroView>(await host.invoke(as, 'saveRetro', { projectId, command }));
  if (said.kind === 'open' && result.ok) {
    const names = opened.get(host) ?? new Map<string, string>();
    opened.set(host, names.set(retro, result.value.retroId));
  }
  return result;
}

export async function look({ host, projectId }: Retrospecting, as: string, retro = RETRO): Promise<RetroView> {
  const retroId = idOfRetro(host, retro);
  return valueOf(resultOf<RetroView>(await host.invoke(as, 'readRetro', { projectId, retroId })));
}

export async function list(
  { host, projectId }: Retrospecting,
  as: string,
  sprintId: string | null = null,
): Promise<RetrosView> {
  return valueOf(resultOf<RetrosView>(await host.invoke(as, 'readRetros', { projectId, sprintId })));
}
