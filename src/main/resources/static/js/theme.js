// Runs before the first paint, so that a dark page never flashes white. Follows the device by day and by night, unless
// somebody has chosen.
(() => {
  const night = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const chosen = localStorage.getItem('theme');
    document.documentElement.dataset.bsTheme = (chosen ?? (night.matches ? 'dark' : 'light')) === 'dark' ? 'dark' : 'light';
  };
  night.addEventListener('change', apply);
  apply();
})();
