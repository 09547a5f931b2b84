/**
 * One story behind the panel's bridge, made of the real domain: commands become events, events become the view. Only the
 * store and Jira are missing. The resolvers themselves are tested in test/resolvers and in the browser.
 */
import type { AssumptionView } from '../../../src/contract/assumptions';
import type { HistoryView } from '../../../src/contract/history';
import type { PanelView } from '../../../src/contract/panel';
import type { DiscoveryView } from '../../../src/contract/test-plan';
import type { Command } from '../../../src/domain/command';
import { assess } from '../../../src/domain/assess';
import { dayOf } from '../../../src/domain/day';
import { eventsFor } from '../../../src/domain/decide-command';
import { failure } from '../../../src/domain/failure';
import type { Failure, Result } from '../../../src/domain/failure';
import { inEffect } from '../../../src/domain/inherit';
import { saysNumber } from '../../../src/domain/parse-threshold';
import type {
  Assumption,
  AssumptionEvent,
  Dated,
  PlannedTest,
  Premise,
  PremiseEvent,
} from '../../../src/domain/premise';
import { foldAssumption, foldPremise } from '../../../src/domain/premise-log';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings';
import { sizeOf } from '../../../src/domain/size-guess';
import { atStart } from '../../../src/domain/validated';
import { at, TODAY } from '../../support/builders';

export interface StoryOptions {
  readonly premise?: readonly Dated<PremiseEvent>[];
  readonly assumptions?: Readonly<Record<string, readonly Dated<AssumptionEvent>[]>>;
  readonly epic?: { readonly key: string; readonly premise: Premise };
  readonly canEdit?: boolean;
  readonly exempt?: boolean;
  readonly size?: number | null;
  readonly published?: boolean;
  readonly startedMs?: number;
  readonly doneMs?: number;
  /** What the resolver adds about assumptions that are shared or stated elsewhere, by id. */
  readonly elsewhere?: Readonly<Record<string, Partial<AssumptionView>>>;
  /** Somebody else, who stated the outcome. */
  readonly owner?: string;
  /** The issue is a discovery issue: what its panel is told, from all assumptions there are. */
  readonly discovery?: (assumptions: readonly AssumptionView[]) => DiscoveryView;
}

export class StoryBehind {
  readonly issueId = '10001';
  /** Every command that arrived, in order. */
  readonly commands: Command[] = [];
  /** What the next calls fail with, in order; then all is well again. */
  readonly failNext: Failure[] = [];
  /** Pages of history, in the order they are asked for. */
  readonly history: HistoryView[] = [];
  nowMs = at(`${TODAY} 14:02`);
  private readonly premiseLog: Dated<PremiseEvent>[];
  private readonly assumptionLogs: Map<string, Dated<AssumptionEvent>[]>;

  constructor(private readonly options: StoryOptions = {}) {
    this.premiseLog = [...(options.premise ?? [])];
    this.assumptionLogs = new Map(
      Object.entries(options.assumptions ?? {}).map(([id, entries]) => [id, [...entries]] as const),
    );
  }

  /** The bridge's `invoke`. */
  readonly invoke = (functionKey: string, payload: unknown): Result<PanelView> | Result<HistoryView> => {
    const failed = this.failNext.shift();
    if (failed !== undefined) return { ok: false, error: failed };
    if (functionKey === 'readPanel') return { ok: true, value: this.view() };
    if (functionKey === 'save' && isSave(payload)) return this.save(payload.command);
    if (functionKey === 'readHistory') return { ok: true, value: this.history.shift() ?? { rows: [], next: null } };
    throw new Error(`nothing answers ${functionKey} here`);
  };

  /** A test that was planned: Jira's part of it is not here. */
  planned(assumptionId: string, test: PlannedTest): void {
    dated(this.assumptionLogs.get(assumptionId) ?? [], { kind: 'test.planned', test }, this.nowMs);
  }

  /** Somebody else's command, which the panel does not hear of. */
  meanwhile(command: Command): void {
    const result = this.apply(command);
    if (!result.ok) throw new Error(`somebody else could not save: ${result.error.code}`);
  }

  private save(command: Command): Result<PanelView> {
    this.commands.push(command);
    return this.apply(command);
  }

