import { describe, expect, test } from 'vitest';
import { createCategoryLookup } from '../../src/domain/status-category';

const lookup = createCategoryLookup({
  catalogue: [
    { id: '10', name: 'Shaping', category: 'inProgress' },
    { id: '11', name: 'Done', category: 'todo' },
    { id: '12', name: 'Mystery', category: 'unknown' },
  ],
  onIssues: [
    { name: 'Ready for Work', category: 'todo' },
    { name: 'Review', category: 'inProgress' },
    { name: 'review', category: 'done' },
    { name: 'Open', category: 'inProgress' },
  ],
});

describe('The category of a status', () => {
  test('is what Jira’s catalogue says of its id, whatever its name suggests', () => {
    expect(lookup({ id: '11', name: 'Done' })).toEqual({ category: 'todo', guessed: false });
  });

  test('is that of the same name on any issue, when the id is unknown', () => {
    expect(lookup({ id: '99', name: ' ready for WORK ' })).toEqual({ category: 'todo', guessed: false });
    expect(lookup({ id: null, name: 'open' })).toEqual({ category: 'inProgress', guessed: false });
  });

  test('is that of the same name in the catalogue, for a status made anew under another id', () => {
    expect(lookup({ id: '99', name: 'Shaping' })).toEqual({ category: 'inProgress', guessed: false });
  });

  test('is a guess by a common name, and says so', () => {
    expect(lookup({ id: null, name: 'In Code Review' })).toEqual({ category: 'inProgress', guessed: true });
    expect(lookup({ id: null, name: 'Won’t Fix' })).toEqual({ category: 'done', guessed: true });
    expect(lookup({ id: null, name: 'Backlog' })).toEqual({ category: 'todo', guessed: true });
  });

  test('is unknown when nobody says, when issues disagree, and when the name is used both ways', () => {
    expect(lookup({ id: null, name: 'Limbo' })).toEqual({ category: 'unknown', guessed: false });
    expect(lookup({ id: null, name: 'Review' })).toEqual({ category: 'unknown', guessed: false });
    expect(lookup({ id: null, name: 'On hold' })).toEqual({ category: 'unknown', guessed: false });
    expect(lookup({ id: '12', name: 'Mystery' })).toEqual({ category: 'unknown', guessed: false });
  });
});
