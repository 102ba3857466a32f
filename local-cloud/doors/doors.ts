/**
 * The list of doors.
 */
import { consoleDoor } from '../console/door'
import type { FaultRegister } from '../faults'
import { AdminFailure } from '../gateway/admin-failure'
import { createGateway } from '../gateway/gateway'
import type { Service, Services } from '../gateway/service'
import { openapiServices } from '../openapi/service'
import type { Parts } from '../parts'
import { callService } from '../runtime/call-service'
import { storageDoor } from '../storage/door'
import { storageServices } from '../storage/services'
import { answerHttp } from './http-door'
import { answerInvoke } from './invoke-door'
import { sendJson } from './reply'
import type { Doors } from './server'
import { siteDoor } from './site'

/** Every door of a cloud by the start of its address. */
export function doorsOf(parts: Parts): Doors {
  const { store, links } = parts
  return {
    '/admin': adminDoor(parts),
    '/invoke/': (request, response) => answerInvoke(parts, request, response),
    '/http/': (request, response) => answerHttp(parts, request, response),
    '/storage/': storageDoor(store, links),
    '/console': consoleDoor(parts),
    '/healthz': (_, response) => sendJson(response, '{"ok":true}'),
    '/': siteDoor(parts.options.site),
  }
}

/** Where the SDK sends everything: each service by the names of its actions. */
function adminDoor(parts: Parts) {
  const { database, faults, log, store, links } = parts
  const services = {
    ...retelling(database.services, faults),
    ...storageServices(store, links),
    ...openapiServices(parts),
    'functions.invokeFunction': callService(parts.runtime),
  }
  return createGateway({
    services,
    faults,
    onError: (error, call) => {
      if (!(error instanceof AdminFailure))
        log.write({ level: 'error', text: `${call.action}: ${String(error.stack)}` })
    },
  })
}

/** The services with their failures told as the faults want them told. */
function retelling(services: Services, faults: FaultRegister): Services {
  const told = Object.entries(services).map(([action, service]): [string, Service] => [
    action,
    (request, call) =>
      service(request, call).catch((thrown: unknown) => Promise.reject(faults.retold(call, thrown))),
  ])
  return Object.fromEntries(told)
}
