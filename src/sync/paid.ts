/** Jira as the app, on the background's account: every call is billed before it is made. */
import * as v from '../valibot';
import { AppFailure } from '../failures';
import { jiraAs, type Jira, type LimitsTold } from '../jira/request';
import { addSpent, holdUntil, hourOf, HOUR_MS, readBudget, type Purse } from '../store/facts-lease';
import { capOf, OUR_BUDGET, PRICES } from './cost';

/**
 * Points taken from a purse at once. Billing is two statements a block instead of two a call; a hundred issues with
 * usual histories (101 + 300) fit one. Whoever is killed takes with it what it held, a block at most, and the worst of the
 * call it was at: some 700 points in a page of histories, until the hour is over.
 */
export const BLOCK = 400;

/** Of the app's whole quota, where Jira tells it: the last fifth is for people who wait. */
const RESERVED_SHARE = 0.2;

export interface PaidOptions {
  /** No call is begun after this moment, ms: it would be `tooSlow`. */
  readonly untilMs?: number;
  /** Goes on with an empty purse: somebody may be waiting for it. */
  readonly mayOverdraw?: boolean;
}

/**
 * Runs `work` with Jira as the app. Every call is billed to the purse at its worst before it is made, and the
 * difference given back: two at once cannot spend together what neither may alone. What is left of the last block goes
 * back at the end.
 * @throws AppFailure of `work`; jiraBusy with the reason `budget` when the purse is empty, tooSlow after `untilMs`
 */
export async function paidFrom<T>(
  purse: Purse,
  work: (jira: Jira, pointsUsed: () => number) => Promise<T>,
  options: PaidOptions = {},
): Promise<T> {
  const account = new Account(purse, options);
  try {
    return await work(account.jira, () => account.used);
  } finally {
    await account.close();
  }
}

class Account {
  /** Taken from the purse and not yet used. */
  private held = 0;
  private hourMs = 0;
  /** Points billed for calls so far. */
  used = 0;
  private warning: LimitsTold | null = null;
  readonly jira: Jira;

  constructor(
    private readonly purse: Purse,
    private readonly options: PaidOptions,
  ) {
    const plain = jiraAs('app', (limits) => {
      if (limits.isNear || (limits.quota !== null && limits.quota.left < RESERVED_SHARE)) this.warning = limits;
    });
    this.jira = {
      as: 'app',
      request: async (method, path, schema, options) => {
        const route = path.value.split('?', 1)[0] ?? '';
        const price = PRICES.find((known) => known.method === method && known.path.test(route));
        if (price === undefined) throw new AppFailure('internal', `no price for ${method} ${route}`);
        const atMost = price.atMost(options?.body);
        await this.take(atMost);
        // Unknown until an answer has come: whoever gets none may have been billed for the whole.
        const bill = { points: atMost };
        const counted = v.pipe(
          v.unknown(),
          v.transform((answer) => {
            bill.points = price.really(answer);
            return answer;
          }),
          schema,
        );
        try {
          return await plain.request(method, path, counted, options);
        } catch (error) {
          if (error instanceof AppFailure && error.code !== 'jiraUnavailable') bill.points = Math.min(1, atMost);
          throw error;
        } finally {
          this.held += atMost - bill.points;
          this.used += bill.points;
          await this.obeyWarning();
        }
      },
    };
  }

  async close(): Promise<void> {
    await this.giveBack();
  }

  private async take(points: number): Promise<void> {
    const nowMs = Date.now();
    if (nowMs > (this.options.untilMs ?? Infinity)) throw new AppFailure('tooSlow', 'no time left for another call');
    if (hourOf(nowMs) !== this.hourMs) await this.giveBack();
    this.hourMs = hourOf(nowMs);
    const missing = points - this.held;
    const isCovered = missing <= 0 || (await this.reserve(Math.max(BLOCK, missing))) || (await this.reserve(missing));
    if (!isCovered && this.options.mayOverdraw === true) {
      await addSpent(this.purse, missing, this.hourMs);
      this.held += missing;
    } else if (!isCovered) {
      const untilMs = this.hourMs + HOUR_MS;
      await holdUntil(`pause-${this.purse}`, untilMs);
      const slowDown = { reason: OUR_BUDGET, retryAfterMs: untilMs - nowMs };
      throw new AppFailure('jiraBusy', `the hour's points of ${this.purse} are spent`, { slowDown });
    }
    this.held -= points;
  }

  /**
   * Adds first and looks then: whoever finds the sum within the cap has it, because everybody who came before is in
   * that sum. Near the cap two may both find it too much; both then step back, and nobody has overspent.
   */
  private async reserve(points: number): Promise<boolean> {
    await addSpent(this.purse, points, this.hourMs);
    const budget = await readBudget(Date.now());
    if (budget.spent[this.purse] <= capOf(this.purse, budget)) {
      this.held += points;
      return true;
    }
    await addSpent(this.purse, -points, this.hourMs);
    return false;
  }

  private async giveBack(): Promise<void> {
    const left = this.held;
    this.held = 0;
    await addSpent(this.purse, -left, this.hourMs);
  }

  private async obeyWarning(): Promise<void> {
    const limits = this.warning;
    this.warning = null;
    if (limits === null) return;
    const nowMs = Date.now();
    if (limits.isNear) await holdUntil('near-limit', hourOf(nowMs) + HOUR_MS);
    if (limits.quota !== null && limits.quota.left < RESERVED_SHARE)
      await holdUntil('pause', nowMs + limits.quota.resetInMs);
  }
}
