export const LIVE_SUBSCRIPTIONS_MAX = 64;
//# sourceMappingURL=old-live-events.js.map