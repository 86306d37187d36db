import { TestEnvironment } from 'jest-environment-jsdom';

// Jest takes a worker for stuck that lives half a second after its end, and Node takes longer to free the modules of a hundred suites:
// a worker, which is what has a channel to Jest, leaves them to the system.
if (process.send) process.once('exit', () => process.exit());

/** The document that the suites of the web app run in. */
export default TestEnvironment;
