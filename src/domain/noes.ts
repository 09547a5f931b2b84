/** The tab Noes: what was decided against, what was closed without a word, and what nobody came back to. */
import type { NoCategory } from './premise';
import type { PageQuestion } from './page-question';
import { DAY_MS } from './week';

/** Without an update for so long, without an outcome and not started, a story is stale (design §5). */
export const STALE_DAYS = 180;
/** As many are let go at once: one page of a list, each looked at. */
export const MAX_LET_GO = 20;

/** Which noes: of every reason, or of one; whether or not their day to look again has come. */
export interface NoesQuestion extends PageQuestion {
  readonly category: NoCategory | null;
  readonly isDue: boolean;
}

/** What was last updated before this is stale, ms. */
export function staleBeforeMs(nowMs: number): number {
  return nowMs - STALE_DAYS * DAY_MS;
}
