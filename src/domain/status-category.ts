/** Which of Jira's three categories a status belongs to, also for statuses that only an old history still names. */
import type { StatusCategory, StatusRef } from './story';

export interface StatusMeaning {
  readonly category: StatusCategory;
  /** True when only the name suggested it: counted and shown, never passed off as Jira's word. */
  readonly guessed: boolean;
}

/** A status by its name alone, and what a project says it meant. */
export interface NamedStatus {
  readonly name: string;
  readonly category: Exclude<StatusCategory, 'unknown'>;
}

export type CategoryLookup = (ref: StatusRef) => StatusMeaning;

/** A table of names is easier to read and to mend as text. */
function namesIn(text: string): readonly string[] {
  return text.split('|').map((name) => name.trim());
}

/**
 * Names that mean the same nearly everywhere, for imports and for statuses since deleted. Each list begins with the
 * defaults of Jira's own workflows (software, business and service projects); the rest are names teams commonly add.
 * "Needs …" is read as waiting for somebody to begin: taken for progress by mistake it would invent a start.
 * A name that is used both ways ("Pending", "On hold", "Approved") is left out: unknown is an answer.
 */
const COMMON: Readonly<Record<Exclude<StatusCategory, 'unknown'>, readonly string[]>> = {
  todo: namesIn(`
    to do | open | reopened | backlog | selected for development | new | created | draft | todo | triage |
    needs triage | ready | ready for work | ready for development | ready for dev | planned | idea |
    ideas | accepted | icebox | queued | scheduled | not started | unstarted | funnel | refinement |
    needs refinement | scoping | needs scope | needs scope approval | needs design |
    needs design approval | needs estimate | needs info | needs information | needs verification | ready for refinement |
    groomed | ready to start`),
  inProgress: namesIn(`
    in progress | in review | under review | in development | work in progress | implementing |
    waiting for support | waiting for customer | pending customer | escalated | awaiting approval |
    code review | in code review | peer review | ready for review | needs review | development |
    developing | testing | in testing | in test | ready for testing | ready for test | qa | in qa |
    ready for qa | uat | verification | verifying | ready for verification |
    validating | validation | investigating | under investigation | analysis | in analysis | designing |
    in design | building | started | doing | wip | merged | ready to merge | ready for release |
    ready for deployment | deploying | staging | in staging | patch available | fixing | blocked |
    waiting for user input | waiting for reporter | waiting for feedback`),
  done: namesIn(`
    done | closed | resolved | completed | complete | canceled | cancelled | declined | published |
    released | shipped | deployed | live | in production | finished | verified | fixed | delivered |
    won't do | won't fix | wont do | wont fix | rejected | duplicate | obsolete | abandoned | invalid |
    archived | withdrawn | dropped | not a bug | works as designed | cannot reproduce | incomplete |
    gone away`),
};

const BY_COMMON_NAME: ReadonlyMap<string, StatusCategory> = new Map([
  ...COMMON.todo.map((name) => [name, 'todo'] as const),
  ...COMMON.inProgress.map((name) => [name, 'inProgress'] as const),
  ...COMMON.done.map((name) => [name, 'done'] as const),
]);

/** One spelling for a status name: case, surrounding space and the curly apostrophe do not tell names apart. */
export function folded(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/\u2019/g, "'")
    .replace(/\s+/g, ' ');
}

/**
 * Names to categories; a name two categories claim says nothing. Jira lets each team-managed project define its own
 * "Review", so the same name may mean two things.
 */
function agreed(
  named: readonly { readonly name: string; readonly category: StatusCategory }[],
): ReadonlyMap<string, StatusCategory> {
  const found = new Map<string, StatusCategory>();
  for (const { name, category } of named) {
    if (category === 'unknown') continue;
    const before = found.get(folded(name));
    found.set(folded(name), before === undefined || before === category ? category : 'unknown');
  }
  return found;
}

/**
 * The category of a status: Jira's catalogue by id; else the same name on any issue, or in the catalogue; else a
 * guess from a small table of common names; else unknown.
 */
export function createCategoryLookup(input: {
  readonly catalogue: readonly { readonly id: string; readonly name: string; readonly category: StatusCategory }[];
  readonly onIssues: readonly { readonly name: string; readonly category: StatusCategory }[];
}): CategoryLookup {
  const byId = new Map(input.catalogue.map(({ id, category }) => [id, category]));
  const byIssue = agreed(input.onIssues);
  const byCatalogue = agreed(input.catalogue);
  return (ref) => {
    const told = ref.id === null ? undefined : byId.get(ref.id);
    const candidates = [told, byIssue.get(folded(ref.name)), byCatalogue.get(folded(ref.name))];
    const known = candidates.find((category) => category !== undefined && category !== 'unknown');
    if (known !== undefined) return { category: known, guessed: false };
    const guess = BY_COMMON_NAME.get(folded(ref.name));
    return guess === undefined ? { category: 'unknown', guessed: false } : { category: guess, guessed: true };
  };
}

/**
 * The same lookup, with what a project says of names nobody else can tell: Jira's own word always stands, a guess does
 * not. Of a name said twice the first counts.
 */
export function withNamed(lookup: CategoryLookup, named: readonly NamedStatus[]): CategoryLookup {
  if (named.length === 0) return lookup;
  const byName = new Map([...named].reverse().map(({ name, category }) => [folded(name), category]));
  return (ref) => {
    const said = lookup(ref);
    if (said.category !== 'unknown' && !said.guessed) return said;
    const category = byName.get(folded(ref.name));
    return category === undefined ? said : { category, guessed: false };
  };
}
