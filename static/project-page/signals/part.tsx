import type { PageQuestion, PageView } from '../../../src/contract';

export interface SignalsProps {
  readonly projectId: string;
  readonly view: PageView;
  readonly question: PageQuestion;
}

/** What the numbers point at, calmly. Nothing is shown while none of them is worked out. */
export function SignalsPart(_props: SignalsProps) {
  return null;
}
