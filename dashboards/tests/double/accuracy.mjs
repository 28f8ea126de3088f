/** How expected waits of a queue came out. @param maeS Left out: too few have. */
export const accuracy = (n, maeS = null) => ({
  n,
  maeS,
  ...(maeS === null
    ? { biasS: null, withinP90: null, pinballS: null, brier: null }
    : { biasS: -maeS / 5, withinP90: 0.913, pinballS: maeS / 2.4, brier: 0.118 }),
});
