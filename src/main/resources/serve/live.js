// Keeps an open page as the site is. For a start, by loading it again.
'use strict';
(() => {
  const { token, tag } = document.currentScript.dataset;
  const query = new URLSearchParams({ token, tag, page: decodeURIComponent(location.pathname) });
  const events = new EventSource('/_octavo/events?' + query);
  events.addEventListener('page', () => location.reload());
  events.addEventListener('files', () => location.reload());
  events.addEventListener('moved', (event) => location.replace(JSON.parse(event.data).href));
  events.addEventListener('problems', (event) => console.log(event.data));
})();
