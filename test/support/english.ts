/** Every English sentence of every screen: for tests, which look at more than one. */
import admin from '../../static/locales/en-US/admin.json';
import context from '../../static/locales/en-US/issue-context.json';
import both from '../../static/locales/en-US/issue-panel-both.json';
import found from '../../static/locales/en-US/issue-panel-found.json';
import writing from '../../static/locales/en-US/issue-panel-writing.json';
import panel from '../../static/locales/en-US/issue-panel.json';
import behind from '../../static/locales/en-US/project-page-behind.json';
import due from '../../static/locales/en-US/project-page-due.json';
import noes from '../../static/locales/en-US/project-page-noes.json';
import outcomes from '../../static/locales/en-US/project-page-outcomes.json';
import page from '../../static/locales/en-US/project-page.json';
import retro from '../../static/locales/en-US/project-page-retro.json';
import stories from '../../static/locales/en-US/project-page-stories.json';
import settings from '../../static/locales/en-US/project-settings.json';
import later from '../../static/locales/en-US/shared-later.json';
import shared from '../../static/locales/en-US/shared.json';
import sprint from '../../static/locales/en-US/sprint-action.json';

/** By the folder of the screen in `static/`; `shared` are those of more than one. */
export const ENGLISH_OF = {
  shared: { ...shared, ...later },
  admin: admin,
  'issue-context': context,
  'issue-panel': { ...panel, ...both, ...found, ...writing },
  'project-page': { ...page, ...behind, ...due, ...noes, ...outcomes, ...retro, ...stories },
  'project-settings': settings,
  'sprint-action': sprint,
};

export const ENGLISH = {
  ...{ ...shared, ...later, ...admin, ...context, ...panel, ...both, ...found, ...writing },
  ...{ ...page, ...behind, ...due, ...noes, ...outcomes, ...retro, ...stories, ...settings, ...sprint },
};
