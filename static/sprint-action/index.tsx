import ForgeReconciler from '@forge/react';
import { LookBack } from './look-back';

ForgeReconciler.render(<LookBack />);
