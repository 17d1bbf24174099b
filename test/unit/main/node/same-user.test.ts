import { describe, expect, it } from 'vitest'
import { ownerOf } from '#main/node/same-user.ts'

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 11 1
   1: 0100007F:C001 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 12 1
   2: 0100007F:1F90 0100007F:C001 01 00000000:00000000 00:00000000 00000000  1000        0 13 1`

describe('the owner of a connection', () => {
  it('is read at the caller’s end of it, not at ours', () => {
    expect(ownerOf(table, 0xc001, 0x1f90)).toBe(1001)
  })
  it('is unknown for a connection that is not there', () => {
    expect(ownerOf(table, 0xc002, 0x1f90)).toBeNull()
  })
})
