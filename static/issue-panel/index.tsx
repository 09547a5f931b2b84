import ForgeReconciler from '@forge/react';
import { IssuePanel } from './panel';

ForgeReconciler.render(<IssuePanel />);
