import { CallSign } from '@/components/ui/call-mark';
import { type Choice, choices } from '@/lib/domain/tally';

const looks = {
  ship: { word: 'Ship', pressed: 'border-ship bg-ship', idle: 'border-ship text-ship' },
  skip: { word: 'Skip', pressed: 'border-skip bg-skip', idle: 'border-skip text-skip' },
} as const;

/** Answers which of a form's two buttons sent it; undefined when it was none of them. */
export function callOfButton(event: Event): Choice | undefined {
  const { submitter } = event as SubmitEvent;
  return choices.find((choice) => choice === submitter?.dataset.choice);
}

/** The two submit buttons of a vote's form. The pressed one takes the vote back. */
export function CallButtons({
  tool,
  choice,
  describedBy,
}: {
  tool: { name: string };
  /** How the voter votes now. */
  choice: Choice | null;
  /** The id of what says why the last vote was refused. */
  describedBy?: string | undefined;
}) {
  return (
    <div className="grid grid-cols-2 gap-3">
      {choices.map((call) => {
        const { word, pressed, idle } = looks[call];
        const isPressed = call === choice;
        return (
          <button
            key={call}
            type="submit"
            name="choice"
            value={isPressed ? 'none' : call}
            data-choice={call}
            aria-label={`${word} ${tool.name}`}
            aria-pressed={isPressed}
            aria-describedby={describedBy}
            className={`inline-flex min-h-12 items-center justify-center gap-2 border-2 px-4 font-semibold ${
              isPressed ? `${pressed} text-on-call` : `bg-sheet ${idle}`
            }`}
          >
            <CallSign call={call} />
            {word}
          </button>
        );
      })}
    </div>
  );
}
