'use client';

import { useActionState } from 'react';
import { plainButton } from '@/components/ui/form';
import { featureMatchup } from '@/lib/actions/featured';
import type { AdminState } from '@/lib/domain/admin-answer';
import { Answer } from '../answer';

/** Puts a matchup among the featured ones, or takes it off them. */
export function FeatureButton({ id, featured }: { id: number; featured: boolean }) {
  const [state, feature, busy] = useActionState<AdminState, FormData>(featureMatchup, null);
  return (
    <div className="grid gap-y-2">
      <form action={feature}>
        <input type="hidden" name="matchup" value={id} />
        <button
          type="submit"
          name="featured"
          value={featured ? 'no' : 'yes'}
          disabled={busy}
          className={plainButton}
        >
          {featured ? 'Take it off the featured ones' : 'Feature it'}
        </button>
      </form>
      <Answer state={state} />
    </div>
  );
}
