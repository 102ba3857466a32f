/** What `Page`, `Component` and `Behavior` do: hand a definition made by a script to the component framework. */
import { type LogicRealm } from './logic-realm'
import { type View } from './view-realm'

type Definition = Record<string, unknown>

export interface Registration {
  /** Runs the script of a page or component, which registers itself under its path. */
  register(component: string): void
}

/** A property's type arrives as a constructor of the logic's realm; the framework knows those of the window only. */
const typeNames = ['String', 'Number', 'Boolean', 'Object', 'Array']

export function registration(realm: LogicRealm, view: View): Registration {
  const registered = new Set<string>()
  let current = ''
  const define = (kind: 'Page' | 'Component' | 'Behavior') => (definition: Definition) =>
    view.space.componentEnv(current, (environment) => {
      const register: (definition: Definition) => unknown = environment[kind]
      return register(translate(view, definition))
    })
  realm.define({ Page: define('Page'), Component: define('Component'), Behavior: define('Behavior') })
  return {
    register(component) {
      if (registered.has(component)) return
      registered.add(component)
      const outer = current
      current = component
      try {
        realm.run(component)
      } finally {
        current = outer
      }
    },
  }
}

/** Taro writes an empty object where a component has no such list, which WeChat takes for none. */
const lists = ['behaviors', 'externalClasses']

function translate(view: View, definition: Definition): Definition {
  const meant = Object.fromEntries(
    Object.entries(definition).filter(([name, value]) => !lists.includes(name) || Array.isArray(value)),
  )
  const { properties } = definition
  if (typeof properties !== 'object' || properties === null) return meant
  const translated = Object.entries(properties).map(([name, property]) => [
    name,
    translateProperty(view, property),
  ])
  return { ...meant, properties: Object.fromEntries(translated) }
}

function translateProperty(view: View, property: unknown): unknown {
  if (typeof property !== 'object' || property === null) return constructorOf(view, property)
  return { ...property, type: constructorOf(view, 'type' in property ? property.type : undefined) }
}

function constructorOf(view: View, type: unknown): unknown {
  const name = typeof type === 'function' ? type.name : ''
  return typeNames.includes(name) ? view.window.eval(name) : (type ?? null)
}
