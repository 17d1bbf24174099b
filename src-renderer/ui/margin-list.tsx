import { HardDrive } from 'lucide-react'
import { Children, type CSSProperties, type HTMLAttributes, type ReactNode, type Ref } from 'react'
import { classNames } from './class-names.ts'
import styles from './margin-list.module.css'

export interface MarginListProps extends Omit<HTMLAttributes<HTMLDivElement>, 'className'> {
  /** 34 to 46 px (design §1.1). */
  readonly marginWidth?: number
  /** 24 to 44 px (design §4); may be any CSS length, `clamp(32px, 4.5vh, 34px)`. */
  readonly rowHeight?: number | string
  /** Columns read down then across. */
  readonly columns?: number
  readonly ref?: Ref<HTMLDivElement> | undefined
  readonly children: ReactNode
}

/** A list and its margin: states left of the line, content right of it. The product’s signature. */
export function MarginList(props: MarginListProps) {
  const { marginWidth = 38, rowHeight = 30, columns = 1, children, style, ...rest } = props
  const sizes = {
    '--margin-width': `${marginWidth}px`,
    '--row-height': typeof rowHeight === 'number' ? `${rowHeight}px` : rowHeight,
    ...(columns > 1 && { '--columns': columns, '--rows': Math.ceil(Children.count(children) / columns) }),
    ...style,
  } as CSSProperties
  return (
    <div
      role="list"
      {...rest}
      className={classNames(styles.list, columns > 1 && styles.columns)}
      style={sizes}
    >
      {children}
    </div>
  )
}

export interface MarginRowProps extends Omit<HTMLAttributes<HTMLDivElement>, 'className'> {
  /** Mark or icon. */
  readonly margin?: ReactNode
  /** Pale ground of the margin cell alone; the row stays white. */
  readonly tone?: 'rouge' | 'ocre' | 'canard' | 'prune' | 'vert' | 'encre' | undefined
  /** The whole row is pale red: a missing call. */
  readonly isMissing?: boolean
  readonly isSelected?: boolean
  /** Grey, at the right: « absent à l’heure précédente ». */
  readonly hint?: ReactNode
  /** The state’s word or the figure, at the far right. */
  readonly value?: ReactNode
  /** Written here, not confirmed by the portal yet; `title` is the icon’s name. */
  readonly waitsHere?: string | undefined
  /** Under the first line. */
  readonly detail?: ReactNode
  readonly ref?: Ref<HTMLDivElement> | undefined
  readonly children: ReactNode
}

/** Margin · label · flags · free space · hint · value. */
export function MarginRow(props: MarginRowProps) {
  const { margin, tone, isMissing, isSelected, hint, value, waitsHere, detail, children, ...rest } = props
  return (
    <div
      role="listitem"
      {...rest}
      className={classNames(
        styles.row,
        isMissing && styles.missing,
        isSelected && styles.selected,
        rest.onClick && styles.active,
      )}
    >
      <div className={classNames(styles.margin, tone && styles[tone])}>{margin}</div>
      <div className={styles.content}>
        <div className={styles.line}>
          <span className={styles.label}>{children}</span>
          {hint !== undefined && <span className={styles.hint}>{hint}</span>}
          {value !== undefined && <span className={styles.value}>{value}</span>}
          {waitsHere !== undefined && (
            <HardDrive size={15} className={styles.here} role="img" aria-label={waitsHere} />
          )}
        </div>
        {detail !== undefined && <div className={styles.detail}>{detail}</div>}
      </div>
    </div>
  )
}

/** A head between groups of rows: « Sans nouvelle · 7 ». */
export function MarginHead({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.head} role="presentation">
      <div className={styles.margin} />
      <div className={styles.headWords}>{children}</div>
    </div>
  )
}

/** « NOM Prénom » with its weights (design §2). */
export function ListName({
  familyName,
  givenName,
}: {
  readonly familyName: string
  readonly givenName: string
}) {
  return (
    <span className={styles.name}>
      <b>{familyName.toLocaleUpperCase('fr').replaceAll("'", '’')}</b> {givenName}
    </span>
  )
}
