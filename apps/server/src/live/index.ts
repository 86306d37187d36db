export { LiveModule } from './live.module.js';
export { limitHttp } from './http-limits.js';
export { OriginPolicy } from './origin-policy.js';
export { ServerStop } from './server-stop.js';
export { UpgradeRoutingAdapter } from './upgrade-routing-adapter.js';
