// Runs before the first paint, so that a remembered theme or density never flashes into place. A file of its own because the
// page's content security policy allows no inline script. The keys and the values are those of core/session/theme.ts
// and core/session/density.ts.
(function () {
  try {
    var root = document.documentElement;
    var theme = localStorage.getItem('tachograph.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    var density = localStorage.getItem('tachograph.density');
    if (density === 'compact' || density === 'roomy') root.dataset.density = density;
  } catch {
    // Storage may be blocked; then the system's theme holds.
  }
})();
