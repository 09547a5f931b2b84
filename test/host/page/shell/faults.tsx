/** A drawer for trying how the app bears trouble: a bad day of Jira, a day gone by, a tick. */
import Button from '@atlaskit/button/new';
import { useEffect, useId, useState, type ReactNode } from 'react';
import * as v from 'valibot';

const Known = v.object({
  result: v.object({
    nowMs: v.number(),
    routes: v.array(v.string()),
    days: v.array(v.string()),
    planned: v.number(),
  }),
});
type Known = v.InferOutput<typeof Known>['result'];

const DAY_MS = 86_400_000;
const FROM = { jira: 'the app’s functions', browser: 'the browser' } as const;

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, body === null ? {} : { method: 'POST', body: JSON.stringify(body) });
  const answer: unknown = await response.json();
  const refused = v.safeParse(v.object({ error: v.object({ message: v.string() }) }), answer);
  if (refused.success) throw new Error(refused.output.error.message);
  return answer;
}

/** Closed until somebody opens it; nothing is asked of the host before that. */
export function Trouble({ onChanged }: { onChanged: () => void }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [known, setKnown] = useState<Known | null>(null);
  const [said, setSaid] = useState('');
  const act = (work: () => Promise<unknown>, done: string): void => {
    work()
      .then(() => post('/host/trouble', null))
      .then(
        (answer) => {
          setKnown(v.parse(Known, answer).result);
          setSaid(done);
        },
        (error: unknown) => {
          setSaid(error instanceof Error ? error.message : String(error));
        },
      );
  };
  useEffect(() => {
    if (isOpen) act(() => Promise.resolve(), '');
  }, [isOpen]);
  return (
    <details
      className="host-trouble"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>Trouble</summary>
      {known === null ? null : <Planning known={known} act={act} />}
      {known === null ? null : (
        <div className="host-trouble-row">
          <Button
            spacing="compact"
            onClick={() => {
              act(() => post('/host/trouble', { what: 'advance', ms: DAY_MS }), 'A day has gone by.');
            }}
          >
            Advance a day
          </Button>
          <Button
            spacing="compact"
            onClick={() => {
              act(() => post('/host/run', { what: 'tick' }).then(onChanged), 'The schedules have run.');
            }}
          >
            Run a tick
          </Button>
        </div>
      )}
      {known === null ? null : (
        <p className="host-quiet">
          It is {new Date(known.nowMs).toISOString().slice(0, 16).replace('T', ' ')} UTC. Planned: {known.planned}.
        </p>
      )}
      <p className="host-quiet" role="status">
        {said}
      </p>
    </details>
  );
}

interface PlanningProps {
  readonly known: Known;
  readonly act: (work: () => Promise<unknown>, done: string) => void;
}

function Planning({ known, act }: PlanningProps): ReactNode {
  const [route, setRoute] = useState(known.routes[0] ?? '');
  const [day, setDay] = useState(known.days[0] ?? '');
  const [from, setFrom] = useState<keyof typeof FROM>('jira');
  return (
    <>
      <Choice label="When" value={route} onChange={setRoute} options={known.routes.map((name) => [name, name])} />
      <Choice
        label="is asked by"
        value={from}
        onChange={(chosen) => {
          setFrom(chosen === 'browser' ? 'browser' : 'jira');
        }}
        options={Object.entries(FROM)}
      />
      <Choice label="Jira answers" value={day} onChange={setDay} options={known.days.map((name) => [name, name])} />
      <div className="host-trouble-row">
        <Button
          spacing="compact"
          onClick={() => {
            act(() => post('/host/trouble', { what: 'fail', route, from, with: day, times: 1 }), 'Planned, once.');
          }}
        >
          Fail once
        </Button>
        <Button
          spacing="compact"
          isDisabled={known.planned === 0}
          onClick={() => {
            act(() => post('/host/trouble', { what: 'clear' }), 'Nothing is planned.');
          }}
        >
          Take back
        </Button>
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly (readonly [value: string, text: string])[];
}

function Choice({ label, value, onChange, options }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <div className="host-trouble-choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
