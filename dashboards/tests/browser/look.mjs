// What an eye would catch, as far as a program can: text that is cut off, and text that lies over other text.

/** Runs in the page: returns one sentence per fault. */
export function faultsOfText() {
  const texts = [];
  // A panel in the top layer lies over the page by intent: then it alone is looked at.
  const root = document.querySelector(':popover-open') ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.data.trim() === '') continue;
    const element = node.parentElement;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden' || style.display === 'none' || element.closest('noscript, .run, footer ol'))
      continue;
    // What a closed <details> holds has a place but is not drawn, nor is a button that waits for a pointer.
    if (!element.checkVisibility({ opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects())
      if (rect.width > 0 && rect.height > 0) texts.push({ node, element, rect });
  }
  return [...cut(texts), ...overlapping(texts)];

  function cut(all) {
    const found = [];
    for (const { node, element, rect } of all) {
      for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        if (overflowX === 'visible' && overflowY === 'visible' && box !== document.body) continue;
        const edge =
          box === document.body
            ? { left: 0, right: document.documentElement.clientWidth }
            : box.getBoundingClientRect();
        if (rect.right > edge.right + 1 || rect.left < edge.left - 1)
          found.push(`«${node.data.trim()}» runs out of ${box.className || box.tagName}`);
        // Glyphs are lower than their line, so a little of the line may be cut without harm.
        else if (edge.bottom && rect.bottom - rect.height * 0.2 > edge.bottom + 1)
          found.push(`«${node.data.trim()}» is cut below in ${box.className || box.tagName}`);
        break;
      }
    }
    return found;
  }

  function overlapping(all) {
    const found = [];
    const shown = all.filter(
      ({ element }) =>
        !element.closest('svg') &&
        // On a page that scrolls the bar of a recording lies over it, as a sticky header does.
        !(element.closest('past-bar') && document.documentElement.scrollHeight > innerHeight) &&
        getComputedStyle(element.closest('header') ?? element).position !== 'sticky',
    );
    shown.forEach((a, index) => {
      for (const b of shown.slice(index + 1)) {
        if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const [inset, across] = [0.22, Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left)];
        const top = r => r.top + r.height * inset;
        const bottom = r => r.bottom - r.height * inset;
        const down = Math.min(bottom(a.rect), bottom(b.rect)) - Math.max(top(a.rect), top(b.rect));
        if (across > 1 && down > 1) found.push(`«${a.node.data.trim()}» and «${b.node.data.trim()}» overlap`);
      }
    });
    return found;
  }
}
