import { writeFileSync } from 'node:fs'
import { matrixPage, renderMatrix } from './render-matrix.ts'

writeFileSync(matrixPage, renderMatrix())
