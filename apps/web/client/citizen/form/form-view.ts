import { h } from '../dom.js';
import type { CitizenWords } from '../words.js';
import { type Control, control, idOf } from './control.js';
import { type Mistake, mistakes } from './mistakes.js';
import { type FormSchema, fieldsOf, shownValues, type Values } from './schema.js';

export interface FormViewOptions {
  schema: FormSchema;
  values: Values;
  words: CitizenWords['form'];
  language: 'sv' | 'en';
  /** Every change, so that what is written survives a reload. */
  keep: (values: Values) => void;
  /** Sends what is shown; answers what the server finds wrong, or throws what to tell. */
  send: (values: Values) => Promise<Mistake[]>;
}

/** The form on the page: unfolds as it is answered, keeps what is typed, and says what to mend with links to each field. */
export class FormView {
  readonly element: HTMLFormElement;
  readonly summary = h('div', {
    class: 'summary',
    tabindex: '-1',
    role: 'alert',
    'aria-labelledby': 'summary-title',
    hidden: true,
  });
  readonly #fields = h('div');
  readonly #controls = new Map<string, Control>();
  readonly #send: HTMLButtonElement;
  #values: Values;
  #tried = false;
  #shown = '';

  constructor(private readonly options: FormViewOptions) {
    const { words } = options;
    this.#values = options.values;
    this.#send = h('button', { type: 'submit', class: 'btn' }, words.send);
    this.element = h(
      'form',
      { novalidate: true, onsubmit: (event: SubmitEvent) => (event.preventDefault(), void this.#submit()) },
      this.#fields,
      // Robots fill in every field; people never see this one.
      h(
        'div',
        { class: 'trap', 'aria-hidden': 'true' },
        h('label', { for: 'website' }, 'Website'),
        h('input', { id: 'website', name: 'website', tabindex: '-1', autocomplete: 'off' }),
      ),
      h('p', { style: 'margin-top:36px' }, this.#send),
      h('p', { class: 'small', style: 'margin-top:14px' }, words.privacy),
    );
    this.#draw();
  }

  get trap(): string {
    return this.element.querySelector<HTMLInputElement>('#website')?.value ?? '';
  }

  /** Adds what has unfolded and takes away what has folded; what stands is left alone, so that focus and text stay. */
  #draw(): void {
    const { schema, words, language } = this.options;
    const fields = fieldsOf(schema, shownValues(schema, this.#values));
    const shown = JSON.stringify(fields.map(({ name, required, under }) => [name, required, under]));
    if (shown === this.#shown) return;
    this.#shown = shown;
    const names = new Set(fields.map(({ name }) => name));
    for (const [name, { element }] of this.#controls) {
      if (names.has(name)) continue;
      element.remove();
      this.#controls.delete(name);
    }
    fields.forEach((field, index) => {
      let one = this.#controls.get(field.name);
      if (!one) {
        one = control({
          field,
          value: this.#values[field.name],
          mistake: '',
          words,
          language,
          change: (value) => this.#change(field.name, value),
        });
        const above = fields.find(({ name }) => name === field.under);
        if (above?.under) one.element.classList.add('deep');
        this.#controls.set(field.name, one);
      }
      if (this.#fields.children[index] !== one.element)
        this.#fields.insertBefore(one.element, this.#fields.children[index] ?? null);
    });
  }

  #change(name: string, value: unknown): void {
    this.#values = { ...this.#values, [name]: value };
    this.options.keep(this.#values);
    this.#draw();
    if (this.#tried) this.#mark(this.#found());
  }

  #found(): Mistake[] {
    const { schema, words } = this.options;
    return mistakes(schema, shownValues(schema, this.#values), words.check);
  }

  /** Mistakes that have been mended disappear at once; new ones wait for the next try to send. */
  #mark(found: readonly Mistake[], all = false): void {
    for (const [name, { mark, element }] of this.#controls) {
      const mistake = found.find((one) => one.name === name)?.text ?? '';
      if (all || !mistake || element.classList.contains('wrong')) mark(mistake);
    }
  }

  #tell(title: string, found: readonly Mistake[]): void {
    this.summary.hidden = false;
    this.summary.replaceChildren(
      h('h2', { id: 'summary-title' }, title),
      ...(found.length > 0
        ? [
            h(
              'ul',
              {},
              ...found.map(({ name, text }) =>
                h(
                  'li',
                  {},
                  name
                    ? h(
                        'a',
                        {
                          href: `#${idOf(name)}`,
                          onclick: (event: MouseEvent) => (event.preventDefault(), goTo(name)),
                        },
                        text,
                      )
                    : text,
                ),
              ),
            ),
          ]
        : []),
    );
    this.summary.focus();
    this.summary.scrollIntoView({ block: 'start' });
  }

  async #submit(): Promise<void> {
    const { words, schema } = this.options;
    if (this.#send.disabled) return;
    this.#tried = true;
    const found = this.#found();
    this.#mark(found, true);
    if (found.length > 0) return this.#tell(words.summary(found.length), found);
    this.summary.hidden = true;
    this.#send.disabled = true;
    this.#send.textContent = words.sending;
    try {
      const refused = await this.options.send(shownValues(schema, this.#values));
      this.#mark(refused, true);
      if (refused.length > 0) this.#tell(words.summary(refused.length), refused);
    } catch (error) {
      this.#tell(words.refused, [{ name: '', text: (error as Error).message }]);
    } finally {
      this.#send.disabled = false;
      this.#send.textContent = words.send;
    }
  }
}

/** Moves to a field: to its first choice when it is a group. */
function goTo(name: string): void {
  const field = document.getElementById(idOf(name));
  const box = field?.tagName === 'FIELDSET' ? field.querySelector<HTMLElement>('input') : field;
  box?.focus({ preventScroll: true });
  field?.closest('.field')?.scrollIntoView({ block: 'center' });
}
