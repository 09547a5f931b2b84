import { Stack, Text } from '@forge/react';
import type { ReactNode } from 'react';
import type { RetroView } from '../../../src/contract/retro';
import { Fold } from '../../shared/fold';
import { useWording } from '../../shared/wording-context';
import { Lines } from './items';
import { Beyond } from './part';
import { shareWords } from './sentences';

/** Everything else worth a look, one click away. */
export function MorePart(props: { readonly view: RetroView }) {
  const w = useWording();
  const { noes, checks, next, late, began } = props.view.more;
  return (
    <Fold title={w.t('retro.more')}>
      <Stack space="space.300">
        <Topic title={w.t('retro.more.noes')}>
          {noes.items.length === 0 && <Text>{w.t('retro.more.noes.none')}</Text>}
          <Lines lines={noes.items.map((issueId) => ({ issueId, key: issueId, note: '' }))} />
          <Beyond more={noes.more} />
        </Topic>
        <Topic title={w.t('retro.more.checks')}>
          <Text>{checks === null ? w.t('retro.held') : w.t('retro.more.checks.count', { ...checks })}</Text>
        </Topic>
        <Topic title={w.t('retro.more.next')}>
          {next.length === 0 && <Text>{w.t('retro.more.next.none')}</Text>}
          <Lines
            lines={next.map(({ issueId, size, step }) => ({
              ...{ issueId, key: issueId },
              note: [w.t(`next.${step}`), ...(size === null ? [] : [w.plural('retro.points', size)])].join(
                w.t('shared.separator'),
              ),
            }))}
          />
        </Topic>
        <Topic title={w.t('retro.more.late')}>
          <Text>
            {late.of === 0
              ? w.t('retro.more.late.nothing')
              : w.t('retro.more.late.count', { count: late.late, of: late.of })}
          </Text>
          <Lines lines={late.issueIds.map((issueId) => ({ issueId, key: issueId, note: '' }))} />
        </Topic>
        <Topic title={w.t('retro.more.discovery')}>
          <Text>{w.t('retro.more.discovery.now', { share: shareWords(w, began.now) })}</Text>
          <Text>{w.t('retro.more.discovery.before', { share: shareWords(w, began.before) })}</Text>
        </Topic>
      </Stack>
    </Fold>
  );
}

function Topic(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack space="space.050">
      <Text weight="semibold">{props.title}</Text>
      {props.children}
    </Stack>
  );
}
