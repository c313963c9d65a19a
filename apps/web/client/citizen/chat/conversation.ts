/** A line the citizen wrote. `waiting`: will be sent again by itself. `refused`: the server said no; the citizen decides. */
export interface OwnLine {
  key: string;
  text: string;
  at: string;
  state: 'waiting' | 'sending' | 'sent' | 'refused';
  why?: string;
}
/** A line a person at the authority approved. */
export interface Reply {
  replyId: string;
  text: string;
  at: string;
  from: string;
  cursor: number;
}
export interface Place {
  place: number;
  waitFrom: number;
  waitTo: number;
  agentName: string;
}
export type Note = { at: string; kind: 'took'; name: string } | { at: string; kind: 'break'; from: string };

/** A chat as its window shows it. Nothing here knows of screen or network. */
export interface Chat {
  own: OwnLine[];
  replies: Reply[];
  notes: Note[];
  place: Place | null;
  /** Highest cursor read: what the socket is asked to continue from. */
  cursor: number;
  closed: boolean;
  emailed: string;
  lostAt: string;
}
export const newChat = (): Chat => ({
  own: [],
  replies: [],
  notes: [],
  place: null,
  cursor: 0,
  closed: false,
  emailed: '',
  lostAt: '',
});

export const wrote = (chat: Chat, key: string, text: string, at: string): Chat => ({
  ...chat,
  own: [...chat.own, { key, text, at, state: 'waiting' }],
});

export const marked = (chat: Chat, key: string, change: Partial<OwnLine>): Chat => ({
  ...chat,
  own: chat.own.map((line) => (line.key === key ? { ...line, ...change } : line)),
});

export const dropped = (chat: Chat, key: string): Chat => ({
  ...chat,
  own: chat.own.filter((line) => line.key !== key),
});

/** The next line to send: the first unsent, so that order holds. None while one is under way or one before it was refused. */
export function nextToSend({ own }: Chat): OwnLine | undefined {
  const first = own.find(({ state }) => state !== 'sent');
  return first?.state === 'waiting' ? first : undefined;
}

/** What the server has kept of the citizen's lines, laid under what it had not heard of when asked. The same key is one line. */
export function recalled(chat: Chat, kept: readonly { key: string; text: string; at: string }[]): Chat {
  const keys = new Set(kept.map(({ key }) => key));
  return {
    ...chat,
    own: [
      ...kept.map(({ key, text, at }): OwnLine => ({ key, text, at, state: 'sent' })),
      ...chat.own.filter(({ key }) => !keys.has(key)),
    ],
  };
}

/** An approved line has come; the same one twice is one. */
export function heard(chat: Chat, line: Reply): Chat {
  if (chat.replies.some(({ replyId }) => replyId === line.replyId)) return chat;
  const replies = [...chat.replies, line].sort((a, b) => a.cursor - b.cursor);
  return {
    ...chat,
    replies,
    cursor: Math.max(chat.cursor, line.cursor),
    place: chat.place && { ...chat.place, place: 0, agentName: line.from || chat.place.agentName },
  };
}

/** The place in the queue changed; 0 says that a person has taken the chat. */
export function placed(chat: Chat, place: Place, at: string): Chat {
  const taken = place.place === 0 && place.agentName !== '' && chat.place?.agentName !== place.agentName;
  return { ...chat, place, notes: taken ? [...chat.notes, { at, kind: 'took', name: place.agentName }] : chat.notes };
}

export const lost = (chat: Chat, at: string): Chat => (chat.lostAt ? chat : { ...chat, lostAt: at });

/** The connection is back; a break is told as a fact when it was long enough to be noticed (10 s). */
export function back(chat: Chat, at: string): Chat {
  if (!chat.lostAt) return chat;
  const long = Date.parse(at) - Date.parse(chat.lostAt) >= 10_000;
  return { ...chat, lostAt: '', notes: long ? [...chat.notes, { at, kind: 'break', from: chat.lostAt }] : chat.notes };
}

export type Item = ({ kind: 'own' } & OwnLine) | ({ kind: 'reply' } & Reply) | Note;

/** Everything said and told, in order of time; unsent lines last. */
export function items({ own, replies, notes }: Chat): Item[] {
  const told: Item[] = [
    ...own.filter(({ state }) => state === 'sent').map((line) => ({ kind: 'own' as const, ...line })),
    ...replies.map((line) => ({ kind: 'reply' as const, ...line })),
    ...notes,
  ];
  return [
    ...told.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    ...own.filter(({ state }) => state !== 'sent').map((line) => ({ kind: 'own' as const, ...line })),
  ];
}

/** Who answers, once somebody has taken the chat. */
export const answering = ({ place, replies }: Chat): string =>
  (place?.place === 0 ? place.agentName : '') || (replies.at(-1)?.from ?? '');
