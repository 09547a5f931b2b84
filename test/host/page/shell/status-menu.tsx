/** The status an issue has, and where it may go from here. */
import Button from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import chevronDown from '@atlaskit/icon/core/chevron-down';
import { useState, type ReactNode } from 'react';
import { without } from '../draw/drawing';
import type { Status, Transition } from '../jira-client';
import { StatusMark, statusLook } from './marks';
import { useShell } from './services';

type Ways =
  { readonly state: 'closed' | 'loading' } | { readonly state: 'ready'; readonly list: readonly Transition[] };

export function StatusMenu({
  issueKey,
  status,
  onMoved,
}: {
  issueKey: string;
  status: Status;
  onMoved: () => void;
}): ReactNode {
  const { jira, services } = useShell();
  const [ways, setWays] = useState<Ways>({ state: 'closed' });
  const [moving, setMoving] = useState(false);

  const refused = (title: string) => (error: unknown) => {
    services.showFlag({
      id: `status ${issueKey}`,
      kind: 'error',
      title,
      description: error instanceof Error ? error.message : String(error),
      actions: [],
      isAutoDismiss: false,
    });
  };
  // Asked anew each time it opens: what is allowed depends on who acts and on where the issue is by now.
  const open = (isOpen: boolean): void => {
    if (!isOpen) {
      setWays({ state: 'closed' });
      return;
    }
    setWays({ state: 'loading' });
    jira.transitions(issueKey).then(
      (list) => {
        setWays({ state: 'ready', list });
      },
      (error: unknown) => {
        setWays({ state: 'closed' });
        refused('The ways on could not be read')(error);
      },
    );
  };
  const move = (transition: Transition): void => {
    setMoving(true);
    jira
      .move(issueKey, transition.id)
      .then(onMoved, refused(`${issueKey} was not moved`))
      .finally(() => {
        setMoving(false);
      });
  };
  return (
    <div className="host-status" data-look={statusLook(status.statusCategory.key)}>
      <DropdownMenu<HTMLButtonElement>
        isLoading={ways.state === 'loading'}
        onOpenChange={({ isOpen }) => {
          open(isOpen);
        }}
        trigger={({ triggerRef, ...props }) => (
          <Button
            {...without(props, 'isSelected', 'testId')}
            ref={triggerRef}
            isLoading={moving}
            iconAfter={chevronDown}
            aria-label={`Status: ${status.name}`}
          >
            {status.name}
          </Button>
        )}
      >
        <DropdownItemGroup title="Move to">
          {(ways.state === 'ready' ? ways.list : []).map((transition) => (
            <DropdownItem
              key={transition.id}
              onClick={() => {
                move(transition);
              }}
            >
              <span className="host-way">
                {transition.name === transition.to.name ? null : <span>{transition.name}</span>}
                <StatusMark status={transition.to} />
              </span>
            </DropdownItem>
          ))}
          {ways.state === 'ready' && ways.list.length === 0 ? (
            <DropdownItem isDisabled>You may not move this issue.</DropdownItem>
          ) : null}
        </DropdownItemGroup>
      </DropdownMenu>
    </div>
  );
}
