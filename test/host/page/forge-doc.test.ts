import { createElement, Fragment } from 'react';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { handler } from './draw/drawing';
import { copyOut, parseDoc, plainArgument, revive } from './forge-doc';

const node = (type: string, props: Record<string, unknown> = {}, children: unknown[] = []) => ({
  type,
  key: type,
  props,
  children,
});
const copyOf = (source: unknown) => {
  const kept: ((...args: unknown[]) => unknown)[] = [];
  const copy = copyOut(source, (callback) => String(kept.push(callback) - 1));
  return { ...copy, kept };
};

describe('what an app renders crosses to the host', () => {
  it('as JSON, with each handler replaced by an id that calls it', () => {
    const pressed: unknown[] = [];
    const { text, faults, kept } = copyOf(node('Button', { onClick: (word: unknown) => pressed.push(word) }));
    expect(faults).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({ props: { onClick: { $callback: '0' } } });

    const doc = parseDoc(revive(text, (id, args) => kept[Number(id)]?.(...args)));
    v.parse(handler, doc.props['onClick'])('hello');
    expect(pressed).toEqual(['hello']);
  });

  it('with an element inside a prop drawn like any other element', () => {
    const action = createElement('Button', { appearance: 'primary' }, 'Begin ', createElement(Fragment, null, 3));
    const { text, faults } = copyOf(node('EmptyState', { primaryAction: action }));
    expect(faults).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({
      props: {
        primaryAction: {
          type: 'Button',
          props: { appearance: 'primary' },
          children: [{ props: { text: 'Begin ' } }, { props: { text: '3' } }],
        },
      },
    });
  });

  it.each([
    ['a component of the app inside a prop', { primaryAction: createElement(() => null) }, /component of the app/],
    ['a Map', { value: new Map() }, /instance of Map/],
    ['a symbol', { value: Symbol('x') }, /symbol/],
    ['a bigint', { value: 1n }, /bigint/],
  ])('but not %s, which Jira would refuse or lose', (_what, props, said) => {
    expect(copyOf(node('Box', props)).faults).toEqual([expect.stringMatching(said)]);
  });

  it('and something that is no tree is refused', () => {
    expect(() => parseDoc({ type: 'Root' })).toThrow();
  });
});

describe('what the page tells the app of an event', () => {
  it('is a plain object with the target it needs, and nothing of the page itself', () => {
    const target = {
      value: 'a',
      checked: true,
      name: 'n',
      id: 'i',
      type: 'checkbox',
      ownerDocument: {},
      focus: () => null,
    };
    const event = { type: 'change', target, preventDefault: () => null, nativeEvent: {} };
    expect(plainArgument(event)).toEqual({
      type: 'change',
      target: { value: 'a', checked: true, name: 'n', id: 'i', type: 'checkbox' },
    });
  });

  it('keeps plain values and drops what is not JSON', () => {
    expect(plainArgument({ label: 'Value', value: 'value' })).toEqual({ label: 'Value', value: 'value' });
    expect(plainArgument(3)).toBe(3);
    expect(plainArgument(new Map())).toBeUndefined();
    expect(plainArgument(() => null)).toBeUndefined();
  });
});
