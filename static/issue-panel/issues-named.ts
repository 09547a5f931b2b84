import type { PanelView } from '../../src/contract/panel';

/** Every other issue the panel names, to be read at once. */
export function issuesNamed(view: PanelView): readonly string[] {
  const { discovery, issue } = view;
  const tested = discovery?.tests?.assumption ?? null;
  const assumptions = [...view.assumptions, ...(tested === null ? [] : [tested])];
  const ids = [
    ...assumptions.flatMap(({ tests, findings }) => [
      ...tests.map(({ issueId }) => issueId),
      ...findings.flatMap(({ fromIssue }) => (fromIssue === undefined ? [] : [fromIssue])),
    ]),
    ...view.assumptions.map(({ homeIssueId }) => homeIssueId),
    ...(discovery?.candidates ?? []).map(({ issueId }) => issueId),
    ...(tested === null ? [] : [tested.homeIssueId]),
  ];
  return ids.filter((id) => id !== issue.id);
}
