/** A finding as it is typed, checked only when it is sent. Pure. */
import { numberOf } from '../../src/domain/amount';
import { isDay } from '../../src/domain/day';
import { verdictOf } from '../../src/domain/observed';
import type { Day, Discipline, Finding, Method, Threshold, Verdict } from '../../src/domain/premise';
import { saysSomething } from '../../src/domain/words';
import type { Checked } from './draft';

export interface FindingDraft {
  readonly method: Method | null;
  readonly verdict: Verdict | null;
  readonly found: Day;
  readonly sample: string;
  readonly disciplines: readonly Discipline[];
  readonly note: string;
  readonly link: string;
  /** A number as typed, in the threshold's unit. */
  readonly observed: string;
  readonly because: string;
}

export function emptyFinding(today: Day): FindingDraft {
  return {
    ...{ method: null, verdict: null, found: today, sample: '', disciplines: [], note: '', link: '' },
    ...{ observed: '', because: '' },
  };
}

export function draftOfFinding(finding: Finding): FindingDraft {
  const { method, verdict, found, sample, disciplines, note, link, observed, because } = finding;
  return {
    ...{ method, verdict, found, disciplines, note },
    sample: sample === null ? '' : String(sample),
    link: link ?? '',
    observed: observed === undefined ? '' : String(observed),
    because: because ?? '',
  };
}

/** Digits, with a percent sign where people write one; other units make another number of it. */
const OBSERVED = /^(\d[\d.,]*)\s*%?$/;

/** The number typed as observed: null = nothing was typed, undefined = it is no number. */
export function observedOf(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  return numberOf(OBSERVED.exec(typed)?.[1] ?? '') ?? undefined;
}

const WHOLE_NUMBER = /^\d{1,9}$/;

/**
 * @param threshold of the assumption it is about: with a number on both sides the verdict follows, and another one needs
 * a sentence.
 */
export function findingOf(
  draft: FindingDraft,
  id: string,
  today: Day,
  threshold: Threshold | null = null,
): Checked<Finding, 'method' | 'verdict' | 'found' | 'sample' | 'link' | 'observed' | 'because'> {
  const observed = observedOf(draft.observed);
  const follows = verdictOf(observed ?? undefined, threshold);
  const verdict = draft.verdict ?? follows;
  const because = draft.because.trim();
  const sample = draft.sample.trim();
  const link = draft.link.trim();
  const problems = {
    ...(draft.method === null && { method: 'finding.needMethod' as const }),
    ...(verdict === null && { verdict: 'finding.needVerdict' as const }),
    ...(observed === undefined && { observed: 'finding.needObserved' as const }),
    ...(follows !== null &&
      verdict !== follows &&
      !saysSomething(because) && { because: 'finding.needBecause' as const }),
    ...((!isDay(draft.found) || draft.found > today) && { found: 'finding.needDate' as const }),
    ...(sample !== '' && !WHOLE_NUMBER.test(sample) && { sample: 'finding.needSample' as const }),
    ...(link !== '' && !isHttps(link) && { link: 'finding.needLink' as const }),
  };
  if (draft.method === null || verdict === null || Object.keys(problems).length > 0) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    value: {
      id,
      method: draft.method,
      verdict,
      found: draft.found,
      sample: sample === '' ? null : Number(sample),
      disciplines: draft.disciplines,
      note: draft.note.trim(),
      link: link === '' ? null : link,
      ...(typeof observed === 'number' && { observed }),
      // Only where there is something to explain: a reason for the verdict that follows anyway would puzzle.
      ...(because !== '' && verdict !== follows && { because }),
    },
  };
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}
