// Filters of the findings, and one environment at a time. The page is whole without it, and prints whole.
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  for (const section of all('section.findings')) {
    const form = section.querySelector('form');
    if (!form) continue;
    const cards = all('.finding', section).map((card) => ({ card, text: card.textContent.toLowerCase() }));
    const search = section.querySelector('[data-search]');
    const chosen = (kind) =>
      all(`input[data-filter="${kind}"]`, section)
        .filter((box) => box.checked)
        .map((box) => box.value);
    const update = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const severities = chosen('severity');
      const states = chosen('state');
      let count = 0;
      let total = 0;
      for (const { card, text } of cards) {
        const fits = severities.includes(card.dataset.severity) && words.every((word) => text.includes(word));
        const places = all('[data-state]', card);
        for (const place of places) place.hidden = !states.includes(place.dataset.state);
        const countOf = (some) => some.reduce((sum, place) => sum + Number(place.dataset.places ?? 1), 0);
        const left = countOf(places.filter((place) => !place.hidden));
        card.hidden = !fits || left === 0;
        total += countOf(places);
        if (!card.hidden) count += left;
      }
      section.querySelector('.shown').textContent = `${count} of ${total} shown`;
      section.querySelector('.nothing').hidden = count > 0;
    };
    section.addEventListener('input', update);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = false;
    update();
  }

  // What stands with another environment is fetched from there, so that each is whole; on paper the words that point there remain.
  const fetchParts = (root) => {
    for (const pointer of all('[data-as]', root)) {
      if (pointer.nextElementSibling?.matches('.fetched')) continue;
      const copy = document.createElement('div');
      copy.className = 'fetched';
      copy.append(...[...document.getElementById(pointer.dataset.as).childNodes].map((node) => node.cloneNode(true)));
      for (const part of all('[id]', copy)) part.removeAttribute('id');
      pointer.after(copy);
      pointer.classList.add('paper-only');
    }
    if (root.querySelector('[data-as]:not(.paper-only)')) fetchParts(root);
  };

  // What belongs to an environment; the overview belongs to none.
  const parts = all('[data-of]');
  const cards = all('.card');
  const choose = (of) => {
    for (const part of parts) {
      part.classList.toggle('elsewhere', part.dataset.of !== of);
      if (part.dataset.of === of) fetchParts(part);
    }
    for (const card of cards) {
      const target = document.getElementById(card.hash.slice(1));
      if (target.dataset.of === of) card.setAttribute('aria-current', 'true');
      else card.removeAttribute('aria-current');
    }
  };
  // A link into what is not shown brings it up first.
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const part = target?.closest('[data-of]');
    if (!part) return;
    choose(part.dataset.of);
    if (part === target) part.focus({ preventScroll: true });
    target.scrollIntoView();
  };
  if (cards.length > 0) {
    choose('');
    window.addEventListener('hashchange', follow);
    follow();
  }
})();
