import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

const prefix = 'enc1:';

/** AES-256-GCM with associated data. Text in, `enc1:<base64url of nonce|tag|ciphertext>` out. */
export function encryptText(key: Buffer, text: string, associated: string): string {
  return prefix + encryptBytes(key, Buffer.from(text, 'utf8'), associated).toString('base64url');
}

/** The text again. Throws when the key, the text or what it belongs to is another. */
export function decryptText(key: Buffer, sealed: string, associated: string): string {
  if (!isEncrypted(sealed)) throw new Error('not an encrypted text');
  return decryptBytes(key, Buffer.from(sealed.slice(prefix.length), 'base64url'), associated).toString('utf8');
}

export const isEncrypted = (text: string): boolean => text.startsWith(prefix);

export function encryptBytes(key: Buffer, bytes: Buffer, associated: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associated));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

export function decryptBytes(key: Buffer, sealed: Buffer, associated: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(associated));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

/** A key pair that lets everyone seal and only the holder of the private half open (X25519, ephemeral per text). */
export function makeSealPair(): { publicKey: string; privateKey: string } {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
  };
}

const shared = (secret: Buffer, ephemeral: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, ephemeral, 'sufflor seal', 32));

/** Seals a text to a public key; `associated` (the contact id) must be the same when opened. */
export function seal(publicKey: string, text: string, associated: string): string {
  const to = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), type: 'spki', format: 'der' });
  const once = generateKeyPairSync('x25519');
  const ephemeral = once.publicKey.export({ type: 'spki', format: 'der' });
  const key = shared(diffieHellman({ privateKey: once.privateKey, publicKey: to }), ephemeral);
  return `${ephemeral.toString('base64url')}.${encryptBytes(key, Buffer.from(text), associated).toString('base64url')}`;
}

/** Opens what `seal` made. Throws when it was sealed to another key or for another contact. */
export function unseal(privateKey: string, sealed: string, associated: string): string {
  const [ephemeralText, body] = sealed.split('.');
  if (!ephemeralText || !body) throw new Error('not a sealed text');
  const ephemeral = Buffer.from(ephemeralText, 'base64url');
  const own = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), type: 'pkcs8', format: 'der' });
  const from = createPublicKey({ key: ephemeral, type: 'spki', format: 'der' });
  const key = shared(diffieHellman({ privateKey: own, publicKey: from }), ephemeral);
  return decryptBytes(key, Buffer.from(body, 'base64url'), associated).toString('utf8');
}

/** HMAC-SHA-256, hexadecimal. */
export const hmac = (key: string | Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex');
