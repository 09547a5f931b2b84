import { Box, Tab, TabList, TabPanel, Tabs } from '@forge/react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { PageView } from '../../src/contract/page';
import type { PageQuestion } from '../../src/domain/page-question';
import { useWording } from '../shared/wording-context';
import type { Key } from '../shared/wording';
import { BalanceTab } from './balance/tab';
import type { By } from './question-address';
import { NoesTab, OutcomesTab, PlanTab, RetroTab, StoriesTab } from './later';

export interface TabProps {
  readonly projectId: string;
  readonly view: PageView & { readonly project: { readonly id: string; readonly key: string } };
  readonly question: PageQuestion;
  /** What the balance is shown by. */
  readonly by: By;
  readonly showBy: (by: By) => void;
  /** The sprint whose retrospective is wanted; null = none is. */
  readonly retroSprint: string | null;
}

interface TabOf {
  readonly title: Key;
  readonly Part: (props: TabProps) => ReactNode;
}

/** In the order they are shown. */
const TABS: readonly TabOf[] = [
  { title: 'tab.balance', Part: BalanceTab },
  { title: 'tab.stories', Part: StoriesTab },
  { title: 'tab.plan', Part: PlanTab },
  { title: 'tab.outcomes', Part: OutcomesTab },
  { title: 'tab.noes', Part: NoesTab },
  { title: 'tab.retro', Part: RetroTab },
];

const RETRO = TABS.findIndex(({ title }) => title === 'tab.retro');

/** A tab asks for what it shows when it is first opened: what nobody looks at costs nothing. */
export function PageTabs(props: TabProps) {
  const w = useWording();
  const first = props.retroSprint === null ? 0 : RETRO;
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set([first]));
  return (
    <Tabs
      id="premise-tabs"
      defaultSelected={first}
      onChange={(index) => setOpened((before) => new Set([...before, index]))}
    >
      <TabList>
        {TABS.map(({ title }) => (
          <Tab key={title}>{w.t(title)}</Tab>
        ))}
      </TabList>
      {TABS.map(({ title, Part }, index) => (
        <TabPanel key={title}>
          <Box xcss={{ paddingBlock: 'space.200', width: '100%' }}>{opened.has(index) && <Part {...props} />}</Box>
        </TabPanel>
      ))}
    </Tabs>
  );
}
