import { view as bridgeView } from '@forge/bridge';
import { Button, ButtonGroup, HelperMessage, Inline, Label, ProgressBar, Stack, Text, TextArea } from '@forge/react';
import { useCallback, useState } from 'react';
import * as v from 'valibot';
import type { Failure } from '../../../src/domain/failure';
import type { WholeExport } from '../../../src/domain/whole-export';
import { transportFailure } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { Fold } from '../../shared/fold';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import { In } from './in';
import { readWhole, type Place } from './whole';

/** A field of the browser holds this much without growing slow; longer files are copied in pieces. */
const PIECE = 400_000;

/** Everything said about the project, out and in again: for those who administer it. */
export function ExportPart(props: { readonly projectId: string }) {
  const w = useWording();
  const { projectId } = props;
  const read = useCallback(() => readPlace(projectId), [projectId]);
  const { load, reload } = useLoad(read);
  if (load.kind === 'loading') return null;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  return (
    <Fold title={w.t('export.title')}>
      <Stack space="space.300">
        <Out place={load.value} />
        <In place={load.value} />
      </Stack>
    </Fold>
  );
}

const Site = v.object({ cloudId: v.string() });

async function readPlace(projectId: string) {
  try {
    return { ok: true, value: { site: v.parse(Site, await bridgeView.getContext()).cloudId, projectId } } as const;
  } catch (cause) {
    return { ok: false, error: transportFailure(cause) } as const;
  }
}

type Exporting =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly streams: number }
  | { readonly kind: 'read'; readonly file: WholeExport; readonly pieces: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

function Out({ place }: { readonly place: Place }) {
  const w = useWording();
  const [state, setState] = useState<Exporting>({ kind: 'idle' });
  const start = async () => {
    setState({ kind: 'reading', streams: 0 });
    const read = await readWhole(place, (streams) => setState({ kind: 'reading', streams }));
    if (!read.ok) {
      setState({ kind: 'failed', failure: read.failure });
      return;
    }
    // A line each, so that a refusal by line can be found.
    const text = JSON.stringify(read.value, null, 1);
    setState({ kind: 'read', file: read.value, pieces: piecesOf(text) });
  };
  return (
    <Stack space="space.100" alignInline="stretch">
      <Text>{w.t('export.what')}</Text>
      <Inline>
        <ButtonGroup label={w.t('export.title')}>
          <Button onClick={() => void start()} isDisabled={state.kind === 'reading'}>
            {w.t('export.start')}
          </Button>
        </ButtonGroup>
      </Inline>
      {state.kind === 'reading' && (
        <>
          <ProgressBar ariaLabel={w.t('export.start')} isIndeterminate value={0} />
          <Text color="color.text.subtle">{w.plural('export.reading', state.streams)}</Text>
        </>
      )}
      {state.kind === 'failed' && <Failed failure={state.failure} onRetry={() => void start()} />}
      {state.kind === 'read' && <File file={state.file} pieces={state.pieces} />}
    </Stack>
  );
}

function File({ file, pieces }: { readonly file: WholeExport; readonly pieces: readonly string[] }) {
  const w = useWording();
  const [at, setAt] = useState(0);
  const entries = file.streams.reduce((sum, { entries: each }) => sum + each.length, 0);
  return (
    <Stack space="space.100" alignInline="stretch">
      <Text weight="medium">{w.plural('export.done', entries)}</Text>
      {file.leftOut > 0 && <Text>{w.plural('export.leftOut', file.leftOut)}</Text>}
      {pieces.length > 1 && (
        <Inline>
          <ButtonGroup label={w.t('export.pieces')}>
            {pieces.map((piece, nth) => (
              <Button key={piece.slice(0, 40) + String(nth)} isSelected={nth === at} onClick={() => setAt(nth)}>
                {w.t('export.piece', { nth: nth + 1, of: pieces.length })}
              </Button>
            ))}
          </ButtonGroup>
        </Inline>
      )}
      <Label labelFor="export-file">{w.t('export.file')}</Label>
      <TextArea id="export-file" name="export-file" value={pieces[at] ?? ''} isReadOnly isMonospaced />
      <HelperMessage>{w.t(pieces.length > 1 ? 'export.copyPieces' : 'export.copy')}</HelperMessage>
    </Stack>
  );
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; from += PIECE) pieces.push(text.slice(from, from + PIECE));
  return pieces;
}
