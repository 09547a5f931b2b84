/** A retrospective as a page to keep elsewhere: what this person may see of it, in their words. Pure. */
import type { ResultView, RetroView } from '../../../src/contract/retro';
import { dayOf } from '../../../src/domain/day';
import type { Outline, OutlineLine, OutlinePart } from '../../../src/domain/export/outline';
import type { RetroPart } from '../../../src/domain/retro/pack';
import type { Sight } from '../../shared/issues-seen';
import type { Wording } from '../../shared/wording';
import { expectedLines, happenedLines, titleOf } from './sentences';

interface Reader {
  readonly w: Wording;
  readonly view: RetroView;
  readonly sightOf: (issueId: string) => Sight;
}

/** Results nobody has shown yet stay hidden here too, and of issues this person may not see there is their number. */
export function outlineOf(reader: Reader): Outline {
  const { w, view } = reader;
  const { previous, actions, glad, hope, due, more } = view;
  return {
    title: titleOf(w, view),
    parts: [
      partOf(
        reader,
        null,
        w.t('retro.previous'),
        previous.map((one) => actionLine(reader, one, happenedWords(w, one.happened))),
      ),
      ofPart(
        reader,
        'surprise',
        view.results.items.flatMap((result) => resultLines(reader, result)),
      ),
      ofPart(
        reader,
        'glad',
        issueLines(reader, glad?.items ?? [], ({ size }) => [sizeWords(w, size)]),
      ),
      ofPart(reader, 'hope', [
        { about: '', says: w.t('retro.hope.count', { count: hope.items.length + hope.more, of: hope.started }) },
        ...issueLines(reader, hope.items, ({ size }) => [sizeWords(w, size)]),
      ]),
      ofPart(
        reader,
        'due',
        issueLines(reader, due.items, ({ kind, dueMs }) => [w.t(`due.kind.${kind}`), w.day(dayOf(dueMs))]),
      ),
      ofPart(
        reader,
        'action',
        actions.map((one) => actionLine(reader, one, '')),
      ),
      partOf(
        reader,
        null,
        w.t('retro.more.noes'),
        issueLines(
          reader,
          more.noes.items.map((issueId) => ({ issueId })),
          () => [],
        ),
      ),
    ].filter(({ lines }) => lines.length > 0),
  };
}

function ofPart(reader: Reader, part: RetroPart, lines: readonly OutlineLine[]): OutlinePart {
  return partOf(reader, part, reader.w.t(`retro.${part}`), lines);
}

/** With what was noted about it as a whole. */
function partOf({ w, view }: Reader, part: string | null, title: string, lines: readonly OutlineLine[]): OutlinePart {
  const notes = view.notes.filter(({ item }) => item === part);
  return { title, lines: [...lines, ...notes.map(({ text }) => ({ about: w.t('retro.note'), says: text }))] };
}

function resultLines({ w, view, sightOf }: Reader, result: ResultView): readonly OutlineLine[] {
  const { key, kind, came, expected, happened, issueId } = result;
  const about = nameOf(sightOf(issueId));
  if (came === null) return [{ about: about ?? '', says: w.t('retro.hidden') }];
  const notes = view.notes.filter(({ item }) => item === key);
  const says = [
    w.t(`retro.${kind}.${came}`),
    ...(expected === null ? [] : [[w.t('retro.expected'), ...expectedLines(w, expected)].join(': ')]),
    ...(happened === null
      ? []
      : [[w.t('retro.happened', { date: w.date(result.atMs) }), ...happenedLines(w, happened)].join(': ')]),
  ];
  return [
    { about: about ?? w.t('retro.unseen'), says: says.join(w.t('shared.separator')) },
    ...notes.map(({ text }) => ({ about: w.t('retro.note'), says: text })),
  ];
}

function actionLine(
  { w, sightOf }: Reader,
  { text, dueOn, issueId }: RetroView['previous'][number] | RetroView['actions'][number],
  state: string,
): OutlineLine {
  const issue = issueId === null ? null : nameOf(sightOf(issueId));
  const says = [
    text ?? w.t('retro.unseen'),
    ...(dueOn === null ? [] : [w.t('retro.action.by', { date: w.day(dueOn) })]),
    state,
  ];
  return { about: issue ?? '', says: says.filter(Boolean).join(w.t('shared.separator')) };
}

/** Those this person may see, and how many they may not. */
function issueLines<T extends { readonly issueId: string }>(
  { w, sightOf }: Reader,
  items: readonly T[],
  notesOf: (item: T) => readonly string[],
): readonly OutlineLine[] {
  const lines = items.flatMap((item) => {
    const about = nameOf(sightOf(item.issueId));
    return about === null ? [] : [{ about, says: notesOf(item).join(w.t('shared.separator')) }];
  });
  const unseen = items.length - lines.length;
  return unseen === 0 ? lines : [...lines, { about: '', says: w.plural('rows.hidden', unseen) }];
}

/** Its key and title; null = not for this reader, or not told. */
function nameOf(sight: Sight): string | null {
  return typeof sight === 'string' ? null : `${sight.key} ${sight.summary}`;
}

function happenedWords(w: Wording, happened: boolean | null): string {
  if (happened === null) return w.t('retro.previous.open');
  return w.t(happened ? 'retro.previous.happened' : 'retro.previous.not');
}

function sizeWords(w: Wording, size: number | null): string {
  return size === null ? w.t('retro.glad.unsized') : w.plural('retro.points', size);
}
