import type { Queue, RenderedReply, Shown, SignedIn } from '#lib/contracts';

/** A simulated agent: signs in at the demo issuer, takes what is set aside for simulated agents, approves strong suggestions by the same two steps as anyone. */
export class SimulatedAgent {
  readonly #jar = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly id: string,
  ) {}

  /** Follows the sign-in's redirects as a browser would. */
  async signIn(): Promise<SignedIn> {
    let at = `${this.url}/auth/login?as=${this.id}&to=/health`;
    for (let hop = 0; hop < 12; hop++) {
      const response = await this.send(at, { redirect: 'manual' });
      const to = response.headers.get('location');
      if (!to) break;
      at = new URL(to, at).href;
    }
    return this.get<SignedIn>('/auth/me');
  }

  /** Handles one contact if there is one to take. Answers what it did. */
  async work(): Promise<'idle' | 'approved' | 'left'> {
    const { rows } = await this.get<Queue>('/api/desk/queue');
    const next = rows.find((row) => row.simulated && row.state === 'waiting' && row.reply === 'suggested' && !row.risk);
    if (!next) return 'idle';
    await this.post(`/api/desk/contacts/${next.contactId}/claim`, {});
    const shown = await this.get<Shown>(
      `/api/approval/contacts/${next.contactId}?why=${encodeURIComponent('simulerad handläggare svarar')}`,
    );
    const { suggestion } = shown;
    const usable = suggestion && suggestion.strength !== 'weak' && suggestion.sentences.length > 0;
    if (!usable) {
      await this.post(`/api/desk/contacts/${next.contactId}/release`, {});
      return 'left';
    }
    const sentences = suggestion.sentences.map(({ text }, from) => ({
      text: text.replaceAll('⟨förnamn⟩', 'du').replaceAll('⟨handläggarens namn⟩', 'Kundservice'),
      fate: 'kept' as const,
      from,
      newParagraph: true,
    }));
    const rendered = await this.post<RenderedReply>(`/api/approval/contacts/${next.contactId}/drafts`, {
      fingerprint: shown.fingerprint,
      suggestionId: suggestion.suggestionId,
      subject: suggestion.subject,
      sentences: sentences.filter(({ text }) => !/⟨/.test(text)),
      deliveryChannel: shown.deliveryChannels[0],
      scope: 'general',
    });
    await this.post(`/api/approval/contacts/${next.contactId}/replies`, {
      renderedId: rendered.renderedId,
      hash: rendered.hash,
      fingerprint: rendered.fingerprint,
    });
    return 'approved';
  }

  private async get<T>(path: string): Promise<T> {
    return this.json<T>(await this.send(this.url + path, {}), path);
  }

  private async post<T>(path: string, body: unknown): Promise<T> {
    return this.json<T>(
      await this.send(this.url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'x-sufflor': '1' },
      }),
      path,
    );
  }

  private async json<T>(response: Response, path: string): Promise<T> {
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${(await response.text()).slice(0, 200)}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  private async send(url: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), cookie },
      signal: AbortSignal.timeout(10_000),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) value ? this.#jar.set(name, value) : this.#jar.delete(name);
    }
    return response;
  }
}
