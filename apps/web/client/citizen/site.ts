import '../tokens.css';
import './site.css';
import { h } from './dom.js';
import { languageOf, wordsIn } from './words.js';

export const language = languageOf(new URL(location.href));
export const words = wordsIn(language);
document.documentElement.lang = language;
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => {
  document.documentElement.dataset['theme'] = dark.matches ? 'dark' : 'light';
};
dark.addEventListener('change', follow);
follow();

/** The authority's page around some content: skip link, header, main and footer, with the demo told in plain words. */
export function site(
  title: string,
  here: 'home' | 'question' | 'change' | '',
  ...content: (Node | string)[]
): HTMLElement {
  setTitle(title);
  const link = (name: 'home' | 'question' | 'change', path: string) =>
    h('a', { href: path, 'aria-current': name === here ? 'page' : null }, words.nav[name]);
  const other = new URL(location.href);
  other.searchParams.set('lang', language === 'sv' ? 'en' : 'sv');
  const main = h('main', { id: 'main', class: 'wide', tabindex: '-1' }, ...content);
  document.body.replaceChildren(
    h('a', { class: 'skip', href: '#main' }, words.skip),
    h(
      'header',
      { class: 'site' },
      h(
        'div',
        { class: 'wide' },
        h('a', { class: 'logo', href: '/medborgare' }, words.authority),
        h(
          'nav',
          { 'aria-label': words.menu },
          link('change', '/formular/anmal-andring'),
          link('question', '/formular/fraga'),
          link('home', '/medborgare'),
          h(
            'a',
            {
              href: other.pathname + other.search,
              lang: language === 'sv' ? 'en' : 'sv',
              hreflang: language === 'sv' ? 'en' : 'sv',
            },
            words.other,
          ),
        ),
      ),
    ),
    main,
    h('footer', { class: 'demo' }, h('p', { class: 'wide' }, words.demo, ' ', h('a', { href: '/' }, words.toDemo))),
  );
  return main;
}

export const setTitle = (title: string): void => {
  document.title = `${title} – ${words.authority}`;
};
