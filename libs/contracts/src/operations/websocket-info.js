export {};
//# sourceMappingURL=websocket-info.js.map