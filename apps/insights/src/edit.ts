import { wordDiff } from '#lib/language';

/** Words of a suggestion and how many of them a human changed: removed, replaced or added. */
export interface Edit {
  suggested: number;
  changed: number;
}

const words = (text: string): number => text.match(/[\p{L}\p{N}⟨⟩_-]+/gu)?.length ?? 0;

/** What became of a suggestion, counted in words. A replaced word counts once. */
export function editOf(sentences: readonly { text: string; fate: string; suggested: string }[]): Edit {
  let suggested = 0;
  let changed = 0;
  for (const { text, fate, suggested: before } of sentences) {
    const was = fate === 'kept' ? before || text : before;
    suggested += words(was);
    if (fate === 'removed') changed += words(was);
    else if (fate === 'own') changed += words(text);
    else if (fate === 'changed') changed += differing(before, text);
  }
  return { suggested, changed };
}

function differing(before: string, after: string): number {
  let removed = 0;
  let added = 0;
  for (const { kind, text } of wordDiff(before, after)) {
    if (kind === 'removed') removed += words(text);
    if (kind === 'added') added += words(text);
  }
  return Math.max(removed, added);
}
