/**
 * The parts of the panel nobody needs until they write or look back: the forms, what reads sentences, the history, and
 * their words. They come from the site in one piece when the first of them is shown, so that the panel itself stands sooner.
 */
import type { FunctionComponent } from 'react';
import { useMemo } from 'react';
import { failure } from '../../src/domain/failure';
import type { Result } from '../../src/domain/failure';
import { Failed } from '../shared/failed';
import { Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import { useWording, WordingProvider } from '../shared/wording-context';
import type * as writing from './writing';

type Writing = typeof writing;

async function readWriting(): Promise<Result<Writing>> {
  try {
    return { ok: true, value: await import('./writing') };
  } catch {
    // The site did not hand it over; asked again, it is fetched again.
    return { ok: false, error: failure('jiraUnavailable') };
  }
}

/** @param isQuiet shows nothing until it is there, and nothing if it never comes: for what nobody asked for. */
function later<P extends object>(
  pick: (writing: Writing['WRITING']) => FunctionComponent<P>,
  isQuiet = false,
): FunctionComponent<P> {
  return function Later(props: P) {
    const w = useWording();
    const { load, reload } = useLoad(readWriting);
    const words = useMemo(() => (load.kind === 'ready' ? w.with(load.value.WORDS) : w), [w, load]);
    if (load.kind === 'ready') {
      const Part = pick(load.value.WRITING);
      return (
        <WordingProvider value={words}>
          <Part {...props} />
        </WordingProvider>
      );
    }
    if (isQuiet) return null;
    return load.kind === 'loading' ? <Waiting /> : <Failed failure={load.failure} onRetry={reload} />;
  };
}

export const AssumptionForm = later((writing) => writing.AssumptionForm);
export const DecisionForm = later((writing) => writing.DecisionForm);
export const DiscoveryPanel = later((writing) => writing.DiscoveryPanel);
export const DraftFindings = later((writing) => writing.DraftFindings, true);
export const FindingForm = later((writing) => writing.FindingForm);
export const History = later((writing) => writing.History);
export const LinkForm = later((writing) => writing.LinkForm);
export const OutcomeForm = later((writing) => writing.OutcomeForm);
export const PlanForm = later((writing) => writing.PlanForm);
export const PrefillOffer = later((writing) => writing.PrefillOffer, true);
export const RestForm = later((writing) => writing.RestForm);
export const ThresholdForm = later((writing) => writing.ThresholdForm);
export const WayDetails = later((writing) => writing.WayDetails);
