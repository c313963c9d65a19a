import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { shortDay } from '../format.js';
import { useText } from '../text/index.js';
import { type Facts, type Language, parts } from './facts.js';
import { useWords } from './words.js';

/** Event that asks a line to take in the fact named in `detail`, where its caret was last. */
const insertFact = 'insert-fact';
export const askInsert = (box: Element | null | undefined, id: string): void =>
  void box?.dispatchEvent(new CustomEvent(insertFact, { detail: id }));

export interface FactTextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  facts: Facts;
  language: Language;
  className?: string | undefined;
  onEnter?: (() => void) | undefined;
  /** Backspace in an empty line. */
  onEmpty?: (() => void) | undefined;
  readOnly?: boolean | undefined;
  invalid?: boolean | undefined;
}

/** One line of text where facts stand as chips: they can be put in and taken out, never typed over. */
export function FactText({
  label,
  value,
  onChange,
  facts,
  language,
  className = '',
  onEnter,
  onEmpty,
  readOnly = false,
  invalid,
}: FactTextProps) {
  const words = useWords();
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const chipOf = (id: string): HTMLElement => {
    const fact = facts.get(id);
    const chip = document.createElement('span');
    chip.className = fact ? 'fact' : 'fact unknown';
    chip.contentEditable = 'false';
    chip.dataset['fact'] = id;
    if (!fact) chip.textContent = words.factUnknown(id);
    else {
      const until = document.createElement('small');
      until.textContent = ` ${words.factUntil(shortDay(fact.validTo, text))}`;
      chip.append(fact[language], until);
      chip.title = words.factSpoken(fact[language], shortDay(fact.validTo, text));
    }
    return chip;
  };
  const nodesOf = (words: string): Node[] =>
    parts(words).map((part) => ('text' in part ? document.createTextNode(part.text) : chipOf(part.fact)));
  // The browser owns the text while it is typed; it is rewritten only when the value came from elsewhere or the register did.
  const drawn = useRef<{ facts: Facts; language: Language }>(undefined);
  useLayoutEffect(() => {
    const here = box.current!;
    const before = drawn.current;
    drawn.current = { facts, language };
    if (before?.facts === facts && before.language === language && read(here) === value) return;
    here.replaceChildren(...nodesOf(value));
  });
  const caret = useRef<Range>(undefined);
  const put = (words: string) => {
    const here = box.current!;
    for (const node of nodesOf(words)) caret.current = insertAt(here, node, caret.current);
    onChange(read(here));
  };
  const latestPut = useRef(put);
  latestPut.current = put;
  useEffect(() => {
    const here = box.current!;
    const onInsert = (event: Event) => latestPut.current(`{fact:${(event as CustomEvent<string>).detail}}`);
    here.addEventListener(insertFact, onInsert);
    return () => here.removeEventListener(insertFact, onInsert);
  }, []);
  const remember = () => {
    const selection = getSelection();
    if (selection?.rangeCount) caret.current = selection.getRangeAt(0).cloneRange();
  };
  // Chips are copied as references, so that they can be moved between lines and articles.
  const copy = (event: ClipboardEvent, cut: boolean) => {
    const range = getSelection()?.rangeCount ? getSelection()!.getRangeAt(0) : undefined;
    if (!range || range.collapsed) return;
    const copied = document.createElement('div');
    copied.append(range.cloneContents());
    event.clipboardData.setData('text/plain', read(copied));
    event.preventDefault();
    if (!cut || readOnly) return;
    range.deleteContents();
    onChange(read(box.current!));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onEnter?.();
    }
    if (event.key === 'Backspace' && value === '') {
      event.preventDefault();
      onEmpty?.();
    }
  };
  return (
    <div
      ref={box}
      className={`fact-text ${className}`}
      role="textbox"
      aria-label={label}
      aria-readonly={readOnly}
      aria-invalid={invalid}
      tabIndex={0}
      contentEditable={!readOnly}
      suppressContentEditableWarning
      lang={language}
      spellCheck
      data-fact-text
      onInput={() => onChange(read(box.current!))}
      onBlur={() => {
        remember();
        // A reference typed by hand becomes a chip.
        if (
          [...box.current!.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && parts(node.textContent ?? '').length > 1,
          )
        )
          box.current!.replaceChildren(...nodesOf(value));
      }}
      onCopy={(event) => copy(event, false)}
      onCut={(event) => copy(event, true)}
      onKeyDown={onKeyDown}
      onBeforeInput={(event) => {
        // Bold, lists and pasted markup have no place in an article.
        if (/^(format|insertParagraph|insertLineBreak)/.test((event.nativeEvent as InputEvent).inputType ?? ''))
          event.preventDefault();
      }}
      onPaste={(event) => {
        event.preventDefault();
        remember();
        put(event.clipboardData.getData('text/plain').replace(/\s+/g, ' '));
      }}
      onDrop={(event) => event.preventDefault()}
    />
  );
}

/** The text of a line as it is kept: words and `{fact:id}`. */
export function read(box: HTMLElement): string {
  return [...box.childNodes]
    .map((node) =>
      node instanceof HTMLElement && node.dataset['fact'] ? `{fact:${node.dataset['fact']}}` : (node.textContent ?? ''),
    )
    .join('')
    .replace(/\n/g, ' ');
}

/** Puts a node at a place in the line, or last when the place is elsewhere. Answers where the caret then stands. */
function insertAt(box: HTMLElement, node: Node, at?: Range): Range {
  const range = at && box.contains(at.commonAncestorContainer) ? at : document.createRange();
  if (range !== at) {
    range.selectNodeContents(box);
    range.collapse(false);
  }
  range.deleteContents();
  range.insertNode(node);
  range.setStartAfter(node);
  range.collapse(true);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
  return range.cloneRange();
}
