/** Lets tiles glide to their new places: remembers where they stand before a change and starts them from there after it. */
export class TileMotion {
  private before = new Map<string, DOMRect>();

  /** @param tiles Elements with `data-tile`. */
  remember(tiles: Iterable<HTMLElement>): void {
    this.before = new Map([...tiles].map(tile => [tile.dataset.tile ?? '', tile.getBoundingClientRect()]));
  }

  play(tiles: Iterable<HTMLElement>): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const tile of tiles) {
      const from = this.before.get(tile.dataset.tile ?? '');
      const to = tile.getBoundingClientRect();
      if (from === undefined || (from.x === to.x && from.y === to.y)) continue;
      const start = `translate(${from.x - to.x}px, ${from.y - to.y}px)`;
      tile.animate([{ transform: start }, { transform: 'none' }], {
        duration: 400,
        easing: 'cubic-bezier(.2, 0, 0, 1)',
      });
    }
  }
}
