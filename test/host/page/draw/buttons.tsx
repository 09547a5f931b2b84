/** Things to press. */
import ButtonGroup from '@atlaskit/button/button-group';
import OldButton from '@atlaskit/button';
import Button, { LinkButton } from '@atlaskit/button/new';
import { token } from '@atlaskit/tokens';
import * as v from 'valibot';
import { drawer, handler, type Drawer } from './drawing';
import { icons, type Glyph } from './icons';
import { cssOfToken, textColor } from './tokens';

// oxlint-disable-next-line typescript/no-deprecated -- UI Kit still promises the looks only this one has
const LegacyButton = OldButton;

const glyph = v.pipe(
  v.string(),
  v.rawTransform<string, Glyph>(({ dataset, addIssue, NEVER }) => {
    const icon = icons.get(dataset.value);
    if (icon === undefined) {
      addIssue({ message: `no icon "${dataset.value}" in test/host/page/draw/icons.ts` });
      return NEVER;
    }
    return icon;
  }),
);

const pressing = {
  autoFocus: v.exactOptional(v.boolean()),
  isDisabled: v.exactOptional(v.boolean()),
  isSelected: v.exactOptional(v.boolean()),
  shouldFitContainer: v.exactOptional(v.boolean()),
  onClick: v.exactOptional(handler),
  onFocus: v.exactOptional(handler),
  onBlur: v.exactOptional(handler),
};
const MODERN = ['default', 'primary', 'subtle', 'warning', 'danger', 'discovery'] as const;
const QUIET = ['link', 'subtle-link'] as const;
const spacing = v.exactOptional(v.picklist(['default', 'compact', 'none']));
const isQuiet = (value: string | undefined): value is (typeof QUIET)[number] =>
  value === 'link' || value === 'subtle-link';

export const buttons: Readonly<Record<string, Drawer>> = {
  Button: drawer(
    'buttons',
    {
      ...pressing,
      appearance: v.exactOptional(v.picklist(MODERN)),
      spacing,
      type: v.exactOptional(v.picklist(['button', 'submit', 'reset'])),
      iconBefore: v.exactOptional(glyph),
      iconAfter: v.exactOptional(glyph),
      'aria-label': v.exactOptional(v.string()),
    },
    ({ appearance: look, spacing: room, iconBefore: Before, iconAfter: After, ...props }, { children }) =>
      // Only Atlaskit's older button still has the room `none` that UI Kit promises.
      room === 'none' ? (
        <LegacyButton
          {...props}
          appearance={look === 'discovery' ? 'primary' : (look ?? 'default')}
          spacing="none"
          {...(Before === undefined ? {} : { iconBefore: <Before label="" /> })}
          {...(After === undefined ? {} : { iconAfter: <After label="" /> })}
        >
          {children}
        </LegacyButton>
      ) : (
        <Button
          {...props}
          appearance={look ?? 'default'}
          spacing={room ?? 'default'}
          {...(Before === undefined ? {} : { iconBefore: Before })}
          {...(After === undefined ? {} : { iconAfter: After })}
        >
          {children}
        </Button>
      ),
  ),
  LoadingButton: drawer(
    'buttons',
    {
      ...pressing,
      appearance: v.exactOptional(v.picklist(MODERN)),
      spacing: v.exactOptional(v.picklist(['default', 'compact'])),
      type: v.exactOptional(v.picklist(['button', 'submit', 'reset'])),
      isLoading: v.exactOptional(v.boolean()),
    },
    (props, { children }) => <Button {...props}>{children}</Button>,
  ),
  LinkButton: drawer(
    'buttons',
    {
      ...pressing,
      appearance: v.exactOptional(v.picklist([...MODERN, ...QUIET])),
      spacing,
      href: v.exactOptional(v.string(), ''),
      target: v.exactOptional(v.string()),
    },
    ({ appearance: look, spacing: room, ...props }, { children }) =>
      // And so for the two link looks.
      isQuiet(look) || room === 'none' ? (
        <LegacyButton
          {...props}
          appearance={look === 'discovery' ? 'primary' : (look ?? 'default')}
          spacing={room ?? 'default'}
        >
          {children}
        </LegacyButton>
      ) : (
        <LinkButton {...props} appearance={look ?? 'default'} spacing={room ?? 'default'}>
          {children}
        </LinkButton>
      ),
  ),
  ButtonGroup: drawer('buttons', { label: v.exactOptional(v.string()) }, ({ label }, { children }) => (
    <ButtonGroup {...(label === undefined ? {} : { label })}>{children}</ButtonGroup>
  )),
  Icon: drawer(
    'buttons',
    {
      glyph,
      label: v.string(),
      color: v.exactOptional(v.string()),
      primaryColor: v.exactOptional(textColor),
      size: v.exactOptional(v.picklist(['small', 'medium'])),
    },
    ({ glyph: Icon, label, size, color }) => (
      <span style={color === undefined ? {} : { color: cssOfToken(color) }}>
        <Icon
          label={label}
          {...(size === undefined ? {} : { size })}
          color={color === undefined ? token('color.icon') : 'currentColor'}
        />
      </span>
    ),
  ),
};
