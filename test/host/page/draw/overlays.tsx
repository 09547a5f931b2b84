/** What lies over, behind or in place of something else: dialogs, popups, tooltips, tabs, inline edits. */
import InlineEdit from '@atlaskit/inline-edit';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import Popup from '@atlaskit/popup';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import Tooltip from '@atlaskit/tooltip';
import * as v from 'valibot';
import { drawAll, drawer, handler, rendered, without, type Drawer } from './drawing';

const PLACEMENTS = [
  'auto-start',
  'auto',
  'auto-end',
  'top-start',
  'top',
  'top-end',
  'right-start',
  'right',
  'right-end',
  'bottom-end',
  'bottom',
  'bottom-start',
  'left-end',
  'left',
  'left-start',
] as const;
const placement = v.picklist(PLACEMENTS);
const size = v.union([v.string(), v.number()]);

/** Forge's names beyond Atlaskit's: both mean as large as the window allows. */
export function modalWidth(width: string | number): string | number {
  return width === 'fullscreen' || width === 'resizable' || width === 'max'
    ? '100%'
    : width === 'xlarge'
      ? 'x-large'
      : width;
}

export const overlays: Readonly<Record<string, Drawer>> = {
  ModalTransition: drawer('overlays', {}, (_props, { children }) => <ModalTransition>{children}</ModalTransition>),
  Modal: drawer(
    'overlays',
    {
      onClose: v.exactOptional(handler),
      width: v.exactOptional(size),
      height: v.exactOptional(size),
      label: v.exactOptional(v.string()),
      title: v.exactOptional(v.string()),
      shouldScrollInViewport: v.exactOptional(v.boolean()),
      autoFocus: v.exactOptional(v.boolean()),
    },
    ({ width, title, ...props }, { children }) => (
      // Focus goes to the dialog's first control, as Atlaskit does on its own; it takes an element here, not a yes.
      <Modal {...without(props, 'autoFocus')} {...(width === undefined ? {} : { width: modalWidth(width) })}>
        {title === undefined ? null : (
          <ModalHeader>
            <ModalTitle>{title}</ModalTitle>
          </ModalHeader>
        )}
        {children}
      </Modal>
    ),
  ),
  ModalHeader: drawer('overlays', {}, (_props, { children }) => <ModalHeader>{children}</ModalHeader>),
  ModalTitle: drawer(
    'overlays',
    { appearance: v.exactOptional(v.picklist(['warning', 'danger'])), isMultiline: v.exactOptional(v.boolean()) },
    (props, { children }) => <ModalTitle {...props}>{children}</ModalTitle>,
  ),
  ModalBody: drawer('overlays', {}, (_props, { children }) => <ModalBody>{children}</ModalBody>),
  ModalFooter: drawer('overlays', {}, (_props, { children }) => <ModalFooter>{children}</ModalFooter>),
  Popup: drawer(
    'overlays',
    {
      isOpen: v.exactOptional(v.boolean(), false),
      id: v.exactOptional(v.string()),
      label: v.exactOptional(v.string()),
      titleId: v.exactOptional(v.string()),
      role: v.exactOptional(v.string()),
      onClose: v.exactOptional(handler),
      placement: v.exactOptional(placement),
      fallbackPlacements: v.exactOptional(v.array(placement)),
      rootBoundary: v.exactOptional(v.picklist(['viewport', 'document'])),
      boundary: v.exactOptional(v.literal('clippingParents')),
      shouldFlip: v.exactOptional(v.boolean()),
      autoFocus: v.exactOptional(v.boolean()),
      shouldUseCaptureOnOutsideClick: v.exactOptional(v.boolean()),
      shouldDisableFocusLock: v.exactOptional(v.boolean()),
      shouldRenderToParent: v.exactOptional(v.boolean()),
      shouldFitContainer: v.exactOptional(v.literal(false)),
      strategy: v.exactOptional(v.picklist(['absolute', 'fixed'])),
    },
    (props, { slot, draw }) => (
      <Popup
        {...props}
        content={() => <div className="host-popup">{drawAll(slot('content'), draw)}</div>}
        trigger={({ ref }) => (
          <span ref={ref} className="host-anchor">
            {drawAll(slot('trigger'), draw)}
          </span>
        )}
      />
    ),
  ),
  Tooltip: drawer(
    'overlays',
    {
      content: rendered,
      position: v.exactOptional(v.picklist([...PLACEMENTS, 'mouse', 'mouse-x', 'mouse-y'])),
      mousePosition: v.exactOptional(placement),
      truncate: v.exactOptional(v.boolean()),
      delay: v.exactOptional(v.number()),
    },
    ({ content, ...props }, { children, rendered: show }) => (
      <Tooltip {...props} content={show(content)} tag="span">
        {children}
      </Tooltip>
    ),
  ),
  Tabs: drawer(
    'overlays',
    {
      id: v.exactOptional(v.string()),
      defaultSelected: v.exactOptional(v.number()),
      selected: v.exactOptional(v.number()),
      shouldUnmountTabPanelOnChange: v.exactOptional(v.boolean()),
      onChange: v.exactOptional(handler),
    },
    ({ id, onChange, ...props }, { node, draw }) => (
      <Tabs {...props} id={id ?? node.key} onChange={(index) => onChange?.(index)}>
        {node.children.map((child) => draw(child))}
      </Tabs>
    ),
  ),
  TabList: drawer('overlays', {}, (_props, { node, draw }) => (
    <TabList>{node.children.map((child) => draw(child))}</TabList>
  )),
  Tab: drawer('overlays', {}, (props, { children }) => <Tab {...props}>{children}</Tab>),
  TabPanel: drawer('overlays', {}, (props, { children }) => (
    <TabPanel {...props}>
      <div className="host-tab-panel">{children}</div>
    </TabPanel>
  )),
  InlineEdit: drawer(
    'overlays',
    {
      isEditing: v.exactOptional(v.boolean(), false),
      label: v.exactOptional(v.string()),
      startWithEditViewOpen: v.exactOptional(v.boolean()),
      keepEditViewOpenOnBlur: v.exactOptional(v.boolean()),
      hideActionButtons: v.exactOptional(v.boolean()),
      isRequired: v.exactOptional(v.boolean()),
      readViewFitContainerWidth: v.exactOptional(v.boolean()),
      editButtonLabel: v.exactOptional(v.string()),
      confirmButtonLabel: v.exactOptional(v.string()),
      cancelButtonLabel: v.exactOptional(v.string()),
      onConfirm: v.exactOptional(handler),
      onEdit: v.exactOptional(handler),
      onCancel: v.exactOptional(handler),
    },
    ({ onConfirm, onEdit, onCancel, ...props }, { slot, draw }) => (
      // Value, checks and the open state live in the app; Atlaskit's own are left empty.
      <InlineEdit
        {...without(props, 'isRequired', 'startWithEditViewOpen')}
        defaultValue=""
        readView={() => <div className="host-read-view">{drawAll(slot('readView'), draw)}</div>}
        editView={() => <>{drawAll(slot('editView'), draw)}</>}
        onConfirm={() => onConfirm?.()}
        onEdit={() => onEdit?.()}
        onCancel={() => onCancel?.()}
      />
    ),
  ),
};
