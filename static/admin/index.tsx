import ForgeReconciler from '@forge/react';
import { HealthPage } from './page';

ForgeReconciler.render(<HealthPage />);
