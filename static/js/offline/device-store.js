/**
 * Drawers of the vault: `device` for answers that never leave this phone, `drafts` for what is being typed.
 */

/**
 * @param {import('./vault.js').Vault} vault
 * @param {'device' | 'drafts'} name
 * @returns {import('../play/types.js').DeviceStore}
 */
export function drawer({ participant, storage, cipher }, name) {
  return {
    async get(key) {
      const sealed = await storage.read(access => access.get(name, [participant, key]))
      return sealed && cipher.open(sealed).catch(() => undefined)
    },
    async set(key, value) {
      const sealed = await cipher.seal(value)
      await storage.write(access => access.put(name, [participant, key], sealed))
    }
  }
}
