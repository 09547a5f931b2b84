/** The demo: three months of a believable product team, hand-written, chapter by chapter. */
import { before } from './chapters/before';
import { delivered } from './chapters/delivered';
import { invites } from './chapters/invites';
import { next } from './chapters/next';
import { refused } from './chapters/refused';
import { underway } from './chapters/underway';
import { upkeep } from './chapters/upkeep';
import type { Step } from './script';
import { TEAMS } from './team';

/** Every step of every chapter; `play` puts them in the order of time. */
export const STEPS: readonly Step[] = [
  ...ofTeam(TEAMS.inbox, before),
  ...ofTeam(TEAMS.onboarding, invites),
  ...ofTeam(TEAMS.onboarding, refused),
  ...ofTeam(TEAMS.inbox, delivered),
  ...ofTeam(TEAMS.inbox, underway),
  ...ofTeam(TEAMS.inbox, next),
  ...ofTeam(TEAMS.inbox, upkeep),
];

/** These steps as this team's: what they create in the main project without another component gets the team's. */
function ofTeam(component: string, steps: readonly Step[]): readonly Step[] {
  return steps.map((each) => ({
    ...each,
    acts: each.acts.map((act) => (act.act === 'create' && act.project === undefined ? { component, ...act } : act)),
  }));
}
