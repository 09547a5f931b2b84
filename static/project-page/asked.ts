import type { PageView } from '../../src/contract';
import type { PageQuestion } from '../../src/domain/page-question';

/** What a tab of lists needs to know of the page around it. */
export interface Asked {
  readonly view: Pick<PageView, 'project'>;
  readonly question: Pick<PageQuestion, 'team' | 'sprint'>;
}
