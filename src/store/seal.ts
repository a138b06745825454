import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Problem } from '../errors.ts'

/** AES-256-GCM with a random 96-bit nonce and a 128-bit tag, as in NIST SP 800-38D. */
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
/** The form of what is sealed, for the day that it changes. */
const FORM = 'v1.'

/** Encrypts what must not be read from a stolen database. */
export interface Seal {
  close(text: string, owner: string): string
  /** Rejects with a Problem what was sealed with another key, for another owner, or changed. */
  open(sealed: string, owner: string): string
}

/** @param secret ENCRYPTION_KEY, as long and random as `openssl rand -hex 32` makes it. */
export function sealWith(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'aisi installations', KEY_BYTES))
  return {
    close(text, owner) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return FORM + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed, owner) {
      try {
        const bytes = Buffer.from(sealed.slice(FORM.length), 'base64url')
        const nonce = bytes.subarray(0, NONCE_BYTES)
        const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
        const decipher = createDecipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner)).setAuthTag(tag)
        const body = bytes.subarray(NONCE_BYTES + TAG_BYTES)
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new Problem(
          `What ${owner} installed cannot be read with this ENCRYPTION_KEY. Set the key that was in use, or let them install again.`,
          [],
          { cause },
        )
      }
    },
  }
}
