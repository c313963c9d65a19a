import { describe, expect, it } from '@jest/globals';
import { arrivalOf, verdictOf } from './email-trust.js';

const headers = (...lines: string[]) => lines.map((line) => ({ key: line.split(':')[0]?.toLowerCase() ?? '', line }));
const trusted = ['mx.myndighet.example'];
const verdict = (...lines: string[]) => verdictOf(headers(...lines), 'anna@exempel.se', trusted);

describe('who the sender is', () => {
  it('believes a host we trust', () => {
    expect(verdict('Authentication-Results: mx.myndighet.example; dmarc=pass header.from=exempel.se')).toBe('pass');
    expect(
      verdict(
        'Authentication-Results: mx.myndighet.example 1;\r\n dkim=pass (2048-bit key) header.d=exempel.se header.s=k',
      ),
    ).toBe('pass');
    expect(verdict('Authentication-Results: mx.myndighet.example; spf=pass smtp.mailfrom=anna@post.exempel.se')).toBe(
      'pass',
    );
  });
  it('believes nobody else, and no result about another domain', () => {
    expect(verdict('Authentication-Results: mx.angripare.example; dmarc=pass header.from=exempel.se')).toBe('fail');
    expect(verdict('Authentication-Results: evilmx.myndighet.example.angripare.example; dmarc=pass')).toBe('fail');
    expect(
      verdict(
        'Authentication-Results: mx.myndighet.example; dkim=pass header.d=angripare.se; spf=pass smtp.mailfrom=angripare.se',
      ),
    ).toBe('fail');
    expect(
      verdict(
        'Authentication-Results: mx.myndighet.example; dmarc=fail header.from=exempel.se; spf=pass smtp.mailfrom=exempel.se',
      ),
    ).toBe('fail');
    expect(verdict()).toBe('fail');
  });
  it('reads only the topmost line of the trusted host: the sender may have written the one below', () => {
    expect(
      verdict(
        'Authentication-Results: mx.myndighet.example; dmarc=fail',
        'Authentication-Results: mx.myndighet.example; dmarc=pass',
      ),
    ).toBe('fail');
  });
  it('cannot know without a trusted host, unless the envelope speaks against it', () => {
    expect(verdictOf([], 'anna@exempel.se', [])).toBe('unknown');
    expect(verdictOf([], 'anna@exempel.se', [], 'bounce-7@post.exempel.se')).toBe('unknown');
    expect(verdictOf([], 'anna@exempel.se', [], 'nils@angripare.se')).toBe('fail');
    expect(verdictOf([], 'a@one.co.uk', [], 'b@two.co.uk')).toBe('fail');
  });
});

describe('when it arrived', () => {
  const at = new Date('2026-11-05T12:00:00Z');
  const hop = (by: string, time: string) =>
    `Received: from x.example (x.example [192.0.2.1])\r\n\tby ${by} (Postfix) with ESMTPS id 7; ${time}`;
  it('is the first hop of ours, not what the sender wrote below', () => {
    const chain = headers(
      hop('imap.mx.myndighet.example', 'Thu, 5 Nov 2026 11:59:00 +0000'),
      hop('mx.myndighet.example', 'Thu, 5 Nov 2026 11:30:00 +0000'),
      hop('mx.angripare.example', 'Mon, 1 Jan 2001 00:00:00 +0000'),
      hop('mx.myndighet.example', 'Mon, 1 Jan 2001 00:00:00 +0000'),
    );
    expect(arrivalOf(chain, trusted, at, at)).toEqual(new Date('2026-11-05T11:30:00Z'));
  });
  it('is when the door got it, without a trusted hop, and never later than now', () => {
    expect(arrivalOf(headers(hop('mx.angripare.example', 'Mon, 1 Jan 2001 00:00:00 +0000')), trusted, at, at)).toEqual(
      at,
    );
    expect(arrivalOf(headers(hop('mx.myndighet.example', 'Thu, 5 Nov 2030 11:30:00 +0000')), trusted, at, at)).toEqual(
      at,
    );
  });
});
