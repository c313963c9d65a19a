/** A browser without a screen: keeps cookies, follows the real sign-in, sends what the screens send. */
export class Visitor {
  readonly #jar = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** Signs in at the real issuer as a demo person. */
  async signIn(id: string): Promise<this> {
    let at = `${this.url}/auth/login?as=${id}&to=/health`;
    for (let hop = 0; hop < 12; hop++) {
      const to = (await this.send('GET', at, undefined, 'manual')).headers.get('location');
      if (!to) return this;
      at = new URL(to, at).href;
    }
    throw new Error('the sign-in goes round in circles');
  }

  /** Answers the body; throws with status and body when refused. */
  async get<T>(path: string): Promise<T> {
    return this.body<T>(await this.send('GET', this.url + path), path);
  }
  async post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.body<T>(await this.send('POST', this.url + path, body), path);
  }
  status = async (method: string, path: string, body?: unknown): Promise<number> =>
    (await this.send(method, this.url + path, body)).status;

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private async body<T>(response: Response, path: string): Promise<T> {
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  private async send(
    method: string,
    url: string,
    body?: unknown,
    redirect: 'follow' | 'manual' = 'follow',
  ): Promise<Response> {
    const headers: Record<string, string> = {
      cookie: this.cookie,
      'x-sufflor': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const response = await fetch(url, {
      method,
      headers,
      redirect,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.#jar.set(name, value);
      else this.#jar.delete(name);
    }
    return response;
  }
}
