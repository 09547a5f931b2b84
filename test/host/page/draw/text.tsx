/** Words: text, headings, links, code, lists, people. */
import Avatar from '@atlaskit/avatar';
import Heading from '@atlaskit/heading';
import Link from '@atlaskit/link';
import { Inline, Text } from '@atlaskit/primitives';
import { createContext, useContext, type ComponentProps, type ReactNode } from 'react';
import * as v from 'valibot';
import { drawer, type Drawer } from './drawing';
import { textColor } from './tokens';

/** Names of people by account id; Jira shows "Former user" for one it no longer knows. */
export const PeopleContext = createContext<ReadonlyMap<string, string>>(new Map());

function UserName({ accountId, hideName }: { accountId: string; hideName: boolean }): ReactNode {
  const name = useContext(PeopleContext).get(accountId) ?? 'Former user';
  return (
    <Inline space="space.075" alignBlock="center">
      <Avatar size="small" name={hideName ? name : ''} />
      {hideName ? null : <Text>{name}</Text>}
    </Inline>
  );
}

const InsideText = createContext(false);

type TextProps = Omit<ComponentProps<typeof Text>, 'as'>;

/** A block by default, as UI Kit's text is, so that two texts in a row stand under each other; inline inside another. */
function Words({ as, children, ...props }: TextProps & { as?: 'span' | 'p' | 'strong' | 'em' | 'strike' }): ReactNode {
  const inside = useContext(InsideText);
  const element = as === 'strike' || as === undefined ? (inside ? 'span' : 'p') : as;
  return (
    <InsideText.Provider value>
      <Text as={element} {...props}>
        {as === 'strike' ? <s>{children}</s> : children}
      </Text>
    </InsideText.Provider>
  );
}

export const text: Readonly<Record<string, Drawer>> = {
  String: drawer('text', { text: v.string() }, (props) => props.text),
  Text: drawer(
    'text',
    {
      align: v.exactOptional(v.picklist(['start', 'center', 'end'])),
      as: v.exactOptional(v.picklist(['span', 'p', 'strong', 'em', 'strike'])),
      color: v.exactOptional(v.union([textColor, v.literal('inherit')])),
      maxLines: v.exactOptional(v.number()),
      size: v.exactOptional(v.picklist(['small', 'medium', 'large'])),
      weight: v.exactOptional(v.picklist(['regular', 'medium', 'semibold', 'bold'])),
    },
    (props, { children }) => <Words {...props}>{children}</Words>,
  ),
  Strong: drawer('text', {}, (_props, { children }) => <strong>{children}</strong>),
  Em: drawer('text', {}, (_props, { children }) => <em>{children}</em>),
  Strike: drawer('text', {}, (_props, { children }) => <s>{children}</s>),
  Heading: drawer(
    'text',
    {
      size: v.exactOptional(
        v.picklist(['xxlarge', 'xlarge', 'large', 'medium', 'small', 'xsmall', 'xxsmall']),
        'medium',
      ),
      as: v.exactOptional(v.picklist(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'span'])),
      color: v.exactOptional(v.picklist(['color.text', 'color.text.inverse', 'color.text.warning.inverse'])),
      id: v.exactOptional(v.string()),
    },
    (props, { children }) => <Heading {...props}>{children}</Heading>,
  ),
  Code: drawer('text', {}, (_props, { children }) => <code className="host-code">{children}</code>),
  CodeBlock: drawer(
    'text',
    {
      text: v.string(),
      language: v.exactOptional(v.string()),
      showLineNumbers: v.exactOptional(v.boolean()),
      shouldWrapLongLines: v.exactOptional(v.boolean()),
    },
    (props) => (
      // Focusable, so that a keyboard can scroll a long line into view.
      <pre className="host-code-block" tabIndex={0} data-wrap={props.shouldWrapLongLines === true}>
        <code>{props.text}</code>
      </pre>
    ),
  ),
  Link: drawer(
    'text',
    {
      href: v.string(),
      openNewTab: v.exactOptional(v.boolean()),
      appearance: v.exactOptional(v.picklist(['default', 'subtle', 'inverse'])),
    },
    ({ href, openNewTab, ...props }, { children }) => (
      <Link href={href} {...(openNewTab === true ? { target: '_blank' } : {})} {...props}>
        {children}
      </Link>
    ),
  ),
  List: drawer('text', { type: v.picklist(['ordered', 'unordered']) }, (props, { children }) =>
    props.type === 'ordered' ? <ol className="host-list">{children}</ol> : <ul className="host-list">{children}</ul>,
  ),
  ListItem: drawer('text', {}, (_props, { children }) => <li>{children}</li>),
  User: drawer('text', { accountId: v.string(), hideDisplayName: v.exactOptional(v.boolean()) }, (props) => (
    <UserName accountId={props.accountId} hideName={props.hideDisplayName === true} />
  )),
  UserGroup: drawer('text', {}, (_props, { children }) => (
    <Inline space="space.100" shouldWrap>
      {children}
    </Inline>
  )),
};
