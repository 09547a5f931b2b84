/** Flags at the bottom left, as Jira shows them: newest first, the kind told by an icon and by words. */
import { IconButton } from '@atlaskit/button/new';
import Button from '@atlaskit/button/new';
import cross from '@atlaskit/icon/core/cross';
import statusError from '@atlaskit/icon/core/status-error';
import statusInformation from '@atlaskit/icon/core/status-information';
import statusSuccess from '@atlaskit/icon/core/status-success';
import statusWarning from '@atlaskit/icon/core/status-warning';
import { token } from '@atlaskit/tokens';
import { useEffect, type ReactNode } from 'react';
import type { FlagView } from '../shell-services';

const KINDS = {
  info: { Icon: statusInformation, label: 'Information', color: token('color.icon.information') },
  success: { Icon: statusSuccess, label: 'Success', color: token('color.icon.success') },
  warning: { Icon: statusWarning, label: 'Warning', color: token('color.icon.warning') },
  error: { Icon: statusError, label: 'Error', color: token('color.icon.danger') },
} as const;

/** As long as Atlaskit's own auto-dismissing flag stays. */
const AUTO_DISMISS_MS = 8000;

function Flag({ flag, close }: { flag: FlagView; close: (id: string) => void }): ReactNode {
  const { Icon, label, color } = KINDS[flag.kind];
  useEffect(() => {
    if (!flag.isAutoDismiss) {
      return undefined;
    }
    const timer = setTimeout(() => {
      close(flag.id);
    }, AUTO_DISMISS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [flag, close]);
  return (
    <section className="host-flag" role="alert" aria-label={flag.title}>
      <Icon label={label} color={color} />
      <div className="host-flag-words">
        <strong>{flag.title}</strong>
        {flag.description === '' ? null : <span>{flag.description}</span>}
        {flag.actions.length === 0 ? null : (
          <div className="host-flag-actions">
            {flag.actions.map((action) => (
              <Button key={action.text} appearance="subtle" spacing="compact" onClick={() => action.onClick?.()}>
                {action.text}
              </Button>
            ))}
          </div>
        )}
      </div>
      <IconButton
        icon={cross}
        label="Dismiss"
        appearance="subtle"
        spacing="compact"
        onClick={() => {
          close(flag.id);
        }}
      />
    </section>
  );
}

export function Flags({ flags, close }: { flags: readonly FlagView[]; close: (id: string) => void }): ReactNode {
  return (
    <div className="host-flags">
      {flags.map((flag) => (
        <Flag key={flag.id} flag={flag} close={close} />
      ))}
    </div>
  );
}
