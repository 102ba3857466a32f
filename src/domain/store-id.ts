/** The number of a store, as operators write it and tills name it. Free of libraries, because the phone checks it too. */
export const storeIdPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/
