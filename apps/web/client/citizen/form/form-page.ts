import { h, newKey } from '../dom.js';
import { language, setTitle, site, words } from '../site.js';
import { FormView } from './form-view.js';
import type { Mistake } from './mistakes.js';
import type { FormSchema, Values } from './schema.js';

const form = decodeURIComponent(
  /\/formular\/([^/?#]+)/.exec(location.pathname)?.[1] ?? new URL(location.href).searchParams.get('form') ?? '',
);
const opened = performance.now();
const place = `sufflor:form:${form}`;
const w = words.form;
const here = form === 'fraga' ? 'question' : form === 'anmal-andring' ? 'change' : '';

/** What is typed stays through a reload and a change of language, in this tab only. */
function kept(): { key: string; values: Values } {
  try {
    const found = JSON.parse(sessionStorage.getItem(place) ?? 'null') as { key?: unknown; values?: unknown } | null;
    if (found && typeof found.key === 'string' && found.values && typeof found.values === 'object')
      return { key: found.key, values: found.values as Values };
  } catch {
    // Nothing usable was kept.
  }
  return { key: newKey(), values: {} };
}
const keep = (key: string, values: Values | null) => {
  try {
    if (values) sessionStorage.setItem(place, JSON.stringify({ key, values }));
    else sessionStorage.removeItem(place);
  } catch {
    // Without storage the text lasts as long as the page.
  }
};

const column = (...content: (Node | string)[]) => h('div', { class: 'column' }, ...content);
const otherWays = () => h('p', {}, h('a', { href: '/medborgare' }, w.ways));

async function begin(): Promise<void> {
  site(w.loading, here, column(h('p', { role: 'status' }, w.loading)));
  const response = await fetch(`/api/intake/forms/${encodeURIComponent(form)}?language=${language}`).catch(() => null);
  if (response?.status === 404)
    return void site(w.unknown, here, column(h('h1', {}, w.unknown), h('p', {}, w.unknownText), otherWays()));
  if (!response?.ok) {
    return void site(
      w.missing,
      here,
      column(
        h('h1', {}, w.missing),
        h('p', { role: 'alert' }, w.missingText),
        h('button', { type: 'button', class: 'btn', onclick: () => void begin() }, w.again),
        otherWays(),
      ),
    );
  }
  show((await response.json()) as FormSchema);
}

function show(schema: FormSchema): void {
  const { key, values } = kept();
  const view = new FormView({
    schema,
    values,
    words: w,
    language,
    keep: (now) => keep(key, now),
    send: (now) => send(key, now, view.trap),
  });
  new MutationObserver(() =>
    setTitle(view.summary.hidden ? (schema.title ?? form) : w.errorTitle(schema.title ?? form)),
  ).observe(view.summary, { attributes: true, attributeFilter: ['hidden'] });
  site(
    schema.title ?? form,
    here,
    column(
      view.summary,
      h('h1', {}, schema.title ?? form),
      ...(schema.description ? [h('p', {}, schema.description)] : []),
      view.element,
    ),
  );
}

/** Sends once: the same key twice is one contact, so a lost answer can safely be asked for again. */
async function send(key: string, values: Values, website: string): Promise<Mistake[]> {
  const response = await fetch(`/api/intake/forms/${encodeURIComponent(form)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key, language, values, website, openMs: Math.round(performance.now() - opened) }),
    signal: AbortSignal.timeout(20_000),
  }).catch(() => {
    throw new Error(w.offline);
  });
  const answer = (await response.json().catch(() => ({}))) as {
    reference?: string;
    message?: string;
    details?: { path?: string; message?: string }[];
  };
  if (response.ok) {
    keep(key, null);
    receipt(answer.reference ?? '');
    return [];
  }
  if (response.status >= 500) throw new Error(w.offline);
  const details = Array.isArray(answer.details)
    ? answer.details.filter(({ path }) => path && document.getElementById(`f-${path}`))
    : [];
  if (details.length === 0) throw new Error(answer.message ?? w.offline);
  return details.map(({ path = '', message = '' }) => ({ name: path, text: message || w.check }));
}

function receipt(reference: string): void {
  const title = h('h1', { tabindex: '-1' }, w.done);
  site(
    w.done,
    here,
    column(
      title,
      h(
        'div',
        { class: 'receipt' },
        h('p', {}, w.reference),
        h('p', { class: 'reference' }, reference),
        h('p', { class: 'small' }, w.keep),
      ),
      h('h2', {}, w.next),
      h('p', {}, w.nextText),
      h('p', {}, h('a', { href: '/brevlada' }, w.nextDemo)),
      h('p', {}, h('a', { href: location.pathname + location.search }, w.another)),
      otherWays(),
    ),
  );
  title.focus();
  scrollTo(0, 0);
}

void begin();
