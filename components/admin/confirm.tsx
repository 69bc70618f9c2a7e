import { plainButton } from '@/components/ui/form';

/**
 * What can't be done by one press: a first press shows what will happen, and the button that does it.
 * Works without JavaScript; stays open while what was sent is refused.
 */
export function Confirm({
  label,
  open = false,
  children,
}: {
  label: string;
  open?: boolean;
  children: React.ReactNode;
}) {
  return (
    <details open={open} className="group">
      <summary className={`${plainButton} w-fit cursor-pointer list-none`}>{label}</summary>
      <div className="mt-3 grid max-w-prose gap-y-3 border-l-4 border-rule pl-4">{children}</div>
    </details>
  );
}
