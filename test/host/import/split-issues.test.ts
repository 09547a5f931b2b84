/** A search answer taken apart while it is read: wherever it is cut, the same issues as if it were read whole. */
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { createSplitter, FrameTooLarge } from './split-issues';

function split(text: string, cuts: readonly number[] = []) {
  const splitter = createSplitter();
  const at = [...new Set([0, ...cuts.map((cut) => cut % (text.length + 1)), text.length])].sort((a, b) => a - b);
  const found = at.slice(1).flatMap((to, i) => splitter.push(text.slice(at[i], to)));
  return { found, frame: splitter.frame() };
}

const value = fc.jsonValue({ maxDepth: 3 });

property.prop([fc.array(value), fc.dictionary(fc.string(), value), fc.boolean(), fc.array(fc.nat()), fc.nat(3)])(
  'wherever the file is cut, its issues and its frame come out as they went in',
  (issues, around, isFirst, cuts, indent) => {
    const rest = Object.fromEntries(Object.entries(around).filter(([name]) => name !== 'issues'));
    const page = isFirst ? { issues, ...rest } : { ...rest, issues };
    const { found, frame } = split(JSON.stringify(page, null, indent), cuts);
    const back = found.map(({ text }): unknown => JSON.parse(text));
    expect(back).toEqual(JSON.parse(JSON.stringify(issues)));
    expect(JSON.parse(frame.text)).toEqual(JSON.parse(JSON.stringify({ ...page, issues: [] })));
  },
);

test('a list called issues deeper down is not the list of issues', () => {
  const { found, frame } = split('{"names":{"issues":[1,2]},"a":["issues",[3]],"issues":[{"issues":[4]}]}');
  expect(found.map(({ text }) => text)).toEqual(['{"issues":[4]}']);
  expect(JSON.parse(frame.text)).toEqual({ names: { issues: [1, 2] }, a: ['issues', [3]], issues: [] });
});

test('each issue knows the line it begins on, and the frame how many lines were cut out of it', () => {
  const { found, frame } = split('{\n"issues": [\n{\n"id": 1},\n\n{"id": 2}\n],\n"x": 1}');
  expect(found.map(({ line }) => line)).toEqual([3, 6]);
  expect(frame.cutLines).toBe(5);
  expect(frame.text.slice(0, frame.cutAt)).toBe('{\n"issues": [');
});

test('a file that is something else is given up before it fills the memory', () => {
  const splitter = createSplitter();
  const much = `[${'"x",'.repeat(100_000)}`;
  expect(() => {
    for (let i = 0; i < 100; i += 1) splitter.push(much);
  }).toThrow(FrameTooLarge);
});
