/* Progressive enhancement only: every page reads and prints without this. */
(() => {
	'use strict';
	const root = document.documentElement;
	const $ = (s, el = document) => el.querySelector(s);
	const $$ = (s, el = document) => [...el.querySelectorAll(s)];
	const clip = (x, a, b) => Math.min(b, Math.max(a, x));
	const on = (el, types, f) => types.split(' ').forEach(t => el.addEventListener(t, f));

	// Before first paint: mark the page as scripted, apply a saved theme, ask for the fonts.
	root.classList.add('js');
	const themes = ['auto', 'light', 'dark'];
	let theme;
	try { theme = localStorage['dl-theme']; } catch { /* blocked */ }
	if (!themes.includes(theme)) theme = 'auto';
	root.dataset.theme = theme;
	for (const f of ['500 1em "Newsreader Display"', '1em "Newsreader Text"', '1em "Public Sans"']) document.fonts.load(f);

	// ?embed: the page within another site's. What leads off it takes the whole window.
	const embed = new URLSearchParams(location.search).has('embed');
	if (embed) {
		root.classList.add('embed');
		on(document, 'click', e => { const a = e.target.closest('a[href]'); if (a && a.getAttribute('href')[0] !== '#') a.setAttribute('target', '_top'); });
	}

	on(document, 'DOMContentLoaded', () => {
		const tb = $('#theme');
		const show = () => { root.dataset.theme = theme; tb.textContent = 'Theme: ' + theme; };
		show();
		on(tb, 'click', () => {
			theme = themes[(themes.indexOf(theme) + 1) % 3];
			show();
			try { localStorage['dl-theme'] = theme; } catch { /* blocked */ }
		});
		copies(); saves(); tips(); cites();
		if ($('#filters')) timeline();
		matrix();
	});

	// Copy buttons: the text is on the page anyway.
	function copies() {
		for (const b of $$('[data-copy]')) on(b, 'click', () => {
			const el = $(b.dataset.copy);
			copy(b, el.textContent.trim(), () => { getSelection().selectAllChildren(el); return 'Press Ctrl+C'; });
		});
	}
	// The button says for two seconds what became of it, and a screen reader is told; a button's new words alone may go unread.
	const said = document.createElement('p');
	said.className = 'vh'; said.role = 'status';
	async function copy(b, text, fail) {
		const label = b.firstChild;
		b.was ??= label.data;
		(b.closest('dialog') || document.body).append(said);
		try { await navigator.clipboard.writeText(text); label.data = 'Copied'; }
		catch { label.data = fail() || b.was; }
		setTimeout(() => { said.textContent = label.data === b.was ? '' : label.data; }, 50);
		setTimeout(() => { label.data = b.was; said.textContent = ''; }, 2000);
	}

	// A file of what is on the page anyway.
	function saves() { for (const b of $$('[data-save]')) on(b, 'click', () => save(b.value, $(b.dataset.save).textContent)); }
	function save(name, text) {
		const a = document.createElement('a');
		a.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' })); a.download = name; a.click();
		setTimeout(() => URL.revokeObjectURL(a.href), 1e4);
	}

	// A link to an entry is that of its own page, under the site's address or where the page was opened.
	function cites() {
		const box = $('#cite'), text = $('#cite-text');
		if (!text) return;
		const part = (name, value) => { $(`[data-cite=${name}]`, text).textContent = value; };
		if (!box) { if (!$('[data-cite=address]', text).textContent) part('address', ', ' + location.href.split(/[?#]/)[0]); return; }
		const open = (title, date, address) => {
			part('title', title); part('date', date); part('address', ', ' + address);
			$('a', box).href = address;
			box.showModal();
		};
		on($('[value=close]', box), 'click', () => box.close());
		on($('#timeline'), 'click', e => {
			const b = e.target.closest('.acts button');
			if (!b) return;
			const entry = b.closest('.entry'), a = $('h3 a', entry), address = new URL(a.getAttribute('href'), box.dataset.address || location).href;
			const show = () => open(a.textContent, $('.date p', entry).textContent, address);
			if (b.value === 'cite') show(); else copy(b, address, show);
		});
	}

	// Escape puts tooltips away.
	function tips() {
		on(window, 'keydown', e => e.key === 'Escape' && root.classList.add('esc'));
		on(window, 'focusin pointerover', e => e.type > 'g' && e.target.closest('.t') || root.classList.remove('esc'));
	}

	// A picture is one tab stop: arrow keys walk its marks, to the next one or the nearest above or below.
	function walk(svg, marks) {
		const stop = to => { for (const a of marks()) a.tabIndex = a === to ? 0 : -1; };
		// Chromium gives the Tab key to a drawing that listens for focus, so the box around it listens.
		on(svg.parentElement, 'focusin', e => { const a = e.target.closest('a'); if (marks().includes(a)) stop(a); });
		on(svg, 'keydown', e => {
			const as = marks(), i = as.indexOf(document.activeElement), step = { ArrowRight: 1, ArrowLeft: -1 }[e.key], way = { ArrowDown: 1, ArrowUp: -1 }[e.key];
			let to = { Home: as[0], End: as.at(-1) }[e.key] || step && as.at((i + step) % as.length);
			if (i < 0 || !to && !way) return;
			e.preventDefault();
			if (way) {
				const place = a => { const r = a.getBoundingClientRect(); return [r.x + r.width / 2, (r.y + r.height / 2) * way]; }, [x, y] = place(as[i]);
				const far = a => { const [p, q] = place(a); return q > y + 4 ? Math.abs(p - x) + 4 * (q - y) : 1 / 0; };
				to = as.map(a => [far(a), a]).reduce((a, b) => b[0] < a[0] ? b : a, [1 / 0])[1];
			}
			if (to) to.focus();
		});
		return stop;
	}

	// The picture of outlets by week opens where most was told.
	function matrix() {
		const box = $('.cov'), svg = $('.cov [role=group]');
		if (!svg) return;
		const as = $$('a', svg), peak = $($('.cov-n a').hash), { x, width } = box.getBoundingClientRect();
		walk(svg, () => as)(peak);
		if (!location.hash) box.scrollLeft = peak.getBoundingClientRect().x - x - (box.firstElementChild.offsetWidth + width) / 2;
	}

	function timeline() {
		const form = $('#filters'), out = $('#f-out'), none = $('#f-none'), reset = $('#f-reset');
		const svg = $('#plot svg'), el = form.elements, q = el.q;
		const words = s => s.split(' ');
		const count = n => n + (n === 1 ? ' event' : ' events');
		// Letters without their marks: what sets "Łukašenka" apart from "lukasenka" is no part of a question.
		const letters = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ə: 'e', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };
		const plain = s => s.normalize('NFKD').replace(/[\p{M}'’‘ʼʹ`]/gu, '').toLowerCase().replace(/[łøđðıəßæœþ]/g, c => letters[c]).replace(/[-‐‑–]/g, ' ');
		const evs = $$('.entry').map(el => {
			const t = el.dataset, hi = t.hi || t.lo;
			return { el, li: el.parentElement, id: el.id.slice(2), st: t.st, month: t.lo.slice(0, 7) === hi.slice(0, 7) && t.lo.slice(0, 7),
				lo: Date.parse(t.lo), hi: Date.parse(hi) + 864e5, c: words(t.c), k: t.k, a: words(t.a), s: words(t.s), n: +t.n, d: +t.d || 0,
				get href() { return el.matches('.brief') ? $('h3 a', el).getAttribute('href') : '#' + el.id; },
				get name() { return $('.date p', el).textContent + ': ' + $('h3 a', el).textContent; } };
		});
		const years = $$('.year').map(el => ({ el, small: $('h2 small', el), rail: $(`#rail [data-y="${el.id.slice(1)}"]`), evs: [] }));
		const sections = new Map(years.map(y => [y.el, y]));
		for (const e of evs) { e.list = e.li.parentElement; sections.get(e.list.parentElement).evs.push(e); }
		const parts = new Map($$('.part').map(el => [el, 0]));
		const byId = new Map(evs.map(e => [e.id, e]));
		const months = $$('#rail ol ol a').filter(a => a.getAttribute('href')[0] === '#').map(a => ({ a, month: byId.get(decodeURIComponent(a.hash.slice(3))).month }));

		// What an entry is found by: the words that it shows, and every spelling of those whom it names. Folded a few at a time
		// while the browser has nothing better to do, and what is left when somebody searches.
		let names, folded = 0;
		const show = el => el.matches('.brief') ? el.textContent : $$('.date p,.what,.cites,.dis', el).map(x => x.textContent).join(' ');
		const collect = idle => {
			names ??= Object.entries(JSON.parse($('#names').dataset.names)).map(([n, s]) => [n, plain(s)]);
			while (folded < evs.length) {
				if (idle?.timeRemaining() < 4) return requestIdleCallback(collect);
				const some = evs.slice(folded, folded += 50), texts = plain(some.map(e => show(e.el)).join('\0')).split('\0');
				some.forEach((e, i) => { e.text = texts[i]; });
			}
		};
		(window.requestIdleCallback || setTimeout)(collect);
		const nums = o => Object.fromEntries(Object.entries(o).map(([k, v]) => [k, +v]));
		const { from: Y0, to: Y1 } = svg ? nums(svg.dataset) : { from: 0, to: 9999 };
		const fields = ['q', 'kind', 'person', 'source', 'lang', 'least'].filter(n => el[n]);
		const languages = new Map([...el.source.options].map(o => [o.value, o.dataset.key]));
		let from = Y0, to = Y1;
		const zoomed = () => from > Y0 || to < Y1;

		// State lives in the address; unknown values are ignored.
		const read = () => {
			const now = new URLSearchParams(location.search), year = (k, d) => clip(+now.get(k) || d, Y0, Y1);
			form.reset();
			for (const n of fields) { el[n].value = now.get(n) || ''; if (el[n].selectedIndex < 0) el[n].value = ''; }
			for (const b of $$('[type=checkbox]', form)) b.checked = now.getAll(b.name).includes(b.value);
			from = year('from', Y0); to = Math.max(from, year('to', Y1));
			if (zoomed() || chosen().length) fold(true);
		};
		const chosen = () => [...new FormData(form)].filter(x => x[1].trim());
		// A choice is a step of the history, and so is a word, though not each of its letters. What is not ours stays in the address.
		const write = step => {
			const now = new URLSearchParams(location.search);
			for (const n of [...fields, 'country', 'split', 'from', 'to']) now.delete(n);
			for (const [n, x] of chosen()) now.append(n, x);
			if (zoomed()) { now.set('from', from); now.set('to', to); }
			const s = String(now) && '?' + now;
			if (embed) { const full = new URLSearchParams(now); full.delete('embed'); $('.credit a').search = full; }
			// Links to the story's other pages take the choices along.
			const along = String(new URLSearchParams(chosen()));
			for (const a of $$('[data-with]')) a.search = along;
			if (s !== location.search) try { history[step ? 'pushState' : 'replaceState'](null, '', (s || location.pathname) + location.hash); } catch { /* refused */ }
		};
		const more = $('#f-more');
		const fold = open => { form.classList.toggle('open', open); more.ariaExpanded = open; };
		on(more, 'click', () => fold(!form.classList.contains('open')));

		function apply(step) {
			const v = new FormData(form), [k, s, l] = ['kind', 'source', 'lang'].map(n => v.get(n)), least = +v.get('least');
			const p = el.person.selectedOptions[0].dataset.key, cs = v.getAll('country'), split = v.has('split');
			const asked = plain(q.value).split(/\s+/).filter(x => x), a = Date.UTC(from, 0), b = Date.UTC(to + 1, 0);
			if (asked.length) collect();
			const meant = asked.map(w => new Set(names.filter(x => x[1].includes(w)).map(x => x[0])));
			const first = {}, width = svg?.clientWidth; // asked for before anything changes, when it costs no layout
			let n = 0;
			for (const p of parts.keys()) parts.set(p, 0);
			for (const y of years) {
				let here = 0;
				for (const e of y.evs) {
					e.hit = (!k || e.k === k) && (!p || e.a.includes(p)) && (!s || e.s.includes(s)) && (!l || e.s.some(x => languages.get(x) === l)) &&
						(!least || e.n >= least) && cs.every(c => e.c.includes(c)) && (!split || e.d > 0) &&
						asked.every((w, i) => e.a.some(x => meant[i].has(x)) || e.text.includes(w));
					const shown = e.hit && (!zoomed() || (e.lo < b && e.hi > a));
					if (e.li.hidden === shown) e.li.hidden = !shown;
					if (shown) { here++; first[e.month] ??= e.id; parts.set(e.list, parts.get(e.list) + 1 + e.d); }
				}
				n += here;
				y.el.hidden = !here; y.small.textContent = count(here);
				if (y.rail) { y.rail.classList.toggle('none', !here); $('small', y.rail).firstChild.data = here; }
			}
			for (const [p, k] of parts) { p.hidden = !k; p.style.setProperty('--n', k); }
			for (const m of months) { const id = first[m.month]; m.a.parentElement.hidden = !id; if (id) m.a.hash = 'e-' + id; }
			const active = zoomed() || chosen().length;
			out.textContent = (active ? n + ' of ' : '') + count(evs.length);
			more.textContent = 'Filter events' + (active ? ': ' + out.textContent : '');
			none.hidden = n > 0; reset.hidden = !active;
			write(step);
			if (svg) draw(new Set(evs.filter(e => e.hit).map(e => e.id)), width);
		}
		let typing = false;
		on(form, 'input', e => { const more = e.target === q && typing; typing = e.target === q; apply(!more); });
		on(q, 'blur', () => { typing = false; });
		on(form, 'submit', e => e.preventDefault());
		const clear = () => {
			form.reset(); typing = false; zoomTo(Y0, Y1, true);
			q.focus(); if (document.activeElement !== q) $('#timeline').focus();
		};
		for (const b of [reset, $('button', none)]) on(b, 'click', e => { e.preventDefault(); clear(); });
		// In an open list Escape closes the list.
		on(form, 'keydown', e => { if (e.key === 'Escape' && !e.isComposing && !e.target.options) { e.preventDefault(); clear(); } });
		const zoomTo = (a, b, step) => {
			from = a; to = b;
			for (const x of $$('#zoom button')) x.ariaPressed = x.value ? zoomed() && x.value >= a && x.value <= b : !zoomed();
			apply(step);
		};
		const draw = svg && picture();

		// References of what is shown. The site holds each as text, a script for each format: that loads from a folder, too.
		const refs = $('#refs'), files = {};
		const load = key => files[key] ??= new Promise((done, fail) => {
			const s = document.createElement('script');
			s.src = refs.dataset.from + key + '.js'; s.onload = () => done(window.references); s.onerror = fail;
			document.head.append(s);
		});
		const picked = what => {
			const shown = evs.filter(e => !e.li.hidden);
			return what === 'events' ? shown.map(e => e.id) : [...new Set(shown.flatMap(e => e.s))].filter(x => x).sort((x, y) => x - y);
		};
		refs && on($('#f-refs'), 'click', () => {
			for (const x of $$('input', refs)) { const n = picked(x.value).length; x.nextElementSibling.textContent = n === 1 ? '1 ' + x.value.slice(0, -1) : n + ' ' + x.value; }
			refs.showModal();
		});
		refs && on(refs, 'click', async e => {
			const b = e.target.closest('button'), key = b && b.value;
			if (key) {
				const what = $('input:checked', refs).value, r = await load(key);
				save(what + '.' + key, r.start + picked(what).map(x => r[what][x]).join(r.between) + r.end);
			}
			if (b) refs.close();
		});

		// The overview: the page's drawing, redrawn for a zoom or a narrow screen.
		function picture() {
			const TRACKS = 5, { step, top, bot, left, right } = nums(svg.dataset);
			const idOf = a => a.getAttribute('href').split('#e-')[1];
			for (const a of $$('.m a[aria-hidden]', svg)) {
				const title = document.createElementNS(svg.namespaceURI, 'title');
				title.textContent = byId.get(idOf(a)).name; a.prepend(title); a.removeAttribute('aria-hidden');
			}
			const lanes = $$('.lane', svg).map(l => ({ ...l.dataset, g: $('.m', l), html: $('.m', l).innerHTML }));
			const yrs = $('.yrs', svg), ax = $('.ax', svg), still = [yrs.innerHTML, ax.innerHTML];
			const f = n => n.toFixed(2), esc = s => s.replace(/[&<"]/g, c => `&#${c.charCodeAt()};`);
			const link = (e, name, x) => `<a href="${e.href}"><title>${esc(name)}</title>${x}</a>`;
			let drawn = '0';
			function marks(l, X, W, a, b) {
				let s = '', last = -99, up = 0;
				const tr = [], pts = [], cols = [], bars = new Map(), dis = l.lane === 'dis', base = +l.base, MOST = +l.most;
				for (const e of evs) {
					const out = e.hi <= a || e.lo >= b;
					if (!(dis ? e.d : e.c.includes(l.lane)) || out && zoomed()) continue;
					if ((e.hi - e.lo) / (b - a) * W > 22 && !dis && !out) { const k = [e.lo, e.hi, e.st].join(); bars.set(k, [...bars.get(k) || [], e]); }
					else for (let i = dis ? e.d : 1; i; i--) pts.push([!out ? X((e.lo + e.hi) / 2) : e.lo < a ? left / 2 : 100 - right / 2, e]);
				}
				for (const es of [...bars.values()].sort((p, q) => p[0].lo - q[0].lo || q[0].hi - p[0].hi)) {
					const e = es[0], x = e.lo < a ? 0 : X(e.lo), w = (e.hi > b ? 100 : X(e.hi)) - x, n = es.length > 1;
					let i = tr.findIndex(z => x >= z); if (i < 0) i = tr.length; if (i === TRACKS) continue; tr[i] = x + w;
					const y = base + 4 + i * 8, m = e.st.split('-')[1], at = `x="${f(x)}%" width="${f(w)}%"`;
					s += link(e, (n ? `${es.length} events, the first: ` : '') + e.name, `<rect class="hit" ${at} y="${y - 1}" height="8"/><rect class="bar-${e.st === 'within' ? 'soft' : 'hard'}"${m ? ` mask="url(#fade-${m})"` : ''} ${at} y="${y}" height="6"/>` +
						(n ? `<text class="more" x="${f(x + w / 2)}%" y="${y + 6}" text-anchor="middle">${es.length}</text>` : ''));
				}
				pts.sort((p, q) => p[0] - q[0]);
				for (const [x, e] of pts) { const c = cols.at(-1); if (c && (x - c.x) * W / 100 < 11) c.es.push(e); else cols.push({ x, es: [e] }); }
				for (const { x, es } of cols) es.slice(0, MOST).forEach((e, i) => {
					const n = i === MOST - 1 && es.length > MOST ? es.length - i : 0;
					if (n) { up = (x - last) * W < 2900 && !up; last = x; }
					const y = base - 8 - (i + (n && up)) * 11.5;
					s += link(e, (n ? `${n} more events, the first on ` : '') + e.name, `<rect class="hit" x="${f(x)}%" y="${y - 6}"/>` +
						(n ? `<text class="more" x="${f(x)}%" y="${y + 4}" text-anchor="middle">+${n}</text>` : `<use href="#m${l.shape}"${e.st === 'day' ? '' : ' class="soft"'} x="${f(x)}%" y="${y}"/>`));
				});
				return s;
			}
			const links = () => $$('.m a', svg), stop = walk(svg, links);
			function draw(hits, W) {
				redraw(W);
				links().forEach((a, i) => { if (!i) stop(a); a.classList.toggle('off', !$('.more', a) && !hits.has(idOf(a))); });
			}
			function redraw(W) {
				const fine = W < 700, now = zoomed() || fine ? [from, to, W].join() : '';
				if (drawn === now) return;
				drawn = now;
				$('.dens', svg).style.visibility = zoomed() ? 'hidden' : '';
				[yrs.innerHTML, ax.innerHTML] = still;
				const a = Date.UTC(from, 0), b = Date.UTC(to + 1, 0), [l, r] = zoomed() ? [0, 0] : [left, right], X = t => l + (clip(t, a, b) - a) / (b - a) * (100 - l - r);
				for (const l of lanes) l.g.innerHTML = now ? marks(l, X, W, a, b) : l.html;
				if (!zoomed()) return;
				const months = to - from < (fine ? 1 : 2), by = months ? 1 : 12 * step;
				let g = '', t = '';
				for (let m = from * 12; m < (to + 1) * 12; m += by) {
					const d = new Date(Date.UTC(1900, m - 22800)), mid = new Date(Date.UTC(1900, m - 22800 + by / 2, months ? 15 : 1)), x = f(X(+d));
					g += `<line class="grid" x1="${x}%" x2="${x}%" y1="${top}" y2="${bot}"/>`;
					t += `<text class="yr" x="${f(X(+mid))}%" y="${bot + 17}" text-anchor="middle">${months ? d.toLocaleString('en', { month: 'short', timeZone: 'UTC' }) : d.getUTCFullYear()}</text>`;
				}
				ax.innerHTML = g; yrs.innerHTML = t;
			}
			for (let y = Y0 - step; y <= Y1; y += step) {
				const b = document.createElement('button'), all = y < Y0, end = Math.min(Y1, y + step - 1);
				b.value = all ? '' : y; b.textContent = all ? 'All' : y;
				on(b, 'click', e => all ? zoomTo(Y0, Y1, true) : e.shiftKey && zoomed() ? zoomTo(Math.min(from, y), Math.max(to, end), true) : zoomTo(y, end, true));
				$('#zoom').append(b);
			}
			// Dragging picks years, as the buttons do.
			let x0 = null;
			const size = (x, w) => Object.assign($('.sel', svg).style, { x: x * 100 + '%', width: w * 100 + '%' });
			const span = x => clip(Y0 + Math.floor((x * 100 - left) / (100 - left - right) * (Y1 - Y0 + 1)), Y0, Y1);
			const at = e => clip((e.clientX - svg.getBoundingClientRect().left) / svg.clientWidth, 0, 1);
			on(svg, 'pointerdown', e => { if (e.pointerType === 'mouse' && !e.button && !zoomed() && !e.target.closest('a')) { x0 = at(e); e.preventDefault(); } });
			on(window, 'pointermove', e => { if (x0 !== null) size(Math.min(at(e), x0), Math.abs(at(e) - x0)); });
			on(window, 'pointerup', e => {
				if (x0 === null) return;
				const [a, b] = [x0, at(e)].sort();
				x0 = null; size(0, 0);
				if (b - a > .02) zoomTo(span(a), span(b), true);
			});
			// Not on the drawing itself: one that listens for the focus can be tabbed to in Chromium.
			on(svg.parentElement, 'pointerover pointerout focusin focusout', e => {
				const a = e.target.closest('.m a');
				if (a) for (const b of $$(`.m a[href$="#e-${idOf(a)}"]`, svg)) b.classList.toggle('on', /over|in$/.test(e.type));
			});
			return draw;
		}

		// The rail marks the year being read.
		const rail = $('#rail'), scroll = l => rail.scrollTo(l.offsetLeft - 60, l.offsetTop - 60);
		for (const l of $$('[aria-current]', rail)) scroll(l);
		const spy = new IntersectionObserver(es => {
			for (const e of es) if (e.isIntersecting) for (const l of $$('[data-y]', rail)) {
				if ('y' + l.dataset.y === e.target.id) { l.ariaCurrent = 'true'; scroll(l); } else l.ariaCurrent = null;
			}
		}, { rootMargin: '-15% 0px -80% 0px' });
		for (const y of years) spy.observe(y.el);

		const restore = () => { read(); zoomTo(from, to); };
		on(window, 'popstate', restore); restore();
		// A hash into a filtered-out entry clears the filters.
		const reveal = () => { const t = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1))); if (t && t.closest('[hidden]')) { form.reset(); zoomTo(Y0, Y1); t.scrollIntoView(); } };
		on(window, 'hashchange', reveal); reveal();
	}
})();
