/** One world from its first day to the last: played, settled and judged. */
import type { Act } from './acts';
import { faultsOf, settle } from './settled';
import { createWorld } from './world';

/** @returns what is wrong in the end, as sentences; none when all is well */
export async function live(acts: readonly Act[]): Promise<readonly string[]> {
  const world = await createWorld();
  try {
    for (const projectId of world.projects.values()) await world.host.invoke('lea', 'startBackfill', { projectId });
    await world.host.runUntilIdle();
    for (const act of acts) await world.play(act);
    await settle(world);
    return await faultsOf(world);
  } finally {
    await world.close();
  }
}
