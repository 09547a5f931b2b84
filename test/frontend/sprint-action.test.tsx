/** From a sprint's menu to its retrospective. */
import { openScreen } from './support/render-tree';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as v from 'valibot';
import { LookBack } from '../../static/sprint-action/look-back';
import { retroAddress, retroSprintOf } from '../../static/shared/retro-address';

/** As Jira tells a sprint action where it is; the id of a sprint is a number in some of its APIs. */
const onSprint = (id: string | number) => ({
  ...{ locale: 'en-US', timezone: 'UTC' },
  extension: {
    ...{ type: 'jira:sprintAction', project: { id: '10000', key: 'PREM', type: 'software' } },
    ...{ board: { id: '1', type: 'scrum' }, sprint: { id, state: 'active' } },
  },
});

describe('the action of a sprint', () => {
  test.each(['42', 42])('leads to the project page, which knows the sprint (%j) from its address', async (id) => {
    const asked: unknown[] = [];
    const screen = await openScreen(<LookBack />, {
      context: onSprint(id),
      urlOf: (target) => {
        asked.push(target);
        return 'https://harbour.atlassian.net/jira/software/projects/PREM/apps/1/2';
      },
    });
    const to = 'https://harbour.atlassian.net/jira/software/projects/PREM/apps/1/2?retro=42';
    expect(screen.went).toEqual([to]);
    expect(screen.all('Link').map(({ props }) => props['href'])).toEqual([to]);
    expect(asked).toEqual([{ target: 'module', moduleKey: 'premise-page', projectKey: 'PREM' }]);
    expect(retroSprintOf(new URL(to).search)).toBe('42');
  });

  test('names the page as the manifest does', () => {
    const Manifest = v.object({ modules: v.object({ 'jira:projectPage': v.array(v.object({ key: v.string() })) }) });
    const { modules } = v.parse(Manifest, parse(readFileSync('manifest.yml', 'utf8')));
    expect(modules['jira:projectPage']).toEqual([{ key: 'premise-page' }]);
  });

  test('where Jira does not tell the way, it says so, and trying again tries again', async () => {
    let times = 0;
    const screen = await openScreen(<LookBack />, {
      context: onSprint('42'),
      urlOf: () => {
        times += 1;
        if (times === 1) throw new Error('Network error');
        return 'https://harbour.atlassian.net/page';
      },
    });
    expect(screen.went).toEqual([]);
    await screen.click('Try again');
    expect(screen.went).toEqual(['https://harbour.atlassian.net/page?retro=42']);
  });
});

describe('the address of a retrospective', () => {
  test('is read back, and what is no sprint is none', () => {
    expect(retroSprintOf(retroAddress('42'))).toBe('42');
    for (const address of ['', '?retro=', '?retro=0', '?retro=x', '?sprint=42', `?retro=${'9'.repeat(19)}`])
      expect(retroSprintOf(address)).toBeNull();
  });
});
