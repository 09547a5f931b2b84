/** Discovery issues: as what one is made, what it tests, and whether it ended in a finding. */
import type { Assumption, Dated, PremiseEvent } from './premise';
import type { Settings } from './settings';
import type { Level } from './story';
import { trackOf } from './track';

/** An issue type a person may create in a project. */
export interface CreatableType {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
}

/** As what a discovery issue can be made, so that the project's own rules count it as discovery. */
export interface DiscoveryForm {
  readonly type: CreatableType;
  /** The label that makes it discovery; null = its type does. */
  readonly label: string | null;
}

/**
 * Every form that the track rules count as discovery, the best first: a type that is discovery by itself, else an
 * ordinary type with a label some rule counts. Never an epic or a sub-task. Empty where no rule allows any.
 */
export function discoveryForms(
  types: readonly CreatableType[],
  settings: Pick<Settings, 'trackRules'>,
): readonly DiscoveryForm[] {
  const ordinary = types.filter(({ level }) => level === 'story');
  const counts = ({ name }: CreatableType, labels: readonly string[]) =>
    trackOf({ issueType: name, labels, components: [] }, settings).track === 'discovery';
  const labels = settings.trackRules
    .filter(({ on, track }) => on === 'label' && track === 'discovery')
    // Jira's labels have no spaces: a rule that asks for one can never be met.
    .flatMap(({ values }) => values.filter((value) => /^\S+$/.test(value)));
  const byType = ordinary.filter((type) => counts(type, [])).map((type) => ({ type, label: null }));
  const byLabel = ordinary.flatMap((type) => {
    const label = labels.find((each) => counts(type, [each]));
    return label === undefined || counts(type, []) ? [] : [{ type, label }];
  });
  return [...byType, ...byLabel];
}

/** Every assumption an issue was ever said to test, each once. */
export function everTested(events: readonly Dated<PremiseEvent>[]): readonly string[] {
  return [...new Set(events.flatMap((event) => (event.kind === 'test.taken' ? [event.assumptionId] : [])))];
}

/** The discovery issues that ended in a finding which still stands, by id: what "3 of 11" counts. */
export function endedInFinding(assumptions: readonly Pick<Assumption, 'findings'>[]): ReadonlySet<string> {
  return new Set(
    assumptions.flatMap(({ findings }) =>
      findings.flatMap(({ fromIssue }) => (fromIssue === undefined ? [] : [fromIssue])),
    ),
  );
}
