import { argv } from 'node:process'
import { outputFolder, writeSbom } from './write-sbom.ts'

// `npm run sbom [-- FOLDER]`: the software bill of materials (CycloneDX) of what ships; `npm run package` makes it too.
console.log(await writeSbom(argv[2] ?? outputFolder([])))
