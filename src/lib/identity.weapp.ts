/** In WeChat there is one person a phone, known to the cloud and not to this code. */
export function identityKey(): string {
  return ''
}

/** WeChat has greeted the person already. */
export function greetVisitor(): void {}
