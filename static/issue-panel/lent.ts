import type { PanelView } from '../../src/contract/panel';
import type { Outcome } from '../../src/domain/premise';

/** What the project's outcome lends the story, by its id: what `inEffect` asks for. */
export function lentOf({ restsOn }: Pick<PanelView, 'restsOn'>): ReadonlyMap<string, Outcome> {
  return restsOn === null || restsOn.words === null ? new Map() : new Map([[restsOn.outcomeId, restsOn.words]]);
}
