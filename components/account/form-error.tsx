/** What the server said to a form as a whole. */
export function FormError({ children }: { children?: string | undefined }) {
  if (!children) return null;
  return (
    <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
      {children}
    </p>
  );
}
