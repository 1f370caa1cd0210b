// Gives each block of code a button that copies it, without the lines that a diff takes away.
(words => {
  if (!navigator.clipboard) return;
  const said = document.createElement('p');
  said.className = 'unseen';
  said.role = 'status';
  document.body.append(said);
  for (const code of document.querySelectorAll('.code > pre')) {
    const button = document.createElement('button');
    const word = document.createElement('span');
    word.textContent = words.copy;
    button.type = 'button';
    button.className = 'copy-code';
    Object.assign(button.dataset, code.parentNode.dataset);
    button.append(word);
    button.onclick = async () => {
      const kept = code.cloneNode(true);
      kept.querySelectorAll('del').forEach(line => line.remove());
      try {
        await navigator.clipboard.writeText(kept.textContent);
        word.textContent = said.textContent = words.copied;
        setTimeout(() => { word.textContent = words.copy; said.textContent = '' }, 2000);
      } catch {
        getSelection().selectAllChildren(code);
      }
    };
    code.parentNode.prepend(button);
  }
})(document.currentScript.dataset);
