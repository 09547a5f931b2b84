/**
 * How well a team knew beforehand what its findings would say. Guesses are put together before they are scored: what is
 * kept of a round is how many said what, and never who.
 *
 * The score is that of Brier (*Verification of forecasts expressed in terms of probability*, Monthly Weather Review 78,
 * 1950) for two outcomes, in its half form: the mean of (expected − came)², where expected is the share of the team that
 * guessed "supported" and came is 1 or 0. 0 is perfect; whoever expects one half of everything gets 0.25.
 */

/** One result, and what the team had guessed of it. */
export interface GuessedResult {
  readonly supported: number;
  readonly refuted: number;
  readonly came: 'supported' | 'refuted';
}

/** What is true of the results and not of their number alone; `unknown` = too few, or too uneven, to tell. */
export type Knows = 'better' | 'coin' | 'worse' | 'unknown';
/** Which way the team is off: it expected more support than came, or less; `even` = neither can be told. */
export type Leans = 'hopeful' | 'doubtful' | 'even';

export interface Calibration {
  /** Results somebody guessed. */
  readonly results: number;
  /** Where more of the team said what came than not. */
  readonly foreseen: number;
  /** 0–1, less is better; null = nothing was guessed. */
  readonly brier: number | null;
  /** Shares 0–1 of support: as the team expected it, and as it came; null = nothing was guessed. */
  readonly expected: number | null;
  readonly came: number | null;
  readonly knows: Knows;
  readonly leans: Leans;
}

/** Below this nothing is said of the team: ours, as the least of the page's signals. */
export const LEAST_RESULTS = 8;
/** What one half of everything would score. */
export const COIN = 0.25;
/** Two-sided 95 %, as the intervals of all our shares. */
const Z = 1.96;

/** Results nobody guessed do not count. */
export function calibrationOf(guessed: readonly GuessedResult[]): Calibration {
  const rows = guessed.flatMap(({ supported, refuted, came }) => {
    const said = supported + refuted;
    return said === 0 ? [] : [{ expected: supported / said, came: came === 'supported' ? 1 : 0 }];
  });
  const errors = rows.map(({ expected, came }) => (expected - came) ** 2);
  const gaps = rows.map(({ expected, came }) => expected - came);
  const isEnough = rows.length >= LEAST_RESULTS;
  return {
    results: rows.length,
    foreseen: rows.filter(({ expected, came }) => Math.abs(expected - came) < 0.5).length,
    brier: meanOf(errors),
    expected: meanOf(rows.map(({ expected }) => expected)),
    came: meanOf(rows.map(({ came }) => came)),
    knows: isEnough ? knowsOf(errors) : 'unknown',
    leans: isEnough ? leansOf(gaps) : 'even',
  };
}

/** Better or worse than a coin only where the interval around the mean says so. */
function knowsOf(errors: readonly number[]): Knows {
  const { low, high } = intervalOf(errors);
  if (high < COIN) return 'better';
  return low > COIN ? 'worse' : 'coin';
}

function leansOf(gaps: readonly number[]): Leans {
  const { low, high } = intervalOf(gaps);
  if (low > 0) return 'hopeful';
  return high < 0 ? 'doubtful' : 'even';
}

/** Mean ± 1.96 standard errors; of at least two values. */
function intervalOf(values: readonly number[]): { readonly low: number; readonly high: number } {
  const mean = meanOf(values) ?? 0;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = Z * Math.sqrt(variance / values.length);
  return { low: mean - half, high: mean + half };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Fewer than this, and what most expected would tell what somebody expected. */
export const LEAST_GUESSERS = 3;

/**
 * What most of the team expected of one result; null where too few guessed to say it without telling of a person, or
 * where it was even. Never by how many: all of them would be each of them.
 */
export function expectedByMost({
  supported,
  refuted,
}: Pick<GuessedResult, 'supported' | 'refuted'>): GuessedResult['came'] | null {
  if (supported + refuted < LEAST_GUESSERS || supported === refuted) return null;
  return supported > refuted ? 'supported' : 'refuted';
}
