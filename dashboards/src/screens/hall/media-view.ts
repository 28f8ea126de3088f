import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { MediaItem } from './media';

/** Over the chart and the announcements, never over the calls; silent. @param broken Told of a file that cannot be shown. */
export const mediaView = (item: MediaItem, broken: (item: MediaItem) => void): TemplateResult => {
  const failed = () => {
    broken(item);
  };
  return html`<figure class="media" aria-hidden="true">
    ${keyed(
      item.address,
      item.kind === 'loop'
        ? html`<video src=${item.address} autoplay loop playsinline .muted=${true} @error=${failed}></video>`
        : html`<img src=${item.address} alt="" @error=${failed} />`,
    )}
  </figure>`;
};
