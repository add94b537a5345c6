// The table of claims, the bars of numbers that differ, and what a click or a key does. Everything shown here is
// read from the claim cards in the page and set as text, never as markup.
(() => {
  'use strict';
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const L = JSON.parse($('#labels').textContent);
  const label = (id) => (id in L ? L[id] : id);
  const make = (name, props = {}, ...children) => {
    const node = Object.assign(document.createElement(name), props);
    node.append(...children.filter((child) => child !== null));
    return node;
  };
  const isolate = (text) => make('bdi', { textContent: text });

  const claims = $$('article.document').flatMap((article) => {
    const outlet = article.dataset.outlet || article.dataset.name;
    return $$('details.claim', article).map((card, index) => ({
      ...card.dataset, card, article, index, document: article.dataset.name, outlet,
      voice: card.dataset.speaker || outlet, typeLabel: label(card.dataset.type),
      search: (card.textContent + ' ' + article.dataset.name).toLowerCase(),
    }));
  });

  // ---- the claim that is looked at
  const marksOf = (claim) => $$('mark', claim.article).filter((m) => m.dataset.c.split(' ').includes(String(claim.index)));
  const light = (claim, on) => {
    claim.card.classList.toggle('on', on);
    marksOf(claim).forEach((m) => m.classList.toggle('on', on));
  };
  let selected = null;
  const select = (claim, scrollTo) => {
    if (selected && selected !== claim) { light(selected, false); selected.card.open = false; }
    selected = claim;
    claim.card.open = true;
    light(claim, true);
    const list = claim.card.closest('.claims');
    if (list.scrollHeight > list.clientHeight) list.scrollTop = claim.card.offsetTop - list.offsetTop - 12;
    if (scrollTo === 'text') (marksOf(claim).find((m) => m.classList.contains('t')) || marksOf(claim)[0] || claim.card)
      .scrollIntoView({ block: 'center' });
    if (scrollTo === 'card') claim.card.scrollIntoView({ block: 'nearest' });
  };

  // ---- hover and click in the text
  const tip = $('#tip');
  const claimsAt = (mark) => {
    const article = mark.closest('article');
    return mark.dataset.c.split(' ').map((i) => claims.find((c) => c.article === article && c.index === Number(i)));
  };
  const line = (name, value) => (value ? make('span', {}, make('em', { textContent: label(name) + ': ' }), isolate(value), make('br')) : null);
  const showTip = (mark) => {
    tip.replaceChildren(...claimsAt(mark).slice(0, 4).map((c) => {
      const head = make('div', { className: 'f-' + c.family }, make('b', { className: 'type', textContent: c.typeLabel + ' ' }),
        c.number ? isolate(c.number) : null, make('br'), line('slot.initiator', c.who), line('slot.target', c.whom),
        line('slot.place', c.place), line('slot.time', c.time), line('slot.speaker', c.voice));
      return head;
    }));
    tip.hidden = false;
    const at = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const x = Math.min(Math.max(at.left + at.width / 2 - tip.offsetWidth / 2, 8), innerWidth - tip.offsetWidth - 8);
    const above = at.top - tip.offsetHeight - 8;
    tip.style.left = x + scrollX + 'px';
    tip.style.top = (above > 4 ? above : at.bottom + 8) + scrollY + 'px';
  };
  $$('mark').forEach((mark) => {
    mark.addEventListener('mouseenter', () => showTip(mark));
    mark.addEventListener('mouseleave', () => { tip.hidden = true; });
    mark.addEventListener('focus', () => showTip(mark));
    mark.addEventListener('blur', () => { tip.hidden = true; });
    const choose = () => {  // the same place again: the next claim there
      const here = claimsAt(mark);
      const next = (here.indexOf(selected) + 1) % here.length;
      select(here[next], 'card');
    };
    mark.addEventListener('click', choose);
    mark.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(); }
    });
  });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') tip.hidden = true; });
  claims.forEach((claim) => {
    claim.card.addEventListener('mouseenter', () => light(claim, true));
    claim.card.addEventListener('mouseleave', () => { if (selected !== claim) light(claim, false); });
    $('summary', claim.card).addEventListener('click', () => { if (!claim.card.open) setTimeout(() => select(claim), 0); });
    $('.show', claim.card).addEventListener('click', () => select(claim, 'text'));
  });

  // ---- the table
  const columns = [
    ['slot.type', (c) => c.typeLabel], ['slot.quantity', (c) => c.number || ''], ['slot.initiator', (c) => c.who || ''],
    ['slot.target', (c) => c.whom || ''], ['slot.place', (c) => c.place || ''], ['slot.time', (c) => c.time || ''],
    ['slot.speaker', (c) => c.voice], ['slot.document', (c) => c.document],
  ];
  const size = (c) => Number(c.value ?? c.low ?? c.high ?? -1);
  const rowOf = (claim) => {
    const row = make('tr', { className: 'f-' + claim.family });
    columns.forEach(([, read], i) => {
      const text = read(claim);
      row.append(make('td', { className: i === 1 ? 'n' : '' },
        i === 0 ? make('button', { type: 'button', textContent: text }) : isolate(text)));
    });
    row.addEventListener('click', () => select(claim, 'text'));
    return row;
  };
  const body = $('#table tbody');
  let order = [...claims];
  const rows = new Map(claims.map((claim) => [claim, rowOf(claim)]));
  const filter = () => {
    const words = $('#filter-text').value.toLowerCase().split(/\s+/).filter(Boolean);
    const type = $('#filter-type').value, voice = $('#filter-speaker').value;
    let count = 0;
    order.forEach((c) => {
      const fits = (!type || c.type === type || c.family === type) && (!voice || c.voice === voice)
        && words.every((w) => c.search.includes(w));
      rows.get(c).hidden = !fits;
      count += fits;
    });
    body.append(...order.map((c) => rows.get(c)));
    $('#shown').value = label('page.shown').replace('{n}', count).replace('{all}', claims.length);
  };
  columns.forEach(([id, read], i) => {
    const head = make('th', { scope: 'col' }, make('button', { type: 'button', textContent: label(id) }));
    head.firstChild.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      $$('#table th').forEach((th) => th.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const sign = down ? -1 : 1;
      order.sort((a, b) => sign * (i === 1 ? size(a) - size(b) : read(a).localeCompare(read(b), 'ar')));
      filter();
    });
    $('#table thead tr').append(head);
  });
  const count = (key) => claims.reduce((n, c) => n.set(c[key], (n.get(c[key]) || 0) + 1), new Map());
  const option = (value, text, n) => make('option', { value, textContent: text + ' (' + n + ')' });
  const types = count('type');
  [...count('family')].sort((a, b) => b[1] - a[1]).forEach(([family, n]) => {
    const group = make('optgroup', { label: label('family.' + family) }, option(family, label('family.' + family), n));
    [...types].filter(([t]) => t.split('.')[0] === family).forEach(([t, m]) => group.append(option(t, label(t), m)));
    $('#filter-type').append(group);
  });
  [...count('voice')].sort((a, b) => b[1] - a[1]).forEach(([voice, n]) => $('#filter-speaker').append(option(voice, voice, n)));
  $$('.filters input, .filters select').forEach((field) => field.addEventListener('input', filter));
  $('.filters').addEventListener('submit', (event) => event.preventDefault());
  $('#claims').hidden = claims.length === 0;
  filter();

  // ---- one event, several numbers: claims of a type about one place and day
  const groups = new Map();
  claims.forEach((c) => {
    const day = c.day && /^\d{4}-\d{2}-\d{2}$/.test(c.day) ? c.day : null;
    const counts = ['value', 'low', 'high'].some((k) => k in c);
    if (!counts || !day || !c.placeKey || c.part || !['actual', 'possible', 'denied'].includes(c.modality)) return;
    const key = [c.type, c.unit || '', c.placeKey, day].join('\n');
    groups.set(key, [...(groups.get(key) || []), c]);
  });
  const voices = (group) => new Set(group.map((c) => c.voice)).size;
  const shown = [...groups.values()].filter((group) => voices(group) > 1)
    .sort((a, b) => voices(b) - voices(a) || b.length - a.length || size(b[0]) - size(a[0])).slice(0, 40);
  const bar = (c, most) => {
    const low = Number(c.low ?? c.value), high = Number(c.high ?? c.value ?? c.low), value = Number(c.value ?? c.low ?? c.high);
    const part = (n) => (100 * n) / most + '%';
    const track = make('span', { className: 'bar' }, make('i', { className: 'value' in c ? '' : 'open' }));
    track.firstChild.style.width = part(value);
    if (low < high) {
      const range = make('u');
      range.style.insetInlineStart = part(low);
      range.style.width = part(high - low);
      track.append(range);
    }
    return track;
  };
  shown.forEach((group) => {
    const most = Math.max(...group.map((c) => Number(c.high ?? c.value ?? c.low)), 1);
    const table = make('table', { className: 'bars' });
    group.sort((a, b) => size(a) - size(b)).forEach((c) => {
      const go = make('button', { type: 'button' }, isolate(c.number));
      go.addEventListener('click', () => select(c, 'text'));
      const said = make('th', { scope: 'row' }, isolate(c.voice), c.voice === c.outlet ? null : make('small', {}, isolate(c.outlet)),
        c.whom ? make('small', {}, isolate(c.whom)) : null);
      table.append(make('tr', {}, said, make('td', {}, bar(c, most)), make('td', { className: 'figure' }, go)));
    });
    const first = group[0];
    const caption = make('figcaption', {}, make('b', { className: 'type', textContent: first.typeLabel }),
      make('span', {}, isolate(first.placeName)), make('span', {}, isolate(first.day)));
    $('#incidents .figures').append(make('figure', { className: 'f-' + first.family }, caption, table));
  });
  $('#incidents').hidden = shown.length === 0;

  // ---- light or dark, print, links to a claim
  const root = document.documentElement, theme = $('#theme');
  const remember = (value) => { try { localStorage.setItem('isnad-theme', value); } catch { /* a file may not remember */ } };
  const paint = (value) => { root.dataset.theme = value; theme.setAttribute('aria-pressed', String(value === 'dark')); };
  try { const kept = localStorage.getItem('isnad-theme'); if (kept === 'light' || kept === 'dark') paint(kept); } catch { /* as above */ }
  theme.addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    paint(dark ? 'light' : 'dark');
    remember(dark ? 'light' : 'dark');
  });
  let opened = [];
  addEventListener('beforeprint', () => { opened = claims.filter((c) => !c.card.open); opened.forEach((c) => { c.card.open = true; }); });
  addEventListener('afterprint', () => opened.forEach((c) => { c.card.open = false; }));
  const linked = claims.find((c) => '#' + c.card.id === location.hash);
  if (linked) select(linked, 'text');
})();
