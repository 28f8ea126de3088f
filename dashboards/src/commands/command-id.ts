/** One id for one click: sent again with every repetition of it. Random bytes, because `randomUUID` exists only over TLS. */
export function commandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
