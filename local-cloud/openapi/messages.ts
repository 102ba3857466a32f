/**
 * The protobuf messages in which the SDK sends openapi calls and reads their answers. Field numbers as in
 * wx-server-sdk 4.0.2.
 */
import protobuf from 'protobufjs'

const { root } = protobuf.parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message SvrkitApiData { string apiName = 1; bytes reqData = 2; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; SvrkitApiData svrkitData = 4; }
  message CommOpenApiResp {
    bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; int32 svrkitErrorCode = 6;
  }
  message OpenDataReq { repeated string cloudidList = 2; string appid = 3; }
  message OpenData { string cloudId = 1; string json = 2; }
  message OpenDataResp { repeated OpenData dataList = 1; }
`)

const request = root.lookupType('CommApiData')
const response = root.lookupType('CommOpenApiResp')
const openDataRequest = root.lookupType('OpenDataReq')
const openDataResponse = root.lookupType('OpenDataResp')

interface Pair {
  key: string
  value: Uint8Array
  contenttype: string
}

/** The fields of an openapi call, as they were before the SDK wrote them: JSON values; a file as its size. */
export function readFields(bytes: Uint8Array): Record<string, unknown> {
  const { openapiData } = plain(request, bytes) as { openapiData?: { pairs?: Pair[] } } // the message's own shape
  return Object.fromEntries((openapiData?.pairs ?? []).map((pair) => [pair.key, valueOf(pair)]))
}

function valueOf(pair: Pair): unknown {
  if (pair.contenttype) return { contentType: pair.contenttype, bytes: pair.value.length }
  const text = Buffer.from(pair.value).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The cloud ids that a getOpenData call asks for. */
export function readCloudIds(bytes: Uint8Array): string[] {
  const { svrkitData } = plain(request, bytes) as { svrkitData?: { reqData?: Uint8Array } } // the message's own shape
  const asked = plain(openDataRequest, svrkitData?.reqData ?? new Uint8Array()) as { cloudidList?: string[] } // same
  return asked.cloudidList ?? []
}

/** The answer to getOpenData: for each cloud id what WeChat would open. */
export function writeOpenData(opened: { cloudId: string; json: string }[]): Uint8Array {
  const respData = openDataResponse.encode({ dataList: opened }).finish()
  return response
    .encode({ respData, contentType: 'application/octet-stream', httpCode: 200, svrkitErrorCode: 0 })
    .finish()
}

/** An answer with a body: JSON of WeChat's servers, or a file such as a code picture. */
export function writeAnswer(contentType: string, body: Uint8Array): Uint8Array {
  return response.encode({ respData: body, contentType, httpCode: 200 }).finish()
}

/** A refusal by the cloud itself, before WeChat's servers are asked; for example -604101, no permission. */
export function writeRefusal(errorCode: number): Uint8Array {
  return response
    .encode({ respData: new Uint8Array(), contentType: 'application/json', errorCode, httpCode: 200 })
    .finish()
}

function plain(type: protobuf.Type, bytes: Uint8Array): unknown {
  return type.toObject(type.decode(bytes), { arrays: true })
}
