/** The column of names takes what the others leave. */
export const nameCellClass = 'max-w-0 py-2 sm:min-w-64 w-full xl:w-[38%]';
