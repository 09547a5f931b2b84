import ForgeReconciler from '@forge/react';
import { ProjectPage } from './page';

ForgeReconciler.render(<ProjectPage />);
