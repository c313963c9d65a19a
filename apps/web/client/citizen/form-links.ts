import { h } from './dom.js';

/** Links to every form there is, filled in when the list has come. */
export function formLinks(language: string, none: string): HTMLElement {
  const list = h('ul', { class: 'links', 'aria-busy': 'true' });
  fetch(`/api/intake/forms?language=${language}`)
    .then(async (response) => {
      if (!response.ok) throw new Error(response.statusText);
      const { forms } = (await response.json()) as { forms: { id: string; title: string }[] };
      list.replaceChildren(
        ...forms.map(({ id, title }) => h('li', {}, h('a', { href: `/formular/${encodeURIComponent(id)}` }, title))),
      );
    })
    .catch(() => list.replaceChildren(h('li', {}, none)))
    .finally(() => list.removeAttribute('aria-busy'));
  return list;
}
