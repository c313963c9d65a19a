import { useEffect, useRef } from 'react';
import { settings } from './settings.js';

/** `Alt+KeyG`, `Ctrl+Enter` (Cmd on a Mac), `Escape`, `F6`, `Digit1`: `event.code`, so that layout and macOS Option do not matter. */
export type KeyMap = Readonly<Record<string, ((event: KeyboardEvent) => unknown) | undefined>>;

const maps: { current: KeyMap }[] = [];
let listening = false;

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) &&
  !isTick(target);
const isTick = (target: HTMLElement) =>
  target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type);

/** Name of the pressed combination. AltGr is for typing, never a command. */
export function combination(event: KeyboardEvent): string {
  if (event.getModifierState('AltGraph')) return '';
  const control = event.ctrlKey || event.metaKey;
  return `${control ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.code}`;
}

function onKeyDown(event: KeyboardEvent): void {
  // An open dialog has the keyboard to itself.
  if (event.repeat || event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const name = combination(event);
  const single = !/^(Ctrl|Alt)\+|^Escape$|^F\d/.test(name);
  if (single && (isTyping(event.target) || !settings().singleKeys)) return;
  for (const map of [...maps].reverse()) {
    const act = map.current[name];
    // A handler that answers `false` lets the key through to whoever listened before it.
    if (act && act(event) !== false) {
      event.preventDefault();
      return;
    }
  }
}

/** Listens to keys while the component is on screen; the latest to listen is asked first. A key held down acts once. */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    if (!listening) {
      addEventListener('keydown', onKeyDown);
      listening = true;
    }
    maps.push(latest);
    return () => {
      maps.splice(maps.indexOf(latest), 1);
    };
  }, []);
}

/** Moves focus to the next (or previous) column that is on screen. */
export function nextColumn(step: 1 | -1): void {
  const columns = [...document.querySelectorAll<HTMLElement>('[data-column]')].filter(
    (one) => one.offsetParent !== null,
  );
  const at = columns.findIndex((one) => one.contains(document.activeElement));
  columns.at((at + step + columns.length) % columns.length)?.focus();
}
