/** A team on the host whose clock is moved: what each of them says, what is then due, and whose it is. */
import type { PageView } from '../../src/contract/page';
import type { Command } from '../../src/domain/command';
import type { Result } from '../../src/domain/failure';
import { idOf } from '../store/a-store';
import { valueOf } from '../resolvers/a-panel';
import type { TestHostOptions } from '../support/on-host';
import { aProject, day } from './a-project';

export type Said = Command extends infer C ? (C extends Command ? Omit<C, 'id' | 'seenRev'> : never) : never;

export const dayName = (nth: number): string => new Date(day(nth)).toISOString().slice(0, 10);

/** Lea, Eve and Bo in SHOP; the clock stands on the fifteenth day. */
export async function aTeam(options: TestHostOptions = {}) {
  const project = await aProject(options);
  const { host, projectId } = project;
  const shop = host.site.projects().find(({ id }) => id === projectId);
  for (const name of ['Eve', 'Bo']) {
    host.site.addUser({ accountId: name.toLowerCase(), displayName: name });
    shop?.roles.edit.push(name.toLowerCase());
  }
  let nth = 0;
  const say = async (as: string, issueId: string, said: Said): Promise<void> => {
    nth += 1;
    const command = { ...said, id: idOf(`year-${String(nth)}`), seenRev: 99 };
    // The contract's word is taken for the value, as the browser does.
    valueOf((await host.invoke(as, 'save', { issueId, command })) as Result<unknown>);
  };
  /** Whatever is due within the week as the page says it, oldest first: kind, issue, day and owner. */
  const due = async (as = 'lea'): Promise<readonly string[]> => {
    const { due: view } = valueOf((await host.invoke(as, 'readPage', { projectId })) as Result<PageView>);
    return view.items.map(({ kind, on, owner }) => `${kind} ${on} ${owner ?? 'nobody'}`);
  };
  const on = async (at: number): Promise<void> => {
    host.clock.pin(day(at));
    await host.tick();
    await host.runUntilIdle();
  };
  return { ...project, say, due, on };
}
