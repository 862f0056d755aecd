/** The look of everything that opens above the page: menus, selects, popovers. */
export const popupClass =
  'rounded-lg border border-line bg-raised text-foreground shadow-lg shadow-black/8 outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0';
