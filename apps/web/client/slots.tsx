import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** A place in the frame that a workspace may fill, e.g. the top bar's right side. */
export const Slot = ({ id }: { id: string }) => <div className="row" id={`slot-${id}`} />;

export function Fill({ slot, children }: { slot: string; children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(`slot-${slot}`)), [slot]);
  return place && createPortal(children, place);
}
