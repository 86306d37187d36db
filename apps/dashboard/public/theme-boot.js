// Runs before the first paint, so that a remembered theme never flashes into place. A file of its own because the
// page's content security policy allows no inline script. The key and the values are those of core/session/theme.ts.
(function () {
  try {
    var theme = localStorage.getItem('tachograph.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be blocked; then the system's theme holds.
  }
})();
