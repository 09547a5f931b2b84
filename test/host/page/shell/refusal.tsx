/** What the shell says where it shows nothing. */
import SectionMessage from '@atlaskit/section-message';
import type { ReactNode } from 'react';

export function Refusal({ sentence }: { sentence: string }): ReactNode {
  return (
    <div className="host-page">
      <SectionMessage appearance="error" title="This cannot be shown">
        <p>{sentence}</p>
      </SectionMessage>
    </div>
  );
}
