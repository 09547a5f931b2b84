import { bridge } from './support/bridge';
import { expect, test } from 'vitest';

/** The files manifest.yml names: opening one must draw something, without anybody calling it. */
const ENTRIES = {
  'issue-panel': () => import('../../static/issue-panel/index'),
  'issue-context': () => import('../../static/issue-context/index'),
  admin: () => import('../../static/admin/index'),
  'project-settings': () => import('../../static/project-settings/index'),
  'sprint-action': () => import('../../static/sprint-action/index'),
  'project-page': () => import('../../static/project-page/index'),
};

test.each(Object.entries(ENTRIES))('%s draws itself when its script is loaded', async (_, load) => {
  const commands: string[] = [];
  bridge.target = (command) => {
    commands.push(command);
    return new Promise(() => undefined);
  };
  await load();
  await expect.poll(() => [...new Set(commands)]).toEqual(['reconcile', 'getContext']);
});
