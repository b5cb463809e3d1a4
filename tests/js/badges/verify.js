// A second, independent verifier for the badges that Élan issues: Digital Bazaar's stack for embedded proofs, jose for JWT, and
// readers of PNG and SVG of its own. Used by tests/badges/test_independent.py:
//   node verify.js FOLDER   reads contexts.json and did.json there, judges each other file, writes one JSON object.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { importJWK, jwtVerify } from 'jose'
import signatures from 'jsonld-signatures'
import { credentialInPng, credentialInSvg } from './pictures.js'

const folder = process.argv[2] ?? '.'
/** @param {string} name */
const json = name => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const contexts = json('contexts.json')
const issuer = json('did.json')

/** @param {string} url */
function documentLoader(url) {
  const method = issuer.verificationMethod.find((/** @type {{id: string}} */ found) => found.id === url)
  const document = method
    ? { '@context': 'https://w3id.org/security/multikey/v1', ...method }
    : url === issuer.id
      ? issuer
      : contexts[url]
  if (!document) throw new Error(`Nothing is fetched: ${url}`)
  return Promise.resolve({ contextUrl: null, documentUrl: url, document })
}

/** @param {string} text */
async function verifyDocument(text) {
  const document = JSON.parse(text)
  // The library is content when one of several proofs holds; a badge of ours carries one.
  if (Array.isArray(document.proof)) throw new Error('Several proofs')
  const result = await signatures.verify(document, {
    suite: new DataIntegrityProof({ cryptosuite }),
    purpose: new signatures.purposes.AssertionProofPurpose({ controller: issuer }),
    documentLoader
  })
  if (!result.verified) throw result.error
  if ((document.issuer.id ?? document.issuer) !== issuer.id) throw new Error('Another issuer')
  for (const endorsement of document.endorsement ?? []) await verifyDocument(JSON.stringify(endorsement))
  return document.id
}

/** @param {string} token */
async function verifyToken(token) {
  const { payload } = await jwtVerify(
    token,
    (/** @type {{ kid?: string }} */ header) => {
      const method = issuer.verificationMethod.find((/** @type {{id: string}} */ found) => found.id === header.kid)
      if (!method?.publicKeyJwk || !issuer.assertionMethod.includes(method.id)) throw new Error('Unknown key')
      return importJWK(method.publicKeyJwk, 'ES256')
    },
    { algorithms: ['ES256'], issuer: issuer.id }
  )
  if (payload.jti !== payload.id) throw new Error('The claims are not those of the credential')
  return payload.id
}

/** @type {Record<string, (content: Buffer) => Promise<string>>} */
const readers = {
  json: content => verifyDocument(content.toString('utf8')),
  jwt: content => verifyToken(content.toString('ascii')),
  png: content => verifyDocument(credentialInPng(content)),
  svg: content => verifyDocument(credentialInSvg(content.toString('utf8')))
}

/** @param {string} name */
async function judge(name) {
  const read = readers[name.split('.').pop() ?? '']
  if (!read) return 'unknown kind of file'
  try {
    return await read(readFileSync(join(folder, name)))
  } catch (error) {
    return `refused: ${error instanceof Error ? error.name : error}`
  }
}

const names = readdirSync(folder).filter(name => name !== 'contexts.json' && name !== 'did.json')
const verdicts = await Promise.all(names.map(async name => [name, await judge(name)]))
process.stdout.write(JSON.stringify(Object.fromEntries(verdicts)))
