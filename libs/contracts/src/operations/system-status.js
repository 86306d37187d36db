export {};
//# sourceMappingURL=system-status.js.map