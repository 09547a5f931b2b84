import { view } from '@forge/bridge';
import { Inline, Spinner, Text } from '@forge/react';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import * as v from 'valibot';
import { failure } from '../../src/domain/failure';
import type { Result } from '../../src/domain/failure';
import { transportFailure } from './call';
import { Failed } from './failed';
import { useLoad } from './use-load';
import { wordingFor } from './wording';
import type { Words } from './wording';
import { WordingProvider, useWording } from './wording-context';

/** What every screen needs of the host's context. It only says where we are: who may do what is the resolver's answer. */
const Reader = v.object({ locale: v.optional(v.string(), 'en-US'), timezone: v.optional(v.string(), 'UTC') });
const Id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

/** Jira's kind of project: `software`, `business`, `service_desk`, `product_discovery`. */
const Type = v.optional(v.string(), 'software');

export const OnIssue = v.object({
  extension: v.object({
    issue: v.object({ id: Id }),
    project: v.optional(v.object({ id: Id, type: Type }), { id: '', type: 'software' }),
  }),
});
export const OnProject = v.object({
  extension: v.object({ project: v.object({ id: Id, key: v.string(), type: Type }) }),
});

export const OnSprint = v.object({
  extension: v.object({ project: v.object({ key: v.string() }), sprint: v.object({ id: Id }) }),
});

/** The administrators' page: there is one site, so nothing has to be named. */
export const OnSite = v.object({});

type Where = typeof OnIssue | typeof OnProject | typeof OnSprint | typeof OnSite;

async function readContext(): Promise<Result<unknown>> {
  try {
    return { ok: true, value: await view.getContext() };
  } catch (cause) {
    return { ok: false, error: transportFailure(cause) };
  }
}

/** Opens a screen where the host says we are, in the reader's language. */
export function Screen<W extends Where>(props: {
  readonly where: W;
  /** The screen's own sentences, the same object at each rendering. */
  readonly words: Words;
  readonly children: (where: v.InferOutput<W>) => ReactNode;
}) {
  const { load, reload } = useLoad(readContext);
  const context = load.kind === 'ready' ? load.value : null;
  const reader = useMemo(() => v.safeParse(Reader, context), [context]);
  const where = useMemo(() => v.safeParse(props.where, context), [context, props.where]);
  const words = useMemo(
    () => (reader.success ? wordingFor(props.words, reader.output.locale, reader.output.timezone, Date.now()) : null),
    [reader, props.words],
  );

  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  if (words === null || !where.success) return <Failed failure={failure('internal')} onRetry={reload} />;
  return <WordingProvider value={words}>{props.children(where.output)}</WordingProvider>;
}

/** The loading state of every screen. */
export function Waiting() {
  const w = useWording();
  return (
    <Inline space="space.100" alignBlock="center">
      <Spinner size="small" label={w.t('shared.loading')} />
      <Text color="color.text.subtle">{w.t('shared.loading')}</Text>
    </Inline>
  );
}
