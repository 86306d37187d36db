import { endWhatIsLeft } from './guarded-process.ts';
import { dismissGuardian } from './guardian.ts';

// A test that fails leaves its server running, and Jest would wait for it for ever.
afterAll(async () => {
  await endWhatIsLeft();
  dismissGuardian();
});
