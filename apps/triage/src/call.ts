import { type Classification, classify, wordFor } from './classify.js';
import type { Model } from './model.js';
import { tokenise } from './tokens.js';

export type Turn = { speaker: string; text: string };
export type CallDecision = {
  caseType: string;
  probability: number;
  word: Classification['word'];
  changed: boolean;
  top: Classification['top'];
};

/** Words that a citizen says without saying anything: greetings, noises, thanks. */
const SMALL_TALK =
  /^(?:hej+(?:san)?|hallå|god(?:dag|morgon)?|ja|jo|jaha|jaså|nej|nä|eh+|öh|mm+|okej|ok|tack|precis|just|det|är|jag|heter|zqperson|zqpersonnummer|va|du|så|bra|fint|hello|hi|yes|no|um+|uh|yeah|thanks|okay|my|name|is|i|am|the|it|har|nu|inte|men|och|zqphone|zqaddress)$/u;
/** How much of what was heard before still counts at each new turn with content. */
const FADE = 0.75;
/** A new topic must beat the shown one by this factor of probability, and be at least this probable. */
const LEAD = 1.6;
const SPEAKS = 0.3;

/**
 * The case type of a call while it goes on. Only what the citizen (or a third voice for her) says counts; the agent's
 * small talk and greetings do not. The decision changes when the evidence has clearly turned, not at every word.
 */
export class CallTriage {
  private heard: string[] = [];
  private belief: Map<string, number> | undefined;
  private shown: CallDecision | undefined;

  constructor(private readonly model: Model) {}

  /** Takes one final turn; returns the decision after it, or undefined while nothing is known yet. */
  push(turn: Turn): CallDecision | undefined {
    if (turn.speaker === 'agent' || !this.says(turn.text)) return this.still();
    this.heard.push(turn.text);
    const turnAlone = classify(this.model, turn.text);
    const recent = classify(this.model, this.heard.slice(-3).join(' '));
    this.belief = this.blend(recent, turnAlone);
    return this.decide(recent);
  }

  private says(text: string): boolean {
    return tokenise(text).filter((word) => !SMALL_TALK.test(word)).length >= 2;
  }

  private still(): CallDecision | undefined {
    if (this.shown) this.shown = { ...this.shown, changed: false };
    return this.shown;
  }

  private blend(recent: Classification, alone: Classification): Map<string, number> {
    const belief = new Map<string, number>();
    for (const [id, p] of this.belief ?? []) belief.set(id, p * (1 - FADE));
    const share = this.belief ? FADE : 1;
    for (const { id, p } of recent.top) belief.set(id, (belief.get(id) ?? 0) + share * 0.6 * p);
    for (const { id, p } of alone.top) belief.set(id, (belief.get(id) ?? 0) + share * 0.4 * p);
    return belief;
  }

  private decide(recent: Classification): CallDecision {
    const order = [...this.belief!].sort((a, b) => b[1] - a[1]);
    const [best, probability] = order[0]!;
    const now = this.shown ? (this.belief!.get(this.shown.caseType) ?? 0) : 0;
    const turns = !this.shown || (best !== this.shown.caseType && probability >= SPEAKS && probability >= LEAD * now);
    const caseType = turns ? best : this.shown!.caseType;
    const p = this.belief!.get(caseType) ?? 0;
    this.shown = {
      caseType,
      probability: p,
      word: recent.outOfScope ? 'unsure' : wordFor(this.model, p),
      changed: turns && caseType !== this.shown?.caseType,
      top: order.slice(0, 5).map(([id, value]) => ({ id, p: value })),
    };
    return this.shown;
  }
}
