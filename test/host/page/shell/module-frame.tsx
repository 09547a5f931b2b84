/** One module of the app on the page: its code in a hidden frame of the same origin, its tree drawn here. */
import Spinner from '@atlaskit/spinner';
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { assignFrame } from '../bridge';
import { DrawDoc } from '../draw';
import { Fault } from '../draw/drawing';
import type { ModuleInfo } from '../host-info';
import { createInstance } from '../module-instance';
import { useShell } from './services';

interface Props {
  readonly module: ModuleInfo;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly closeModal?: (payload: unknown) => void;
}

/**
 * Give it a `key` that names what it shows: a module that is shown elsewhere is another instance, as in Jira, and starts
 * from nothing.
 */
export function ModuleFrame({ module, extension, closeModal }: Props): ReactNode {
  const { services } = useShell();
  const [instance] = useState(() =>
    createInstance({ module, extension, services, ...(closeModal === undefined ? {} : { closeModal }) }),
  );
  const { doc, faults } = useSyncExternalStore(instance.subscribe, instance.snapshot);
  useEffect(() => {
    return () => {
      instance.dispose();
    };
  }, [instance]);

  return (
    <div className="host-module" data-module={module.key} data-rendered={doc !== null}>
      {faults.map((sentence) => (
        <Fault key={sentence} kind="the app failed" sentence={sentence} />
      ))}
      {doc === null ? (
        <div className="host-module-wait">
          <Spinner size="medium" label={`Loading ${module.title}`} />
        </div>
      ) : (
        <DrawDoc doc={doc} />
      )}
      <iframe
        ref={(element) => {
          if (element !== null) {
            assignFrame(element, instance);
          }
        }}
        src={`/app/${encodeURIComponent(module.resource)}/`}
        className="host-frame"
        title={`${module.title} (code of the app)`}
        aria-hidden
        tabIndex={-1}
        onLoad={() => {
          if (!instance.attached()) {
            instance.fault(`${module.key}: /app/${module.resource}/ did not start the app`);
          }
        }}
      />
    </div>
  );
}
