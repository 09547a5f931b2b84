/** Marks and messages: lozenges, badges, tags, banners of words, progress. */
import Badge from '@atlaskit/badge';
import EmptyState from '@atlaskit/empty-state';
import Lozenge from '@atlaskit/lozenge';
import ProgressBar from '@atlaskit/progress-bar';
import { ProgressTracker } from '@atlaskit/progress-tracker';
import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import Tag from '@atlaskit/tag';
import TagGroup from '@atlaskit/tag-group';
import type { ReactElement } from 'react';
import * as v from 'valibot';
import { drawer, handler, rendered, type Drawer, type Rendered } from './drawing';
import { BADGES, LOZENGES, TAGS } from './looks';

const isList = (value: Rendered): value is readonly Rendered[] => Array.isArray(value);

export const messages: Readonly<Record<string, Drawer>> = {
  Lozenge: drawer(
    'messages',
    {
      appearance: v.exactOptional(v.picklist(LOZENGES)),
      isBold: v.exactOptional(v.boolean()),
      maxWidth: v.exactOptional(v.union([v.string(), v.number()])),
    },
    (props, { children }) => <Lozenge {...props}>{children}</Lozenge>,
  ),
  Badge: drawer(
    'messages',
    {
      appearance: v.exactOptional(v.picklist(BADGES)),
      max: v.exactOptional(v.union([v.number(), v.literal(false)])),
    },
    (props, { children }) => <Badge {...props}>{children}</Badge>,
  ),
  Tag: drawer(
    'messages',
    {
      text: v.string(),
      appearance: v.exactOptional(v.picklist(['default', 'rounded'])),
      color: v.exactOptional(v.picklist(TAGS)),
      elemBefore: v.exactOptional(rendered),
      href: v.exactOptional(v.string()),
      isRemovable: v.exactOptional(v.boolean()),
      removeButtonLabel: v.exactOptional(v.string()),
      onAfterRemoveAction: v.exactOptional(handler),
      onBeforeRemoveAction: v.exactOptional(handler),
    },
    ({ isRemovable, elemBefore, onBeforeRemoveAction, onAfterRemoveAction, removeButtonLabel, ...props }, drawing) => {
      const before = elemBefore === undefined ? {} : { elemBefore: drawing.rendered(elemBefore) };
      return isRemovable === true ? (
        <Tag
          {...props}
          {...before}
          {...(removeButtonLabel === undefined ? {} : { removeButtonLabel })}
          {...(onAfterRemoveAction === undefined
            ? {}
            : {
                onAfterRemoveAction: (text: string) => {
                  onAfterRemoveAction(text);
                },
              })}
          onBeforeRemoveAction={() => {
            onBeforeRemoveAction?.();
            return true;
          }}
        />
      ) : (
        <Tag {...props} {...before} isRemovable={false} />
      );
    },
  ),
  TagGroup: drawer('messages', { alignment: v.exactOptional(v.picklist(['start', 'end'])) }, (props, { children }) => (
    <TagGroup {...props}>{children}</TagGroup>
  )),
  SectionMessage: drawer(
    'messages',
    {
      appearance: v.exactOptional(v.picklist(['information', 'warning', 'error', 'success', 'discovery'])),
      title: v.exactOptional(v.string()),
      actions: v.exactOptional(rendered),
    },
    ({ title, actions, ...props }, { children, rendered: show }) => {
      const list = actions === undefined ? [] : isList(actions) ? actions : [actions];
      const drawn: ReactElement[] = list.map((action, index) => <span key={index}>{show(action)}</span>);
      return (
        <SectionMessage
          {...props}
          {...(title === undefined ? {} : { title })}
          {...(drawn.length === 0 ? {} : { actions: drawn })}
        >
          {children}
        </SectionMessage>
      );
    },
  ),
  SectionMessageAction: drawer(
    'messages',
    { onClick: v.exactOptional(handler), href: v.exactOptional(v.string()) },
    (props, { children }) => <SectionMessageAction {...props}>{children}</SectionMessageAction>,
  ),
  EmptyState: drawer(
    'messages',
    {
      header: v.string(),
      headingLevel: v.exactOptional(v.number()),
      description: v.exactOptional(rendered),
      width: v.exactOptional(v.picklist(['narrow', 'wide'])),
      isLoading: v.exactOptional(v.boolean()),
      primaryAction: v.exactOptional(rendered),
      secondaryAction: v.exactOptional(rendered),
      tertiaryAction: v.exactOptional(rendered),
      buttonGroupLabel: v.exactOptional(v.string()),
    },
    ({ description, primaryAction, secondaryAction, tertiaryAction, ...props }, { rendered: show }) => (
      <EmptyState
        {...props}
        {...(description === undefined ? {} : { description: show(description) })}
        {...(primaryAction === undefined ? {} : { primaryAction: show(primaryAction) })}
        {...(secondaryAction === undefined ? {} : { secondaryAction: show(secondaryAction) })}
        {...(tertiaryAction === undefined ? {} : { tertiaryAction: show(tertiaryAction) })}
      />
    ),
  ),
  Spinner: drawer(
    'messages',
    {
      size: v.exactOptional(v.union([v.picklist(['xsmall', 'small', 'medium', 'large', 'xlarge']), v.number()])),
      label: v.exactOptional(v.string()),
      appearance: v.exactOptional(v.picklist(['inherit', 'invert'])),
      delay: v.exactOptional(v.number()),
    },
    (props) => <Spinner {...props} />,
  ),
  ProgressBar: drawer(
    'messages',
    {
      value: v.exactOptional(v.number()),
      isIndeterminate: v.exactOptional(v.boolean()),
      ariaLabel: v.exactOptional(v.string()),
      appearance: v.exactOptional(v.picklist(['default', 'success', 'inverse'])),
    },
    (props) => <ProgressBar {...props} />,
  ),
  ProgressTracker: drawer(
    'messages',
    {
      items: v.array(
        v.object({
          id: v.string(),
          label: v.string(),
          percentageComplete: v.number(),
          status: v.picklist(['unvisited', 'visited', 'current', 'disabled']),
          onClick: v.exactOptional(handler),
        }),
      ),
      label: v.exactOptional(v.string()),
      animated: v.exactOptional(v.boolean()),
      spacing: v.exactOptional(v.picklist(['comfortable', 'cozy', 'compact'])),
    },
    // No link where the app gave nothing to do: a stage that leads nowhere is not a link.
    ({ items, ...props }) => (
      <ProgressTracker {...props} items={items.map((item) => ({ noLink: item.onClick === undefined, ...item }))} />
    ),
  ),
};
