import { expect, test } from 'vitest';
import { linkTypeOf } from '../../src/jira/links';

const kind = (name: string, inward: string, outward: string) => ({ id: name, name, inward, outward });
const RELATES = kind('Relates', 'relates to', 'relates to');
const BLOCKS = kind('Blocks', 'is blocked by', 'blocks');

test('a test is linked in the site’s own words for testing, the right way round', () => {
  const testing = kind('Test', 'is tested by', 'tests');
  expect(linkTypeOf([BLOCKS, RELATES, testing])).toEqual({ type: testing, isReversed: false });
  const reversed = kind('Coverage', 'tests', 'is tested by');
  expect(linkTypeOf([RELATES, reversed])).toEqual({ type: reversed, isReversed: true });
  // Words that only look like it.
  expect(linkTypeOf([kind('Contest', 'contested by', 'contests'), RELATES])?.type).toBe(RELATES);
});

test('else as related, by any name; and where the site has neither, not at all', () => {
  expect(linkTypeOf([BLOCKS, RELATES])).toEqual({ type: RELATES, isReversed: false });
  const renamed = kind('See also', 'see also', 'see also');
  expect(linkTypeOf([BLOCKS, renamed])?.type).toBe(renamed);
  expect(linkTypeOf([BLOCKS])).toBeNull();
});
