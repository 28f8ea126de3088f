import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Height of `.past-bar` on a wall. */
const barRem = 4.5;

const wide = '(min-width: 900px) and (min-aspect-ratio: 5/4)';

/**
 * Whether the page hangs on a wall (everything on one screen, sizes follow the screen) or is held in a hand (a list that
 * scrolls), and how large it is in rem.
 */
export class Viewport implements ReactiveController {
  private readonly changed = () => {
    this.host.requestUpdate();
  };

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get onWall(): boolean {
    return matchMedia(wide).matches;
  }

  get widthRem(): number {
    return innerWidth / this.remPx;
  }

  get heightRem(): number {
    // The bar of a recording takes its part of the screen.
    const bar = document.documentElement.classList.contains('recorded') ? barRem : 0;
    return innerHeight / this.remPx - bar;
  }

  private get remPx(): number {
    return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  }

  hostConnected(): void {
    addEventListener('resize', this.changed);
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.changed);
  }
}
