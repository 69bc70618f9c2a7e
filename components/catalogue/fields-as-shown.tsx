'use client';

import { useEffect, useRef } from 'react';

/**
 * Puts its form's fields back to what the page shows when a browser brings the page back as it was left:
 * with what was chosen for the next one.
 */
export function FieldsAsShown() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) place.current?.closest('form')?.reset();
    };
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, []);
  return <span ref={place} hidden />;
}
