/**
 * The icons the host can draw, by the name UI Kit knows them under. Add one by importing it here. Names Atlassian has
 * deprecated are left out, so that the app does not come to rest on one.
 */
import type { ComponentProps, ComponentType } from 'react';
import type IconType from '@atlaskit/icon/core/add';
import add from '@atlaskit/icon/core/add';
import alert from '@atlaskit/icon/core/alert';
import arrowDown from '@atlaskit/icon/core/arrow-down';
import arrowLeft from '@atlaskit/icon/core/arrow-left';
import arrowRight from '@atlaskit/icon/core/arrow-right';
import arrowUp from '@atlaskit/icon/core/arrow-up';
import calendar from '@atlaskit/icon/core/calendar';
import chartBar from '@atlaskit/icon/core/chart-bar';
import chartTrendUp from '@atlaskit/icon/core/chart-trend-up';
import checkCircle from '@atlaskit/icon/core/check-circle';
import checkMark from '@atlaskit/icon/core/check-mark';
import chevronDown from '@atlaskit/icon/core/chevron-down';
import chevronLeft from '@atlaskit/icon/core/chevron-left';
import chevronRight from '@atlaskit/icon/core/chevron-right';
import chevronUp from '@atlaskit/icon/core/chevron-up';
import clock from '@atlaskit/icon/core/clock';
import comment from '@atlaskit/icon/core/comment';
import copy from '@atlaskit/icon/core/copy';
import cross from '@atlaskit/icon/core/cross';
import crossCircle from '@atlaskit/icon/core/cross-circle';
import decision from '@atlaskit/icon/core/decision';
import deleteIcon from '@atlaskit/icon/core/delete';
import download from '@atlaskit/icon/core/download';
import edit from '@atlaskit/icon/core/edit';
import eyeOpen from '@atlaskit/icon/core/eye-open';
import flag from '@atlaskit/icon/core/flag';
import flask from '@atlaskit/icon/core/flask';
import goal from '@atlaskit/icon/core/goal';
import lightbulb from '@atlaskit/icon/core/lightbulb';
import link from '@atlaskit/icon/core/link';
import linkExternal from '@atlaskit/icon/core/link-external';
import lockLocked from '@atlaskit/icon/core/lock-locked';
import peopleGroup from '@atlaskit/icon/core/people-group';
import person from '@atlaskit/icon/core/person';
import questionCircle from '@atlaskit/icon/core/question-circle';
import refresh from '@atlaskit/icon/core/refresh';
import retry from '@atlaskit/icon/core/retry';
import search from '@atlaskit/icon/core/search';
import settings from '@atlaskit/icon/core/settings';
import showMore from '@atlaskit/icon/core/show-more-horizontal';
import statusDiscovery from '@atlaskit/icon/core/status-discovery';
import statusError from '@atlaskit/icon/core/status-error';
import statusInformation from '@atlaskit/icon/core/status-information';
import statusSuccess from '@atlaskit/icon/core/status-success';
import statusWarning from '@atlaskit/icon/core/status-warning';
import target from '@atlaskit/icon/core/target';
import thumbsDown from '@atlaskit/icon/core/thumbs-down';
import thumbsUp from '@atlaskit/icon/core/thumbs-up';
import undo from '@atlaskit/icon/core/undo';

type IconProps = ComponentProps<typeof IconType>;
export type Glyph = ComponentType<IconProps>;

export const icons: ReadonlyMap<string, Glyph> = new Map<string, Glyph>([
  ['add', add],
  ['alert', alert],
  ['arrow-down', arrowDown],
  ['arrow-left', arrowLeft],
  ['arrow-right', arrowRight],
  ['arrow-up', arrowUp],
  ['calendar', calendar],
  ['chart-bar', chartBar],
  ['chart-trend-up', chartTrendUp],
  ['check', checkMark],
  ['check-circle', checkCircle],
  ['check-mark', checkMark],
  ['chevron-down', chevronDown],
  ['chevron-left', chevronLeft],
  ['chevron-right', chevronRight],
  ['chevron-up', chevronUp],
  ['clock', clock],
  ['comment', comment],
  ['copy', copy],
  ['cross', cross],
  ['cross-circle', crossCircle],
  ['decision', decision],
  ['delete', deleteIcon],
  ['status-discovery', statusDiscovery],
  ['download', download],
  ['edit', edit],
  ['eye-open', eyeOpen],
  ['flag', flag],
  ['flask', flask],
  ['goal', goal],
  ['lightbulb', lightbulb],
  ['link', link],
  ['link-external', linkExternal],
  ['lock-locked', lockLocked],
  ['people-group', peopleGroup],
  ['person', person],
  ['question-circle', questionCircle],
  ['refresh', refresh],
  ['retry', retry],
  ['search', search],
  ['settings', settings],
  ['show-more-horizontal', showMore],
  ['status-error', statusError],
  ['status-information', statusInformation],
  ['status-success', statusSuccess],
  ['status-warning', statusWarning],
  ['target', target],
  ['thumbs-down', thumbsDown],
  ['thumbs-up', thumbsUp],
  ['undo', undo],
]);
