/**
 * Makes every writing transaction of the page strict: the same promise for every peer, on the disk and not in
 * a buffer of the system. Peers that have no option for it (PouchDB) get it as well as those that have one.
 */
export function forceStrict(): void {
  const plain = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    return mode === 'readwrite'
      ? plain.call(this, names, mode, { ...options, durability: 'strict' })
      : plain.call(this, names, mode, options)
  }
}
