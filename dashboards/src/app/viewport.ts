import type { ReactiveController, ReactiveControllerHost } from 'lit';

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
    return innerHeight / this.remPx;
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
