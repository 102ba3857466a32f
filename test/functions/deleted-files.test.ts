/** A file counts as erased only where WeChat says so of that very file. */
import { stillThere } from '../../cloudfunctions/lib/deleted-files'

const files = ['cloud://e.b/a.jpg', 'cloud://e.b/b.jpg']
const answer = (...statuses: number[]) => ({
  fileList: statuses.map((status, place) => ({ fileID: files[place], status, errMsg: '' })),
})

test.each([
  ['both are gone', answer(0, 0), []],
  ['one was not there any more', answer(0, -503_003), []],
  ['one may not be deleted', answer(-503_002, 0), [files[0]]],
  ['one is not named', answer(0), [files[1]]],
  ['none is named', answer(), files],
])('where %s', (_, found, expected) => {
  expect(stillThere(files, found)).toEqual(expected)
})

test('an answer without a list is no answer', () => {
  expect(() => stillThere(files, { errMsg: 'ok' })).toThrow()
})
