/** What comes after its screen, and what stands there when it does not come. */
import { openScreen } from './support/render-tree';
import { Text } from '@forge/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { laterFrom } from '../../static/shared/later';
import { OnSite, Screen } from '../../static/shared/screen';
import { useWording } from '../../static/shared/wording-context';

const CONTEXT = { locale: 'en-US', timezone: 'UTC', extension: { type: 'jira:adminPage' } };

function Form(props: { readonly name: 'problem.label' }) {
  const w = useWording();
  return <Text>{w.t(props.name)}</Text>;
}
const BROUGHT = { PARTS: { Form }, WORDS: { en: { 'problem.label': 'What we saw' } } };

/** A site that hands the parts over once it has refused them so many times; true in `asked` = it did. */
function aSite(refusals: number) {
  const asked: boolean[] = [];
  const later = laterFrom(async () => {
    asked.push(asked.length >= refusals);
    if (asked.length <= refusals) throw new Error('Loading chunk 126 failed.');
    return await Promise.resolve(BROUGHT);
  });
  return { later, asked };
}

function open(part: ReactNode) {
  return openScreen(
    <Screen where={OnSite} words={{ en: {} }}>
      {() => part}
    </Screen>,
    { context: CONTEXT },
  );
}

test('what comes later is drawn when it is there, with sentences the screen itself does not carry', async () => {
  const site = aSite(0);
  const Part = site.later((parts) => parts.Form);
  const screen = await open(<Part name="problem.label" />);
  await screen.waitFor('What we saw');
  expect(site.asked).toEqual([true]);
});

test('what the site did not hand over is said, and tried again by a click: twice refused, then there', async () => {
  const site = aSite(2);
  const Part = site.later((parts) => parts.Form);
  const screen = await open(<Part name="problem.label" />);
  await screen.waitFor('Jira');
  expect(screen.buttons()).toEqual(['Try again']);
  await screen.click('Try again');
  expect(screen.buttons()).toEqual(['Try again']);
  await screen.click('Try again');
  await screen.waitFor('What we saw');
  expect(screen.buttons()).toEqual([]);
  expect(site.asked).toEqual([false, false, true]);
});

test('what nobody asked for leaves no trace when it does not come', async () => {
  const site = aSite(1);
  const Part = site.later((parts) => parts.Form, true);
  const screen = await open(<Part name="problem.label" />);
  expect(site.asked).toEqual([false]);
  expect(screen.text()).toBe('');
});
