import { z } from 'zod';
import { type Channel, Channel as Channels, channels } from '#lib/contracts';

const Variants = z.object({ sv: z.array(z.string().min(1).max(300)), en: z.array(z.string().min(1).max(300)) });
const Phrase = z
  .object({ audience: z.enum(['citizen', 'agent']), use: z.string().default('') })
  .extend(Object.fromEntries(channels.map((channel) => [channel, Variants])) as Record<Channel, typeof Variants>);

/** The pack's reviewed phrases: the only sentences of a draft that rest on no passage. They state no fact and promise nothing. */
export const Phrases = z.object({ phrases: z.record(z.string(), Phrase) });
export type Phrases = z.infer<typeof Phrases>;

/** Stands for the citizen's given name until the desk fills it in, or drops it when the name is not known. */
export const firstName = '⟨förnamn⟩';

/** Reads a pack's phrase file. Throws naming every mistake; a pack without phrases has none. */
export function parsePhrases(value: unknown): Phrases {
  const parsed = Phrases.safeParse(
    value && typeof value === 'object' && Object.keys(value).length ? value : { phrases: {} },
  );
  if (!parsed.success) throw new Error(`phrases.yaml: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Phrases of one channel and language. */
export class Wording {
  readonly channel: Channel;

  constructor(
    private readonly source: Phrases,
    channel: string,
    private readonly language: 'sv' | 'en',
  ) {
    this.channel = Channels.catch('email').parse(channel);
  }

  /** First wording of a phrase for the citizen; none when the pack lacks it for the channel, or when it is meant for agents. */
  get(name: string): string[] {
    const phrase = this.source.phrases[name];
    return phrase?.audience === 'citizen' ? phrase[this.channel][this.language].slice(0, 1) : [];
  }

  /** The greeting: with a place for the given name where leaving that place out gives the plain greeting. */
  greeting(): string[] {
    const plain = this.variants('greeting');
    const named = this.variants('greetingNamed').find((one) => plain.includes(one.replace(/ ?\{firstName\}/, '')));
    return named ? [named.replace('{firstName}', firstName)] : plain.slice(0, 1);
  }

  private variants(name: string): readonly string[] {
    const phrase = this.source.phrases[name];
    return phrase?.audience === 'citizen' ? phrase[this.channel][this.language] : [];
  }
}
