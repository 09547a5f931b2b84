/** The bar on top: whose site this is, who acts, and the light switch. */
import Avatar from '@atlaskit/avatar';
import Button, { IconButton } from '@atlaskit/button/new';
import DropdownMenu, { DropdownItemRadio, DropdownItemRadioGroup } from '@atlaskit/dropdown-menu';
import chevronDown from '@atlaskit/icon/core/chevron-down';
import menu from '@atlaskit/icon/core/menu';
import theme from '@atlaskit/icon/core/theme';
import type { ReactNode } from 'react';
import { without } from '../draw/drawing';
import type { HostInfo, Person } from '../host-info';
import type { ColorMode } from '../shell-services';

interface Props {
  readonly info: HostInfo;
  readonly person: Person;
  readonly colorMode: ColorMode;
  readonly onPerson: (person: Person) => void;
  readonly onColorMode: (mode: ColorMode) => void;
  readonly onMenu: () => void;
  readonly menuOpen: boolean;
}

export function TopBar({ info, person, colorMode, onPerson, onColorMode, onMenu, menuOpen }: Props): ReactNode {
  const other = colorMode === 'dark' ? 'light' : 'dark';
  return (
    <header className="host-top">
      <div className="host-top-start">
        <span className="host-menu-button">
          <IconButton
            icon={menu}
            label={menuOpen ? 'Hide projects' : 'Show projects'}
            appearance="subtle"
            onClick={onMenu}
          />
        </span>
        <a className="host-brand" href="#/">
          <span className="host-brand-mark" aria-hidden="true" />
          <span className="host-brand-name">{info.site.name}</span>
        </a>
      </div>
      <div className="host-top-end">
        <IconButton
          icon={theme}
          label={`Use the ${other} theme`}
          appearance="subtle"
          onClick={() => {
            onColorMode(other);
          }}
        />
        <DropdownMenu<HTMLButtonElement>
          placement="bottom-end"
          trigger={({ triggerRef, ...props }) => (
            <Button
              {...without(props, 'isSelected', 'testId')}
              ref={triggerRef}
              appearance="subtle"
              iconAfter={chevronDown}
              aria-label={`Acting as ${person.displayName}`}
            >
              <span className="host-person">
                <Avatar size="xxsmall" name="" />
                <span className="host-person-name">{person.displayName}</span>
              </span>
            </Button>
          )}
        >
          <DropdownItemRadioGroup id="acting-as" title="Act as">
            {info.users.map((user) => (
              <DropdownItemRadio
                key={user.accountId}
                id={user.accountId}
                isSelected={user.accountId === person.accountId}
                {...(user.note === undefined ? {} : { description: user.note })}
                onClick={() => {
                  onPerson(user);
                }}
              >
                {user.displayName}
              </DropdownItemRadio>
            ))}
          </DropdownItemRadioGroup>
        </DropdownMenu>
      </div>
    </header>
  );
}
