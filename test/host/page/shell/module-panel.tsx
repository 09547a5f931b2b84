/** The frame Jira puts around a module: its icon and title, and in the right column a way to fold it. */
import chevronDown from '@atlaskit/icon/core/chevron-down';
import chevronRight from '@atlaskit/icon/core/chevron-right';
import { useId, useState, type ReactNode } from 'react';
import Heading from '@atlaskit/heading';
import type { ModuleInfo } from '../host-info';

function ModuleIcon({ module }: { module: ModuleInfo }): ReactNode {
  return module.icon?.startsWith('/') === true ? (
    <img className="host-module-icon" src={module.icon} alt="" width={16} height={16} />
  ) : null;
}

export function ModulePanel({ module, children }: { module: ModuleInfo; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <section className="host-panel" aria-labelledby={id}>
      <div className="host-panel-head">
        <ModuleIcon module={module} />
        <Heading size="small" as="h2" id={id}>
          {module.title}
        </Heading>
      </div>
      {children}
    </section>
  );
}

/** Kept while folded, as in Jira: opening again does not start the app anew. */
export function ModuleFold({ module, children }: { module: ModuleInfo; children: ReactNode }): ReactNode {
  const [open, setOpen] = useState(true);
  const id = useId();
  const Chevron = open ? chevronDown : chevronRight;
  return (
    <section className="host-card" aria-label={module.title}>
      <h2 className="host-card-head">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <Chevron label="" size="small" />
          <ModuleIcon module={module} />
          <span>{module.label ?? module.title}</span>
        </button>
      </h2>
      <div id={id} className="host-card-body" hidden={!open}>
        {children}
      </div>
    </section>
  );
}
