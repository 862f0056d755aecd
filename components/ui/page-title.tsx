/** Title of the browser's tab; React moves it into the head. Write it in any component of the page. */
export function PageTitle({ children }: { children: string }) {
  return <title>{`${children} · Env Studio`}</title>;
}
