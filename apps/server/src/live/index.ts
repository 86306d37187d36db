export { LiveModule } from './live.module.js';
export { OriginPolicy } from './origin-policy.js';
export { UpgradeRoutingAdapter } from './upgrade-routing-adapter.js';
