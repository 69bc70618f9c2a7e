'use client';

import { useEffect, useRef, useState } from 'react';

const COUNT_MS = 180;

/**
 * Answers a whole number on its way to `target`: it counts there in under 200 ms, or is there at once
 * for who asked for less motion, and wherever there was or is no number.
 */
export function useCountTo(target: number | null): number | null {
  const [shown, setShown] = useState(target);
  const from = useRef(target);

  useEffect(() => {
    const start = from.current;
    from.current = target;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (start === null || target === null || start === target || still) {
      setShown(target);
      return;
    }
    const began = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const done = Math.min(1, Math.max(0, now - began) / COUNT_MS);
      setShown(Math.round(start + (target - start) * done));
      if (done < 1) frame = requestAnimationFrame(step);
    });
    return () => {
      cancelAnimationFrame(frame);
      setShown(target);
    };
  }, [target]);

  return shown;
}
