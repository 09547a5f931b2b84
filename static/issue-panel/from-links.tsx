import type { AssumptionView } from '../../src/contract/assumptions';
import type { PanelHandle } from './handle';
import { DraftFindings } from './later';
import { useLinkedIssues } from './linked-issues';

/** Silent while it is read, where there is no link, and where Jira does not answer: nobody asked. */
export function FromLinks(props: { readonly panel: PanelHandle; readonly assumption: AssumptionView }) {
  const linked = useLinkedIssues(props.panel.view.issue.id);
  return linked === null ? null : <DraftFindings {...props} linked={linked} />;
}
