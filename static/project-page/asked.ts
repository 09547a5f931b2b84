import type { PageQuestion } from '../../src/domain/page-question';

/** What a tab of lists needs to know of the page around it. */
export interface Asked {
  readonly view: { readonly project: { readonly id: string; readonly key: string } };
  readonly question: Pick<PageQuestion, 'team' | 'sprint'>;
}
