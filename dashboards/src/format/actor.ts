/** Who did something, as people call him: an account without what kind of actor it is. */
export const nameIn = (actor: string): string => actor.replace(/^account:/, '');
