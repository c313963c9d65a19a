import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useText } from '../text/index.js';

/** Nothing for the first moment (a flicker helps nobody), then a quiet word. */
function Wait() {
  const text = useText();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return <p style={{ padding: 24 }}>{late ? text.common.loading : ''}</p>;
}

export const Loading = ({ children }: { children: ReactNode }) => <Suspense fallback={<Wait />}>{children}</Suspense>;
