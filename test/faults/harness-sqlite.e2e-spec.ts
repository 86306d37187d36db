import { describeEachFaultOnce } from './harness/each-fault-once.ts';

// A suite for each database, for they wait more than they work, and can wait at the same time.
describeEachFaultOnce('sqlite');