  private apply(command: Command): Result<PanelView> {
    const outcome = eventsFor(command, foldPremise(this.premiseLog), this.assumptions(), this.issueId, '10100');
    if (outcome.kind === 'conflict') return { ok: false, error: failure('conflict', outcome.field) };
    if (outcome.kind === 'invalid') return { ok: false, error: failure('invalid', outcome.field) };
    if (outcome.kind === 'append') {
      for (const append of outcome.appends) {
        if (append.stream === 'premise') dated(this.premiseLog, append.event, this.nowMs);
        else {
          const log = this.assumptionLogs.get(append.assumptionId) ?? [];
          this.assumptionLogs.set(append.assumptionId, log);
          dated(log, append.event, this.nowMs);
        }
      }
    }
    return { ok: true, value: this.view() };
  }

  private assumptions(): Map<string, Assumption> {
    return new Map(
      [...this.assumptionLogs].flatMap(([id, entries]) => {
        const assumption = foldAssumption(id, entries);
        return assumption === null ? [] : [[id, assumption] as const];
      }),
    );
  }

  private atStart(): PanelView['atStart'] {
    const { startedMs, size = null } = this.options;
    if (startedMs === undefined) return null;
    const stood = atStart({
      start: { kind: 'started', atMs: startedMs },
      premiseEvents: this.premiseLog,
      assumptionEvents: this.assumptionLogs,
      sizeAtStart: size,
      groupSize: null,
      settings: DEFAULT_SETTINGS,
      nowMs: this.nowMs,
      exempt: this.options.exempt === true,
    });
    if (stood === null) return null;
    const { score, asked, standing, premise, riskiest } = stood;
    return {
      ...{ startedMs, size: stood.size, asked, validated: 'never', outcome: premise.outcome },
      score: score.kind === 'scored' ? score.points : null,
      state: score.kind === 'unscored' ? score.state : null,
      support: standing?.support ?? null,
      standing: standing?.standing ?? null,
      riskiest: riskiest?.statement ?? null,
      threshold: riskiest?.threshold ?? null,
    };
  }

  private viewOf({ wordings, ...assumption }: Assumption): AssumptionView {
    const { canEdit = true, elsewhere = {} } = this.options;
    const { threshold } = assumption;
    return {
      ...{ ...assumption, reworded: wordings.length > 1, isHidden: false, canEdit, restedOn: null },
      saysNumber: threshold === null || saysNumber(threshold),
      ...elsewhere[assumption.id],
    };
  }

  private owner({ outcome, ownedRev }: Premise): PanelView['owner'] {
    if (outcome.does === '') return null;
    return ownedRev > 0 ? { accountId: 'me', isYou: true } : { accountId: this.options.owner ?? null, isYou: false };
  }

  view(): PanelView {
    const { options, nowMs } = this;
    const own = foldPremise(this.premiseLog);
    const { premise, inherited } = inEffect(own, options.epic?.premise ?? null);
    const assumptions = [...this.assumptions().values()];
    const { startedMs, doneMs = null } = options;
    const start =
      startedMs === undefined ? ({ kind: 'notStarted' } as const) : ({ kind: 'started', atMs: startedMs } as const);
    return {
      isShownAnywhere: false,
      issue: {
        id: this.issueId,
        key: 'PREM-1',
        track: 'delivery',
        trackRule: 'default',
        size: options.size ?? null,
        category: doneMs !== null ? 'done' : startedMs === undefined ? 'todo' : 'inProgress',
        start,
        exempt: options.exempt === true,
        projectId: '10100',
      },
      canEdit: options.canEdit !== false,
      premise: own,
      inheritedFrom:
        inherited && options.epic !== undefined
          ? { issueId: '10900', key: options.epic.key, premise: options.epic.premise }
          : null,
      assumptions: assumptions.map((each) => this.viewOf(each)),
      assessment: assess({
        premise,
        assumptions,
        exempt: options.exempt === true,
        size: sizeOf(options.size ?? null, own),
        groupSize: null,
        start,
        doneMs,
        settings: DEFAULT_SETTINGS,
        nowMs,
      }),
      atStart: this.atStart(),
      restsOn: null,
      owner: this.owner(premise),
      checkAfterDays: DEFAULT_SETTINGS.checkAfterDays,
      discovery: options.discovery?.(assumptions.map((each) => this.viewOf(each))) ?? null,
      published: options.published !== false,
      today: dayOf(nowMs),
    };
  }
}

function dated<E>(log: Dated<E>[], event: E, atMs: number): void {
  log.push({ ...event, rev: log.length + 1, atMs });
}

function isSave(payload: unknown): payload is { issueId: string; command: Command } {
  return typeof payload === 'object' && payload !== null && 'issueId' in payload && 'command' in payload;
}
