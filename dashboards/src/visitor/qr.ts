import { svg, type SVGTemplateResult } from 'lit';
import { encode } from 'uqr';

/** A picture code of a text as black cells of one unit each, without a margin; at least 25 mm wide in print. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const runs = data.flatMap((row, y) =>
    row.flatMap((black, x) => (black && row[x - 1] !== true ? [`M${x} ${y}h${run(row, x)}v1h-${run(row, x)}z`] : [])),
  );
  return { size, path: runs.join('') };
}

function run(row: readonly boolean[], from: number): number {
  let end = from;
  while (row[end] === true) end++;
  return end - from;
}

/** The code with the quiet margin of four cells that readers need. */
export function qrView(text: string, label: string): SVGTemplateResult {
  const { size, path } = qrPath(text);
  return svg`<svg class="qr-code" viewBox="-4 -4 ${size + 8} ${size + 8}" role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect x="-4" y="-4" width=${size + 8} height=${size + 8} fill="#fff" /><path d=${path} fill="#000" />
  </svg>`;
}
