/**
 * Evidence Jira already has: what the issues linked to a story could be recorded as. A draft is only ever offered; what
 * it says is a person's choice, and nothing here counts until somebody records it.
 */
import { dayOf } from './day';
import type { Assumption, Day, DraftSource, Method, Premise, Risk, Verdict } from './premise';
import { DEFAULT_SETTINGS } from './settings';
import { trackOf } from './track';

/** An issue a story is linked to, as the person looking sees it. */
export interface LinkedIssue {
  readonly id: string;
  readonly key: string;
  /** How each link reads from the story: "is blocked by". */
  readonly links: readonly string[];
  readonly issueType: string;
  readonly isSubtask: boolean;
  readonly labels: readonly string[];
  /** Jira's key of the kind of project: `software`, `service_desk`, `product_discovery`, …; null = not told. */
  readonly projectType: string | null;
  /** In the Done category. */
  readonly isDone: boolean;
  readonly resolution: string | null;
  readonly createdMs: number;
  /** When it was resolved; null = it is not. */
  readonly resolvedMs: number | null;
  /** Who asked, as something to tell people apart by; null = not told. */
  readonly reporter: string | null;
}

export interface EvidenceDraft {
  readonly source: DraftSource;
  /** Newest first. */
  readonly issues: readonly LinkedIssue[];
  /** Null = only who ran it knows. */
  readonly method: Method | null;
  /** A proposal; null = it is for the person to say. */
  readonly verdict: Verdict | null;
  /** Of requests: people where all can be told apart, else issues; null otherwise. */
  readonly sample: number | null;
  /** How many people asked; null = some cannot be told apart. */
  readonly people: number | null;
  /** The day of the newest of them: no earlier would be true of all. */
  readonly found: Day;
  /** Others of this source were recorded or dismissed before. */
  readonly isMore: boolean;
}

type Seen = Pick<Premise, 'setAside'>;
type Told = Pick<Assumption, 'findings' | 'withdrawn'>;

/**
 * What these links could be recorded as, without what was recorded or dismissed already: requests, then duplicates, then
 * each closed spike, then ideas.
 * @param risk of the assumption the findings would be about.
 */
export function draftsFrom(
  linked: readonly LinkedIssue[],
  premise: Seen,
  assumptions: readonly Told[],
  risk: Risk,
): readonly EvidenceDraft[] {
  const seen = seenBy(premise, assumptions);
  const of = (source: DraftSource) => {
    const all = linked.filter((issue) => sourceOf(issue) === source);
    const fresh = all.filter((issue) => !seen.has(issue.id)).sort((a, b) => b.createdMs - a.createdMs);
    return { fresh, isMore: fresh.length < all.length };
  };
  // That somebody asked for it says that somebody wants it, and nothing of any other risk.
  const verdict = risk === 'value' ? ('supports' as const) : null;
  const asked = (source: DraftSource): EvidenceDraft[] => {
    const { fresh, isMore } = of(source);
    const people = peopleIn(fresh);
    const sample = people ?? fresh.length;
    return fresh.length === 0
      ? []
      : [{ source, issues: fresh, method: 'supportRequests', verdict, sample, people, found: newest(fresh), isMore }];
  };
  const { fresh: ideas, isMore } = of('ideas');
  const none = { verdict: null, sample: null, people: null };
  return [
    ...asked('requests'),
    ...asked('duplicates'),
    ...of('spike').fresh.map((spike): EvidenceDraft => {
      const found = dayOf(spike.resolvedMs ?? spike.createdMs);
      return { ...none, source: 'spike', issues: [spike], method: null, found, isMore: false };
    }),
    // An idea is what somebody among us thinks; what its insights are worth, Jira does not tell an app.
    ...(ideas.length === 0
      ? []
      : [
          {
            ...none,
            source: 'ideas',
            issues: ideas,
            method: 'stakeholderOpinion',
            found: newest(ideas),
            isMore,
          } as const,
        ]),
  ];
}

/** Types of a service project that are the agents' own work, asked for by no customer. */
const OWN_WORK = /\b(change|problem|task|review)\b/i;
const REQUEST = /\b(service|support|customer|feature) request\b|\bincident\b/i;
const NO_REQUEST = /^(invalid|spam)$/i;

/** What a linked issue may be evidence as; null = nothing. Each has one source: the first that fits. */
export function sourceOf(issue: LinkedIssue): DraftSource | null {
  const { isSubtask, projectType, issueType, links, resolution } = issue;
  if (isSubtask) return null;
  if (projectType === 'product_discovery') return isGivenUp(resolution) ? null : 'ideas';
  const isRequest = projectType === 'service_desk' ? !OWN_WORK.test(issueType) : REQUEST.test(issueType);
  if (isRequest) {
    // What the story itself brought about is no call for it.
    const isOurs = links.some((words) => /^caus/i.test(words.trim()));
    return isOurs || (resolution !== null && NO_REQUEST.test(resolution)) ? null : 'requests';
  }
  if (resolution?.toLowerCase() === 'duplicate')
    return links.some((words) => /duplicat/i.test(words)) ? 'duplicates' : null;
  const { track } = trackOf({ ...issue, components: [] }, DEFAULT_SETTINGS);
  return track === 'discovery' && issue.isDone && !isGivenUp(resolution) ? 'spike' : null;
}

const GIVEN_UP: ReadonlySet<string> = new Set(DEFAULT_SETTINGS.notDelivered.map((name) => name.toLowerCase()));

function isGivenUp(resolution: string | null): boolean {
  return resolution !== null && GIVEN_UP.has(resolution.toLowerCase());
}

/** Ids of linked issues somebody has had a look at: recorded, withdrawn again, or dismissed. */
function seenBy({ setAside }: Seen, assumptions: readonly Told[]): ReadonlySet<string> {
  const findings = assumptions.flatMap((each) => [...each.findings, ...each.withdrawn]);
  return new Set([
    ...setAside,
    ...findings.flatMap(({ drawnFrom = [], fromIssue }) => [
      ...drawnFrom,
      ...(fromIssue === undefined ? [] : [fromIssue]),
    ]),
  ]);
}

function peopleIn(issues: readonly LinkedIssue[]): number | null {
  const reporters = issues.map(({ reporter }) => reporter);
  return reporters.includes(null) ? null : new Set(reporters).size;
}

function newest(issues: readonly LinkedIssue[]): Day {
  return dayOf(Math.max(...issues.map(({ createdMs }) => createdMs)));
}
