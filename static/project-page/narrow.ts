/** What the page is narrowed to, as lists and in a sentence. Pure: words come in, words go out. */
import type { PageQuestion, Team } from '../../src/domain/page-question';
import { TEAM_KINDS } from '../../src/domain/page-question';
import type { Sight } from '../shared/issues-seen';
import type { Key, Wording } from '../shared/wording';
import type { ChoicesRead } from './use-choices';

export interface Option {
  readonly label: string;
  readonly value: string;
}
export interface Group {
  readonly label: string;
  readonly options: readonly Option[];
}

type Narrow = Pick<PageQuestion, 'team' | 'sprint'>;
type SightOf = (issueId: string) => Sight;

const GROUPS: Readonly<Record<Team['kind'], Key>> = {
  component: 'narrow.components',
  label: 'narrow.labels',
  epic: 'narrow.epics',
};

/** Epics whose titles are wanted. */
export function epicsOf(choices: ChoicesRead, { team }: Narrow): readonly string[] {
  const offered = typeof choices === 'string' ? [] : choices.teams.filter(({ kind }) => kind === 'epic');
  return [...(team?.kind === 'epic' ? [team.value] : []), ...offered.map(({ value }) => value)];
}

/** Everybody first; an epic only with its title, so none that this reader may not see. */
export function teamOptions(w: Wording, choices: ChoicesRead, { team }: Narrow, sight: SightOf) {
  const everybody: Option = { label: w.t('narrow.everybody'), value: '' };
  const teams = typeof choices === 'string' ? [] : choices.teams;
  const groups: readonly Group[] = TEAM_KINDS.map((kind) => ({
    label: w.t(GROUPS[kind]),
    options: teams.flatMap((each) => {
      const label = each.kind === kind ? nameOf(each, sight) : null;
      return label === null ? [] : [{ label, value: valueOf(each) }];
    }),
  })).filter(({ options }) => options.length > 0);
  return {
    options: [everybody, ...groups],
    value: team === null ? everybody : { label: nameOf(team, sight) ?? w.t('narrow.someEpic'), value: valueOf(team) },
  };
}

export function sprintOptions(w: Wording, choices: ChoicesRead, { sprint }: Narrow) {
  const any: Option = { label: w.t('narrow.anySprint'), value: '' };
  const sprints = (typeof choices === 'string' ? [] : choices.sprints).map(({ id, name, isActive }) => ({
    label: isActive ? w.t('narrow.running', { name }) : name,
    value: id,
  }));
  const other = { label: w.t('narrow.someSprint'), value: sprint ?? '' };
  return {
    options: [any, ...sprints],
    value: sprint === null ? any : (sprints.find(({ value }) => value === sprint) ?? other),
  };
}

/** The team an option of the list stands for. */
export function teamOf(option: string): Team | null {
  const kind = TEAM_KINDS.find((each) => option.startsWith(`${each} `));
  return kind === undefined ? null : { kind, value: option.slice(kind.length + 1) };
}

/** "Only component Checkout and sprint 14." */
export function narrowedTo(w: Wording, choices: ChoicesRead, { team, sprint }: Narrow, sight: SightOf): string {
  const parts: string[] = [];
  if (team !== null) {
    const name = nameOf(team, sight);
    parts.push(name === null ? w.t('narrow.someEpic') : w.t(`narrow.${team.kind}`, { name }));
  }
  if (sprint !== null) {
    const name = typeof choices === 'string' ? undefined : choices.sprints.find(({ id }) => id === sprint)?.name;
    parts.push(name === undefined ? w.t('narrow.someSprint') : w.t('narrow.inSprint', { name }));
  }
  return w.t('narrow.only', { list: w.list(parts) });
}

function valueOf({ kind, value }: Team): string {
  return `${kind} ${value}`;
}

/** Null for an epic without a title: not read yet, or not for this reader. */
function nameOf({ kind, value }: Team, sight: SightOf): string | null {
  if (kind !== 'epic') return value;
  const seen = sight(value);
  return typeof seen === 'string' ? null : `${seen.key} ${seen.summary}`;
}
