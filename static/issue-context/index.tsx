import ForgeReconciler from '@forge/react';
import { IssueContext } from './context';

ForgeReconciler.render(<IssueContext />);
