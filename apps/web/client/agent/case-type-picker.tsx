import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '../announce.js';
import { Icon } from '../icon.js';
import { useKeys } from '../keys.js';
import { explain, useText } from '../text/index.js';
import { correctCaseType } from './desk.js';
import { useHolding } from './holding.js';
import { useCaseTypes } from './use-contact.js';

/** Alt T, then 1–5: the likeliest case types, or any by search. */
export function CaseTypePicker({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { all, nameOf } = useCaseTypes();
  const { conversation, contactId } = useHolding();
  const queries = useQueryClient();
  const [search, setSearch] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const { caseType, messageSeq } = conversation.row;
  const likeliest = useMemo(
    () => [...new Set([caseType, ...conversation.caseTypes.map((one) => one.id)])].filter(Boolean).slice(0, 5),
    [caseType, conversation.caseTypes],
  );
  const found = search.trim()
    ? all
        .filter((one) => `${one.sv} ${one.en} ${one.def}`.toLowerCase().includes(search.trim().toLowerCase()))
        .slice(0, 5)
        .map((one) => one.id)
    : likeliest;
  const correct = useMutation({
    mutationFn: (id: string) => correctCaseType(contactId, id, messageSeq),
    onSuccess: (_, id) => {
      announce(text.caseType.changed(nameOf(id)));
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] === contactId && queryKey[0] !== 'clear',
      });
      onClose();
    },
  });
  const choose = (at: number) => {
    const id = found[at];
    if (!id) return false;
    if (id === caseType) onClose();
    else correct.mutate(id);
    return true;
  };
  useKeys({
    Escape: onClose,
    ...Object.fromEntries([0, 1, 2, 3, 4].map((at) => [`Digit${at + 1}`, () => choose(at)])),
  });
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[aria-checked=true], [role=radio]')?.focus();
    const outside = (event: PointerEvent) => !box.current?.contains(event.target as Node) && onClose();
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [onClose]);
  return (
    <div className="pop" ref={box} role="dialog" aria-label={text.caseType.change}>
      <div role="radiogroup" aria-label={text.caseType.change}>
        {found.map((id, index) => (
          <button
            key={id}
            type="button"
            role="radio"
            aria-checked={id === caseType}
            disabled={correct.isPending}
            onClick={() => choose(index)}
          >
            <kbd>{index + 1}</kbd>
            <span>
              {nameOf(id)}
              <small>{all.find((one) => one.id === id)?.def}</small>
            </span>
          </button>
        ))}
      </div>
      <label className="find" style={{ marginTop: 4 }}>
        <Icon name="find" />
        <input
          aria-label={text.caseType.search(all.length)}
          placeholder={text.caseType.search(all.length)}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') choose(0);
          }}
        />
      </label>
      <p className="xs dim" style={{ padding: '6px 6px 2px' }}>
        {correct.error ? explain(correct.error, text) : text.caseType.note}
      </p>
    </div>
  );
}
