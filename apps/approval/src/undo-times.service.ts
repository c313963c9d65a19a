import { Injectable } from '@nestjs/common';
import type { DeliveryChannel } from '#lib/contracts';
import { Settings } from '#lib/platform';

/** How long an approved reply can be taken back: some seconds for mail and form, fewer for chat, none for what was spoken. */
@Injectable()
export class UndoTimes {
  constructor(private readonly settings: Settings) {}

  secondsFor(channel: DeliveryChannel): number {
    if (channel === 'phone') return 0;
    return channel === 'chat' ? this.settings.env.UNDO_SECONDS_CHAT : this.settings.env.UNDO_SECONDS;
  }
}
