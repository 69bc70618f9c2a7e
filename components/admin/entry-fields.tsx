import { ChoiceField, TextField } from '@/components/admin/text-field';
import type { Typed } from '@/lib/domain/admin-answer';
import { entryKinds, entryLabel } from '@/lib/domain/entry';
import { type PricePeriod, pricePeriods } from '@/lib/domain/price';

const PERIODS: Record<PricePeriod, string> = {
  month: 'A month',
  year: 'A year',
  once: 'Once, for good',
  'seat-month': 'A seat a month',
  '1m-tokens': 'A million tokens',
};

/** What getting in costs, where and when that was read. The names are a catalogue file's columns. */
export function EntryFields({ texts, errors }: { texts: Typed; errors: Record<string, string[]> }) {
  const of = (name: string, label: string) => ({
    name,
    label,
    value: texts[name] ?? '',
    errors: errors[name],
  });
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <ChoiceField
        {...of('entry_kind', 'Entry')}
        none="Not read yet"
        options={entryKinds.map((kind) => [kind, entryLabel(kind)])}
      />
      <TextField {...of('entry_checked_at', 'Read on')} type="date" />
      <TextField {...of('entry_amount', 'Amount')} inputMode="decimal" autoComplete="off" />
      <TextField
        {...of('entry_currency', 'Currency')}
        hint="Three capitals, such as USD."
        autoComplete="off"
        spellCheck={false}
      />
      <ChoiceField
        {...of('entry_period', 'What the amount buys')}
        none="Not said"
        options={pricePeriods.map((period) => [period, PERIODS[period]])}
      />
      <TextField {...of('entry_source', 'Source')} type="url" hint="The page it was read on." />
      <div className="sm:col-span-2">
        <TextField {...of('entry_note', 'Note')} hint="What the money is for, in a line." />
      </div>
    </div>
  );
}
