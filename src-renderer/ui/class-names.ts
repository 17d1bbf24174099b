/** Joins the class names that hold: `classNames(styles.row, isChosen && styles.chosen)`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
