import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const KEY_SHAPE = /^dbk_(sec|pub)_[A-Za-z0-9_-]{43}$/;
const PREFIX_LENGTH = 14;

/** A new key: 32 random bytes behind a prefix that tells its kind. */
export function generateKey(kind: 'secret' | 'public'): string {
  return `dbk_${kind === 'secret' ? 'sec' : 'pub'}_${randomBytes(32).toString('base64url')}`;
}

/** Whether a text could be a key that `generateKey` made; keys given by DEBRIEF_API_KEY may look otherwise. */
export function isGeneratedKey(text: string): boolean {
  return KEY_SHAPE.test(text);
}

export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export function keyPrefix(key: string): string {
  return key.slice(0, PREFIX_LENGTH);
}

/** What a sealed text is for: one sealed for one purpose does not open for another. */
export type SealPurpose = 'api key' | 'webhook';

/** The key under the desk's secret (AES-256-GCM): what the database alone holds does not give it away. */
export function sealKey(key: string, secret: string, purpose: SealPurpose = 'api key'): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret, purpose), iv);
  const sealed = Buffer.concat([cipher.update(key, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The key that was sealed, or null when it was sealed under another secret. */
export function openSealedKey(sealed: string, secret: string, purpose: SealPurpose = 'api key'): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret, purpose), bytes.subarray(0, 12));
  try {
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function sealingKey(secret: string, purpose: SealPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `debrief ${purpose}`, 32));
}
