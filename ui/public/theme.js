// Before the first paint: the theme that was chosen on this computer. A file of its own, because pages may not run scripts inside.
try {
  const chosen = JSON.parse(localStorage.getItem('kontor.settings') || '{}');
  document.documentElement.dataset.theme = chosen.theme || 'system';
  document.documentElement.dataset.density = chosen.density || 'compact';
} catch {
  // The page's own defaults hold.
}
