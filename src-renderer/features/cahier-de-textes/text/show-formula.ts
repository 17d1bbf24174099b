import katex from 'katex'

/** Draws a formula into an element; one that LaTeX does not understand is shown as it was typed, in red. */
export function showFormula(element: HTMLElement, latex: string, isDisplay: boolean): void {
  katex.render(latex, element, { displayMode: isDisplay, throwOnError: false, strict: false, trust: false })
}
