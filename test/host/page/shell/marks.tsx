/** Small marks that stand for an issue's type and status, in Jira's own colours. */
import bug from '@atlaskit/icon/core/bug';
import idea from '@atlaskit/icon/core/lightbulb';
import epic from '@atlaskit/icon/core/epic';
import flask from '@atlaskit/icon/core/flask';
import story from '@atlaskit/icon/core/story';
import subtasks from '@atlaskit/icon/core/subtasks';
import task from '@atlaskit/icon/core/task';
import workItem from '@atlaskit/icon/core/work-item';
import Lozenge from '@atlaskit/lozenge';
import { token } from '@atlaskit/tokens';
import type { ReactNode } from 'react';
import type { Glyph } from '../draw/icons';
import type { Status } from '../jira-client';

type TypeColor =
  | 'color.icon.accent.green'
  | 'color.icon.accent.red'
  | 'color.icon.accent.blue'
  | 'color.icon.accent.purple'
  | 'color.icon.accent.teal'
  | 'color.icon.accent.yellow'
  | 'color.icon.subtle';

const TYPES: readonly (readonly [RegExp, Glyph, TypeColor])[] = [
  [/^story$/i, story, 'color.icon.accent.green'],
  [/bug|incident|defect/i, bug, 'color.icon.accent.red'],
  [/epic/i, epic, 'color.icon.accent.purple'],
  [/sub-?task/i, subtasks, 'color.icon.accent.blue'],
  [/spike|research|investigation|experiment|prototype/i, flask, 'color.icon.accent.teal'],
  [/idea|discovery|interview/i, idea, 'color.icon.accent.yellow'],
  [/task|chore/i, task, 'color.icon.accent.blue'],
];

/** The icon of an issue type; `named` when no words stand beside it. */
export function TypeIcon({ name, named }: { name: string; named: boolean }): ReactNode {
  const [, Icon, color] = TYPES.find(([pattern]) => pattern.test(name)) ?? [
    null,
    workItem,
    'color.icon.subtle' as const,
  ];
  return <Icon label={named ? name : ''} color={token(color)} />;
}

const LOOKS = { new: 'default', indeterminate: 'inprogress', done: 'success' } as const;

/** Lozenge look of a status category key; an unknown category looks undecided. */
export function statusLook(categoryKey: string): (typeof LOOKS)[keyof typeof LOOKS] {
  return categoryKey === 'done' ? LOOKS.done : categoryKey === 'indeterminate' ? LOOKS.indeterminate : LOOKS.new;
}

export function StatusMark({ status }: { status: Status }): ReactNode {
  return <Lozenge appearance={statusLook(status.statusCategory.key)}>{status.name}</Lozenge>;
}
