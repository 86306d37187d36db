import { endWhatIsLeft } from './guarded-process.ts';

// A test that fails leaves its server running, and Jest would wait for it for ever.
afterAll(endWhatIsLeft);
