/** Parts of a screen that come from the site when they are first shown, so that the screen itself stands sooner. */
import type { FunctionComponent } from 'react';
import { useMemo } from 'react';
import { failure } from '../../src/domain/failure';
import type { Result } from '../../src/domain/failure';
import { Failed } from './failed';
import { Waiting } from './screen';
import { useLoad } from './use-load';
import type { Words } from './wording';
import { useWording, WordingProvider } from './wording-context';

/** What is brought: its parts, and the sentences only they say. */
interface Brought<Parts> {
  readonly PARTS: Parts;
  readonly WORDS: Words;
}

type Later<Parts> = <P extends object>(
  pick: (parts: Parts) => FunctionComponent<P>,
  /** Shows nothing until it is there, and nothing if it never comes: for what nobody asked for. */
  isQuiet?: boolean,
) => FunctionComponent<P>;

/**
 * Stands for parts that `bring` fetches, once for all of them: waiting, then there, or said to be missing with a way to
 * try again.
 * @param bring an `import()`; a rejection is a site that did not hand it over, and asked again it is fetched again
 */
export function laterFrom<Parts>(bring: () => Promise<Brought<Parts>>): Later<Parts> {
  const read = async (): Promise<Result<Brought<Parts>>> => {
    try {
      return { ok: true, value: await bring() };
    } catch {
      return { ok: false, error: failure('jiraUnavailable') };
    }
  };
  return (pick, isQuiet = false) =>
    function Later(props) {
      const w = useWording();
      const { load, reload } = useLoad(read);
      const words = useMemo(() => (load.kind === 'ready' ? w.with(load.value.WORDS) : w), [w, load]);
      if (load.kind === 'ready') {
        const Part = pick(load.value.PARTS);
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
