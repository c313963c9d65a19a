const identifier = /^[\w.$:-]{1,63}$/;

/**
 * Why a handler failed, for operators and log lines: name, code and first line. Errors may quote what they choked on,
 * so quoted texts that are not names and long numbers are blanked: a parked event's reason holds no personal data.
 */
export function reasonOf(error: unknown): string {
  const { name, code, message } = (error ?? {}) as { name?: unknown; code?: unknown; message?: unknown };
  if (typeof message !== 'string') return 'something was thrown that is no error';
  const [line = ''] = message.split('\n');
  const told = line
    .replace(/(["'`«“”])(.*?)(["'`»”])/g, (quote, open: string, inside: string, close: string) =>
      identifier.test(inside) && !/\d{4}/.test(inside) ? quote : `${open}…${close}`,
    )
    .replace(/\S+@\S+/g, '…')
    .replace(/\+?\d[\d -]{4,}\d/g, '…');
  return `${name}${typeof code === 'string' ? ` ${code}` : ''}: ${told}`.slice(0, 500);
}
