import { CopyButton } from './copy-button.tsx';
import { Input } from './input.tsx';

interface CopyFieldProps {
  /** What it is, for its accessible names. */
  label: string;
  text: string;
}

/** A text to take along, such as a token or a link: selected as one enters it, with a button that copies it. */
export function CopyField({ label, text }: CopyFieldProps) {
  return (
    <div className="flex items-center gap-1">
      <Input
        readOnly
        value={text}
        aria-label={label}
        onFocus={(event) => event.target.select()}
        className="font-mono text-sm"
      />
      <CopyButton text={text} what={label} />
    </div>
  );
}
