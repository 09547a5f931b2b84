/** What manifest.yml names, and nothing else. */
export { resolver } from './resolvers/handlers';
export { onBackfill } from './sync/backfill';
export { onDrain } from './sync/drain';
export { onIssueEvent } from './sync/events';
export { onProjectEvent } from './sync/in-sight';
export { onInstalled } from './sync/installed';
export { onRecompute } from './sync/refresh';
export { onRounds } from './sync/rounds';
export { onTick } from './sync/tick';
