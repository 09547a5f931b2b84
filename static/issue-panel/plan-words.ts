/** What a new discovery issue says, in plain words. Pure: what the panel knows comes in, words go out. */
import type { AssumptionView } from '../../src/contract/assumptions';
import type { WayId } from '../../src/domain/methods';
import type { Wording } from '../shared/wording';
import { thresholdWords } from './sentences';

/** Jira's bound on a summary, in characters. */
export const MAX_SUMMARY = 255;

/** Of each paragraph: the whole fits Jira's 32,767 for a description, and Premise keeps every word. */
const MAX_PARAGRAPH = 2_000;

/** What the person is offered as summary; `isRestricted` leaves the assumption's words out. */
export function planSummary(w: Wording, way: WayId, { statement }: AssumptionView, isRestricted: boolean): string {
  const name = w.t(`way.${way}`);
  if (isRestricted) return w.t('plan.summary.plain', { way: name });
  const line = w.t('plan.summary.default', { way: name, statement }).replace(/\s+/g, ' ').trim();
  return cut(line, MAX_SUMMARY);
}

/** The description, paragraph by paragraph, as it is shown before the issue is created. */
export function planParagraphs(w: Wording, way: WayId, assumption: AssumptionView, isRestricted: boolean): string[] {
  const threshold = thresholdWords(w, assumption);
  const about = isRestricted
    ? [w.t('plan.text.elsewhere')]
    : [
        w.t('plan.text.assumption', { statement: assumption.statement }),
        ...(threshold === '' ? [] : [w.t('plan.text.threshold', { threshold })]),
      ];
  const how = w.t('plan.text.way', { way: w.t(`way.${way}`), how: w.t(`way.${way}.how`) });
  return [...about, how, w.t('plan.text.filing')].map((text) => cut(text, MAX_PARAGRAPH));
}

/** By code points, so that no character is cut in half; bounded as Jira counts, which is in halves. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let short = '';
  for (const point of text) {
    if (short.length + point.length >= most) break;
    short += point;
  }
  return `${short}…`;
}
