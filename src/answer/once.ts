/** Makes the like of each key when it is first asked for, and hands out the same ever after. */
export function once<K, V extends object>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return key => {
    const known = made.get(key)
    if (known) return known
    const fresh = make(key)
    made.set(key, fresh)
    return fresh
  }
}
