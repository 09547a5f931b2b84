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

export const RETRO = 'retro-of-the-shop';

export interface Retrospecting {
  readonly host: RunningHost;
  readonly projectId: string;
}

interface Over {
  readonly id?: string;
  readonly retroId?: string;
  readonly seenRev?: number;
}

export async function say(
  { host, projectId }: Retrospecting,
  as: string,
  said: RetroSaid,
  { id = randomUUID(), retroId = RETRO, seenRev = 99 }: Over = {},
): Promise<Result<RetroView>> {
  const command = { ...said, id, retroId, seenRev };
  return resultOf<RetroView>(await host.invoke(as, 'saveRetro', { projectId, command }));
}

export async function look({ host, projectId }: Retrospecting, as: string, retroId = RETRO): Promise<RetroView> {
  return valueOf(resultOf<RetroView>(await host.invoke(as, 'readRetro', { projectId, retroId })));
}

export async function list({ host, projectId }: Retrospecting, as: string): Promise<RetrosView> {
  return valueOf(resultOf<RetrosView>(await host.invoke(as, 'readRetros', { projectId })));
}
