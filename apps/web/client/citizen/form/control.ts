import { h } from '../dom.js';
import type { CitizenWords } from '../words.js';
import type { FormField, FormSchema } from './schema.js';

export interface Asked {
  field: FormField;
  value: unknown;
  mistake: string;
  change: (value: unknown) => void;
  words: CitizenWords['form'];
  language: 'sv' | 'en';
}
/** A question on the page. `mark` shows or takes away its mistake without redrawing what is being written. */
export interface Control {
  element: HTMLElement;
  mark: (mistake: string) => void;
}

/** What browsers can fill in by themselves, by the name of the field. */
const autofill: Record<string, string> = {
  name: 'name',
  email: 'email',
  phone: 'tel',
  newStreet: 'street-address',
  newPostalCode: 'postal-code',
  newCity: 'address-level2',
};
const fewOptions = 7;
const longText = 200;

export const idOf = (name: string): string => `f-${name}`;

/** The control that suits a field: choices, ticks, one line or many. */
export function control(asked: Asked): Control {
  const { schema } = asked.field;
  if (schema.type === 'boolean') return tick(asked);
  if (schema.type === 'array') return choices(asked, schema.items?.oneOf ?? [], 'checkbox');
  if (schema.oneOf && schema.oneOf.length <= fewOptions) return choices(asked, schema.oneOf, 'radio');
  if (schema.oneOf) return framed(asked, options(asked, schema.oneOf));
  return (schema.maxLength ?? 0) > longText ? framed(asked, area(asked), counter(asked)) : framed(asked, input(asked));
}

function described(asked: Asked, element: HTMLElement): void {
  const id = idOf(asked.field.name);
  const by = [
    `${id}-error`,
    asked.field.schema.description ? `${id}-hint` : '',
    (asked.field.schema.maxLength ?? 0) > longText ? `${id}-count` : '',
  ];
  element.setAttribute('aria-describedby', by.filter(Boolean).join(' '));
}

const labelled = ({ field, words }: Asked): (Node | string)[] => [
  field.schema.title ?? field.name,
  ...(field.required ? [] : [' ', h('span', { class: 'small' }, `(${words.optional})`)]),
];
const hint = ({ field }: Asked) =>
  field.schema.description ? h('p', { class: 'hint', id: `${idOf(field.name)}-hint` }, field.schema.description) : null;
const mistakeOf = ({ field, words }: Asked, element: HTMLElement, marked: HTMLElement[]) => {
  const told = h('p', { class: 'mistake', id: `${idOf(field.name)}-error` });
  const mark = (mistake: string) => {
    told.replaceChildren(...(mistake ? [`${words.error}: ${mistake}`] : []));
    told.hidden = !mistake;
    element.classList.toggle('wrong', Boolean(mistake));
    for (const one of marked) mistake ? one.setAttribute('aria-invalid', 'true') : one.removeAttribute('aria-invalid');
  };
  return { told, mark };
};

function framed(asked: Asked, box: HTMLElement, ...after: HTMLElement[]): Control {
  const element = h('div', { class: asked.field.under ? 'field under' : 'field' });
  described(asked, box);
  const { told, mark } = mistakeOf(asked, element, [box]);
  element.append(
    h('label', { for: box.id }, ...labelled(asked)),
    ...[hint(asked)].filter((one) => one !== null),
    told,
    box,
    ...after,
  );
  mark(asked.mistake);
  return { element, mark };
}

function choices(asked: Asked, from: readonly FormSchema[], type: 'radio' | 'checkbox'): Control {
  const { field, value, change } = asked;
  const element = h('fieldset', { class: field.under ? 'field under' : 'field', id: idOf(field.name), tabindex: '-1' });
  const boxes = from.map(({ const: option, title }, index) => {
    const box = h('input', { type, name: field.name, id: `${idOf(field.name)}-${index}`, value: String(option) });
    box.checked = type === 'radio' ? value === option : Array.isArray(value) && value.includes(option);
    box.addEventListener('change', () =>
      change(
        type === 'radio' ? option : from.filter((_, at) => boxes[at]!.box.checked).map((one) => one.const as unknown),
      ),
    );
    return { box, label: h('label', { class: 'choice' }, box, h('span', {}, title ?? String(option))) };
  });
  const { told, mark } = mistakeOf(asked, element, []);
  element.append(
    h('legend', {}, ...labelled(asked)),
    ...[hint(asked)].filter((one) => one !== null),
    told,
    ...boxes.map(({ label }) => label),
  );
  described(asked, element);
  mark(asked.mistake);
  return { element, mark };
}

function tick(asked: Asked): Control {
  const { field, value, change } = asked;
  const box = h('input', { type: 'checkbox', id: idOf(field.name) });
  box.checked = value === true;
  box.addEventListener('change', () => change(box.checked ? true : undefined));
  described(asked, box);
  const element = h('div', { class: field.under ? 'field under' : 'field' });
  const { told, mark } = mistakeOf(asked, element, [box]);
  element.append(
    told,
    h('label', { class: 'choice' }, box, h('span', {}, field.schema.title ?? field.name)),
    ...[hint(asked)].filter((one) => one !== null),
  );
  mark(asked.mistake);
  return { element, mark };
}

function options({ field, value, change, words }: Asked, from: readonly FormSchema[]): HTMLElement {
  const box = h(
    'select',
    { id: idOf(field.name) },
    h('option', { value: '' }, words.choose),
    ...from.map(({ const: option, title }) => h('option', { value: String(option) }, title ?? String(option))),
  );
  box.value = typeof value === 'string' ? value : '';
  box.addEventListener('change', () => change(from.find((one) => String(one.const) === box.value)?.const));
  return box;
}

function area({ field, value, change }: Asked): HTMLTextAreaElement {
  const box = h('textarea', { id: idOf(field.name), rows: '6' });
  box.value = typeof value === 'string' ? value : '';
  box.addEventListener('input', () => change(box.value));
  return box;
}

function counter({ field, value, words, language }: Asked): HTMLElement {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  const most = (field.schema.maxLength ?? 0).toLocaleString(locale);
  const told = h('p', { class: 'count', id: `${idOf(field.name)}-count` });
  const show = (n: number) => told.replaceChildren(words.count(n.toLocaleString(locale), most));
  show(String(value ?? '').length);
  queueMicrotask(() =>
    told.parentElement
      ?.querySelector('textarea')
      ?.addEventListener('input', ({ target }) => show((target as HTMLTextAreaElement).value.length)),
  );
  return told;
}

function input({ field, value, change }: Asked): HTMLInputElement {
  const { schema, name } = field;
  const number = schema.type === 'integer' || schema.type === 'number';
  const digits = number || /personalNumber|postalCode/i.test(name);
  const type = schema.format === 'email' ? 'email' : schema.format === 'date' ? 'date' : 'text';
  const box = h('input', {
    id: idOf(name),
    type,
    autocomplete: autofill[name] ?? 'off',
    ...(digits ? { inputmode: 'numeric' } : {}),
    ...(number || type === 'date' || digits ? { class: 'short' } : {}),
  });
  box.value = value === undefined ? '' : String(value);
  box.addEventListener('input', () => change(number ? asNumber(box.value) : box.value));
  return box;
}

/** "8 650" and "8650 kr" are numbers to the one who writes them; what cannot be read stays text and is told. */
function asNumber(text: string): unknown {
  const plain = text
    .replace(/(?:kronor|kr|:-)\s*$/i, '')
    .replace(/[\s\u00a0]/g, '')
    .replace(',', '.');
  return plain === '' ? '' : /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : text;
}
