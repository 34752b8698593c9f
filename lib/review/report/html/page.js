// Filters of the findings, one environment at a time, and everything unfolded on paper. The page is whole without it.
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  for (const section of all('section.findings')) {
    const findings = all('.finding', section);
    const search = section.querySelector('[data-search]');
    const shown = section.querySelector('.shown');
    const nothing = section.querySelector('.nothing');
    const chosen = (kind) =>
      all(`input[data-filter="${kind}"]`, section)
        .filter((box) => box.checked)
        .map((box) => box.value);
    const update = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const severities = chosen('severity');
      const states = chosen('state');
      let count = 0;
      for (const finding of findings) {
        const { severity, state, text } = finding.dataset;
        const fits =
          severities.includes(severity) && states.includes(state) && words.every((word) => text.includes(word));
        finding.hidden = !fits;
        if (fits) count += 1;
      }
      shown.textContent = `${count} of ${findings.length} shown`;
      nothing.hidden = count > 0;
    };
    section.addEventListener('input', update);
    section.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
    update();
  }

  const articles = all('article');
  const cards = all('.card');
  const choose = (id, focus) => {
    const found = articles.find((article) => article.id === id);
    if (!found) return;
    for (const article of articles) article.hidden = article !== found;
    for (const card of cards) {
      if (card.hash === `#${id}`) card.setAttribute('aria-current', 'true');
      else card.removeAttribute('aria-current');
    }
    if (focus) found.focus({ preventScroll: true });
  };
  // A link into an environment that is not shown brings it up first.
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const article = target?.closest('article');
    if (!article) return;
    choose(article.id, article === target);
    target.scrollIntoView();
  };
  if (articles.length > 1) {
    choose(articles[0].id, false);
    window.addEventListener('hashchange', follow);
    follow();
  }

  let unfolded = [];
  let hidden = [];
  window.addEventListener('beforeprint', () => {
    unfolded = all('details:not([open])');
    hidden = articles.filter((article) => article.hidden);
    for (const details of unfolded) details.open = true;
    for (const article of hidden) article.hidden = false;
  });
  window.addEventListener('afterprint', () => {
    for (const details of unfolded) details.open = false;
    for (const article of hidden) article.hidden = true;
  });
})();
