/** Where things stand: stacks, lines, boxes, tiles. */
import { Bleed, Box, Inline, Pressable, Stack } from '@atlaskit/primitives';
import Tile from '@atlaskit/tile';
import type { ComponentProps } from 'react';
import * as v from 'valibot';
import { drawer, handler, type Drawer } from './drawing';
import { backgroundColor, padding, space, xcss } from './tokens';

type TileColor = NonNullable<ComponentProps<typeof Tile>['backgroundColor']>;
const tileColor = v.custom<TileColor>(
  (value) => value === 'white' || value === 'black' || value === 'transparent' || v.is(backgroundColor, value),
  'a tile colour',
);
const bleed = v.picklist(['space.025', 'space.050', 'space.100', 'space.150', 'space.200']);
const align = v.picklist(['start', 'center', 'end', 'baseline', 'stretch']);

export const layout: Readonly<Record<string, Drawer>> = {
  Stack: drawer(
    'layout',
    {
      alignBlock: v.exactOptional(v.picklist(['start', 'center', 'end', 'stretch'])),
      alignInline: v.exactOptional(v.picklist(['start', 'center', 'end', 'stretch'])),
      grow: v.exactOptional(v.picklist(['hug', 'fill'])),
      space: v.exactOptional(space),
      spread: v.exactOptional(v.literal('space-between')),
    },
    (props, { children }) => <Stack {...props}>{children}</Stack>,
  ),
  Inline: drawer(
    'layout',
    {
      alignBlock: v.exactOptional(align),
      alignInline: v.exactOptional(v.picklist(['start', 'center', 'end', 'stretch'])),
      grow: v.exactOptional(v.picklist(['hug', 'fill'])),
      space: v.exactOptional(space),
      rowSpace: v.exactOptional(space),
      shouldWrap: v.exactOptional(v.boolean()),
      separator: v.exactOptional(v.string()),
      spread: v.exactOptional(v.literal('space-between')),
    },
    (props, { children }) => <Inline {...props}>{children}</Inline>,
  ),
  Box: drawer(
    'layout',
    {
      ...padding,
      backgroundColor: v.exactOptional(backgroundColor),
      role: v.exactOptional(v.string()),
      xcss: v.exactOptional(xcss),
    },
    (props, { children }) => <Box {...props}>{children}</Box>,
  ),
  Bleed: drawer(
    'layout',
    { all: v.exactOptional(bleed), inline: v.exactOptional(bleed), block: v.exactOptional(bleed) },
    (props, { children }) => <Bleed {...props}>{children}</Bleed>,
  ),
  Pressable: drawer(
    'layout',
    {
      ...padding,
      backgroundColor: v.exactOptional(backgroundColor),
      isDisabled: v.exactOptional(v.boolean()),
      onClick: v.exactOptional(handler),
      xcss: v.exactOptional(xcss),
    },
    (props, { children }) => <Pressable {...props}>{children}</Pressable>,
  ),
  Tile: drawer(
    'layout',
    {
      label: v.string(),
      size: v.exactOptional(v.picklist(['xxsmall', 'xsmall', 'small', 'medium', 'large', 'xlarge'])),
      backgroundColor: v.exactOptional(tileColor),
      hasBorder: v.exactOptional(v.boolean()),
      isInset: v.exactOptional(v.boolean()),
    },
    (props, { children }) => <Tile {...props}>{children}</Tile>,
  ),
};
