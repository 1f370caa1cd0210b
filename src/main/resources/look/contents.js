// Marks the section that is being read in the table of contents.
(links => {
  let waiting;
  const mark = () => {
    waiting = false;
    const read = links.filter(([, heading]) => heading.getBoundingClientRect().top < innerHeight / 3).pop();
    links.forEach(link => link == read ? link[0].ariaCurrent = 'location' : link[0].removeAttribute('aria-current'));
  };
  addEventListener('scroll', () => waiting ||= requestAnimationFrame(mark), { passive: true });
  mark();
})([...document.querySelectorAll('.contents a')]
  .map(link => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))])
  .filter(([, heading]) => heading));
