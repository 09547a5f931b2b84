import { Inline, List, ListItem, Lozenge, Stack, Text } from '@forge/react';
import type { RetroView } from '../../../src/contract/retro';
import { dayOf } from '../../../src/domain/day';
import { useIssueSeen } from '../../shared/issues-seen';
import { useWording } from '../../shared/wording-context';
import { IssueLine, Unseen } from '../issue-set';
import type { RetroHandle } from './handle';
import { Beyond, Part } from './part';

interface Line {
  readonly issueId: string;
  readonly key: string;
  readonly lozenge?: string;
  readonly note: string;
}

/** Issues with what is to be said of each; those this person may not see are counted. */
export function Lines(props: { readonly lines: readonly Line[] }) {
  const { lines } = props;
  if (lines.length === 0) return null;
  return (
    <Stack space="space.050">
      <List type="unordered">
        {lines.map((line) => (
          <OneLine key={line.key} line={line} />
        ))}
      </List>
      <Unseen ids={lines.map(({ issueId }) => issueId)} />
    </Stack>
  );
}

function OneLine(props: { readonly line: Line }) {
  const { issueId, lozenge, note } = props.line;
  if (typeof useIssueSeen(issueId) === 'string') return null;
  return (
    <ListItem>
      <Inline space="space.100" rowSpace="space.025" alignBlock="center" shouldWrap>
        {lozenge !== undefined && <Lozenge appearance="new">{lozenge}</Lozenge>}
        <IssueLine issueId={issueId} />
        {note !== '' && (
          <Text size="small" color="color.text.subtle">
            {note}
          </Text>
        )}
      </Inline>
    </ListItem>
  );
}

/** Refuted before anybody built it: a list to be glad of, and never a total. */
export function GladItems(props: { readonly retro: RetroHandle }) {
  const w = useWording();
  const { glad } = props.retro.view;
  return (
    <Part retro={props.retro} part="glad">
      {glad === null && <Text>{w.t('retro.held')}</Text>}
      {glad?.items.length === 0 && <Text>{w.t('retro.glad.none')}</Text>}
      <Lines
        lines={(glad?.items ?? []).map(({ issueId, size, risk }) => ({
          ...{ issueId, key: issueId },
          note: [
            size === null ? w.t('retro.glad.unsized') : w.plural('retro.glad.spared', size),
            ...(risk === null ? [] : [w.t(`risk.${risk}`)]),
          ].join(w.t('shared.separator')),
        }))}
      />
      <Beyond more={glad?.more ?? 0} />
    </Part>
  );
}

export function HopeItems(props: { readonly retro: RetroHandle }) {
  const w = useWording();
  const { hope } = props.retro.view;
  const without = hope.items.length + hope.more;
  return (
    <Part retro={props.retro} part="hope">
      <Text>
        {hope.started === 0 ? w.t('retro.hope.none') : w.t('retro.hope.count', { count: without, of: hope.started })}
      </Text>
      <Lines
        lines={hope.items.map(({ issueId, validated, size }) => ({
          ...{ issueId, key: issueId, ...(validated === 'against' && { lozenge: w.t('retro.hope.against') }) },
          note: [
            w.t(validated === 'after' ? 'retro.hope.after' : 'retro.hope.without'),
            ...(size === null ? [] : [w.plural('retro.points', size)]),
          ].join(w.t('shared.separator')),
        }))}
      />
      <Beyond more={hope.more} />
    </Part>
  );
}

export function DueItems(props: { readonly retro: RetroHandle }) {
  const w = useWording();
  const { due } = props.retro.view;
  return (
    <Part retro={props.retro} part="due">
      {due.items.length === 0 && <Text>{w.t('retro.due.none')}</Text>}
      <Lines
        lines={due.items.map(({ kind, issueId, about, others, dueMs }) => ({
          ...{ issueId, key: `${kind} ${about}` },
          note: [
            w.t(`due.kind.${kind}`),
            w.day(dayOf(dueMs)),
            ...(others === 0 ? [] : [w.plural('retro.due.others', others)]),
          ].join(w.t('shared.separator')),
        }))}
      />
      <Beyond more={due.more} />
    </Part>
  );
}

/** Nobody had stated anything: what the history knows without, and the one habit to begin with. */
export function NothingYet(props: { readonly view: RetroView }) {
  const w = useWording();
  const { history, next } = props.view.more;
  const [first] = next;
  return (
    <Stack space="space.150">
      <Text weight="medium">{w.t('retro.nothing')}</Text>
      <Text>
        {[
          w.plural('retro.history.started', history.started),
          w.plural('retro.history.delivered', history.delivered),
          ...(history.unexplained === 0 ? [] : [w.plural('retro.history.unexplained', history.unexplained)]),
        ].join(w.t('shared.separator'))}
      </Text>
      <Text>{w.t('retro.habit')}</Text>
      {first !== undefined && (
        <Stack space="space.050">
          <Text color="color.text.subtle">{w.t('retro.habit.first')}</Text>
          <IssueLine issueId={first.issueId} />
        </Stack>
      )}
    </Stack>
  );
}
