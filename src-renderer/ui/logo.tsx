/** The desk lid, in the colour of the words around it. */
export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden
    >
      <path d="M7.6 5.5h8.8l2.6 11H5z" />
      <path d="M10 5.5 9.4 16.5" />
      <path d="M4 19.5h16" />
    </svg>
  )
}
