import { h } from './dom.js';
import { formLinks } from './form-links.js';
import { language, site, words } from './site.js';

/** An authority's contact page that hosts the chat widget, as any page would: by one script tag. */
const { home } = words;
const way = (title: string, text: string, ...more: (Node | string)[]) =>
  h('li', {}, h('h2', {}, title), h('p', { class: 'lead' }, text), ...more);

site(
  home.title,
  'home',
  h(
    'div',
    { class: 'column' },
    h('h1', {}, home.title),
    h('p', {}, home.lead),
    h(
      'ul',
      { class: 'ways' },
      way(home.chat.title, home.chat.text, h('a', { class: 'btn', href: '#sufflor-chat' }, home.chat.go)),
      way(home.form.title, home.form.text, formLinks(language, home.noForms)),
      way(home.mail.title, home.mail.text, h('p', {}, h('a', { href: '/brevlada' }, home.mail.go))),
      way(home.call.title, home.call.text, h('p', {}, home.call.number)),
    ),
    h('h2', {}, home.ai),
    h('p', {}, home.aiText),
  ),
);
document.body.append(h('script', { src: '/chat.js', 'data-language': language, 'data-theme': 'auto' }));
