const PROTOCOLS = ['postgres:', 'postgresql:']

/** Whether a text is the address of a PostgreSQL database, as postgres://user:password@host/database. */
export function isPostgresAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, pathname } = new URL(text)
  return PROTOCOLS.includes(protocol) && pathname.length > 1 && [username, password, pathname].every(isWhole)
}

/** A percent sign in a password has to be written as %25. */
function isWhole(part: string): boolean {
  try {
    decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}
