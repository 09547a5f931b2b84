import ForgeReconciler from '@forge/react';
import { SettingsPage } from './page';

ForgeReconciler.render(<SettingsPage />);
