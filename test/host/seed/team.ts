/** The people of the demo and where they work: a small product team, someone who wants things, and someone from elsewhere. */
import type { Person, ProjectPlan, SprintPlan } from './script';

export const PEOPLE: readonly Person[] = [
  { id: 'maya', name: 'Maya Lindqvist', siteAdmin: false, onImports: 'edit' }, // product manager
  { id: 'tom', name: 'Tom Okafor', siteAdmin: false, onImports: 'edit' }, // designer
  { id: 'priya', name: 'Priya Raman', siteAdmin: false, onImports: 'edit' }, // engineer
  { id: 'jonas', name: 'Jonas Weber', siteAdmin: false, onImports: 'edit' }, // engineer
  { id: 'ines', name: 'Ines Duarte', siteAdmin: true, onImports: 'administer' }, // leads the team, administers the project
  { id: 'robert', name: 'Robert Hale', siteAdmin: false, onImports: 'comment' }, // sales: may look and comment, not edit
  { id: 'lena', name: 'Lena Fischer', siteAdmin: false, onImports: null }, // support: does not see the product's project
];

/** Who asks through the support desk; they never see Jira. */
export const CUSTOMERS: readonly Pick<Person, 'id' | 'name'>[] = [
  { id: 'noor', name: 'Noor Haddad' },
  { id: 'felix', name: 'Felix Brandt' },
  { id: 'yuki', name: 'Yuki Tanaka' },
];

/** The two halves of the team, each a component in Jira. */
export const TEAMS = { inbox: 'Inbox', onboarding: 'Onboarding' } as const;

/** What the demo opens with. */
export const MAIN_PROJECT = 'HARB';

export const PROJECTS: readonly ProjectPlan[] = [
  {
    key: MAIN_PROJECT,
    name: 'Harbour',
    description: 'A shared inbox for small agencies: everybody sees what a client asked, and who answers.',
    type: 'software',
    components: Object.values(TEAMS),
    lead: 'ines',
    roles: { administer: ['ines'], edit: ['maya', 'tom', 'priya', 'jonas'], comment: ['robert'], browse: [] },
  },
  {
    key: 'DESK',
    name: 'Support desk',
    description: 'What clients ask us, and how we answer.',
    type: 'service_desk',
    ownTypes: ['Service request'],
    lead: 'lena',
    roles: { administer: ['lena'], edit: ['ines', 'maya'], comment: ['tom'], browse: ['priya', 'jonas'] },
  },
];

/** Two weeks each, Monday to the second Friday. */
export const SPRINTS: readonly SprintPlan[] = [
  { number: 20, goal: 'Clear the desk before the quarter', from: '-13 Mon', to: '-12 Fri', state: 'closed' },
  { number: 21, goal: 'Find out why new teams stay alone', from: '-11 Mon', to: '-10 Fri', state: 'closed' },
  { number: 22, goal: 'The first conversation invites a colleague', from: '-9 Mon', to: '-8 Fri', state: 'closed' },
  { number: 23, goal: 'Mentions and undo, in the hands of teams', from: '-7 Mon', to: '-6 Fri', state: 'closed' },
  { number: 24, goal: 'Bring the quiet admins back', from: '-5 Mon', to: '-4 Fri', state: 'closed' },
  { number: 25, goal: 'On the road: push and search', from: '-3 Mon', to: '-2 Fri', state: 'closed' },
  { number: 26, goal: 'Invite without an address', from: '-1 Mon', to: '0 Fri', state: 'active' },
  { number: 27, goal: 'Write together', from: '1 Mon', to: '2 Fri', state: 'future' },
];

/** Kinds of work Jira does not have by itself. */
export const ADDED_TYPES: readonly string[] = ['Research', 'Chore'];
