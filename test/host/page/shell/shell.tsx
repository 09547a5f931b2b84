/** The shell itself: who acts, which theme, which place; and the view that belongs there. */
import { AppProvider } from '@atlaskit/app-provider/app-provider';
import { useSetColorMode } from '@atlaskit/app-provider/use-set-color-mode';
import Modal, { ModalBody, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { modalWidth } from '../draw/overlays';
import { PeopleContext } from '../draw/text';
import type { HostInfo, Person } from '../host-info';
import { createJira, type SiteFields } from '../jira-client';
import { routeHash } from '../route';
import { createEventBus, type ColorMode, type FlagView, type ModalView, type ShellServices } from '../shell-services';
import { Trouble } from './faults';
import { Flags } from './flags';
import { ModuleFrame } from './module-frame';
import { recall, remember } from './memory';
import { Refusal } from './refusal';
import { ShellProvider, useLoad, useRoute } from './services';
import { SideBar } from './side-bar';
import { TopBar } from './top-bar';
import { View } from './views';

const NO_FIELDS: SiteFields = { points: null, sprint: null };

/** The person in the address wins over the one this browser remembers, so that a link shows what its sender saw. */
function firstPerson(info: HostInfo): Person {
  const asked = new URLSearchParams(window.location.search).get('user') ?? recall('user');
  const [first] = info.users;
  const found = info.users.find((user) => user.accountId === asked) ?? first;
  if (found === undefined) {
    throw new Error('the host has no users');
  }
  return found;
}

export function Shell({ info }: { info: HostInfo }): ReactNode {
  const [person, setPerson] = useState(() => firstPerson(info));
  const [colorMode, setColorMode] = useState<ColorMode>(() => (recall('theme') === 'dark' ? 'dark' : 'light'));
  const act = (next: Person): void => {
    const url = new URL(window.location.href);
    url.searchParams.set('user', next.accountId);
    window.history.replaceState(null, '', url);
    remember('user', next.accountId);
    setPerson(next);
  };
  useEffect(() => {
    remember('theme', colorMode);
  }, [colorMode]);
  return (
    <AppProvider defaultColorMode={colorMode}>
      <Acting
        key={person.accountId}
        info={info}
        person={person}
        colorMode={colorMode}
        onPerson={act}
        onColorMode={setColorMode}
      />
    </AppProvider>
  );
}

interface ActingProps {
  readonly info: HostInfo;
  readonly person: Person;
  readonly colorMode: ColorMode;
  readonly onPerson: (person: Person) => void;
  readonly onColorMode: (mode: ColorMode) => void;
}

/** Everything one person sees; another person starts anew, as another browser would. */
function Acting({ info, person, colorMode, onPerson, onColorMode }: ActingProps): ReactNode {
  const route = useRoute();
  const [flags, setFlags] = useState<readonly FlagView[]>([]);
  const [modals, setModals] = useState<readonly ModalView[]>([]);
  const [revision, setRevision] = useState(0);
  const [menuOpen, setMenuOpen] = useState(false);
  const mode = useRef(colorMode);
  const jira = useMemo(() => createJira(person), [person]);
  const events = useMemo(() => createEventBus(), []);
  const closeFlag = useCallback((id: string) => {
    setFlags((shown) => shown.filter((flag) => flag.id !== id));
  }, []);
  const services = useMemo<ShellServices>(
    () => ({
      info,
      person,
      events,
      colorMode: () => mode.current,
      go: (to) => {
        // Another page takes the place of this one with whatever is open over it.
        setModals([]);
        window.location.hash = routeHash(to);
      },
      openTab: (url) => {
        window.open(url, '_blank', 'noopener');
      },
      reload: () => {
        window.location.reload();
      },
      refresh: () => {
        setRevision((before) => before + 1);
      },
      showFlag: (flag) => {
        setFlags((shown) => [flag, ...shown.filter((other) => other.id !== flag.id)]);
      },
      closeFlag,
      openModal: (modal) => {
        setModals((open) => [...open, modal]);
      },
      setTitle: (title) => {
        document.title = title;
      },
    }),
    [info, person, events, closeFlag],
  );
  const applyColorMode = useSetColorMode();
  useEffect(() => {
    applyColorMode(colorMode);
  }, [applyColorMode, colorMode]);
  useEffect(() => {
    mode.current = colorMode;
    events.emit('FORGE_CORE_THEME_CHANGED', { theme: { colorMode } });
  }, [colorMode, events]);

  const projects = useLoad(() => jira.projects(), [jira, revision]);
  const fields = useLoad(() => jira.fields(), [jira]);
  const people = useMemo(() => new Map(info.users.map((user) => [user.accountId, user.displayName])), [info]);
  const close = (modal: ModalView, payload: unknown): void => {
    setModals((open) => open.filter((other) => other !== modal));
    modal.onClose(payload);
  };

  return (
    <ShellProvider value={{ services, jira, fields: fields.state === 'ready' ? fields.value : NO_FIELDS, revision }}>
      <PeopleContext.Provider value={people}>
        <div className="host-shell" data-menu={menuOpen}>
          <TopBar
            info={info}
            person={person}
            colorMode={colorMode}
            onPerson={onPerson}
            onColorMode={onColorMode}
            menuOpen={menuOpen}
            onMenu={() => {
              setMenuOpen(!menuOpen);
            }}
          />
          <SideBar
            projects={projects}
            route={route}
            onPick={() => {
              setMenuOpen(false);
            }}
          />
          <main className="host-main">
            {fields.state === 'failed' ? <Refusal sentence={fields.sentence} /> : null}
            {fields.state === 'ready' ? <View route={route} projects={projects} /> : null}
          </main>
        </div>
        <ModalTransition>
          {modals.map((modal, index) => (
            <Modal
              key={index}
              width={modalWidth(modal.width)}
              shouldCloseOnOverlayClick={modal.closeOnOverlayClick}
              onClose={(event) => {
                if ('key' in event && !modal.closeOnEscape) {
                  return;
                }
                close(modal, undefined);
              }}
            >
              <ModalHeader hasCloseButton>
                <ModalTitle>{modal.title === '' ? modal.module.title : modal.title}</ModalTitle>
              </ModalHeader>
              <ModalBody>
                <ModuleFrame
                  module={modal.module}
                  extension={modal.extension}
                  closeModal={(payload) => {
                    close(modal, payload);
                  }}
                />
              </ModalBody>
            </Modal>
          ))}
        </ModalTransition>
        <Trouble
          onChanged={() => {
            services.refresh();
          }}
        />
        <Flags flags={flags} close={closeFlag} />
      </PeopleContext.Provider>
    </ShellProvider>
  );
}
