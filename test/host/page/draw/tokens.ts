/** Token names as the UI Kit types list them, and the xcss subset it lets through. */
import { tokensMap, xcss as atlaskitXcss } from '@atlaskit/primitives';
import * as v from 'valibot';

// oxlint-disable-next-line typescript/no-deprecated -- its successor compiles at build time; UI Kit's styles arrive at run time
const toStyles = atlaskitXcss;

const SPACES = [
  'space.0',
  'space.025',
  'space.050',
  'space.075',
  'space.100',
  'space.150',
  'space.200',
  'space.250',
  'space.300',
  'space.400',
  'space.500',
  'space.600',
  'space.800',
  'space.1000',
] as const;
export const space = v.picklist(SPACES);

type BackgroundToken = keyof (typeof tokensMap)['backgroundColor'];
type TextToken = keyof (typeof tokensMap)['color'];
const isKeyOf = (map: object, value: unknown): boolean => typeof value === 'string' && Object.hasOwn(map, value);
export const backgroundColor = v.custom<BackgroundToken>(
  (value) => isKeyOf(tokensMap.backgroundColor, value),
  'a background token',
);
export const textColor = v.custom<TextToken>((value) => isKeyOf(tokensMap.color, value), 'a text colour token');

export const padding = {
  padding: v.exactOptional(space),
  paddingBlock: v.exactOptional(space),
  paddingBlockStart: v.exactOptional(space),
  paddingBlockEnd: v.exactOptional(space),
  paddingInline: v.exactOptional(space),
  paddingInlineStart: v.exactOptional(space),
  paddingInlineEnd: v.exactOptional(space),
};

/** Properties UI Kit takes as raw CSS. */
const RAW = new Set(['textAlign', 'flexGrow', 'width', 'height', 'minWidth', 'maxWidth', 'minHeight', 'maxHeight']);
/** Properties UI Kit limits to a few words. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  overflow: ['hidden', 'visible', 'scroll', 'auto'],
  overflowX: ['hidden', 'visible', 'scroll', 'auto'],
  overflowY: ['hidden', 'visible', 'scroll', 'auto'],
  display: ['block', 'inline-block', 'inline', 'none'],
  borderStyle: ['dotted', 'dashed', 'solid', 'none', 'hidden'],
  borderTopStyle: ['dotted', 'dashed', 'solid', 'none', 'hidden'],
  borderBottomStyle: ['dotted', 'dashed', 'solid', 'none', 'hidden'],
  borderLeftStyle: ['dotted', 'dashed', 'solid', 'none', 'hidden'],
  borderRightStyle: ['dotted', 'dashed', 'solid', 'none', 'hidden'],
  position: ['relative', 'static'],
};
/** Properties UI Kit types know but never lets through, though Atlaskit has tokens for them. */
const REFUSED = new Set(['zIndex', 'gap', 'rowGap', 'columnGap', 'top', 'left', 'right', 'bottom', 'inset']);

function isStyle(key: string, value: unknown): boolean {
  if (key.startsWith(':') || key.startsWith('@media')) {
    return isStyles(value);
  }
  if (RAW.has(key)) {
    return typeof value === 'string' || typeof value === 'number';
  }
  const words = WORDS[key];
  if (words !== undefined) {
    return typeof value === 'string' && words.includes(value);
  }
  const tokens: unknown = REFUSED.has(key) ? undefined : Reflect.get(tokensMap, key);
  return (
    (typeof tokens === 'object' && tokens !== null && isKeyOf(tokens, value)) ||
    (key === 'opacity' && typeof value === 'number') ||
    // `margin` may be `auto` and any spacing `0`, as raw CSS values Atlaskit's own types allow.
    (tokens !== undefined && (value === '0' || value === 'auto'))
  );
}
function isStyles(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.entries(value).every(([key, part]) => isStyle(key, part))
  );
}

type Styles = Parameters<typeof toStyles>[0];
/** The `xcss` prop: token names checked against Atlaskit's own map, then compiled to styles. */
export const xcss = v.pipe(
  v.custom<Styles>(isStyles, 'xcss that UI Kit lets through'),
  // A copy: Atlaskit writes the CSS values into the very object it is given, and a tree is drawn more than once.
  // oxlint-disable-next-line typescript/no-deprecated -- see above
  v.transform((styles) => toStyles(structuredClone(styles))),
);

/** The CSS variable of a token: `color.icon.success` is `var(--ds-icon-success)`, `elevation.surface` `var(--ds-surface)`. */
export function cssOfToken(name: string): string {
  return `var(--ds-${name.replace(/^(color|elevation)\./, '').replaceAll('.', '-')})`;
}
